import type {
  BaseViewAnalysis,
  CloseUpImage,
  ItemEvent,
  Job,
  JobResults,
  JobSummary,
  ProgressEvent,
  Step,
  StepEvent,
  TechnicalSketch,
} from "../types.js";

/** One event of a job's stream. */
export type JobStreamEvent =
  | { name: "item"; data: ItemEvent }
  | { name: "step"; data: StepEvent }
  | { name: "progress"; data: ProgressEvent }
  | { name: "done"; data: JobSummary };

/** An event by its name and its JSON, or undefined if it is none that we know. */
export function parseEvent(name: string | undefined, data: string): JobStreamEvent | undefined {
  if (name !== "item" && name !== "step" && name !== "progress" && name !== "done")
    return undefined;
  let content: unknown;
  try {
    content = JSON.parse(data);
  } catch {
    return undefined;
  }
  if (typeof content !== "object" || content === null) return undefined;
  return { name, data: content } as JobStreamEvent;
}

/**
 * The job after the events of one version: the items, the steps that changed and how far it is. The
 * server tells them together and ends them with `progress`, so that a job is never shown half way
 * between two versions. What is not newer than the job changes nothing; the job that came in stays
 * as it was.
 */
export function applyEvents(job: Job, events: readonly JobStreamEvent[]): Job {
  const version = events.reduce(
    (newest, { name, data }) => (name === "step" ? newest : Math.max(newest, data.version)),
    job.version,
  );
  if (version === job.version) return job;
  return {
    ...events.reduce((known, event) => applyEvent(known, event, job.version), job),
    version,
  };
}

function applyEvent(job: Job, event: JobStreamEvent, known: number): Job {
  switch (event.name) {
    case "item":
      return event.data.version > known
        ? { ...job, results: withItem(job.results, event.data) }
        : job;
    case "step":
      return withStep(job, event.data);
    case "progress":
      return event.data.version > known ? withProgress(job, event.data) : job;
    case "done":
      return event.data.version > known ? withEnd(job, event.data) : job;
  }
}

function withProgress(job: Job, event: ProgressEvent): Job {
  const { status, step } = event;
  return {
    ...job,
    status,
    step,
    progress: Math.max(job.progress, event.progress),
    credits: { ...job.credits, ...event.credits },
  };
}

function withEnd(job: Job, { credits, ...summary }: JobSummary): Job {
  return { ...job, ...summary, credits: { ...job.credits, ...credits } };
}

function withStep(job: Job, { jobId: _, result, ...step }: StepEvent): Job {
  const steps = job.steps.map((each): Step => (each.id === step.id ? step : each));
  return { ...job, steps, results: withResult(job.results, step, result) };
}

function withResult(results: JobResults, step: Step, result: StepEvent["result"]): JobResults {
  if (result === undefined) return results;
  switch (step.id) {
    case "category":
      return { ...results, category: result as NonNullable<JobResults["category"]> };
    case "edit":
      return { ...results, edit: result as unknown as NonNullable<JobResults["edit"]> };
    case "regenerate":
      return {
        ...results,
        regeneration: result as unknown as NonNullable<JobResults["regeneration"]>,
      };
    default:
      return results;
  }
}

function withItem(results: JobResults, { step, content }: ItemEvent): JobResults {
  switch (step) {
    case "base-views":
      return {
        ...results,
        baseViews: appended(results.baseViews, content as BaseViewAnalysis, viewId),
      };
    case "close-ups": {
      const closeUps = appended(results.closeUps, content as CloseUpImage, (each) => each.id);
      // several are made at once: they become ready in any order
      return { ...results, closeUps: closeUps.sort((a, b) => a.order - b.order) };
    }
    case "sketches":
      return {
        ...results,
        sketches: appended(results.sketches, content as TechnicalSketch, (each) => each.id),
      };
    default:
      return results;
  }
}

function viewId(view: BaseViewAnalysis): string {
  return view.revisionId ?? view.imageUrl.replace(/\?.*$/, "");
}

function appended<T>(items: readonly T[], item: T, id: (item: T) => string): T[] {
  return items.some((each) => id(each) === id(item)) ? [...items] : [...items, item];
}
