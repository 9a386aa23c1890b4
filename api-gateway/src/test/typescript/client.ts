// A client as one might write it: it compiles only if what the document says is required is required.
import type { components, operations, paths } from "./contract";

type Job = components["schemas"]["Job"];
type Failure = components["schemas"]["Error"];
type Analysis = components["schemas"]["BaseViewAnalysis"];
type Body = operations["analyzeBaseViews"]["requestBody"]["content"]["application/json"];
type Answer = operations["analyzeBaseViews"]["responses"][200]["content"]["application/json"];

const base: keyof paths = "/api/tech-pack-v2/base-views/analyze";

export async function analyze(key: string, body: Body): Promise<Analysis[]> {
  const response = await fetch(base, {
    method: "POST",
    headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) {
    const failure: Failure = await response.json();
    throw new Error(`${failure.code}: ${failure.error} (${failure.metadata.creditsRefunded} refunded)`);
  }
  const answer: Answer = await response.json();
  return answer.data.analyses;
}

export function summary(job: Job): string {
  const finished: string = job.finishedAt ?? "not yet";
  const steps: string[] = job.steps.map((step) => `${step.id}: ${step.status} ${step.progress} %`);
  const category: string = job.results.category?.subcategory ?? "unknown";
  return [job.status, category, finished, job.error?.message ?? "", ...steps].join("\n");
}

export function wordsAreClosed(job: Job): boolean {
  switch (job.status) {
    case "queued":
    case "running":
      return false;
    case "succeeded":
    case "failed":
    case "canceled":
      return true;
    default: {
      const none: never = job.status;
      return none;
    }
  }
}

// @ts-expect-error a request without its product is none
export const incomplete: Body = { revisionIds: [] };

// @ts-expect-error a category is one of five words
export const unknown: Body = { productId: "jacket", revisionIds: ["x"], category: "SHOES" };
