import type { JobSummary } from "@techpack/client";
import { RotateCcw, X } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Link } from "wouter";
import { duration, number } from "../format";
import { routes } from "../shell/routes";
import { text } from "../strings";
import { Button } from "../ui/Button";
import { type Column, Table } from "../ui/Table";
import { Time } from "../ui/Time";
import { CancelJobDialog } from "./CancelJobDialog";
import { JobState } from "./JobState";
import { isActive, shortId, took } from "./jobState";
import { useJobActions } from "./useJobActions";

const columns: Column<JobSummary>[] = [
  {
    id: "job",
    label: text.jobs.id,
    cell: (job) => (
      <Link
        href={routes.job(job.jobId)}
        className="group flex w-fit items-baseline gap-2.5 whitespace-nowrap rounded-sm"
      >
        <span className="font-medium group-hover:underline group-hover:underline-offset-4">
          {text.jobs.types[job.type]}
        </span>{" "}
        <span className="font-mono text-faint text-xs">{shortId(job.jobId)}</span>
      </Link>
    ),
  },
  {
    id: "product",
    label: text.jobs.product,
    cell: (job) => (
      <Link
        href={routes.product(job.productId)}
        title={job.productId}
        className="block max-w-64 truncate rounded-sm text-accent hover:underline hover:underline-offset-4"
      >
        {job.productId}
      </Link>
    ),
  },
  { id: "state", label: text.jobs.state, cell: (job) => <JobState job={job} /> },
  {
    id: "begun",
    label: text.jobs.begun,
    cell: (job) => <Time at={job.createdAt} />,
  },
  {
    id: "took",
    label: text.jobs.took,
    end: true,
    cell: (job) => <span className="whitespace-nowrap">{duration(took(job))}</span>,
  },
  { id: "cost", label: text.jobs.cost, end: true, cell: (job) => <Cost job={job} /> },
  { id: "actions", label: text.nav.more, actions: true, cell: (job) => <Actions job={job} /> },
];

export function JobsTable({ jobs }: { jobs: readonly JobSummary[] }) {
  return (
    <Table label={text.jobs.title} columns={columns} rows={jobs} rowKey={(job) => job.jobId} />
  );
}

function Cost({ job }: { job: JobSummary }) {
  const { used, held, refunded } = job.credits;
  return (
    <span className="whitespace-nowrap" title={text.jobs.used(number(used), number(held))}>
      {number(used)} <span className="text-faint">/ {number(held)}</span>
      {refunded > 0 && (
        <span className="block text-faint text-xs">{text.jobs.refundedOf(number(refunded))}</span>
      )}
    </span>
  );
}

function Actions({ job }: { job: JobSummary }) {
  const { retry } = useJobActions();
  const [canceling, setCanceling] = useState(false);
  const [retrying, setRetrying] = useState(false);

  async function again() {
    setRetrying(true);
    await retry(job.jobId);
    setRetrying(false);
  }

  if (job.status !== "failed" && !isActive(job)) {
    return null;
  }
  return (
    <div className="flex justify-end">
      {job.status === "failed" && (
        <Action
          busy={retrying}
          label={text.jobs.retry}
          of={job}
          icon={<RotateCcw aria-hidden className="size-4" />}
          onClick={again}
        />
      )}
      {isActive(job) && (
        <Action
          label={text.jobs.cancel}
          of={job}
          icon={<X aria-hidden className="size-4" />}
          onClick={() => setCanceling(true)}
        />
      )}
      {canceling && <CancelJobDialog id={job.jobId} onClose={() => setCanceling(false)} />}
    </div>
  );
}

interface ActionProps {
  label: string;
  of: JobSummary;
  icon: ReactNode;
  busy?: boolean;
  onClick: () => void;
}

/** An icon in a table; a card has room for its word. */
function Action({ label, of, icon, busy, onClick }: ActionProps) {
  return (
    <Button
      size="small"
      kind="quiet"
      busy={busy}
      icon={icon}
      title={label}
      aria-label={`${label} ${shortId(of.jobId)}`}
      onClick={onClick}
    >
      <span className="hidden @max-2xl:inline">{label}</span>
    </Button>
  );
}
