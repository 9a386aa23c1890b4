import { useQuery } from "@tanstack/react-query";
import { useTechPackClient } from "@techpack/react";

/** Whether the key may do what operators do. Asked once: the server decides again at every call. */
export function useIsOperator(): boolean {
  const client = useTechPackClient();
  const { data } = useQuery({
    queryKey: ["techpack", "operator"],
    queryFn: ({ signal }) =>
      client.admin.accounts({ limit: 1 }, { signal }).then(
        () => true,
        () => false,
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data ?? false;
}
