import { useQueryClient } from "@tanstack/react-query";
import type { Job } from "@techpack/client";
import { techPackKeys, useTechPackClient } from "@techpack/react";
import { toast } from "sonner";
import { number } from "../format";
import { sentence, tellError } from "../shell/tell";
import { text } from "../strings";
import { type BulkResult, each } from "./bulk";

export const credits = (n: number): string => text.credits(n, number(n));

/** What can be done to jobs. Each tells how it went, and never throws. */
export function useJobActions() {
  const client = useTechPackClient();
  const queries = useQueryClient();

  function changed(jobs: readonly Job[]) {
    for (const job of jobs) {
      queries.setQueryData<Job>(techPackKeys.job(job.jobId), (known) =>
        known && known.version > job.version ? known : job,
      );
    }
    void queries.invalidateQueries({ queryKey: techPackKeys.everyJobs });
    void queries.invalidateQueries({ queryKey: techPackKeys.everyCredits });
  }

  async function cancel(id: string): Promise<void> {
    try {
      const job = await client.cancelJob(id);
      toast.success(text.jobs.canceledToast(credits(job.credits.refunded)));
      changed([job]);
    } catch (error) {
      tellError(text.jobs.cancelFailed, error);
      changed([]);
    }
  }

  async function retry(id: string): Promise<void> {
    try {
      const job = await client.retryJob(id);
      toast.success(text.jobs.retriedToast);
      changed([job]);
    } catch (error) {
      tellError(text.jobs.retryFailed, error);
      changed([]);
    }
  }

  async function cancelAll(ids: readonly string[]): Promise<void> {
    const result = await each(ids, (id) => client.cancelJob(id));
    const refunded = result.done.reduce((sum, job) => sum + job.credits.refunded, 0);
    tellBulk(result, ids.length, text.jobs.bulkRefunded(credits(refunded)));
    changed(result.done);
  }

  async function retryAll(ids: readonly string[]): Promise<void> {
    const result = await each(ids, (id) => client.retryJob(id));
    tellBulk(result, ids.length);
    changed(result.done);
  }

  return { cancel, retry, cancelAll, retryAll };
}

/** One toast for all of them; of what failed, how many and why the first one did. */
function tellBulk({ done, errors }: BulkResult<Job>, all: number, more?: string): void {
  const title = text.jobs.bulkDone(number(done.length), number(all));
  if (errors.length === 0) {
    toast.success(title, { description: more });
    return;
  }
  const failed = `${text.jobs.bulkFailed(number(errors.length))}: ${sentence(errors[0])}`;
  toast.error(title, { description: done.length > 0 && more ? `${more}. ${failed}` : failed });
}
