import { useQuery } from "@tanstack/react-query";
import { useTechPackClient } from "@techpack/react";
import { currentKey } from "./session";

/**
 * Whether the key may do what operators do, by what the account's list of keys says of it. It decides what is
 * offered; the server decides what is done.
 */
export function useIsOperator(): boolean {
  const client = useTechPackClient();
  const prefix = /^tp_([^_]+)_/.exec(currentKey() ?? "")?.[1];
  const { data } = useQuery({
    queryKey: ["techpack", "operator", prefix],
    queryFn: ({ signal }) => client.keys({ limit: 100 }, { signal }),
    enabled: prefix !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data?.keys.some((key) => key.prefix === prefix && key.scopes.includes("admin")) ?? false;
}
