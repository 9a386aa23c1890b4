import { useInfiniteQuery } from "@tanstack/react-query";
import { techPackKeys, useTechPackClient } from "@techpack/react";
import { useMemo } from "react";
import { withBalances } from "./balances";

const PAGE = 50;

/** The account's ledger as far as it was loaded. */
export function useLedger() {
  const client = useTechPackClient();
  const pages = useInfiniteQuery({
    queryKey: [...techPackKeys.everyCredits, "ledger"],
    queryFn: ({ pageParam, signal }) =>
      client.credits({ limit: PAGE, cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const rows = useMemo(() => withBalances(pages.data?.pages ?? []), [pages.data]);
  return { pages, rows, statement: pages.data?.pages[0] };
}
