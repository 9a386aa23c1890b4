import { type Http, type RequestOptions, segment } from "./http.js";
import type {
  Account,
  AccountLimits,
  AccountList,
  AddKey,
  AuditReport,
  Explanation,
  GrantCredits,
  GrantList,
  KeyList,
  NewKey,
  OpenAccount,
  Page,
  ParkedList,
  Requeued,
  RequeueParked,
  SetLimits,
  StageList,
  StageStatus,
  StepId,
  WorkerList,
  WorkerStatus,
} from "./types.js";

/** What operators may do. */
export class Admin {
  /** @internal */
  constructor(private readonly http: Http) {}

  accounts(page: Page = {}, options: RequestOptions = {}): Promise<AccountList> {
    return this.http.get("/admin/accounts", { ...options, query: { ...page } });
  }

  account(id: string, options: RequestOptions = {}): Promise<Account> {
    return this.http.get(account(id), options);
  }

  openAccount(body: OpenAccount, options: RequestOptions = {}): Promise<Account> {
    return this.http.post("/admin/accounts", body, options);
  }

  /** Says whom of the identity provider the account belongs to; nobody with null. */
  setSubject(id: string, subject: string | null, options: RequestOptions = {}): Promise<Account> {
    return this.http.put(`${account(id)}/subject`, { subject }, options);
  }

  grants(id: string, page: Page = {}, options: RequestOptions = {}): Promise<GrantList> {
    return this.http.get(`${account(id)}/grants`, { ...options, query: { ...page } });
  }

  /** Gives credits, and answers the account with its new balance. */
  grant(id: string, body: GrantCredits, options: RequestOptions = {}): Promise<Account> {
    return this.http.post(`${account(id)}/grants`, body, options);
  }

  accountKeys(id: string, page: Page = {}, options: RequestOptions = {}): Promise<KeyList> {
    return this.http.get(`${account(id)}/keys`, { ...options, query: { ...page } });
  }

  addAccountKey(id: string, body: AddKey, options: RequestOptions = {}): Promise<NewKey> {
    return this.http.post(`${account(id)}/keys`, body, options);
  }

  revokeKey(prefix: string, options: RequestOptions = {}): Promise<void> {
    return this.http.delete(`/admin/keys/${segment(prefix)}`, options);
  }

  limits(id: string, options: RequestOptions = {}): Promise<AccountLimits> {
    return this.http.get(`${account(id)}/limits`, options);
  }

  setLimits(id: string, body: SetLimits, options: RequestOptions = {}): Promise<AccountLimits> {
    return this.http.put(`${account(id)}/limits`, body, options);
  }

  /** Jobs that failed because nobody could read them or they killed their workers. */
  parked(page: Page = {}, options: RequestOptions = {}): Promise<ParkedList> {
    return this.http.get("/admin/parked", { ...options, query: { ...page } });
  }

  requeue(body: RequeueParked, options: RequestOptions = {}): Promise<Requeued> {
    return this.http.post("/admin/requeue", body, options);
  }

  /** How the stages are doing, at most seconds old. */
  stages(options: RequestOptions = {}): Promise<StageList> {
    return this.http.get("/admin/stages", options);
  }

  /** Once this is answered, no worker begins another attempt at the stage. What runs goes on. */
  pauseStage(
    stage: StepId,
    body: { reason?: string } = {},
    options: RequestOptions = {},
  ): Promise<StageStatus> {
    return this.http.post(`/admin/stages/${segment(stage)}/pause`, body, options);
  }

  resumeStage(stage: StepId, options: RequestOptions = {}): Promise<StageStatus> {
    return this.http.post(`/admin/stages/${segment(stage)}/resume`, undefined, options);
  }

  workers(options: RequestOptions = {}): Promise<WorkerList> {
    return this.http.get("/admin/workers", options);
  }

  /** Has a worker process claim nothing more, and finish what it runs. */
  drainWorker(id: string, options: RequestOptions = {}): Promise<WorkerStatus> {
    return this.http.post(`/admin/workers/${segment(id)}/drain`, undefined, options);
  }

  /** Lets a drained worker claim again. */
  resumeWorker(id: string, options: RequestOptions = {}): Promise<WorkerStatus> {
    return this.http.post(`/admin/workers/${segment(id)}/resume`, undefined, options);
  }

  /** Why any account's job is where it is, and what to do about it. */
  explanation(jobId: string, options: RequestOptions = {}): Promise<Explanation> {
    return this.http.get(`/admin/jobs/${segment(jobId)}/explanation`, options);
  }

  /** Whether the credits fit, part by part: `nextCursor` leads to the next one. */
  audit(
    page: { cursor?: string | undefined } = {},
    options: RequestOptions = {},
  ): Promise<AuditReport> {
    return this.http.get("/admin/audit", { ...options, query: { ...page } });
  }
}

function account(id: string): string {
  return `/admin/accounts/${segment(id)}`;
}
