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

/** Begun, and waiting now: for another attempt, a provider or its next step. */
export function isHeldUp(job: Pick<JobSummary, "status" | "startedAt">): boolean {
  return job.status === "queued" && job.startedAt !== null;
}

export const isActive = (job: { status: JobStatus }): boolean =>
  job.status === "queued" || job.status === "running";

/** From the submission to the end, or to now, in milliseconds. */
export function took(job: Pick<JobSummary, "createdAt" | "finishedAt">, now = Date.now()): number {
  return (job.finishedAt ? Date.parse(job.finishedAt) : now) - Date.parse(job.createdAt);
}
