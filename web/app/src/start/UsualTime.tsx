import { useQuery } from "@tanstack/react-query";
import { useTechPackClient } from "@techpack/react";
import { duration } from "../format";
import { text } from "../strings";

/** How long the account's last tech packs took; says nothing where there are none. */
export function UsualTime() {
  const client = useTechPackClient();
  const { data } = useQuery({
    queryKey: ["techpack", "usual-time"],
    queryFn: async ({ signal }) => {
      const { jobs } = await client.jobs(
        { type: "tech-pack", status: "succeeded", limit: 20 },
        { signal },
      );
      return jobs.flatMap((job) =>
        job.finishedAt ? [Date.parse(job.finishedAt) - Date.parse(job.createdAt)] : [],
      );
    },
    staleTime: 60_000,
  });
  if (!data || data.length === 0) {
    return null;
  }
  const sorted = [...data].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return <p className="text-center text-muted text-xs">{text.start.usual(duration(median))}</p>;
}
