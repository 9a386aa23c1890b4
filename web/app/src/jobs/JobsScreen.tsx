import type { JobSummary } from "@techpack/client";
import { ListChecks } from "lucide-react";
import { useState } from "react";
import { Link, useSearchParams } from "wouter";
import { number } from "../format";
import { routes } from "../shell/routes";
import { text } from "../strings";
import { Button } from "../ui/Button";
import { Empty } from "../ui/Empty";
import { LoadMore } from "../ui/LoadMore";
import { Page } from "../ui/Page";
import { ListSkeleton, Unreadable } from "../ui/Unreadable";
import { BulkActions } from "./BulkActions";
import { filterOf, JobFilters } from "./JobFilters";
import { JobsTable } from "./JobsTable";
import { LiveButton, useLive } from "./Live";
import { type ListFilter, useFind, useJobList } from "./useJobList";
import { useSteadyRows } from "./useSteadyRows";

/** Every job, as it is now. The filter is in the address. */
export default function JobsScreen() {
  const [parameters, setParameters] = useSearchParams();
  const filter = filterOf(parameters);
  const [sought, setSought] = useState("");
  const live = useLive();
  const { pages, jobs } = useJobList(filter, live.interval);
  const { found, elsewhere } = useFind(sought, jobs);
  const scope = `${filter.state} ${filter.type} ${sought}`;
  const steady = useSteadyRows(found, keyOf, scope);
  const shown = steady.rows.length > 0 ? steady.rows : elsewhere.data ? [elsewhere.data] : [];

  function setFilter({ state, type }: ListFilter) {
    setParameters(
      (now) => {
        const next = new URLSearchParams(now);
        for (const [name, value] of Object.entries({ state, type })) {
          if (value === "all") {
            next.delete(name);
          } else {
            next.set(name, value);
          }
        }
        return next;
      },
      { replace: true },
    );
  }

  function clear() {
    setSought("");
    setFilter({ state: "all", type: "all" });
  }

  return (
    <Page
      title={text.jobs.title}
      lead={text.jobs.lead}
      actions={
        <>
          {steady.waiting > 0 && (
            <span className="text-muted text-sm" title={text.jobs.freshHint}>
              {text.jobs.fresh(number(steady.waiting))}
            </span>
          )}
          <BulkActions jobs={shown} />
          <LiveButton on={live.on} onToggle={live.toggle} />
        </>
      }
    >
      <JobFilters filter={filter} sought={sought} onFilter={setFilter} onSought={setSought} />
      {steady.rows.length === 0 && elsewhere.data && (
        <p className="mb-3 text-muted text-sm">{text.jobs.foundElsewhere}</p>
      )}
      {pages.error && (
        <div className="mb-3">
          <Unreadable error={pages.error} onRetry={pages.refetch} />
        </div>
      )}
      {pages.isPending ? (
        <ListSkeleton />
      ) : shown.length > 0 ? (
        <div {...steady.listeners}>
          <JobsTable jobs={shown} />
        </div>
      ) : elsewhere.isLoading ? (
        <ListSkeleton />
      ) : pages.error ? null : scope === "all all " ? (
        <Empty
          icon={<ListChecks aria-hidden className="size-8" />}
          title={text.jobs.empty}
          lead={text.jobs.emptyLead}
        >
          <Link
            href={routes.start}
            className="font-medium text-accent underline underline-offset-4"
          >
            {text.nav.start}
          </Link>
        </Empty>
      ) : (
        <Empty
          icon={<ListChecks aria-hidden className="size-8" />}
          title={text.jobs.emptyFilter}
          lead={elsewhere.error ? text.jobs.elsewhere : sought ? text.jobs.findMore : ""}
        >
          <Button onClick={clear}>{text.jobs.clear}</Button>
        </Empty>
      )}
      <LoadMore pages={pages} />
    </Page>
  );
}

const keyOf = (job: JobSummary): string => job.jobId;
