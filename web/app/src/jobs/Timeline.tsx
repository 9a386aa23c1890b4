import type { Job, Step } from "@techpack/client";
import { duration } from "../format";
import { text } from "../strings";
import { classes } from "../ui/classes";
import { took } from "./jobState";

const fills: Record<Step["status"], string> = {
  pending: "bg-line-strong",
  "in-progress": "bg-accent-fill animate-pulse-soft",
  completed: "bg-positive",
  error: "bg-danger-fill",
  canceled: "bg-line-strong",
};

/** When each step was worked on between the job's submission and its end. */
export function Timeline({ job, now }: { job: Job; now: number }) {
  const begin = Date.parse(job.createdAt);
  const whole = Math.max(1, took(job, now));
  return (
    <ol className="grid gap-x-4 gap-y-3 text-sm">
      {job.steps.map((step) => {
        const span = spanOf(step, job, now);
        return (
          <li
            key={step.id}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-3 gap-y-1.5 @lg:grid-cols-[11rem_minmax(0,1fr)_4.5rem] @lg:items-center"
          >
            <span className="truncate">
              {step.name}
              <span className="sr-only">, {text.stepStatus[step.status]}</span>
              {step.attempt > 1 && (
                <span className="text-faint text-xs"> · {text.jobs.attempts(step.attempt)}</span>
              )}
            </span>
            <span
              aria-hidden
              className="relative h-3 overflow-hidden rounded-sm bg-sunken @max-lg:col-span-2 @max-lg:row-start-2"
            >
              {span && (
                <span
                  className={classes("absolute inset-y-0 min-w-1 rounded-sm", fills[step.status])}
                  style={{
                    left: `${(100 * (span.from - begin)) / whole}%`,
                    width: `${(100 * (span.to - span.from)) / whole}%`,
                  }}
                />
              )}
            </span>
            <span className="tabular whitespace-nowrap text-right text-muted text-xs">
              {span ? duration(span.to - span.from) : text.jobs.notBegun}
            </span>
          </li>
        );
      })}
      <li
        aria-hidden
        className="tabular flex justify-between text-faint text-xs @lg:mr-[5.25rem] @lg:ml-[11.75rem]"
      >
        <span>0</span>
        <span>{duration(whole)}</span>
      </li>
    </ol>
  );
}

/** A step that was begun and has no end lasts until the job's, or until now. */
function spanOf(step: Step, job: Job, now: number): { from: number; to: number } | undefined {
  if (step.startedAt === null) {
    return undefined;
  }
  const from = Date.parse(step.startedAt);
  const end = step.finishedAt ?? job.finishedAt;
  return { from, to: Math.max(from, end === null ? now : Date.parse(end)) };
}
