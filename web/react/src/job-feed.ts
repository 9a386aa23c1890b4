import type { QueryClient } from "@tanstack/react-query";
import {
  type Connection,
  hasEnded,
  type Job,
  type TechPackClient,
  TechPackError,
} from "@techpack/client";
import { techPackKeys } from "./keys.js";

/** How a job is heard of. */
export interface FeedState {
  connection: Connection;
  /** Why it is not heard of any more; no failure of the job itself. */
  error?: TechPackError;
}

const LIVE: FeedState = { connection: "live" };
/** How long a job is followed after its last subscriber has left: for StrictMode, and for routes. */
const LINGER = 2000;

interface Entry {
  listeners: Set<() => void>;
  state: FeedState;
  watching?: AbortController;
  lingering?: ReturnType<typeof setTimeout>;
  /** When it was seen to end, in milliseconds since 1970; absent if it had ended before. */
  endedAt?: number;
}

/**
 * Follows jobs for the components that show them, each job once, and puts what it hears into the
 * query cache.
 */
export class JobFeed {
  private readonly entries = new Map<string, Entry>();

  constructor(
    private readonly client: TechPackClient,
    private readonly queries: QueryClient,
  ) {}

  /** Follows the job until it ends or the last subscriber leaves. */
  subscribe(id: string, listener: () => void): () => void {
    const entry = this.entry(id);
    entry.listeners.add(listener);
    clearTimeout(entry.lingering);
    if (!entry.watching) this.watch(id, entry);
    return () => {
      entry.listeners.delete(listener);
      if (entry.listeners.size > 0) return;
      entry.lingering = setTimeout(() => entry.watching?.abort(), LINGER);
    };
  }

  state(id: string): FeedState {
    return this.entries.get(id)?.state ?? LIVE;
  }

  endedAt(id: string): number | undefined {
    return this.entries.get(id)?.endedAt;
  }

  /** A job that the server has just answered: a new one, a cancelled one, one that goes on. */
  put(job: Job): void {
    const entry = this.entry(job.jobId);
    this.store(entry, job);
    if (!hasEnded(job) && entry.listeners.size > 0 && !entry.watching) this.watch(job.jobId, entry);
  }

  private entry(id: string): Entry {
    const known = this.entries.get(id);
    if (known) return known;
    const entry: Entry = { listeners: new Set(), state: LIVE };
    this.entries.set(id, entry);
    return entry;
  }

  private watch(id: string, entry: Entry): void {
    const known = this.queries.getQueryData<Job>(techPackKeys.job(id));
    // a failed one may have been retried elsewhere
    if (known && hasEnded(known) && known.status !== "failed") return;
    const watching = new AbortController();
    entry.watching = watching;
    this.change(entry, LIVE);
    this.client
      .watchJob(id, {
        signal: watching.signal,
        from: known && !hasEnded(known) ? known : undefined,
        onChange: (job) => this.store(entry, job),
        onConnection: (connection) => this.change(entry, { connection }),
      })
      .catch((thrown: unknown) => {
        const error = TechPackError.of(thrown);
        if (!error.isAbort) this.change(entry, { connection: "live", error });
      })
      .finally(() => {
        if (entry.watching === watching) delete entry.watching;
      });
  }

  private store(entry: Entry, job: Job): void {
    const key = techPackKeys.job(job.jobId);
    const known = this.queries.getQueryData<Job>(key);
    if (known && known.version > job.version) return;
    const ends = hasEnded(job) && known !== undefined && !hasEnded(known);
    if (ends) entry.endedAt = Date.now();
    this.queries.setQueryData(key, job);
    if (ends) this.ended(job);
  }

  /** What a job's end changes elsewhere. */
  private ended(job: Job): void {
    for (const queryKey of [
      techPackKeys.techPack(job.productId),
      techPackKeys.revisions(job.productId),
      techPackKeys.everyCredits,
      techPackKeys.everyJobs,
      techPackKeys.everyProducts,
    ]) {
      void this.queries.invalidateQueries({ queryKey });
    }
  }

  private change(entry: Entry, state: FeedState): void {
    if (entry.state.connection === state.connection && entry.state.error === state.error) return;
    entry.state = state;
    for (const listener of [...entry.listeners]) listener();
  }
}
