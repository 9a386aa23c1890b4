import { TechPackError } from "./errors.js";
import type { Http, RequestOptions } from "./http.js";
import { segment } from "./http.js";
import type { Job } from "./types.js";
import type { WatchHub, WatchOptions } from "./watch/hub.js";

export interface SubmitOptions extends RequestOptions {
  /** One for each intent; a new one by default. The same key and body give the same job. */
  idempotencyKey?: string | undefined;
}

export interface RunOptions extends SubmitOptions, Omit<WatchOptions, "from"> {
  /** Cancels the job, and then rejects with an abort that carries it. */
  signal?: AbortSignal | undefined;
}

/** A random key, also where `crypto.randomUUID` is missing: on pages without TLS. */
export function newIdempotencyKey(): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Cancels a job. A lost answer is asked for again, and a job that is cancelled already is the answer
 * too.
 *
 * @throws TechPackError `CONFLICT` if it has ended otherwise
 */
export async function cancelJob(http: Http, id: string, options: RequestOptions): Promise<Job> {
  const path = `/jobs/${segment(id)}`;
  try {
    return await http.post<Job>(`${path}/cancel`, undefined, { ...options, retry: true });
  } catch (thrown) {
    const error = TechPackError.of(thrown);
    if (error.code !== "CONFLICT") throw error;
    const job = await http.get<Job>(path, options);
    if (job.status === "canceled") return job;
    throw error;
  }
}

/** Submits with a given path and follows the job; an aborted signal cancels it. */
export async function run(
  http: Http,
  hub: WatchHub,
  submit: (idempotencyKey: string) => Promise<Job>,
  options: RunOptions,
): Promise<Job> {
  const { signal, onChange, onConnection } = options;
  if (signal?.aborted) throw TechPackError.aborted();
  const job = await submit(options.idempotencyKey ?? newIdempotencyKey());
  try {
    if (signal?.aborted) throw TechPackError.aborted();
    return await hub.watch(job.jobId, { from: job, onChange, onConnection, signal });
  } catch (thrown) {
    if (!signal?.aborted) throw thrown;
    throw TechPackError.aborted(await ended(http, job.jobId), signal.reason);
  }
}

/** The job after a cancel, or as it ended before. */
async function ended(http: Http, id: string): Promise<Job> {
  try {
    return await cancelJob(http, id, {});
  } catch (thrown) {
    const error = TechPackError.of(thrown);
    if (error.code !== "CONFLICT") throw error;
    return http.get<Job>(`/jobs/${segment(id)}`);
  }
}
