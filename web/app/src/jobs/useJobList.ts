import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { JobStatus, JobSummary, JobType } from "@techpack/client";
import { techPackKeys, useTechPackClient } from "@techpack/react";
import { useMemo } from "react";
import { isHeldUp } from "./jobState";

const PAGE = 50;

export type StateFilter = JobStatus | "all" | "held-up";

export interface ListFilter {
  state: StateFilter;
  type: JobType | "all";
}

/** The jobs of a filter, the newest first, page by page. */
export function useJobList(
  { state, type }: ListFilter,
  interval: (pages: number) => number | false,
) {
  const client = useTechPackClient();
  const status = state === "all" ? undefined : state === "held-up" ? "queued" : state;
  const filter = { status, type: type === "all" ? undefined : type, limit: PAGE };
  const pages = useInfiniteQuery({
    queryKey: [...techPackKeys.everyJobs, "list", filter],
    queryFn: ({ pageParam, signal }) => client.jobs({ ...filter, cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: (query) => interval(query.state.data?.pages.length ?? 1),
  });
  const { data } = pages;
  const jobs = useMemo(() => {
    const all = data?.pages.flatMap((page) => page.jobs) ?? [];
    return state === "held-up" ? all.filter(isHeldUp) : all;
  }, [data, state]);
  return { pages, jobs };
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Those of the jobs whose id or product has the text in it; a whole id that is not among them is asked for. */
export function useFind(sought: string, jobs: readonly JobSummary[]) {
  const client = useTechPackClient();
  const needle = sought.trim().toLowerCase();
  const found = useMemo(
    () =>
      needle === ""
        ? jobs
        : jobs.filter(
            (job) => job.jobId.includes(needle) || job.productId.toLowerCase().includes(needle),
          ),
    [jobs, needle],
  );
  const elsewhere = useQuery({
    queryKey: [...techPackKeys.everyJobs, "found", needle],
    queryFn: ({ signal }) => client.job(needle, { signal }),
    enabled: found.length === 0 && ID.test(needle),
  });
  return { found, elsewhere };
}
