import { Pause, Play } from "lucide-react";
import { useState } from "react";
import { text } from "../strings";
import { Button } from "../ui/Button";
import { classes } from "../ui/classes";

const PERIOD_MILLIS = 4_000;

/**
 * Whether a list is read again every few seconds. Lists of many pages are read less often; a hidden tab reads nothing
 * (the query cache sees to that).
 */
export function useLive() {
  const [on, setOn] = useState(true);
  return {
    on,
    toggle: () => setOn(!on),
    interval: (pages: number): number | false => on && PERIOD_MILLIS * Math.max(1, pages),
  };
}

/** Says whether a list is read again by itself, and changes that. */
export function LiveButton({ on, onToggle }: { on: boolean; onToggle: () => void }) {
  return (
    <Button
      size="small"
      kind="quiet"
      title={on ? text.common.pause : text.common.resume}
      onClick={onToggle}
      icon={on ? <Pause aria-hidden className="size-4" /> : <Play aria-hidden className="size-4" />}
    >
      <span
        aria-hidden
        className={classes("size-2 rounded-full", on ? "bg-positive" : "bg-line-strong")}
      />
      <span className="max-sm:sr-only">{on ? text.common.updating : text.common.paused}</span>
    </Button>
  );
}
