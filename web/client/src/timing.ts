import { TechPackError } from "./errors.js";

/** How failed requests are repeated. */
export interface Retries {
  /** How often a request is sent at most, the first time included. */
  attempts: number;
  /** The ceiling of the first delay, in milliseconds; it doubles with each attempt. */
  firstDelay: number;
  /** The highest that ceiling gets, in milliseconds. */
  longestDelay: number;
  /** The longest `Retry-After`, in seconds, that is waited for; a longer one is the caller's. */
  longestRetryAfter: number;
}

export const DEFAULT_RETRIES: Retries = {
  attempts: 5,
  firstDelay: 500,
  longestDelay: 15_000,
  longestRetryAfter: 60,
};

/**
 * Milliseconds before the next attempt: exponential with full jitter, so that clients which lost
 * the same server do not come back as one; never before the server wants it.
 *
 * @param failures how many attempts have failed, from 1
 * @param random from 0 to 1
 */
export function backoff(
  failures: number,
  retries: Retries,
  random: () => number,
  retryAfter = 0,
): number {
  const ceiling = Math.min(retries.longestDelay, retries.firstDelay * 2 ** (failures - 1));
  const jitter = random() * ceiling;
  return retryAfter > 0 ? retryAfter * 1000 + random() * retries.firstDelay : jitter;
}

/** Waits; rejects with an abort as soon as the signal is aborted. */
export function pause(milliseconds: number, signal?: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(TechPackError.aborted());
    const aborted = () => {
      clearTimeout(timer);
      reject(TechPackError.aborted());
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", aborted);
      resolve();
    }, milliseconds);
    signal?.addEventListener("abort", aborted, { once: true });
  });
}

/** A signal that follows another one, and can be aborted by itself. */
export function linked(signal?: AbortSignal | undefined): {
  controller: AbortController;
  release(): void;
} {
  const controller = new AbortController();
  const abort = () => controller.abort(signal?.reason);
  if (signal?.aborted) abort();
  signal?.addEventListener("abort", abort, { once: true });
  return { controller, release: () => signal?.removeEventListener("abort", abort) };
}
