import type { Job } from "@techpack/client";
import type { Planned } from "./types";

const keys = { "base-views": "baseViews", "close-ups": "closeUps", sketches: "sketches" } as const;

/**
 * How many results there will be of each kind, while a job that makes them is not at its end. A step that has made
 * something tells how many there will be ("Close-up 2/8 ready"); until then the plan stands.
 */
export function plannedOf(job: Job | null | undefined, plan: Required<Planned>): Planned {
  if (!job || job.finishedAt !== null) {
    return {};
  }
  const planned: Planned = {};
  for (const step of job.steps) {
    const key = keys[step.id as keyof typeof keys];
    if (key && step.status !== "completed") {
      planned[key] = told(job, step.status) ?? plan[key];
    }
  }
  return planned;
}

function told(job: Job, status: Job["steps"][number]["status"]): number | undefined {
  const match = status === "in-progress" ? /(\d+)\/(\d+)/.exec(job.step) : null;
  return match ? Number(match[2]) : undefined;
}
