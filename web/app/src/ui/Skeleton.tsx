import { classes } from "./classes";

/** The place of something that is on its way. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <div aria-hidden className={classes("animate-pulse-soft rounded-md bg-sunken", className)} />
  );
}
