import { Progress as Radix } from "radix-ui";
import { classes } from "./classes";

/** A bar from 0 to 100; without a value something goes on of unknown length. */
export function Progress({
  value,
  label,
  thin,
}: {
  value: number | null;
  label: string;
  thin?: boolean;
}) {
  return (
    <Radix.Root
      value={value}
      aria-label={label}
      className={classes(
        "relative w-full overflow-hidden rounded-full bg-sunken",
        thin ? "h-1" : "h-2",
      )}
    >
      <Radix.Indicator
        className={classes(
          "h-full w-full origin-left rounded-full bg-accent-fill transition-transform duration-500 ease-out",
          value === null && "animate-pulse-soft",
        )}
        style={{ transform: `scaleX(${(value ?? 100) / 100})` }}
      />
    </Radix.Root>
  );
}
