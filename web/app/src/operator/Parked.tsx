import type { ParkedJob, RequeueParked } from "@techpack/client";
import { CircleCheck, RotateCcw } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { number } from "../format";
import { shortId } from "../jobs/jobState";
import { tellError } from "../shell/tell";
import { text } from "../strings";
import { Button } from "../ui/Button";
import { ConfirmDialog } from "../ui/ConfirmDialog";
import { Copyable } from "../ui/Copy";
import { Empty } from "../ui/Empty";
import { LoadMore } from "../ui/LoadMore";
import { type Column, Table } from "../ui/Table";
import { Time } from "../ui/Time";
import { ListSkeleton, Unreadable } from "../ui/Unreadable";
import { useParked, useRequeue } from "./useOperator";

const words = text.operator.parked;

/** Jobs that wait for somebody to look at them. */
export function Parked() {
  const { pages, jobs } = useParked();
  const requeue = useRequeue();
  const [asking, setAsking] = useState(false);

  async function again(body: RequeueParked) {
    try {
      const { requeued, left } = await requeue(body);
      const title = words.requeued(number(requeued.length));
      if (left[0]) {
        toast.warning(title, { description: words.left(number(left.length), left[0].reason) });
      } else {
        toast.success(title);
      }
    } catch (error) {
      tellError(words.failed, error);
    }
  }

  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <p className="min-w-0 flex-1 basis-64 text-muted text-sm">{words.lead}</p>
        {jobs.length > 1 && (
          <Button
            size="small"
            icon={<RotateCcw aria-hidden className="size-4" />}
            onClick={() => setAsking(true)}
          >
            {words.requeueAll}
          </Button>
        )}
      </div>
      {pages.error && <Unreadable error={pages.error} onRetry={pages.refetch} />}
      {pages.isPending ? (
        <ListSkeleton />
      ) : jobs.length > 0 ? (
        <Table
          label={words.title}
          columns={columnsFor((id) => again({ jobIds: [id] }))}
          rows={jobs}
          rowKey={(job) => job.jobId}
        />
      ) : (
        !pages.error && (
          <Empty
            icon={<CircleCheck aria-hidden className="size-8" />}
            title={words.empty}
            lead={words.emptyLead}
          />
        )
      )}
      <LoadMore pages={pages} />
      {asking && (
        <ConfirmDialog
          harmless
          title={words.requeueAllTitle}
          lead={words.requeueAllLead}
          confirm={words.requeueAll}
          onConfirm={() => again({ all: true })}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

function columnsFor(onRequeue: (id: string) => Promise<void>): Column<ParkedJob>[] {
  return [
    {
      id: "job",
      label: text.jobs.id,
      // another account's job cannot be opened: its id is what an operator needs
      cell: (job) => <Copyable value={job.jobId} label={text.jobs.copyId} />,
    },
    {
      id: "account",
      label: words.account,
      cell: (job) => <Copyable value={job.accountId} label={text.account.copyId} />,
    },
    { id: "stage", label: words.stage, cell: (job) => `${job.type} · ${job.stage}` },
    {
      id: "why",
      label: words.why,
      cell: (job) => (
        <span className="block max-w-80 break-words">
          <code className="font-mono text-danger text-xs">{job.code}</code>
          <span className="block text-muted text-xs">{job.message}</span>
        </span>
      ),
    },
    { id: "ended", label: words.ended, cell: (job) => <Time at={job.finishedAt} /> },
    {
      id: "actions",
      label: words.requeue,
      actions: true,
      cell: (job) => <Requeue id={job.jobId} onRequeue={onRequeue} />,
    },
  ];
}

function Requeue({ id, onRequeue }: { id: string; onRequeue: (id: string) => Promise<void> }) {
  const [busy, setBusy] = useState(false);

  async function act() {
    setBusy(true);
    await onRequeue(id);
    setBusy(false);
  }

  return (
    <Button size="small" busy={busy} aria-label={words.requeueOf(shortId(id))} onClick={act}>
      {words.requeue}
    </Button>
  );
}
