import { RotateCcw } from "lucide-react";
import { number } from "../format";
import { text } from "../strings";
import { Button } from "../ui/Button";
import { Notice } from "../ui/Notice";
import { Skeleton } from "../ui/Skeleton";
import { Time } from "../ui/Time";
import { Unreadable } from "../ui/Unreadable";
import { useAudit } from "./useOperator";

const words = text.operator.audit;

/** Whether the credits of all accounts add up. */
export function Audit() {
  const { data, error, isFetching, refetch, dataUpdatedAt } = useAudit();
  return (
    <div className="grid max-w-2xl gap-4">
      <div className="flex flex-wrap items-center gap-3">
        <p className="min-w-0 flex-1 basis-64 text-muted text-sm">{words.lead}</p>
        <Button
          size="small"
          busy={isFetching}
          icon={<RotateCcw aria-hidden className="size-4" />}
          onClick={() => refetch()}
        >
          {isFetching ? words.running : words.run}
        </Button>
      </div>
      {error && <Unreadable error={error} onRetry={refetch} />}
      {!data && !error && <Skeleton className="h-40" />}
      {data && (
        <>
          <Notice tone={data.drift === 0 ? "positive" : "danger"} live>
            <span className="font-medium">
              {data.drift === 0 ? words.fits : words.differs(number(data.drift))}
            </span>
          </Notice>
          <dl className="tabular grid grid-cols-2 gap-px overflow-hidden rounded-xl border border-line bg-line sm:grid-cols-4">
            <Figure label={words.drift} value={data.drift} />
            <Figure label={words.accounts} value={data.accounts} />
            <Figure label={words.jobs} value={data.jobs} />
            <Figure label={words.entries} value={data.entries} />
          </dl>
          {data.firstFinding && (
            <div className="rounded-xl border border-line bg-surface p-4 text-sm">
              <h3 className="mb-1 font-semibold">{words.finding}</h3>
              <p className="break-words">{data.firstFinding.message}</p>
              <p className="mt-1 break-all font-mono text-muted text-xs">
                {data.firstFinding.rule} · {data.firstFinding.subject}
              </p>
            </div>
          )}
          <p className="text-faint text-xs">
            {words.checked} <Time at={new Date(dataUpdatedAt).toISOString()} />
          </p>
        </>
      )}
    </div>
  );
}

function Figure({ label, value }: { label: string; value: number }) {
  return (
    <div className="bg-surface p-4">
      <dt className="text-faint text-xs">{label}</dt>
      <dd className="mt-1 font-semibold text-xl">{number(value)}</dd>
    </div>
  );
}
