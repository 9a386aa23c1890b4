import type { JobSummary } from "@techpack/client";
import { useState } from "react";
import { number } from "../format";
import { text } from "../strings";
import { Button } from "../ui/Button";
import { ConfirmDialog } from "../ui/ConfirmDialog";
import { isActive } from "./jobState";
import { useJobActions } from "./useJobActions";

/** Cancels or retries all that are shown and can be. */
export function BulkActions({ jobs }: { jobs: readonly JobSummary[] }) {
  const { cancelAll, retryAll } = useJobActions();
  // the ids that were counted in the question: what comes later was not asked about
  const [asked, setAsked] = useState<{ what: "cancel" | "retry"; ids: string[] }>();
  const active = jobs.filter(isActive).map((job) => job.jobId);
  const failed = jobs.filter((job) => job.status === "failed").map((job) => job.jobId);
  const n = number(asked?.ids.length ?? 0);
  return (
    <>
      {active.length > 1 && (
        <Button size="small" onClick={() => setAsked({ what: "cancel", ids: active })}>
          {text.jobs.bulkCancel(number(active.length))}
        </Button>
      )}
      {failed.length > 1 && (
        <Button size="small" onClick={() => setAsked({ what: "retry", ids: failed })}>
          {text.jobs.bulkRetry(number(failed.length))}
        </Button>
      )}
      {asked?.what === "cancel" && (
        <ConfirmDialog
          title={text.jobs.bulkCancelTitle(n)}
          lead={text.jobs.bulkCancelLead}
          confirm={text.pack.cancelConfirm}
          keep={text.pack.cancelKeep}
          onConfirm={() => cancelAll(asked.ids)}
          onClose={() => setAsked(undefined)}
        />
      )}
      {asked?.what === "retry" && (
        <ConfirmDialog
          harmless
          title={text.jobs.bulkRetryTitle(n)}
          lead={text.jobs.bulkRetryLead}
          confirm={text.jobs.retry}
          onConfirm={() => retryAll(asked.ids)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
