import {
  Camera,
  Check,
  CircleDashed,
  CircleSlash,
  CircleX,
  LoaderCircle,
  type LucideIcon,
  PencilRuler,
  RefreshCw,
  Shirt,
  SquarePen,
  ZoomIn,
} from "lucide-react";
import type { ReactNode } from "react";
import { duration, number } from "../format";
import { text } from "../strings";
import { Badge } from "../ui/Badge";
import { classes } from "../ui/classes";
import { Progress } from "../ui/Progress";

export interface LoaderStep {
  id: string;
  name: string;
  description: string;
  credits: number;
  status: "pending" | "in-progress" | "completed" | "error" | "canceled";
  /** Of this step, 0 to 100. */
  progress?: number | undefined;
  /** Such as "7 of 8 made". */
  note?: string | undefined;
  cached?: boolean | undefined;
  attempt?: number | undefined;
  waitingOn?: keyof typeof text.pack.waiting | null | undefined;
  queuePosition?: number | undefined;
  etaSeconds?: number | undefined;
  /** Why it failed, and what came back. */
  error?: string | undefined;
  refunded?: number | undefined;
}

interface Props {
  /** Of the whole, 0 to 100. */
  currentProgress: number;
  /** What is going on, for people. */
  currentStep: string;
  steps: LoaderStep[];
  /** Credits that are spent so far; without it, those of the completed steps. */
  spent?: number;
  /** Stands below a failed step. */
  action?: ReactNode;
}

const icons: Record<string, LucideIcon> = {
  category: Shirt,
  "base-views": Camera,
  "close-ups": ZoomIn,
  sketches: PencilRuler,
  edit: SquarePen,
  regenerate: RefreshCw,
};

/** How far a job is: the whole, and a row for each step with what it does, costs and waits for. */
export function ProgressiveLoader({ currentProgress, currentStep, steps, spent, action }: Props) {
  const planned = steps.reduce((sum, step) => sum + step.credits, 0);
  const used =
    spent ??
    steps.reduce(
      (sum, step) => sum + (step.status === "completed" && !step.cached ? step.credits : 0),
      0,
    );
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
        <div className="flex items-baseline justify-between gap-3">
          <p className="min-w-0 truncate font-medium" title={currentStep}>
            {currentStep}
          </p>
          <p className="tabular font-semibold text-lg">{number(currentProgress)} %</p>
        </div>
        <Progress value={currentProgress} label={text.pack.overall} />
      </div>
      <ol className="grid gap-1">
        {steps.map((step) => (
          <StepRow key={step.id} step={step} action={action} />
        ))}
      </ol>
      <p className="tabular flex justify-between border-line border-t pt-3 text-muted text-sm">
        <span>{text.pack.total}</span>
        <span>{text.pack.spent(number(used), number(planned))}</span>
      </p>
    </div>
  );
}

function StepRow({ step, action }: { step: LoaderStep; action: ReactNode }) {
  const Icon = icons[step.id] ?? CircleDashed;
  const active = step.status === "in-progress";
  return (
    <li
      aria-current={active ? "step" : undefined}
      data-step={step.id}
      data-status={step.status}
      className={classes(
        "grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-3 rounded-lg px-2.5 py-2",
        active && "bg-accent-soft",
      )}
    >
      <span
        className={classes(
          "relative grid size-8 place-items-center rounded-full",
          step.status === "completed" && "bg-positive-soft text-positive",
          step.status === "error" && "bg-danger-soft text-danger",
          active && "bg-surface text-accent",
          (step.status === "pending" || step.status === "canceled") && "bg-sunken text-faint",
        )}
      >
        <Icon aria-hidden className="size-4" />
        <Status status={step.status} />
      </span>
      <div className="min-w-0">
        <div className="flex items-center justify-between gap-2">
          <p className={classes("font-medium", step.status === "pending" && "text-muted")}>
            {step.name}
          </p>
          <span className="flex items-center gap-1.5">
            {step.cached && <Badge tone="positive">{text.pack.cached}</Badge>}
            <Badge tone={active ? "accent" : "neutral"}>
              {step.credits === 0 ? text.free : text.credits(step.credits, number(step.credits))}
            </Badge>
          </span>
        </div>
        {(step.note || step.status !== "completed") && (
          <p className="text-muted text-xs">{step.note ?? step.description}</p>
        )}
        {active && (
          <div className="mt-2">
            <Progress thin value={step.progress ?? null} label={step.name} />
          </div>
        )}
        <Waiting step={step} />
        {step.status === "error" && (
          <div className="mt-2 grid justify-items-start gap-2 text-danger text-sm">
            <p className="break-words">
              {step.error}{" "}
              {step.refunded
                ? text.pack.failedNote(text.credits(step.refunded, number(step.refunded)))
                : null}
            </p>
            {action}
          </div>
        )}
      </div>
    </li>
  );
}

const marks = {
  completed: Check,
  error: CircleX,
  canceled: CircleSlash,
  "in-progress": LoaderCircle,
  pending: null,
};

function Status({ status }: { status: LoaderStep["status"] }) {
  const Mark = marks[status];
  return (
    <>
      <span className="sr-only">{text.stepStatus[status]}</span>
      {Mark && (
        <Mark
          aria-hidden
          className={classes(
            "absolute -right-1 -bottom-1 size-3.5 rounded-full bg-surface",
            status === "in-progress" && "animate-spin",
          )}
        />
      )}
    </>
  );
}

function Waiting({ step }: { step: LoaderStep }) {
  const parts = [
    step.waitingOn ? text.pack.waiting[step.waitingOn] : undefined,
    step.queuePosition ? text.pack.queued(number(step.queuePosition)) : undefined,
    step.etaSeconds !== undefined && step.queuePosition
      ? text.pack.eta(duration(step.etaSeconds * 1000))
      : undefined,
    step.attempt && step.attempt > 1 && step.status === "in-progress"
      ? text.pack.attempt(step.attempt)
      : undefined,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? null : (
    <p className="mt-1 text-warning text-xs">{parts.join(" · ")}</p>
  );
}
