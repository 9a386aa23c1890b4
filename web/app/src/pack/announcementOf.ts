import type { Job } from "@techpack/client";
import { number } from "../format";
import { text } from "../strings";

/** What is read aloud while a job runs: each step as it begins and the end, never every percent. */
export function announcementOf(job: Job | null | undefined): string {
  if (!job) {
    return "";
  }
  if (job.finishedAt !== null) {
    return text.jobs.status[job.status];
  }
  const active = job.steps.find((step) => step.status === "in-progress");
  return active
    ? text.pack.announce(
        active.name,
        `${number(job.steps.indexOf(active) + 1)} / ${number(job.steps.length)}`,
      )
    : "";
}
