import {
  type BaseViewAnalysis,
  hasEnded,
  type Job,
  type JobSummary,
  type ReceiptLine,
  type TechPack,
  type TechPackData,
} from "@techpack/client";

type Results = Omit<TechPackData, "creditsUsed">;

/** The results of a job, with the views that were changed since. */
export function resultsOf(
  job: Job,
  changedViews: Readonly<Record<string, BaseViewAnalysis>> = {},
): Results {
  const { category, baseViews, closeUps, sketches } = job.results;
  return {
    ...(category ? { category } : {}),
    baseViews: baseViews.map((view) => changedViews[view.revisionId ?? ""] ?? view),
    closeUps,
    sketches,
  };
}

/** What is known of the product: of the job while it makes it, of the pack once that has it. */
export function shownResults(
  job: Job | undefined,
  pack: TechPack | undefined,
  packHasJob: boolean,
  changedViews: Readonly<Record<string, BaseViewAnalysis>>,
): Results | null {
  if (!job) return pack ? resultsOfPack(pack) : null;
  const own = resultsOf(job, changedViews);
  if (!hasEnded(job) || !pack || !packHasJob) return own;
  const all = resultsOfPack(pack);
  if (job.status === "succeeded") return all;
  // the pack has finished steps only: what an ended job showed of an unfinished one stays
  return {
    ...all,
    closeUps: own.closeUps.length > 0 ? own.closeUps : all.closeUps,
    sketches: own.sketches.length > 0 ? own.sketches : all.sketches,
  };
}

function resultsOfPack({ category, baseViews, closeUps, sketches }: TechPack): Results {
  return { ...(category ? { category } : {}), baseViews, closeUps, sketches };
}

export function hasResults(results: Results | null): results is Results {
  return (
    results !== null &&
    (results.category !== undefined ||
      results.baseViews.length + results.closeUps.length + results.sketches.length > 0)
  );
}

/** The jobs that changed views since the pack's own job was submitted, the oldest first. */
export function changesSince(
  pack: JobSummary | Job | undefined,
  jobs: readonly JobSummary[],
): JobSummary[] {
  if (!pack) return [];
  return jobs
    .filter(({ type, createdAt }) => {
      return (type === "edit" || type === "regenerate") && createdAt >= pack.createdAt;
    })
    .reverse();
}

/** A line of a receipt for a job of one step. */
export function lineOf({ type, credits, error }: JobSummary): ReceiptLine {
  return {
    step: type as ReceiptLine["step"],
    charged: credits.held,
    refunded: credits.refunded,
    reason: error?.message ?? null,
  };
}
