import type { Job } from "@techpack/client";
import { useProgressiveGeneration } from "@techpack/react";
import { RotateCcw } from "lucide-react";
import { useState } from "react";
import { number } from "../format";
import { text } from "../strings";
import { Badge } from "../ui/Badge";
import { Button } from "../ui/Button";
import { Notice } from "../ui/Notice";
import { ProgressiveLoader } from "./ProgressiveLoader";
import { Receipt } from "./Receipt";

const tones = {
  queued: "neutral",
  running: "accent",
  succeeded: "positive",
  failed: "danger",
  canceled: "warning",
} as const;

/** How the last job of a product goes or went, and what its credits did. */
export function RunPanel({ job, onRetry }: { job: Job; onRetry: () => Promise<unknown> }) {
  const { steps, creditsSpent } = useProgressiveGeneration(job);
  const [retrying, setRetrying] = useState(false);
  const ended = job.finishedAt !== null;
  const refunded = job.credits.refunded;

  async function retry() {
    setRetrying(true);
    try {
      await onRetry();
    } finally {
      setRetrying(false);
    }
  }

  return (
    <section
      className="grid gap-4 rounded-xl border border-line bg-surface p-4"
      data-job={job.jobId}
      data-status={job.status}
    >
      <div className="flex items-center justify-between">
        <h2 className="font-semibold">{text.pack.steps}</h2>
        <Badge tone={tones[job.status]}>{text.jobs.status[job.status]}</Badge>
      </div>
      {job.status === "canceled" && (
        <Notice tone="warning">
          {text.pack.canceledNote(text.credits(refunded, number(refunded)))}
        </Notice>
      )}
      <ProgressiveLoader
        currentProgress={job.progress}
        currentStep={job.step}
        steps={steps.map((step) => (step.status === "error" ? { ...step, refunded } : step))}
        spent={creditsSpent}
        action={
          job.links.retry && (
            <Button
              size="small"
              busy={retrying}
              icon={<RotateCcw aria-hidden className="size-4" />}
              onClick={retry}
            >
              {text.pack.retry}
            </Button>
          )
        }
      />
      {ended && (
        <details>
          <summary className="w-fit rounded-sm text-accent text-sm">{text.pack.receipt}</summary>
          <div className="mt-2">
            <Receipt job={job} />
          </div>
        </details>
      )}
    </section>
  );
}
