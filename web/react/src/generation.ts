import { hasEnded, type Job, type SubmitJob, TechPackError } from "@techpack/client";
import { techPackKeys } from "./keys.js";
import type { TechPackContext } from "./provider.js";
import { type ProductSession, type Store, sessionAtom } from "./session.js";
import type { JobIdAtom } from "./stored-job.js";

/** What can be done about one product's pack, whichever component wants it. */
export class Generation {
  private readonly session: ReturnType<typeof sessionAtom>;

  constructor(
    private readonly context: TechPackContext,
    private readonly store: Store,
    private readonly productId: string,
    private readonly jobId: JobIdAtom,
  ) {
    this.session = sessionAtom(productId);
  }

  // --- the run

  /**
   * Starts the pack, unless it is being made already.
   *
   * @returns the job as it was accepted, or null: the session says why
   */
  async generate(body: SubmitJob): Promise<Job | null> {
    this.set({ submitting: true, error: null, dismissed: false });
    try {
      const running = await this.running();
      return running ?? this.begin(await this.context.submissions.submit(this.productId, body));
    } catch (thrown) {
      this.set({ error: TechPackError.of(thrown) });
      return null;
    } finally {
      this.set({ submitting: false });
    }
  }

  /** Follows a run that this page did not start, unless it is known to have ended. */
  adopt(jobId: string): void {
    const known = this.known(jobId);
    if (!known || !hasEnded(known)) this.store.set(this.jobId, jobId);
  }

  /** Forgets the run, which the server does not know. */
  forget(): void {
    this.store.set(this.jobId, null);
  }

  /**
   * Cancels the run.
   *
   * @returns the job with what was refunded; null without a run, or if it failed
   */
  async cancel(): Promise<Job | null> {
    this.set({ canceling: true, error: null });
    try {
      await this.context.submissions.pending(this.productId)?.catch(() => {});
      const id = this.store.get(this.jobId);
      return id === null ? null : this.put(await this.canceled(id));
    } catch (thrown) {
      this.set({ error: TechPackError.of(thrown) });
      return null;
    } finally {
      this.set({ canceling: false });
    }
  }

  /** Lets the failed run go on at its failed step. */
  async retry(): Promise<Job | null> {
    const id = this.store.get(this.jobId);
    if (id === null) return null;
    this.set({ submitting: true, error: null });
    try {
      return this.put(await this.context.client.retryJob(id));
    } catch (thrown) {
      this.set({ error: TechPackError.of(thrown) });
      return null;
    } finally {
      this.set({ submitting: false });
    }
  }

  /** Forgets the run and its error, and hides the results until the next one; a job goes on. */
  reset(): void {
    this.store.set(this.jobId, null);
    this.set({ error: null, changedViews: {}, dismissed: true });
  }

  private async running(): Promise<Job | undefined> {
    const id = this.store.get(this.jobId);
    if (id === null) return undefined;
    const known = this.known(id) ?? (await this.context.client.job(id).catch(gone));
    return known && !hasEnded(known) ? this.put(known) : undefined;
  }

  private begin(job: Job): Job {
    this.set({ changedViews: {} });
    this.put(job);
    this.store.set(this.jobId, job.jobId);
    return job;
  }

  private async canceled(id: string): Promise<Job> {
    try {
      return await this.context.client.cancelJob(id);
    } catch (thrown) {
      // it ended before: that is what there is to show
      if (TechPackError.of(thrown).code !== "CONFLICT") throw thrown;
      return this.context.client.job(id);
    }
  }

  private known(id: string): Job | undefined {
    return this.context.queries.getQueryData<Job>(techPackKeys.job(id));
  }

  private put(job: Job): Job {
    this.context.feed.put(job);
    return job;
  }

  private set(change: Partial<ProductSession>): void {
    this.store.set(this.session, (session) => ({ ...session, ...change }));
  }
}

/** A job of another server, or of a database that was emptied. */
function gone(thrown: unknown): undefined {
  if (TechPackError.of(thrown).status !== 404) throw thrown;
  return undefined;
}
