import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import type {
  Account,
  AuditReport,
  Requeued,
  RequeueParked,
  SetLimits,
  StageStatus,
  StepId,
  WorkerStatus,
} from "@techpack/client";
import { techPackKeys, useTechPackClient } from "@techpack/react";
import { useMemo } from "react";
import type { KeyOrigin } from "../account/keyOrigin";

const PAGE = 50;

/** While somebody looks; nothing is asked for in a tab that nobody sees. */
const LIVE_MILLIS = 2_000;

const keys = {
  accounts: ["techpack", "operator", "accounts"],
  grants: (id: string) => ["techpack", "operator", "grants", id],
  keys: (id: string) => ["techpack", "operator", "keys", id],
  parked: ["techpack", "operator", "parked"],
  audit: ["techpack", "operator", "audit"],
  stages: ["techpack", "operator", "stages"],
  workers: ["techpack", "operator", "workers"],
} as const;

export function useAccounts() {
  const { admin } = useTechPackClient();
  const pages = useInfiniteQuery({
    queryKey: keys.accounts,
    queryFn: ({ pageParam, signal }) =>
      admin.accounts({ limit: PAGE, cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const accounts = useMemo(
    () => pages.data?.pages.flatMap((page) => page.accounts) ?? [],
    [pages.data],
  );
  return { pages, accounts };
}

/** What operators do to accounts; each throws what went wrong. */
export function useAccountChanges() {
  const { admin } = useTechPackClient();
  const queries = useQueryClient();
  const reread = () => void queries.invalidateQueries({ queryKey: keys.accounts });
  return {
    async open(name: string): Promise<Account> {
      const account = await admin.openAccount({ name });
      reread();
      return account;
    },
    async grant(id: string, credits: number, reason: string): Promise<Account> {
      const account = await admin.grant(id, { credits, reason });
      reread();
      void queries.invalidateQueries({ queryKey: keys.grants(id) });
      // it may be one's own account
      void queries.invalidateQueries({ queryKey: techPackKeys.everyCredits });
      return account;
    },
    async limit(id: string, limits: SetLimits): Promise<void> {
      await admin.setLimits(id, limits);
      reread();
    },
  };
}

export function useGrants(id: string) {
  const { admin } = useTechPackClient();
  const pages = useInfiniteQuery({
    queryKey: keys.grants(id),
    queryFn: ({ pageParam, signal }) =>
      admin.grants(id, { limit: 20, cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const grants = useMemo(
    () => pages.data?.pages.flatMap((page) => page.grants) ?? [],
    [pages.data],
  );
  return { pages, grants };
}

/** The keys of another account. */
export function useAccountKeys(id: string): KeyOrigin {
  const { admin } = useTechPackClient();
  return useMemo(
    () => ({
      queryKey: keys.keys(id),
      list: (page, options) => admin.accountKeys(id, page, options),
      add: (body) => admin.addAccountKey(id, body),
      revoke: (prefix) => admin.revokeKey(prefix),
    }),
    [admin, id],
  );
}

export function useParked() {
  const { admin } = useTechPackClient();
  const pages = useInfiniteQuery({
    queryKey: keys.parked,
    queryFn: ({ pageParam, signal }) =>
      admin.parked({ limit: PAGE, cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const jobs = useMemo(() => pages.data?.pages.flatMap((page) => page.jobs) ?? [], [pages.data]);
  return { pages, jobs };
}

export function useRequeue(): (body: RequeueParked) => Promise<Requeued> {
  const { admin } = useTechPackClient();
  const queries = useQueryClient();
  return async (body) => {
    const requeued = await admin.requeue(body);
    void queries.invalidateQueries({ queryKey: keys.parked });
    return requeued;
  };
}

/** How the stages are doing, live. */
export function useStages() {
  const { admin } = useTechPackClient();
  return useQuery({
    queryKey: keys.stages,
    queryFn: ({ signal }) => admin.stages({ signal }),
    refetchInterval: LIVE_MILLIS,
  });
}

/** The worker processes, live. */
export function useWorkers() {
  const { admin } = useTechPackClient();
  return useQuery({
    queryKey: keys.workers,
    queryFn: ({ signal }) => admin.workers({ signal }),
    refetchInterval: LIVE_MILLIS,
  });
}

/** What operators order; each throws what went wrong. */
export function useOrders() {
  const { admin } = useTechPackClient();
  const queries = useQueryClient();
  async function ordered<T>(order: Promise<T>): Promise<T> {
    const done = await order;
    void queries.invalidateQueries({ queryKey: keys.stages });
    void queries.invalidateQueries({ queryKey: keys.workers });
    return done;
  }
  return {
    pause: (stage: StepId, reason: string): Promise<StageStatus> =>
      ordered(admin.pauseStage(stage, reason === "" ? {} : { reason })),
    resume: (stage: StepId): Promise<StageStatus> => ordered(admin.resumeStage(stage)),
    drain: (id: string): Promise<WorkerStatus> => ordered(admin.drainWorker(id)),
    undrain: (id: string): Promise<WorkerStatus> => ordered(admin.resumeWorker(id)),
  };
}

/** Whether the credits of all accounts fit: every part of the check, added up. */
export function useAudit() {
  const { admin } = useTechPackClient();
  return useQuery({
    queryKey: keys.audit,
    queryFn: async ({ signal }) => {
      let sum = await admin.audit({}, { signal });
      while (sum.nextCursor !== null) {
        sum = plus(sum, await admin.audit({ cursor: sum.nextCursor }, { signal }));
      }
      return sum;
    },
    // it reads every entry there is: only when it is asked for
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

function plus(one: AuditReport, next: AuditReport): AuditReport {
  return {
    accounts: one.accounts + next.accounts,
    jobs: one.jobs + next.jobs,
    entries: one.entries + next.entries,
    drift: one.drift + next.drift,
    firstFinding: one.firstFinding ?? next.firstFinding,
    nextCursor: next.nextCursor,
  };
}
