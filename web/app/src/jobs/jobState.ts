import type { JobStatus, JobSummary, StepId } from "@techpack/client";
import { text } from "../strings";
import type { Tone } from "../ui/Badge";

export const tones: Record<JobStatus, Tone> = {
  queued: "neutral",
  running: "accent",
  succeeded: "positive",
  failed: "danger",
  canceled: "warning",
};

export const nameOfStep = (step: StepId): string => text.jobs.types[step];

/** The end of an id is what tells jobs of one minute apart: its begin is the time. */
export const shortId = (id: string): string => id.slice(-8);

/**
 * Whether something else than its turn keeps a job waiting: another attempt, a provider, its engine. A list tells that
 * in words only; those of a job whose turn has not come are the server's "Waiting for Technical Sketches", or of one
 * that was retried "Waiting to go on where it failed".
 */
export function isHeldUp(job: Pick<JobSummary, "status" | "step">): boolean {
  return job.status === "queued" && !/^Waiting (for \p{Lu}|to go on)/u.test(job.step);
}

export const isActive = (job: { status: JobStatus }): boolean =>
  job.status === "queued" || job.status === "running";

/** From the submission to the end, or to now, in milliseconds. */
export function took(job: Pick<JobSummary, "createdAt" | "finishedAt">, now = Date.now()): number {
  return (job.finishedAt ? Date.parse(job.finishedAt) : now) - Date.parse(job.createdAt);
}
