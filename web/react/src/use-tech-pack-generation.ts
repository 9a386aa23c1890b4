import { useQuery } from "@tanstack/react-query";
import {
  type Connection,
  hasEnded,
  type Job,
  type JobSummary,
  type ReceiptLine,
  type RevisionDetail,
  type TechPackData,
  TechPackError,
} from "@techpack/client";
import { useAtomValue, useSetAtom, useStore } from "jotai";
import { useEffect, useMemo } from "react";
import { Generation } from "./generation.js";
import { techPackKeys } from "./keys.js";
import { changesSince, hasResults, lineOf, shownResults } from "./pack.js";
import { useTechPackContext } from "./provider.js";
import { useTechPackCache } from "./queries.js";
import {
  type PendingEdit,
  type PendingView,
  sessionAtom,
  techPackDataAtom,
  techPackProgressAtom,
} from "./session.js";
import { jobIdAtom } from "./stored-job.js";
import { useJob } from "./use-job.js";
import {
  type ChangeResult,
  type Edited,
  type Regenerated,
  type RegenerateViewOptions,
  ViewEditor,
} from "./view-editor.js";

export interface TechPackGenerationOptions {
  productId: string;
  /** One to five, one for each view. */
  revisionIds: readonly string[];
  /** The picture of the view that leads; the front one without it. */
  primaryImageUrl?: string | null | undefined;
  /** Whether the run is found again after a reload, and by other tabs; it is. */
  autoSave?: boolean | undefined;
  /** Close-ups to make, 6 to 10. */
  shotCount?: number | undefined;
  /** Views to sketch; all three without it. */
  views?: ("front" | "back" | "side")[] | undefined;
}

export interface TechPackGeneration {
  /** What there is so far, each kind in its own field; null if nothing. */
  techPackData: TechPackData | null;
  /** 0 to 100. */
  progress: number;
  currentStep: string;
  /** From the click to the end of the job. */
  isGenerating: boolean;
  /** Why the run could not start, go on or succeed, whichever was last; no abort, no edit. */
  error: TechPackError | null;
  /** Starts the run, or finds the one that is going on. Never rejects: see `error`. */
  generateTechPack(): Promise<Job | null>;
  /** Cancels the run and answers it with what was refunded. Never rejects: see `error`. */
  cancelGeneration(): Promise<Job | null>;
  /** Changes a field. Never rejects. Edits of one view run one after the other. */
  editField(
    revisionId: string,
    fieldPath: string,
    prompt: string,
    referenceImageUrl?: string | null,
  ): Promise<ChangeResult<Edited>>;
  /** Makes a view's picture anew. Never rejects. */
  regenerateView(
    revisionId: string,
    prompt?: string,
    options?: RegenerateViewOptions,
  ): Promise<ChangeResult<Regenerated>>;
  /** Goes back to an earlier revision of a view. Never rejects. Free. */
  restoreView(revisionId: string): Promise<ChangeResult<RevisionDetail>>;
  /** Forgets the run and hides its results until the next one; a job that runs goes on. */
  reset(): void;
  /** How many of each kind the run makes, for what is still to come. */
  planned: { baseViews: number; closeUps: number; sketches: number };
  hasData: boolean;
  isComplete: boolean;
  /** By the receipts: of the run, and of edits and regenerations since. */
  creditsUsed: number;
  job: Job | null;
  connection: Connection;
  /** Whether a cancel is under way. */
  isCanceling: boolean;
  /** Lets a failed run go on at its failed step. Never rejects: see `error`. */
  retry(): Promise<Job | null>;
  pendingEdits: readonly PendingEdit[];
  pendingViews: readonly PendingView[];
  /** A line for each priced step of the run, and for each edit and regeneration since. */
  receipt: readonly ReceiptLine[];
}

const NO_JOBS: readonly JobSummary[] = [];
const LISTED = 100;
/** What a run makes unless it is told otherwise. */
const SHOTS = 8;
const SKETCHES = 3;

/**
 * The tech pack of a product: its run, its results as they come, and what can be done to them. Any
 * number of components may use it for the same product: they share one run.
 */
export function useTechPackGeneration(options: TechPackGenerationOptions): TechPackGeneration {
  const { productId, revisionIds, primaryImageUrl, autoSave = true, shotCount, views } = options;
  const context = useTechPackContext();
  const store = useStore();
  const idAtom = jobIdAtom(productId, autoSave);
  const jobId = useAtomValue(idAtom);
  const session = useAtomValue(sessionAtom(productId));
  const { job, connection, error: feedError } = useJob(jobId);
  const pack = useTechPackCache(productId);
  const jobs = useProductJobs(productId);

  const generation = useMemo(
    () => new Generation(context, store, productId, idAtom),
    [context, store, productId, idAtom],
  );
  const editor = useMemo(
    () => new ViewEditor(context, store, productId, idAtom),
    [context, store, productId, idAtom],
  );

  const isGone = feedError?.status === 404;
  useFollowed(generation, job, jobs, isGone, session.dismissed);

  const body = JSON.stringify({
    type: "tech-pack",
    productId,
    revisionIds,
    ...(primaryImageUrl ? { imageUrl: primaryImageUrl } : {}),
    ...(shotCount === undefined ? {} : { shotCount }),
    ...(views === undefined ? {} : { views }),
  });
  const actions = useMemo(
    () => ({
      generateTechPack: () => generation.generate(JSON.parse(body)),
      cancelGeneration: () => generation.cancel(),
      retry: () => generation.retry(),
      reset: () => generation.reset(),
      editField: editor.editField.bind(editor),
      regenerateView: editor.regenerateView.bind(editor),
      restoreView: editor.restoreView.bind(editor),
    }),
    [generation, editor, body],
  );

  const { techPack, readAt } = pack;
  const endedAt = jobId === null ? undefined : context.feed.endedAt(jobId);
  const packHasJob = endedAt === undefined || readAt > endedAt;
  const results = useMemo(
    () =>
      session.dismissed ? null : shownResults(job, techPack, packHasJob, session.changedViews),
    [session.dismissed, session.changedViews, job, techPack, packHasJob],
  );
  const { creditsUsed, receipt } = useReceipt(
    session.dismissed ? undefined : job,
    jobs,
    session.dismissed,
  );
  const hasData = hasResults(results);
  const techPackData = useMemo(
    () => (hasResults(results) ? { ...results, creditsUsed } : null),
    [results, creditsUsed],
  );
  const isGenerating = session.submitting || (job !== undefined && !hasEnded(job));
  const view = {
    techPackData,
    progress: job?.progress ?? 0,
    currentStep: job?.step ?? "",
    isGenerating,
  };
  useGuideAtoms(view);

  return {
    ...view,
    ...actions,
    error: session.error ?? (isGone ? null : (feedError ?? null)) ?? failureOf(job, isGenerating),
    planned: {
      baseViews: revisionIds.length,
      closeUps: shotCount ?? SHOTS,
      sketches: views?.length ?? SKETCHES,
    },
    hasData,
    isComplete: isComplete(job, techPackData),
    creditsUsed,
    job: job ?? null,
    connection,
    isCanceling: session.canceling,
    pendingEdits: session.pendingEdits,
    pendingViews: session.pendingViews,
    receipt,
  };
}

/** The product's jobs, the newest first. */
function useProductJobs(productId: string): readonly JobSummary[] {
  const { client } = useTechPackContext();
  const filter = { productId, limit: LISTED };
  const { data } = useQuery({
    queryKey: techPackKeys.jobs(filter),
    queryFn: ({ signal }) => client.jobs(filter, { signal }),
    retry: false,
  });
  return data?.jobs ?? NO_JOBS;
}

/** Finds the run that nothing was stored of, and forgets the one that the server does not know. */
function useFollowed(
  generation: Generation,
  job: Job | undefined,
  jobs: readonly JobSummary[],
  isGone: boolean,
  dismissed: boolean,
): void {
  const running = jobs.find((each) => each.type === "tech-pack" && !hasEnded(each))?.jobId;
  const isBusy = job !== undefined && !hasEnded(job);
  useEffect(() => {
    if (isGone) generation.forget();
  }, [generation, isGone]);
  useEffect(() => {
    if (running !== undefined && !isBusy && !dismissed) generation.adopt(running);
  }, [generation, running, isBusy, dismissed]);
}

function useReceipt(
  job: Job | undefined,
  jobs: readonly JobSummary[],
  dismissed: boolean,
): { creditsUsed: number; receipt: readonly ReceiptLine[] } {
  return useMemo(() => {
    const run = job ?? (dismissed ? undefined : jobs.find(({ type }) => type === "tech-pack"));
    const changes = changesSince(run, jobs);
    return {
      creditsUsed: changes.reduce((sum, each) => sum + each.credits.used, run?.credits.used ?? 0),
      receipt: [...(job?.credits.receipt ?? []), ...changes.map(lineOf)],
    };
  }, [job, jobs, dismissed]);
}

/** Keeps the guide's atoms up with what is shown. */
function useGuideAtoms(view: {
  techPackData: TechPackData | null;
  progress: number;
  currentStep: string;
  isGenerating: boolean;
}): void {
  const setData = useSetAtom(techPackDataAtom);
  const setProgress = useSetAtom(techPackProgressAtom);
  const { techPackData, progress, currentStep, isGenerating } = view;
  useEffect(() => {
    setData(techPackData);
    return () => setData(null);
  }, [setData, techPackData]);
  useEffect(() => {
    setProgress({ progress, currentStep, isGenerating });
  }, [setProgress, progress, currentStep, isGenerating]);
}

function failureOf(job: Job | undefined, isGenerating: boolean): TechPackError | null {
  return job?.status === "failed" && !isGenerating ? TechPackError.ofJob(job) : null;
}

function isComplete(job: Job | undefined, data: TechPackData | null): boolean {
  if (job) return job.status === "succeeded";
  return (
    data !== null && [data.baseViews, data.closeUps, data.sketches].every((each) => each.length > 0)
  );
}
