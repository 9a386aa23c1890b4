/** Numbers, dates and sizes as the reader's language writes them. */
const whole = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 });
const tenth = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });
const percentage = new Intl.NumberFormat(undefined, { style: "percent", maximumFractionDigits: 0 });
const day = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const monthOfYear = new Intl.DateTimeFormat(undefined, {
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });
const signed = new Intl.NumberFormat(undefined, { signDisplay: "exceptZero" });

export const number = (value: number): string => whole.format(value);
export const decimal = (value: number): string => tenth.format(value);
export const change = (value: number): string => signed.format(value);

/** A share between 0 and 1, or nothing where it is none. */
export function percent(share: number | null | undefined): string | undefined {
  return typeof share === "number" && Number.isFinite(share)
    ? percentage.format(Math.min(1, Math.max(0, share)))
    : undefined;
}

export function dateTime(iso: string): string {
  const time = new Date(iso);
  return Number.isNaN(time.getTime()) ? iso : day.format(time);
}

/** "November 2026" of "2026-11". */
export function month(yearAndMonth: string): string {
  const first = new Date(`${yearAndMonth}-01T00:00:00Z`);
  return Number.isNaN(first.getTime()) ? yearAndMonth : monthOfYear.format(first);
}

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** "3 minutes ago". */
export function ago(iso: string, now = Date.now()): string {
  const seconds = (new Date(iso).getTime() - now) / 1000;
  if (Number.isNaN(seconds)) {
    return iso;
  }
  for (const [unit, size] of steps) {
    if (Math.abs(seconds) >= size) {
      return relative.format(Math.round(seconds / size), unit);
    }
  }
  return relative.format(Math.round(seconds), "second");
}

/** A duration in the two largest units: "1 min 20 s". */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, milliseconds) / 1000;
  if (seconds < 10) {
    return `${tenth.format(seconds)} s`;
  }
  if (seconds < 60) {
    return `${whole.format(seconds)} s`;
  }
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) {
    const rest = Math.round(seconds % 60);
    return rest === 0
      ? `${whole.format(minutes)} min`
      : `${whole.format(minutes)} min ${whole.format(rest)} s`;
  }
  return `${whole.format(Math.floor(minutes / 60))} h ${whole.format(minutes % 60)} min`;
}
