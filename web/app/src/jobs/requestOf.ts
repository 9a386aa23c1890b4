import type { Job } from "@techpack/client";

/**
 * The request that made a job, as far as the job tells it: what it does not tell stands in capitals. Prices, prompts
 * and addresses of pictures are no part of what a job answers.
 */
export function requestOf(job: Job): Record<string, unknown> {
  const { type, productId, results } = job;
  const revisionIds = known(results.baseViews.map((view) => view.revisionId)) ?? ["REVISION_ID"];
  switch (type) {
    case "tech-pack":
      return {
        type,
        productId,
        revisionIds,
        ...(succeeded(job) && { shotCount: shotCount(job), views: views(job) }),
      };
    case "category":
      return { type, productId, imageUrl: "IMAGE_URL" };
    case "base-views":
      return { type, productId, revisionIds };
    case "close-ups":
      return {
        type,
        productId,
        category: "CATEGORY",
        baseViewAnalyses: ["BASE_VIEW_ANALYSIS"],
        ...(succeeded(job) && { shotCount: shotCount(job) }),
      };
    case "sketches":
      return {
        type,
        productId,
        category: "CATEGORY",
        productAnalysis: { baseViews: ["BASE_VIEW_ANALYSIS"] },
        ...(succeeded(job) && { views: views(job) }),
      };
    case "edit":
      return {
        type,
        revisionId: results.edit?.revisionId ?? "REVISION_ID",
        fieldPath: results.edit?.fieldPath ?? "FIELD_PATH",
        editPrompt: "EDIT_PROMPT",
      };
    case "regenerate":
      return { type, revisionId: "REVISION_ID", regeneratePrompt: "REGENERATE_PROMPT" };
  }
}

/** Of a job that ended otherwise, what it made tells less than what was asked for. */
const succeeded = (job: Job): boolean => job.status === "succeeded";

/** What could not be made was asked for as well. */
function shotCount(job: Job): number {
  const missing = job.steps.find((step) => step.id === "close-ups")?.missing?.length ?? 0;
  return job.results.closeUps.length + missing;
}

const views = (job: Job): string[] => job.results.sketches.map((sketch) => sketch.viewType);

function known(ids: readonly (string | null | undefined)[]): string[] | undefined {
  const all = [...new Set(ids.filter((id) => typeof id === "string"))];
  return all.length > 0 ? all : undefined;
}

/** For a shell: single quotes keep everything but themselves. */
export function curlOf(job: Job, api: string): string {
  const body = JSON.stringify(requestOf(job)).replaceAll("'", "'\\''");
  return [
    `curl -X POST '${api}/jobs' \\`,
    `  -H "Authorization: Bearer $TECHPACK_KEY" \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -H "Idempotency-Key: $(uuidgen)" \\`,
    `  -d '${body}'`,
  ].join("\n");
}

export function typescriptOf(job: Job, api: string): string {
  const body = JSON.stringify(requestOf(job), null, 2);
  return [
    `import { TechPackClient } from "@techpack/client";`,
    "",
    "const client = new TechPackClient({",
    `  baseUrl: ${JSON.stringify(api)},`,
    "  apiKey: process.env.TECHPACK_KEY,",
    "});",
    `const job = await client.runJob(${body});`,
    "console.log(job.status, job.credits);",
  ].join("\n");
}
