import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import type {
  CreditStatement,
  JobFilter,
  JobList,
  Page,
  ProductList,
  RevisionDetail,
  RevisionList,
  TechPack,
  TechPackError,
} from "@techpack/client";
import { useCallback } from "react";
import { techPackKeys } from "./keys.js";
import { useTechPackContext } from "./provider.js";

/** The client has tried again itself. */
const RETRY = false;
/** Also how long signed links are left unrenewed; they live an hour. */
const FRESH = 60_000;

/** The balance and a page of the ledger. */
export function useCredits(page: Page = {}): UseQueryResult<CreditStatement, TechPackError> {
  const { client } = useTechPackContext();
  return useQuery({
    queryKey: techPackKeys.credits(page),
    queryFn: ({ signal }) => client.credits(page, { signal }),
    placeholderData: keepPreviousData,
    retry: RETRY,
  });
}

export function useProducts(page: Page = {}): UseQueryResult<ProductList, TechPackError> {
  const { client } = useTechPackContext();
  return useQuery({
    queryKey: techPackKeys.products(page),
    queryFn: ({ signal }) => client.products(page, { signal }),
    placeholderData: keepPreviousData,
    retry: RETRY,
  });
}

export function useJobs(filter: JobFilter = {}): UseQueryResult<JobList, TechPackError> {
  const { client } = useTechPackContext();
  return useQuery({
    queryKey: techPackKeys.jobs(filter),
    queryFn: ({ signal }) => client.jobs(filter, { signal }),
    placeholderData: keepPreviousData,
    retry: RETRY,
  });
}

/** The newest hundred revisions of a product. */
export function useRevisions(productId: string): UseQueryResult<RevisionList, TechPackError> {
  const { client } = useTechPackContext();
  return useQuery({
    queryKey: techPackKeys.revisions(productId),
    queryFn: ({ signal }) => client.revisions(productId, { limit: 100 }, { signal }),
    retry: RETRY,
  });
}

/** A revision with its analysis and its history; of none with null. */
export function useRevision(id: string | null): UseQueryResult<RevisionDetail, TechPackError> {
  const { client } = useTechPackContext();
  return useQuery({
    queryKey: techPackKeys.revision(id ?? ""),
    queryFn: ({ signal }) => client.revision(id ?? "", { signal }),
    enabled: id !== null,
    retry: RETRY,
  });
}

export interface TechPackCache {
  /** The latest results of every kind; absent if not read yet, or if there is no such product. */
  techPack?: TechPack;
  /** Whether it is as the server has it, as far as is known. */
  isFresh: boolean;
  /** When it was read, in milliseconds since 1970; 0 if not yet. */
  readAt: number;
  error?: TechPackError;
  /** Reads it again. */
  refresh(): Promise<void>;
}

/** A product's finished pack: at once if it was read before, and refreshed behind. */
export function useTechPackCache(productId: string): TechPackCache {
  const { client, queries } = useTechPackContext();
  const { data, error, isStale, isFetching, dataUpdatedAt } = useQuery<TechPack, TechPackError>({
    queryKey: techPackKeys.techPack(productId),
    queryFn: ({ signal }) => client.techPack(productId, { signal }),
    staleTime: FRESH,
    retry: RETRY,
  });
  const refresh = useCallback(
    () => queries.invalidateQueries({ queryKey: techPackKeys.techPack(productId) }),
    [queries, productId],
  );
  return {
    isFresh: data !== undefined && !isStale && !isFetching,
    readAt: dataUpdatedAt,
    refresh,
    ...(data ? { techPack: data } : {}),
    // of a product that is not there yet there is no pack, which is no fault
    ...(error && error.status !== 404 ? { error } : {}),
  };
}
