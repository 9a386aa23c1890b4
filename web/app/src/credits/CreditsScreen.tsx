import type { CreditMonth } from "@techpack/client";
import { Coins } from "lucide-react";
import { Link } from "wouter";
import { change, month, number } from "../format";
import { nameOfStep, shortId } from "../jobs/jobState";
import { routes } from "../shell/routes";
import { text } from "../strings";
import { Badge, type Tone } from "../ui/Badge";
import { Copyable } from "../ui/Copy";
import { classes } from "../ui/classes";
import { Empty } from "../ui/Empty";
import { LoadMore } from "../ui/LoadMore";
import { Page } from "../ui/Page";
import { Skeleton } from "../ui/Skeleton";
import { type Column, Table } from "../ui/Table";
import { Time } from "../ui/Time";
import { ListSkeleton, Unreadable } from "../ui/Unreadable";
import type { LedgerRow } from "./balances";
import { useLedger } from "./useLedger";

const tones: Record<LedgerRow["kind"], Tone> = {
  GRANT: "accent",
  CHARGE: "neutral",
  REFUND: "positive",
};

const columns: Column<LedgerRow>[] = [
  { id: "what", label: text.creditsPage.what, cell: (row) => <What row={row} /> },
  { id: "when", label: text.creditsPage.when, cell: (row) => <Time at={row.createdAt} /> },
  {
    id: "job",
    label: text.creditsPage.job,
    cell: (row) =>
      row.jobId ? (
        <Link
          href={routes.job(row.jobId)}
          aria-label={text.creditsPage.openJob(shortId(row.jobId))}
          className="rounded-sm font-mono text-accent text-xs hover:underline hover:underline-offset-4"
        >
          {shortId(row.jobId)}
        </Link>
      ) : (
        <span className="text-faint">–</span>
      ),
  },
  {
    id: "amount",
    label: text.creditsPage.amount,
    end: true,
    cell: (row) => (
      <span className={classes("font-medium", row.amount > 0 && "text-positive")}>
        {change(row.amount)}
      </span>
    ),
  },
  {
    id: "after",
    label: text.creditsPage.after,
    end: true,
    cell: (row) =>
      row.after === undefined ? <span className="text-faint">–</span> : number(row.after),
  },
];

const monthColumns: Column<CreditMonth>[] = [
  { id: "month", label: text.creditsPage.month, cell: (row) => month(row.month) },
  { id: "jobs", label: text.creditsPage.jobs, end: true, cell: (row) => number(row.jobs) },
  { id: "held", label: text.creditsPage.kinds.CHARGE, end: true, cell: (row) => number(row.held) },
  {
    id: "refunded",
    label: text.creditsPage.kinds.REFUND,
    end: true,
    cell: (row) => number(row.refunded),
  },
  { id: "used", label: text.creditsPage.used, end: true, cell: (row) => number(row.used) },
];

/** The account's ledger. */
export default function CreditsScreen() {
  const { pages, rows, statement } = useLedger();
  return (
    <Page title={text.creditsPage.title} lead={text.creditsPage.lead}>
      <div className="mb-5 flex flex-wrap items-end gap-x-10 gap-y-3 rounded-xl border border-line bg-surface p-4 sm:p-5">
        <div>
          <p className="text-faint text-xs">{text.creditsPage.balance}</p>
          <div className="tabular mt-1 font-semibold text-2xl tracking-tight">
            {statement ? number(statement.balance) : <Skeleton className="h-8 w-24" />}
          </div>
        </div>
        {statement && (
          <div className="min-w-0">
            <p className="text-faint text-xs">{text.creditsPage.account}</p>
            <Copyable value={statement.accountId} label={text.account.copyId} />
          </div>
        )}
      </div>
      {pages.error && (
        <div className="mb-3">
          <Unreadable error={pages.error} onRetry={pages.refetch} />
        </div>
      )}
      {pages.isPending ? (
        <ListSkeleton />
      ) : rows.length > 0 ? (
        <Table
          label={text.creditsPage.title}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
        />
      ) : (
        !pages.error && (
          <Empty
            icon={<Coins aria-hidden className="size-8" />}
            title={text.creditsPage.empty}
            lead={text.creditsPage.emptyLead}
          />
        )
      )}
      <LoadMore pages={pages} />
      {statement && statement.rolledUp.length > 0 && !pages.hasNextPage && (
        <section className="mt-8">
          <h2 className="mb-1 font-medium text-sm">{text.creditsPage.rolledUp}</h2>
          <p className="mb-3 text-muted text-sm">{text.creditsPage.rolledUpLead}</p>
          <Table
            label={text.creditsPage.rolledUp}
            columns={monthColumns}
            rows={statement.rolledUp}
            rowKey={(row) => row.month}
          />
        </section>
      )}
    </Page>
  );
}

function What({ row }: { row: LedgerRow }) {
  const about = [row.step && nameOfStep(row.step), row.reason].filter(Boolean).join(" · ");
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1">
      <span className="w-20 shrink-0">
        <Badge tone={tones[row.kind]}>{text.creditsPage.kinds[row.kind]}</Badge>
      </span>
      <span className="min-w-0 break-words">{about}</span>
    </span>
  );
}
