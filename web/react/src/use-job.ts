import { skipToken, useQuery } from "@tanstack/react-query";
import type { Connection, Job, TechPackError } from "@techpack/client";
import { useCallback, useSyncExternalStore } from "react";
import type { FeedState } from "./job-feed.js";
import { techPackKeys } from "./keys.js";
import { useTechPackContext } from "./provider.js";

export interface JobView {
  job?: Job;
  /** `live` also before the first answer and after the end. */
  connection: Connection;
  /** Why nothing is heard of it: no such job, no key. A failed job's own error is in the job. */
  error?: TechPackError;
}

const IDLE: FeedState = { connection: "live" };

/**
 * A job as it is, while it grows. However many components use it, the job is followed once.
 *
 * @param jobId null for none
 */
export function useJob(jobId: string | null): JobView {
  const { feed } = useTechPackContext();
  const subscribe = useCallback(
    (listener: () => void) => (jobId === null ? () => {} : feed.subscribe(jobId, listener)),
    [feed, jobId],
  );
  const state = useCallback(() => (jobId === null ? IDLE : feed.state(jobId)), [feed, jobId]);
  const { connection, error } = useSyncExternalStore(subscribe, state, () => IDLE);
  // only the feed writes it
  const { data: job } = useQuery<Job>({
    queryKey: techPackKeys.job(jobId ?? ""),
    queryFn: skipToken,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return { connection, ...(job ? { job } : {}), ...(error ? { error } : {}) };
}
