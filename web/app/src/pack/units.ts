import { atom } from "jotai";
import { atomWithStorage } from "jotai/utils";

export type Unit = "cm" | "in";

const CENTIMETRES_PER_INCH = 2.54;

const stored = atomWithStorage<Unit>("techpack.unit", "cm", undefined, { getOnInit: true });

/** The unit in which measurements are shown; the server keeps centimetres. */
export const unitAtom = atom(
  (get): Unit => (get(stored) === "in" ? "in" : "cm"),
  (_get, set, unit: Unit) => set(stored, unit),
);

const centimetres = new Intl.NumberFormat(undefined, {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

/** A number, a fraction as the trade writes inches, or both; then the unit. */
const measure = /(?:(\d+(?:[.,]\d+)?)(?:\s+(\d+)\/(\d+))?|(\d+)\/(\d+))\s*(cm\b|mm\b|in\b|")/g;

/**
 * A text with its measures in another unit: "± 1.0 cm" becomes "± 3/8 in". What is no measure stays.
 * Inches are rounded to the eighth, as the trade writes them.
 */
export function inUnit(value: string, unit: Unit): string {
  return value.replace(measure, (_whole, digits, over, under, onlyOver, onlyUnder, from) => {
    const amount = number(digits) + fraction(over, under) + fraction(onlyOver, onlyUnder);
    const cm = from === "mm" ? amount / 10 : from === "cm" ? amount : amount * CENTIMETRES_PER_INCH;
    return unit === "cm"
      ? `${centimetres.format(cm)} cm`
      : `${eighths(cm / CENTIMETRES_PER_INCH)} in`;
  });
}

const number = (digits: string | undefined) => Number((digits ?? "0").replace(",", "."));

const fraction = (over: string | undefined, under: string | undefined) =>
  Number(under) > 0 ? Number(over) / Number(under) : 0;

function eighths(inches: number): string {
  const count = Math.max(inches > 0 ? 1 : 0, Math.round(inches * 8));
  const whole = Math.floor(count / 8);
  const rest = count % 8;
  if (rest === 0) {
    return String(whole);
  }
  const divisor = rest % 4 === 0 ? 4 : rest % 2 === 0 ? 2 : 1;
  const fraction = `${rest / divisor}/${8 / divisor}`;
  return whole === 0 ? fraction : `${whole} ${fraction}`;
}

/** "body_length" and "bodyLength" as people read them: "Body length"; "t-shirt" keeps its hyphen: "T-shirt". */
export function labelOf(key: string): string {
  const words = key
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/_+/g, " ")
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
