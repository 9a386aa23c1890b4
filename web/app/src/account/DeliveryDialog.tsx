import type { Delivery } from "@techpack/client";
import { dateTime, duration, number } from "../format";
import { text } from "../strings";
import { Badge } from "../ui/Badge";
import { Copyable } from "../ui/Copy";
import { Dialog, DialogActions } from "../ui/Dialog";
import { Skeleton } from "../ui/Skeleton";
import { Unreadable } from "../ui/Unreadable";
import { RedeliverButton } from "./RedeliverButton";
import { useDelivery } from "./useWebhooks";

const words = text.account.deliveries;

/** One delivery with each of its attempts: when, how long, and what came back. */
export function DeliveryDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { data: delivery, error, refetch } = useDelivery(id);
  return (
    <Dialog
      wide
      open
      onOpenChange={(open) => !open && onClose()}
      title={words.detailTitle}
      lead={delivery && <span className="break-all font-mono">{delivery.url}</span>}
    >
      {error && <Unreadable error={error} onRetry={refetch} />}
      {delivery ? (
        <>
          <Copyable value={delivery.deliveryId} label={words.copyId} />
          <h3 className="mt-4 mb-2 font-semibold">{words.log}</h3>
          <Attempts delivery={delivery} />
          <DialogActions>
            <RedeliverButton delivery={delivery} />
          </DialogActions>
        </>
      ) : (
        !error && <Skeleton className="h-40" />
      )}
    </Dialog>
  );
}

function Attempts({ delivery }: { delivery: Delivery }) {
  const log = delivery.attemptLog ?? [];
  if (log.length === 0) {
    return <p className="text-muted text-sm">{words.noLog}</p>;
  }
  return (
    <ol className="grid gap-2">
      {log.map((each) => {
        const taken =
          each.responseStatus !== null && each.responseStatus >= 200 && each.responseStatus < 300;
        return (
          <li
            key={`${each.attempt} ${each.startedAt}`}
            className="rounded-md border border-line p-3 text-sm"
          >
            <p className="tabular flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="font-medium">{words.attempt(number(each.attempt))}</span>
              <Badge tone={taken ? "positive" : "danger"}>
                {each.responseStatus ?? words.noAnswer}
              </Badge>
              <span className="text-muted">{duration(each.durationMs)}</span>
              <span className="ml-auto text-muted">{dateTime(each.startedAt)}</span>
            </p>
            {each.error && <p className="mt-1.5 break-words text-danger">{each.error}</p>}
            {each.response && (
              <pre className="mt-2 max-h-40 overflow-auto whitespace-pre-wrap break-all rounded-md bg-sunken p-2 font-mono text-xs">
                {each.response}
              </pre>
            )}
          </li>
        );
      })}
    </ol>
  );
}
