import type { JobSummary } from "@techpack/client";
import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleSlash,
  Hourglass,
  LoaderCircle,
} from "lucide-react";
import { number } from "../format";
import { text } from "../strings";
import { Badge } from "../ui/Badge";
import { Progress } from "../ui/Progress";
import { isActive, isHeldUp, tones } from "./jobState";

const icons = {
  queued: CircleDashed,
  running: LoaderCircle,
  succeeded: CircleCheck,
  failed: CircleAlert,
  canceled: CircleSlash,
};

export function JobBadge({ job }: { job: Pick<JobSummary, "status" | "step"> }) {
  const heldUp = isHeldUp(job);
  const Icon = heldUp ? Hourglass : icons[job.status];
  return (
    <Badge
      tone={heldUp ? "warning" : tones[job.status]}
      icon={
        <Icon aria-hidden className={job.status === "running" ? "size-3 animate-spin" : "size-3"} />
      }
    >
      {heldUp ? text.jobs.heldUp : text.jobs.status[job.status]}
    </Badge>
  );
}

/** How a job is: its state, and how far it is, what it waits for or why it failed. */
export function JobState({ job }: { job: JobSummary }) {
  const active = isActive(job);
  const why = active ? job.step : job.error?.message;
  return (
    <div className="grid min-w-40 justify-items-start gap-1 @max-2xl:min-w-0 @max-2xl:justify-items-end">
      <span className="flex items-center gap-2">
        <JobBadge job={job} />
        {active && <span className="tabular text-muted text-xs">{number(job.progress)} %</span>}
      </span>
      {job.status === "running" && <Progress thin value={job.progress} label={text.pack.overall} />}
      {why && (
        <p className="line-clamp-2 max-w-72 break-words text-muted text-xs" title={why}>
          {why}
        </p>
      )}
    </div>
  );
}
