import {
  type AnalysisData,
  type BaseViewAnalysis,
  type Job,
  newIdempotencyKey,
  type RevisionDetail,
  type TechPack,
  TechPackError,
} from "@techpack/client";
import { applyEdit } from "./apply-edit.js";
import { techPackKeys } from "./keys.js";
import { resultsOf } from "./pack.js";
import type { TechPackContext } from "./provider.js";
import { type ProductSession, type Store, sessionAtom } from "./session.js";
import type { JobIdAtom } from "./stored-job.js";

/** What a change of a view came to; its promise never rejects. */
export type ChangeResult<T> = { success: true; data: T } | { success: false; error: TechPackError };

export interface Edited {
  /** The revision that stands for the view now. */
  revisionId: string;
  fieldPath: string;
  newValue: unknown;
  /** What a person should know of the edit, such as lengths that contradict one another. */
  warnings: readonly string[];
  creditsUsed: number;
}

export interface Regenerated {
  /** The new revision's. */
  revisionId: string;
  imageUrl: string;
  analysisData: AnalysisData;
  /** What was done to the picture, in plain words. */
  changes: readonly string[];
  /** What was asked for and could not be done, and why. */
  undone: readonly string[];
  creditsUsed: number;
}

export interface RegenerateViewOptions {
  /** Whether the new picture takes the old one's place, here and on the server; it does. */
  replaceCurrent?: boolean | undefined;
}

/**
 * Edits and regenerates the views of one product. A change shows as pending at once; the view
 * changes when the server has answered, here first and then as the server has it.
 */
export class ViewEditor {
  private readonly session: ReturnType<typeof sessionAtom>;

  constructor(
    private readonly context: TechPackContext,
    private readonly store: Store,
    private readonly productId: string,
    private readonly jobId: JobIdAtom,
  ) {
    this.session = sessionAtom(productId);
  }

  async editField(
    revisionId: string,
    fieldPath: string,
    prompt: string,
    referenceImageUrl?: string | null,
  ): Promise<ChangeResult<Edited>> {
    const { client, changes } = this.context;
    const reference = referenceImageUrl ? { referenceImageUrl } : {};
    this.see(revisionId);
    const intent = JSON.stringify(["edit", fieldPath, prompt, reference]);
    const { answer, isNew } = changes.run(revisionId, intent, async (current) => {
      const { data, metadata } = await client.edit(
        { revisionId: current, fieldPath, editPrompt: prompt, ...reference },
        { idempotencyKey: newIdempotencyKey() },
      );
      this.replace(current, data.newRevisionId, (view) => ({
        analysisData: applyEdit(view.analysisData, fieldPath, data.updatedValue),
      }));
      return {
        revisionId: data.newRevisionId,
        fieldPath: data.fieldPath,
        newValue: data.updatedValue,
        warnings: data.warnings ?? [],
        creditsUsed: metadata.creditsUsed,
      };
    });
    if (!isNew) return settled(answer);
    const id = newIdempotencyKey();
    const edit = { id, revisionId: changes.current(revisionId), fieldPath, prompt };
    this.update(({ pendingEdits }) => ({ pendingEdits: [...pendingEdits, edit] }));
    const result = await settled(answer);
    this.update(({ pendingEdits }) => ({
      pendingEdits: pendingEdits.filter((each) => each.id !== id),
    }));
    this.check(result.success ? result.data.revisionId : undefined);
    return result;
  }

  async regenerateView(
    revisionId: string,
    prompt?: string,
    { replaceCurrent = true }: RegenerateViewOptions = {},
  ): Promise<ChangeResult<Regenerated>> {
    const { client, changes } = this.context;
    this.see(revisionId);
    const intent = JSON.stringify(["regenerate", prompt, replaceCurrent]);
    const { answer, isNew } = changes.run(revisionId, intent, async (current) => {
      const { data, metadata } = await client.regenerate(
        { revisionId: current, replaceCurrent, ...(prompt ? { regeneratePrompt: prompt } : {}) },
        { idempotencyKey: newIdempotencyKey() },
      );
      const { imageUrl, thumbnailUrl, analysisData } = data;
      const made = data.newRevisionId ?? current;
      if (replaceCurrent) {
        this.replace(current, made, () => ({ imageUrl, thumbnailUrl, analysisData }));
      }
      return {
        revisionId: made,
        imageUrl,
        analysisData,
        changes: data.changes,
        undone: data.undone ?? [],
        creditsUsed: metadata.creditsUsed,
      };
    });
    if (!isNew) return settled(answer);
    const id = newIdempotencyKey();
    const view = { id, revisionId: changes.current(revisionId), ...(prompt ? { prompt } : {}) };
    this.update(({ pendingViews }) => ({ pendingViews: [...pendingViews, view] }));
    const result = await settled(answer);
    this.update(({ pendingViews }) => ({
      pendingViews: pendingViews.filter((each) => each.id !== id),
    }));
    this.check(result.success && replaceCurrent ? result.data.revisionId : undefined);
    return result;
  }

  /** Goes back to a revision: it stands for its view again, here and on the server. Free. */
  async restoreView(revisionId: string): Promise<ChangeResult<RevisionDetail>> {
    const { client, changes } = this.context;
    this.see(revisionId);
    const { answer, isNew } = changes.run(revisionId, "restore", async (current) => {
      const detail = await client.restoreRevision(revisionId);
      this.replace(current, revisionId, (view) => detail.analysis ?? view);
      return detail;
    });
    const result = await settled(answer);
    if (isNew) this.check(result.success ? revisionId : undefined);
    return result;
  }

  /** What is shown stands for its view, also where it was restored elsewhere. */
  private see(revisionId: string): void {
    const pack = this.context.queries.getQueryData<TechPack>(techPackKeys.techPack(this.productId));
    if (pack?.baseViews.some((view) => view.revisionId === revisionId)) {
      this.context.changes.stands(revisionId);
    }
  }

  /** Puts a new revision where the old one is shown: in the pack, the job's results, what waits. */
  private replace(
    old: string,
    made: string,
    change: (view: BaseViewAnalysis) => Partial<BaseViewAnalysis>,
  ): void {
    const replaced = <V extends BaseViewAnalysis>(view: V): V =>
      view.revisionId === old
        ? { ...view, cached: false, ...change(view), revisionId: made }
        : view;
    this.context.changes.replace(old, made);
    this.context.queries.setQueryData<TechPack>(
      techPackKeys.techPack(this.productId),
      (pack) => pack && { ...pack, baseViews: pack.baseViews.map(replaced) },
    );
    this.update((session) => ({
      changedViews: { ...session.changedViews, ...this.changedInJob(session, replaced) },
      pendingEdits: session.pendingEdits.map((each) => moved(each, old, made)),
      pendingViews: session.pendingViews.map((each) => moved(each, old, made)),
    }));
  }

  private changedInJob(
    session: ProductSession,
    replaced: (view: BaseViewAnalysis) => BaseViewAnalysis,
  ): Record<string, BaseViewAnalysis> {
    const id = this.store.get(this.jobId);
    const job = id && this.context.queries.getQueryData<Job>(techPackKeys.job(id));
    if (!job) return {};
    const shown = resultsOf(job, session.changedViews).baseViews;
    return Object.fromEntries(
      job.results.baseViews.flatMap(({ revisionId }, place) => {
        const view = shown[place];
        const next = view && replaced(view);
        return revisionId && next && next !== view ? [[revisionId, next]] : [];
      }),
    );
  }

  /** Replaces what was worked out here by what the server has. */
  private check(revisionId: string | undefined): void {
    const { queries, client } = this.context;
    for (const queryKey of [techPackKeys.everyCredits, techPackKeys.everyJobs]) {
      void queries.invalidateQueries({ queryKey });
    }
    if (revisionId === undefined) return;
    for (const queryKey of [
      techPackKeys.techPack(this.productId),
      techPackKeys.revisions(this.productId),
      techPackKeys.everyRevision,
    ]) {
      void queries.invalidateQueries({ queryKey });
    }
    client
      .revision(revisionId)
      .then(({ analysis }) => {
        if (analysis) this.replace(revisionId, revisionId, () => analysis);
      })
      // what was worked out stays until the pack is read again
      .catch(() => {});
  }

  private update(change: (session: ProductSession) => Partial<ProductSession>): void {
    this.store.set(this.session, (session) => ({ ...session, ...change(session) }));
  }
}

function moved<T extends { revisionId: string }>(pending: T, old: string, made: string): T {
  return pending.revisionId === old ? { ...pending, revisionId: made } : pending;
}

async function settled<T>(answer: Promise<T>): Promise<ChangeResult<T>> {
  try {
    return { success: true, data: await answer };
  } catch (thrown) {
    return { success: false, error: TechPackError.of(thrown) };
  }
}
