import { useSyncExternalStore } from "react";
import { ago, dateTime } from "../format";

const TICK_MILLIS = 10_000;
const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

/** One clock for all that is on the screen. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) {
      each();
    }
  }, TICK_MILLIS);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** A time as people say it, "3 minutes ago"; the exact one is its title. */
export function Time({ at, otherwise = "–" }: { at: string | null; otherwise?: string }) {
  useSyncExternalStore(subscribe, () => now);
  if (at === null) {
    return <span className="text-faint">{otherwise}</span>;
  }
  return (
    <time dateTime={at} title={dateTime(at)} className="whitespace-nowrap">
      {ago(at)}
    </time>
  );
}
