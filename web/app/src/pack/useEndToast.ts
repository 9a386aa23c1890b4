import type { Job } from "@techpack/client";
import { useEffect, useRef } from "react";
import { toast } from "sonner";
import { number } from "../format";
import { text } from "../strings";

/** Says once that a job which was watched to its end has ended, what it made and what it cost. */
export function useEndToast(job: Job | null | undefined): void {
  const running = useRef<string>(undefined);
  useEffect(() => {
    if (!job) {
      return;
    }
    if (job.finishedAt === null) {
      running.current = job.jobId;
      return;
    }
    if (running.current !== job.jobId) {
      return;
    }
    running.current = undefined;
    tell(job);
  }, [job]);
}

function tell(job: Job): void {
  const { used, refunded } = job.credits;
  switch (job.status) {
    case "succeeded": {
      const { baseViews, closeUps, sketches } = job.results;
      const { ready } = text.pack;
      toast.success(
        used === 0
          ? text.pack.allCached
          : text.pack.complete(
              ready.views(baseViews.length),
              ready.closeUps(closeUps.length),
              ready.sketches(sketches.length),
              text.credits(used, number(used)),
            ),
      );
      break;
    }
    case "failed":
      toast.error(job.error?.message ?? text.problems.title, {
        description: text.pack.failedNote(text.credits(refunded, number(refunded))),
      });
      break;
    case "canceled":
      toast(text.pack.canceledNote(text.credits(refunded, number(refunded))));
      break;
    case "queued":
    case "running":
      break;
  }
}
