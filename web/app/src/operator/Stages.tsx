import type { StageStatus } from "@techpack/client";
import { Pause, Play } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { decimal, duration, number } from "../format";
import { tellError } from "../shell/tell";
import { text } from "../strings";
import { Badge } from "../ui/Badge";
import { Button } from "../ui/Button";
import { ConfirmDialog } from "../ui/ConfirmDialog";
import { TextField } from "../ui/Field";
import { type Column, Table } from "../ui/Table";
import { Time } from "../ui/Time";
import { ListSkeleton, Unreadable } from "../ui/Unreadable";
import { useOrders, useStages } from "./useOperator";
import { Workers } from "./Workers";

const words = text.operator.stages;
const LONGEST_REASON = 200;

/** What waits and runs at each stage, which can be paused, and the workers that do it. */
export function Stages() {
  const { data, error, isPending, refetch } = useStages();
  const { resume } = useOrders();
  const [pausing, setPausing] = useState<StageStatus>();

  async function goOn(stage: StageStatus) {
    try {
      await resume(stage.stage);
      toast.success(words.resumed(stage.name));
    } catch (failure) {
      tellError(words.resumeFailed, failure);
    }
  }

  return (
    <>
      <p className="mb-3 text-muted text-sm">{words.lead}</p>
      {error && <Unreadable error={error} onRetry={refetch} />}
      {isPending && <ListSkeleton />}
      {data && (
        <Table
          label={words.title}
          columns={columnsFor(setPausing, goOn)}
          rows={data.stages}
          rowKey={(stage) => stage.stage}
        />
      )}
      <h2 className="mt-8 mb-3 font-semibold text-lg">{text.operator.workers.title}</h2>
      <Workers />
      {pausing && <PauseDialog stage={pausing} onClose={() => setPausing(undefined)} />}
    </>
  );
}

function columnsFor(
  onPause: (stage: StageStatus) => void,
  onResume: (stage: StageStatus) => Promise<void>,
): Column<StageStatus>[] {
  return [
    { id: "stage", label: words.stage, cell: (stage) => <StageName stage={stage} /> },
    { id: "due", label: words.due, end: true, cell: (stage) => number(stage.due) },
    {
      id: "oldest",
      label: words.oldest,
      end: true,
      cell: (stage) =>
        stage.due > 0 ? (
          <span className="whitespace-nowrap">{duration(stage.oldestSeconds * 1000)}</span>
        ) : (
          <None />
        ),
    },
    {
      id: "scheduled",
      label: words.scheduled,
      end: true,
      cell: (stage) => number(stage.scheduled),
    },
    { id: "running", label: words.running, end: true, cell: (stage) => number(stage.running) },
    {
      id: "slots",
      label: words.slots,
      end: true,
      cell: (stage) => words.slotsOf(number(stage.inFlight), number(stage.capacity)),
    },
    { id: "workers", label: words.workers, end: true, cell: (stage) => number(stage.workers) },
    {
      id: "takes",
      label: words.takes,
      end: true,
      cell: ({ recentSeconds }) =>
        recentSeconds === null ? <None /> : duration(recentSeconds * 1000),
    },
    {
      id: "rate",
      label: words.perSecond,
      end: true,
      cell: (stage) => decimal(stage.perSecond),
    },
    {
      id: "actions",
      label: words.pause,
      actions: true,
      cell: (stage) =>
        stage.paused ? (
          <Resume stage={stage} onResume={onResume} />
        ) : (
          <Button
            size="small"
            icon={<Pause aria-hidden className="size-4" />}
            aria-label={words.pauseOf(stage.name)}
            onClick={() => onPause(stage)}
          >
            {words.pause}
          </Button>
        ),
    },
  ];
}

/** Its name, and what holds it up. */
function StageName({ stage }: { stage: StageStatus }) {
  const { paused, engineDownSince } = stage;
  return (
    <div className="grid justify-items-start gap-1">
      <span className="font-medium">{stage.name}</span>
      {paused && (
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-muted text-xs">
          <Badge tone="warning">{words.isPaused}</Badge>
          <Time at={paused.since} />
          <span className="break-words">{words.by(paused.by)}</span>
          {paused.reason && <span className="max-w-72 break-words">{paused.reason}</span>}
        </span>
      )}
      {engineDownSince && (
        <span className="flex items-center gap-2 text-muted text-xs">
          <Badge tone="danger">{words.engineDown}</Badge>
          <Time at={engineDownSince} />
        </span>
      )}
      {stage.workers === 0 && <Badge tone="danger">{words.noWorker}</Badge>}
      {stage.workers > 0 && stage.draining === stage.workers && (
        <Badge tone="warning">{words.drained}</Badge>
      )}
    </div>
  );
}

function None() {
  return <span className="text-faint">–</span>;
}

function Resume({
  stage,
  onResume,
}: {
  stage: StageStatus;
  onResume: (stage: StageStatus) => Promise<void>;
}) {
  const [busy, setBusy] = useState(false);

  async function act() {
    setBusy(true);
    await onResume(stage);
    setBusy(false);
  }

  return (
    <Button
      size="small"
      kind="primary"
      busy={busy}
      icon={<Play aria-hidden className="size-4" />}
      aria-label={words.resumeOf(stage.name)}
      onClick={act}
    >
      {words.resume}
    </Button>
  );
}

function PauseDialog({ stage, onClose }: { stage: StageStatus; onClose: () => void }) {
  const { pause } = useOrders();
  const [reason, setReason] = useState("");

  async function act() {
    try {
      await pause(stage.stage, reason.trim());
      toast.success(words.paused(stage.name));
    } catch (failure) {
      tellError(words.pauseFailed, failure);
    }
  }

  return (
    <ConfirmDialog
      title={words.pauseTitle(stage.name)}
      lead={words.pauseLead}
      confirm={words.pause}
      onConfirm={act}
      onClose={onClose}
    >
      <TextField
        label={words.reason}
        hint={words.reasonHint}
        placeholder={words.reasonPlaceholder}
        value={reason}
        maxLength={LONGEST_REASON}
        autoComplete="off"
        onChange={(event) => setReason(event.target.value)}
      />
    </ConfirmDialog>
  );
}
