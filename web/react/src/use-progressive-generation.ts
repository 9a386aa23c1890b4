import type { Job, ReceiptLine, Step, StepId, StepStatus } from "@techpack/client";
import { useMemo } from "react";

/** A step as a loader shows it. */
export interface ProgressiveStep {
  id: StepId;
  name: string;
  description: string;
  credits: number;
  status: StepStatus;
  /** Of the step itself, in percent. */
  progress?: number;
  /** What its result lacks, such as `7 of 8 made`. */
  note?: string;
  waitingOn?: NonNullable<Step["waitingOn"]>;
  /** RFC 3339. */
  waitingSince?: string;
  etaSeconds?: number;
  queuePosition?: number;
  /** The attempt that runs, if it is not the first. */
  attempt?: number;
  /** Whether the result was known already, and cost nothing. */
  cached: boolean;
  /** Why it failed. */
  error?: string;
  /** Credits that came back, where any did. */
  refunded?: number;
}

export interface ProgressiveGeneration {
  steps: ProgressiveStep[];
  creditsSpent: number;
  /** What will be spent if nothing else is refunded. */
  creditsPlanned: number;
}

/** The steps of a whole pack before there is a job. */
const PLAN: ProgressiveStep[] = [
  planned("category", "Category Detection", "What kind of product it is", 0),
  planned("base-views", "Base View Analysis", "Materials, colours and dimensions of each view", 3),
  planned("close-ups", "Close-up Generation", "The details that matter, enlarged", 3),
  planned("sketches", "Technical Sketches", "Front, back and side with callouts", 3),
];

/** The steps with their states, as the job itself has them; those of the plan without a job. */
export function useProgressiveGeneration(job?: Job | undefined): ProgressiveGeneration {
  return useMemo(() => {
    if (!job) return { steps: PLAN, creditsSpent: 0, creditsPlanned: sum(PLAN) };
    return {
      steps: job.steps.map((step) => shown(step, job)),
      creditsSpent: job.credits.used,
      creditsPlanned: job.credits.held - job.credits.refunded,
    };
  }, [job]);
}

function shown(step: Step, job: Job): ProgressiveStep {
  const line = job.credits.receipt.find((each) => each.step === step.id);
  const failed = job.error?.step === step.id ? job.error : undefined;
  return {
    id: step.id,
    name: step.name,
    description: step.description,
    credits: step.credits,
    status: step.status,
    progress: step.progress,
    cached: step.cached,
    ...(step.note === undefined ? {} : { note: step.note }),
    ...(step.waitingOn === null ? {} : { waitingOn: step.waitingOn }),
    ...(step.waitingSince === null ? {} : { waitingSince: step.waitingSince }),
    ...(step.etaSeconds === undefined ? {} : { etaSeconds: step.etaSeconds }),
    ...(step.queuePosition === undefined ? {} : { queuePosition: step.queuePosition }),
    ...(step.attempt > 1 ? { attempt: step.attempt } : {}),
    ...(failed ? { error: failed.message } : {}),
    ...refundOf(line),
  };
}

function refundOf(line: ReceiptLine | undefined): { refunded?: number } {
  return line && line.refunded > 0 ? { refunded: line.refunded } : {};
}

function planned(id: StepId, name: string, description: string, credits: number): ProgressiveStep {
  return { id, name, description, credits, status: "pending", cached: false };
}

function sum(steps: ProgressiveStep[]): number {
  return steps.reduce((total, step) => total + step.credits, 0);
}
