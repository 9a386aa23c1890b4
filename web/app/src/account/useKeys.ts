import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import type { AddKey, NewKey } from "@techpack/client";
import { useTechPackClient } from "@techpack/react";
import { useMemo } from "react";
import type { KeyOrigin } from "./keyOrigin";

/** The keys of the account that is signed in. */
export function useOwnKeys(): KeyOrigin {
  const client = useTechPackClient();
  return useMemo(
    () => ({
      queryKey: ["techpack", "keys"],
      list: (page, options) => client.keys(page, options),
      add: (body) => client.addKey(body),
      revoke: (prefix) => client.revokeKey(prefix),
    }),
    [client],
  );
}

export function useKeyList({ queryKey, list }: KeyOrigin) {
  const pages = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => list({ limit: 50, cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const keys = useMemo(() => pages.data?.pages.flatMap((page) => page.keys) ?? [], [pages.data]);
  return { pages, keys };
}

/** Makes and revokes; the list is read again after either. */
export function useKeyChanges({ queryKey, add, revoke }: KeyOrigin) {
  const queries = useQueryClient();
  const reread = () => void queries.invalidateQueries({ queryKey });
  return {
    async add(body: AddKey): Promise<NewKey> {
      const made = await add(body);
      reread();
      return made;
    },
    async revoke(prefix: string): Promise<void> {
      await revoke(prefix);
      reread();
    },
  };
}
