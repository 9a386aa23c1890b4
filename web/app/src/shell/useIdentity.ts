import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { Identity, TechPackError } from "@techpack/client";
import { useTechPackClient } from "@techpack/react";

/** Whom the key acts as. It decides what is offered; the server decides what is done. */
export function useIdentity(): UseQueryResult<Identity, TechPackError> {
  const client = useTechPackClient();
  return useQuery({
    queryKey: ["techpack", "identity"],
    queryFn: ({ signal }) => client.identity({ signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
