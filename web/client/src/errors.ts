import type { ErrorBody, FieldError, Job, JobError } from "./types.js";

/**
 * What went wrong: a code of the HTTP contract, or one of the client's own.
 *
 * - `NETWORK`: no answer arrived (status 0)
 * - `TIMED_OUT`: none arrived in time (status 0)
 * - `ABORTED`: the caller's signal was aborted (status 0)
 * - `HTTP_ERROR`: an error whose body is not the API's, a proxy's for instance
 * - `NOT_JSON`: a success whose body is not JSON, a proxy's page for instance
 * - `CANCELED`: the job was cancelled before it had a result (status 409)
 */
export type ErrorCode =
  | ErrorBody["code"]
  | "NETWORK"
  | "TIMED_OUT"
  | "ABORTED"
  | "HTTP_ERROR"
  | "NOT_JSON"
  | "CANCELED";

export interface ErrorDetails {
  code: ErrorCode;
  status: number;
  retryAfter?: number | undefined;
  creditsRefunded?: number | undefined;
  jobId?: string | undefined;
  fieldErrors?: readonly FieldError[];
  job?: Job | undefined;
  cause?: unknown;
}

/** The only error that the client throws. Its message is a sentence for people. */
export class TechPackError extends Error {
  readonly code: ErrorCode;
  /** The HTTP status, 0 if there was no answer. */
  readonly status: number;
  /** Seconds after which it may be tried again, where the server said so. */
  declare readonly retryAfter?: number;
  /** What the failed or cancelled job gave back, where there was one. */
  declare readonly creditsRefunded?: number;
  declare readonly jobId?: string;
  /** Every fault of the request, empty for other errors. */
  readonly fieldErrors: readonly FieldError[];
  /** The ended job, for an abort or a failure of a whole run. */
  declare readonly job?: Job;

  constructor(message: string, details: ErrorDetails) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    // code that looks for the platform's own aborts finds ours too
    this.name = details.code === "ABORTED" ? "AbortError" : "TechPackError";
    this.code = details.code;
    this.status = details.status;
    this.fieldErrors = details.fieldErrors ?? [];
    if (details.retryAfter !== undefined) this.retryAfter = details.retryAfter;
    if (details.creditsRefunded !== undefined) this.creditsRefunded = details.creditsRefunded;
    if (details.jobId !== undefined) this.jobId = details.jobId;
    if (details.job !== undefined) this.job = details.job;
  }

  /** Whether the caller wanted it: an abort is nothing to complain of. */
  get isAbort(): boolean {
    return this.code === "ABORTED";
  }

  /** Whether the request may not have reached the server, or the server not the job. */
  get isTransient(): boolean {
    return (
      this.code === "NETWORK" ||
      this.code === "TIMED_OUT" ||
      this.code === "RATE_LIMITED" ||
      this.code === "UNAVAILABLE" ||
      (this.code === "HTTP_ERROR" && [429, 502, 503, 504].includes(this.status))
    );
  }

  /** An abort; of a run, with the job as the cancel left it. */
  static aborted(job?: Job, cause?: unknown): TechPackError {
    return new TechPackError(job ? abortedRun(job) : "The request was aborted.", {
      code: "ABORTED",
      status: 0,
      job,
      jobId: job?.jobId,
      creditsRefunded: job?.credits.refunded,
      cause,
    });
  }

  /** The error that an ended job without a result stands for. */
  static ofJob(job: Job): TechPackError {
    const details = { jobId: job.jobId, creditsRefunded: job.credits.refunded, job };
    return job.error === null
      ? new TechPackError(`Job ${job.jobId} was cancelled before it had a result.`, {
          code: "CANCELED",
          status: 409,
          ...details,
        })
      : new TechPackError(job.error.message, {
          code: job.error.code,
          status: JOB_ERROR_STATUS[job.error.code],
          ...details,
        });
  }

  /** Any value that was thrown, as an error of ours. */
  static of(thrown: unknown, signal?: AbortSignal | undefined): TechPackError {
    if (thrown instanceof TechPackError) return thrown;
    if (signal?.aborted || (thrown instanceof Error && thrown.name === "AbortError")) {
      return TechPackError.aborted(undefined, thrown);
    }
    return new TechPackError("The server cannot be reached. Is the network up?", {
      code: "NETWORK",
      status: 0,
      cause: thrown,
    });
  }

  /** The error that a response stands for. Reads its body. */
  static async ofResponse(response: Response): Promise<TechPackError> {
    const text = await response.text().catch(() => "");
    const retryAfter = retryAfterOf(response.headers);
    const body = parsed(text);
    if (isErrorBody(body)) {
      const { jobId, creditsRefunded } = body.metadata ?? {};
      return new TechPackError(body.error, {
        code: body.code,
        status: response.status,
        retryAfter,
        // without a job nothing was charged
        ...(jobId ? { jobId, creditsRefunded } : {}),
        fieldErrors: Array.isArray(body.errors) ? body.errors : [],
      });
    }
    return new TechPackError(`The server answered ${response.status} without saying why.`, {
      code: "HTTP_ERROR",
      status: response.status,
      retryAfter,
      cause: text.slice(0, 1000),
    });
  }
}

/** As the API answers an operation whose job failed so. */
const JOB_ERROR_STATUS: Record<JobError["code"], number> = {
  UNPROCESSABLE_IMAGE: 422,
  UNPROCESSABLE_EDIT: 422,
  UNPROCESSABLE_REQUEST: 422,
  UNREADABLE: 500,
  STAGE_FAILED: 502,
  WORKER_LOST: 502,
  STAGE_TIMED_OUT: 504,
  DEADLINE_EXCEEDED: 504,
};

function abortedRun(job: Job): string {
  if (job.status !== "canceled") return "Too late to cancel: the job had ended.";
  const credits = job.credits.refunded === 1 ? "credit was" : "credits were";
  return `Cancelled; ${job.credits.refunded} ${credits} refunded.`;
}

/** Seconds, from either form of the header. */
export function retryAfterOf(headers: Headers): number | undefined {
  const value = headers.get("Retry-After")?.trim();
  if (!value) return undefined;
  if (/^\d+$/.test(value)) return Number(value);
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, (at - Date.now()) / 1000);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isErrorBody(body: unknown): body is ErrorBody {
  const fields = body as Partial<ErrorBody> | null | undefined;
  return typeof fields?.code === "string" && typeof fields.error === "string";
}
