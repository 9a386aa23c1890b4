import type { WorkerStatus } from "@techpack/client";
import { Server } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { duration, number } from "../format";
import { tellError } from "../shell/tell";
import { text } from "../strings";
import { Badge } from "../ui/Badge";
import { Button } from "../ui/Button";
import { ConfirmDialog } from "../ui/ConfirmDialog";
import { Copyable } from "../ui/Copy";
import { Empty } from "../ui/Empty";
import { type Column, Table } from "../ui/Table";
import { Time } from "../ui/Time";
import { ListSkeleton, Unreadable } from "../ui/Unreadable";
import { useOrders, useWorkers } from "./useOperator";

const words = text.operator.workers;

/** The worker processes, each of which can be drained. */
export function Workers() {
  const { data, error, isPending, refetch } = useWorkers();
  const { drain, undrain } = useOrders();
  const [draining, setDraining] = useState<WorkerStatus>();

  async function tell(order: Promise<unknown>, done: string, failed: string) {
    try {
      await order;
      toast.success(done);
    } catch (failure) {
      tellError(failed, failure);
    }
  }

  return (
    <>
      {error && <Unreadable error={error} onRetry={refetch} />}
      {isPending && <ListSkeleton />}
      {data && data.workers.length > 0 && (
        <Table
          label={words.title}
          columns={columnsFor(setDraining, (worker) =>
            tell(undrain(worker.workerId), words.undone(worker.name), words.undoFailed),
          )}
          rows={data.workers}
          rowKey={(worker) => worker.workerId}
        />
      )}
      {data && data.workers.length === 0 && (
        <Empty
          icon={<Server aria-hidden className="size-8" />}
          title={words.empty}
          lead={words.emptyLead}
        />
      )}
      {draining && (
        <ConfirmDialog
          title={words.drainTitle(draining.name)}
          lead={words.drainLead}
          confirm={words.drain}
          onConfirm={() =>
            tell(drain(draining.workerId), words.drained(draining.name), words.drainFailed)
          }
          onClose={() => setDraining(undefined)}
        />
      )}
    </>
  );
}

function columnsFor(
  onDrain: (worker: WorkerStatus) => void,
  onUndo: (worker: WorkerStatus) => Promise<void>,
): Column<WorkerStatus>[] {
  return [
    {
      id: "process",
      label: words.process,
      cell: (worker) => (
        <div className="grid justify-items-start gap-1">
          <span className="min-w-24 break-words font-medium">{worker.name}</span>
          {!worker.alive && <Badge tone="danger">{words.lost}</Badge>}
          {worker.drainingSince && (
            <span className="flex items-center gap-2 text-muted text-xs">
              <Badge tone="warning">{words.draining}</Badge>
              <Time at={worker.drainingSince} />
            </span>
          )}
        </div>
      ),
    },
    {
      id: "id",
      label: words.id,
      cell: (worker) => <Copyable value={worker.workerId} label={words.copyId} />,
    },
    {
      id: "stages",
      label: words.stages,
      cell: (worker) => (
        <span className="block max-w-72 break-words text-muted text-xs">
          {worker.stages.map((each) => each.stage).join(", ")}
        </span>
      ),
    },
    {
      id: "slots",
      label: words.slots,
      end: true,
      cell: (worker) =>
        text.operator.stages.slotsOf(number(worker.inFlight), number(worker.capacity)),
    },
    { id: "started", label: words.started, cell: (worker) => <Time at={worker.startedAt} /> },
    {
      id: "heartbeat",
      label: words.heartbeat,
      cell: (worker) => (
        <span className="tabular whitespace-nowrap">
          {words.heartbeatAgo(duration(worker.silentSeconds * 1000))}
        </span>
      ),
    },
    {
      id: "actions",
      label: words.drain,
      actions: true,
      cell: (worker) =>
        worker.drainingSince ? (
          <Button
            size="small"
            aria-label={words.undoOf(worker.name)}
            onClick={() => onUndo(worker)}
          >
            {words.undo}
          </Button>
        ) : (
          worker.alive && (
            <Button
              size="small"
              aria-label={words.drainOf(worker.name)}
              onClick={() => onDrain(worker)}
            >
              {words.drain}
            </Button>
          )
        ),
    },
  ];
}
