import { Admin } from "./admin.js";
import { Http, type HttpSettings, type RequestOptions, segment } from "./http.js";
import { Operations } from "./operations.js";
import { cancelJob, newIdempotencyKey, type RunOptions, run, type SubmitOptions } from "./run.js";
import { DEFAULT_RETRIES, type Retries } from "./timing.js";
import type {
  AddKey,
  AddWebhook,
  ChangeWebhook,
  CreditStatement,
  Delivery,
  DeliveryList,
  DeliveryStatus,
  Identity,
  Job,
  JobBatch,
  JobList,
  JobStatus,
  JobType,
  KeyList,
  NewKey,
  Page,
  ProductList,
  Revision,
  RevisionDetail,
  RevisionList,
  SubmitJob,
  SubmitJobOfMany,
  TechPack,
  ViewType,
  Webhook,
  WebhookList,
  WebhookSecrets,
} from "./types.js";
import { WatchHub, type WatchOptions } from "./watch/hub.js";

export interface ClientOptions {
  /** Where the API is; by default `/api/tech-pack-v2` of the page's own origin. */
  baseUrl?: string | undefined;
  /** The key, or what gives it for each request; none where the server does without. */
  apiKey?: string | (() => string | undefined) | undefined;
  /** What sends the requests; the platform's own by default. */
  fetch?: typeof fetch | undefined;
  retries?: Partial<Retries> | undefined;
  /** Event streams at once; further jobs are polled. 3 in a browser, which has few connections. */
  maxStreams?: number | undefined;
  /** Chance, from 0 to 1: for the jitter of delays. */
  random?: (() => number) | undefined;
}

export interface JobFilter extends Page {
  status?: JobStatus | undefined;
  type?: JobType | undefined;
  productId?: string | undefined;
}

export interface DeliveryFilter extends Page {
  webhookId?: string | undefined;
  jobId?: string | undefined;
  status?: DeliveryStatus | undefined;
}

/** How many jobs are submitted at once. */
export interface SubmitJobsOptions extends RequestOptions {
  /** Whether all are stored, or none; a refusal of one rejects then. */
  atomic?: boolean | undefined;
}

/** A picture of a view: its bytes, or where they are. */
export type NewRevision =
  | { file: Blob; fileName?: string | undefined; viewType: ViewType }
  | { imageUrl: string; viewType: ViewType };

/**
 * A client of the API. Every method rejects with a `TechPackError`. GETs, submissions of jobs and
 * cancels are repeated after faults of the network and of what stands before the server, the
 * submissions under one Idempotency-Key; nothing else is.
 */
export class TechPackClient extends Operations {
  /** What operators may do; needs a key with the scope `admin`. */
  readonly admin: Admin;

  constructor(options: ClientOptions = {}) {
    const http = new Http(settings(options));
    super(http, new WatchHub(http, options.maxStreams ?? defaultStreams()));
    this.admin = new Admin(http);
  }

  // --- jobs

  /** Starts a job, and answers it as it was accepted. */
  submitJob(body: SubmitJob, options: SubmitOptions = {}): Promise<Job> {
    const { idempotencyKey = newIdempotencyKey(), ...request } = options;
    return this.http.post("/jobs", body, {
      ...request,
      headers: { "Idempotency-Key": idempotencyKey },
      retry: true,
    });
  }

  /**
   * Starts up to 1,000 jobs at once, and answers what became of each, in their order. Jobs without
   * an `idempotencyKey` get one, under which the request is repeated.
   */
  submitJobs(jobs: SubmitJobOfMany[], options: SubmitJobsOptions = {}): Promise<JobBatch> {
    const { atomic = false, ...request } = options;
    const keyed = jobs.map((job) => ({
      ...job,
      idempotencyKey: job.idempotencyKey ?? newIdempotencyKey(),
    }));
    return this.http.post("/jobs:batch", { jobs: keyed, atomic }, { ...request, retry: true });
  }

  job(id: string, options: RequestOptions = {}): Promise<Job> {
    return this.http.get(`/jobs/${segment(id)}`, options);
  }

  /** A page of jobs, the newest first. */
  jobs(filter: JobFilter = {}, options: RequestOptions = {}): Promise<JobList> {
    return this.http.get("/jobs", { ...options, query: { ...filter } });
  }

  /**
   * Stops a job, and answers it with what was refunded.
   *
   * @throws TechPackError `CONFLICT` if it has ended before, unless by a cancel
   */
  cancelJob(id: string, options: RequestOptions = {}): Promise<Job> {
    return cancelJob(this.http, id, options);
  }

  /** Lets a failed job go on at its failed step; what remains is charged again. */
  retryJob(id: string, options: RequestOptions = {}): Promise<Job> {
    return this.http.post(`/jobs/${segment(id)}/retry`, undefined, {
      ...options,
      headers: { Prefer: "respond-async" },
    });
  }

  /**
   * Follows a job to its end, and resolves with it, also if it failed or was cancelled. It goes on
   * through lost connections, restarts of the server and a sleeping laptop; all watchers of a job
   * share one stream.
   *
   * @throws TechPackError if the signal is aborted (the job goes on), or with status 401 or 404
   */
  watchJob(id: string, options: WatchOptions = {}): Promise<Job> {
    return this.hub.watch(id, options);
  }

  /**
   * Starts a job and follows it to its end.
   *
   * @throws TechPackError an abort once the signal is aborted and the job cancelled: `job` is what
   *     the cancel left, `creditsRefunded` what came back
   */
  runJob(body: SubmitJob, options: RunOptions = {}): Promise<Job> {
    return run(
      this.http,
      this.hub,
      // not cut short by the signal: a job that was accepted unheard could not be cancelled
      (idempotencyKey) => this.submitJob(body, { idempotencyKey }),
      options,
    );
  }

  // --- products

  /** Adds a picture of a view to a product, which there is from then on. */
  addRevision(
    productId: string,
    revision: NewRevision,
    options: RequestOptions = {},
  ): Promise<Revision> {
    return this.http.post(`${product(productId)}/revisions`, revisionBody(revision), options);
  }

  revisions(
    productId: string,
    page: Page = {},
    options: RequestOptions = {},
  ): Promise<RevisionList> {
    return this.http.get(`${product(productId)}/revisions`, { ...options, query: { ...page } });
  }

  /** A revision with its analysis as it is now, and how it came to be. */
  revision(id: string, options: RequestOptions = {}): Promise<RevisionDetail> {
    return this.http.get(`/revisions/${segment(id)}`, options);
  }

  /** Whom the key acts as, and what it may do. */
  identity(options: RequestOptions = {}): Promise<Identity> {
    return this.http.get("/me", options);
  }

  /** Goes back to a revision: it stands for its view again. Free. */
  restoreRevision(id: string, options: RequestOptions = {}): Promise<RevisionDetail> {
    return this.http.post(`/revisions/${segment(id)}/restore`, undefined, options);
  }

  /** Products with a revision, the newest first. */
  products(page: Page = {}, options: RequestOptions = {}): Promise<ProductList> {
    return this.http.get("/products", { ...options, query: { ...page } });
  }

  /** The latest results of every kind. */
  techPack(productId: string, options: RequestOptions = {}): Promise<TechPack> {
    return this.http.get(`${product(productId)}/tech-pack`, options);
  }

  /** The balance, and a page of the ledger, the newest entry first. */
  credits(page: Page = {}, options: RequestOptions = {}): Promise<CreditStatement> {
    return this.http.get("/credits", { ...options, query: { ...page } });
  }

  // --- the account's own keys

  keys(page: Page = {}, options: RequestOptions = {}): Promise<KeyList> {
    return this.http.get("/keys", { ...options, query: { ...page } });
  }

  /** Makes a key; its secret is in this answer and nowhere else. */
  addKey(body: AddKey, options: RequestOptions = {}): Promise<NewKey> {
    return this.http.post("/keys", body, options);
  }

  revokeKey(prefix: string, options: RequestOptions = {}): Promise<void> {
    return this.http.delete(`/keys/${segment(prefix)}`, options);
  }

  // --- webhooks

  webhooks(options: RequestOptions = {}): Promise<WebhookList> {
    return this.http.get("/webhooks", options);
  }

  webhook(id: string, options: RequestOptions = {}): Promise<Webhook> {
    return this.http.get(`/webhooks/${segment(id)}`, options);
  }

  addWebhook(body: AddWebhook, options: RequestOptions = {}): Promise<Webhook> {
    return this.http.post("/webhooks", body, options);
  }

  changeWebhook(id: string, body: ChangeWebhook, options: RequestOptions = {}): Promise<Webhook> {
    return this.http.patch(`/webhooks/${segment(id)}`, body, options);
  }

  deleteWebhook(id: string, options: RequestOptions = {}): Promise<void> {
    return this.http.delete(`/webhooks/${segment(id)}`, options);
  }

  webhookSecret(id: string, options: RequestOptions = {}): Promise<WebhookSecrets> {
    return this.http.get(`/webhooks/${segment(id)}/secret`, options);
  }

  /** Makes a new secret; the old one is valid for a while beside it. */
  rotateWebhookSecret(id: string, options: RequestOptions = {}): Promise<WebhookSecrets> {
    return this.http.post(`/webhooks/${segment(id)}/rotate-secret`, undefined, options);
  }

  /** The secret of the webhooks that jobs name themselves (`webhookUrl`). */
  jobSecret(options: RequestOptions = {}): Promise<WebhookSecrets> {
    return this.http.get("/webhooks/secret", options);
  }

  rotateJobSecret(options: RequestOptions = {}): Promise<WebhookSecrets> {
    return this.http.post("/webhooks/rotate-secret", undefined, options);
  }

  deliveries(filter: DeliveryFilter = {}, options: RequestOptions = {}): Promise<DeliveryList> {
    return this.http.get("/webhooks/deliveries", { ...options, query: { ...filter } });
  }

  /** A delivery with the log of its attempts. */
  delivery(id: string, options: RequestOptions = {}): Promise<Delivery> {
    return this.http.get(`/webhooks/deliveries/${segment(id)}`, options);
  }

  redeliver(id: string, options: RequestOptions = {}): Promise<Delivery> {
    return this.http.post(`/webhooks/deliveries/${segment(id)}/redeliver`, undefined, options);
  }
}

function product(id: string): string {
  return `/products/${segment(id)}`;
}

function revisionBody(revision: NewRevision): unknown {
  if (!("file" in revision)) return revision;
  const form = new FormData();
  // the server tells from the field before the file what it is a view of
  form.set("viewType", revision.viewType);
  form.set("file", revision.file, revision.fileName ?? nameOf(revision.file));
  return form;
}

function nameOf(file: Blob): string {
  return "name" in file && typeof file.name === "string" ? file.name : "picture";
}

function settings(options: ClientOptions): HttpSettings {
  const { apiKey, baseUrl } = options;
  return {
    baseUrl: () => (baseUrl ?? ownOrigin()).replace(/\/+$/, ""),
    apiKey: typeof apiKey === "function" ? apiKey : () => apiKey,
    fetch: options.fetch ?? ((...request) => globalThis.fetch(...request)),
    retries: { ...DEFAULT_RETRIES, ...options.retries },
    random: options.random ?? Math.random,
  };
}

function ownOrigin(): string {
  const origin = globalThis.location?.origin;
  if (!origin) throw new TypeError("baseUrl is needed outside a browser");
  return `${origin}/api/tech-pack-v2`;
}

function defaultStreams(): number {
  return typeof document === "undefined" ? Number.POSITIVE_INFINITY : 3;
}
