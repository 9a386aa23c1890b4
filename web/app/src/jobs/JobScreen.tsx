import { TechPackError } from "@techpack/client";
import { useJob, useProgressiveGeneration } from "@techpack/react";
import { ArrowLeft, RotateCcw, X } from "lucide-react";
import { useState } from "react";
import { Link } from "wouter";
import { ProgressiveLoader } from "../pack/ProgressiveLoader";
import { ConnectionBanner } from "../shell/ConnectionBanner";
import { NotFound } from "../shell/NotFound";
import { routes } from "../shell/routes";
import { text } from "../strings";
import { Button } from "../ui/Button";
import { Notice } from "../ui/Notice";
import { Page } from "../ui/Page";
import { ListSkeleton, Unreadable } from "../ui/Unreadable";
import { useKeptFocus } from "../ui/useKeptFocus";
import { CancelJobDialog } from "./CancelJobDialog";
import { Facts, JobReceipt, Panel, Request, Results } from "./JobDetails";
import { JobBadge } from "./JobState";
import { isActive } from "./jobState";
import { Timeline } from "./Timeline";
import { credits, useJobActions } from "./useJobActions";
import { useNow } from "./useNow";

/** One job as it goes and as it went. */
export default function JobScreen({ id }: { id: string }) {
  const { job, connection, error } = useJob(id);
  const [run, setRun] = useState(0);
  const onFollow = () => setRun(run + 1);
  const focus = useKeptFocus<HTMLDivElement>();
  const { steps, creditsSpent } = useProgressiveGeneration(job);
  const { retry } = useJobActions();
  const [canceling, setCanceling] = useState(false);
  const [retrying, setRetrying] = useState(false);
  const active = job !== undefined && isActive(job);
  const now = useNow(active);

  async function again() {
    setRetrying(true);
    await retry(id);
    setRetrying(false);
    onFollow();
  }

  if (!job) {
    if (error instanceof TechPackError && (error.status === 404 || error.status === 400)) {
      return <NotFound />;
    }
    return (
      <Page title={text.jobs.id}>
        <Follower key={run} id={id} />
        {error ? <Unreadable error={error} onRetry={onFollow} /> : <ListSkeleton />}
      </Page>
    );
  }

  const retryButton = job.status === "failed" && (
    <Button busy={retrying} icon={<RotateCcw aria-hidden className="size-4" />} onClick={again}>
      {text.pack.retry}
    </Button>
  );
  return (
    <div {...focus}>
      <Follower key={run} id={id} />
      <Link
        href={routes.jobs}
        className="mb-3 inline-flex items-center gap-1.5 rounded-sm text-muted text-sm hover:text-ink"
      >
        <ArrowLeft aria-hidden className="size-4" />
        {text.jobs.title}
      </Link>
      <Page
        title={text.jobs.types[job.type]}
        lead={job.productId}
        actions={
          <>
            <JobBadge job={job} />
            {active && (
              <Button
                icon={<X aria-hidden className="size-4" />}
                onClick={() => setCanceling(true)}
              >
                {text.jobs.cancel}
              </Button>
            )}
            {retryButton}
          </>
        }
      >
        <ConnectionBanner connection={connection} />
        {job.status === "canceled" && (
          <div className="mb-4">
            <Notice tone="warning">{text.pack.canceledNote(credits(job.credits.refunded))}</Notice>
          </div>
        )}
        <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_24rem] 2xl:grid-cols-[minmax(0,1fr)_28rem]">
          <div className="grid gap-4">
            <Panel title={text.pack.steps}>
              <ProgressiveLoader
                currentProgress={job.progress}
                // why it failed stands at its step
                currentStep={job.status === "failed" ? text.jobs.status.failed : job.step}
                steps={steps}
                spent={creditsSpent}
              />
            </Panel>
            <Panel title={text.jobs.timeline}>
              <Timeline job={job} now={now} />
            </Panel>
            <Panel title={text.jobs.request}>
              <Request job={job} />
            </Panel>
          </div>
          <div className="grid gap-4">
            <Panel title={text.jobs.details}>
              <Facts job={job} now={now} />
            </Panel>
            <Panel title={text.jobs.results}>
              <Results job={job} />
            </Panel>
            <Panel title={text.pack.receipt}>
              <JobReceipt job={job} />
            </Panel>
          </div>
        </div>
        {canceling && <CancelJobDialog id={id} onClose={() => setCanceling(false)} />}
      </Page>
    </div>
  );
}

/** A job that has ended is not followed any more; one that was retried is, by whoever comes anew. */
function Follower({ id }: { id: string }) {
  useJob(id);
  return null;
}
