import { HttpResponse, http } from "msw";
import type {
  BaseViewAnalysis,
  Category,
  CloseUpImage,
  Job,
  JobType,
  Step,
  StepId,
  TechnicalSketch,
  TechPack,
} from "../src/index.js";
import { job as newJob, summaryOf, uuid, view } from "./samples.js";

export const API = "https://techpack.example/api/tech-pack-v2";

export interface Received {
  method: string;
  /** Below the API's base, with the query. */
  path: string;
  headers: Headers;
  body: string;
}

interface News {
  items?: { step: StepId; content: BaseViewAnalysis | CloseUpImage | TechnicalSketch }[];
  steps?: Step[];
  category?: Category;
  change?: Partial<Job>;
}

/**
 * A gateway by its HTTP contract: jobs with versions, streams and long polls, which a test moves on
 * as the workers would. One that runs to its end by itself is no job of it: see `operations`.
 */
export class FakeGateway {
  readonly received: Received[] = [];
  readonly jobs = new Map<string, Job>();
  balance = 100;
  /** What an operation's job comes to at once, by its type. */
  readonly operations = new Map<JobType, (body: Record<string, unknown>) => Partial<Job>>();
  /** Packs by product; 404 without. */
  readonly packs = new Map<string, TechPack>();
  private readonly byKey = new Map<string, { body: string; jobId: string }>();
  private readonly streams = new Map<string, Set<ReadableStreamDefaultController<Uint8Array>>>();
  private readonly history = new Map<string, { version: number; text: string }[]>();
  private readonly waiting = new Map<string, Set<() => void>>();

  /** All requests of a kind so far, such as `POST /jobs`. */
  requests(method: string, path: string | RegExp): Received[] {
    return this.received.filter(
      (each) =>
        each.method === method &&
        (typeof path === "string" ? each.path.split("?")[0] === path : path.test(each.path)),
    );
  }

  openStreams(jobId: string): number {
    return this.streams.get(jobId)?.size ?? 0;
  }

  /** Keeps a request, whoever answers it. */
  record(request: Request): void {
    const { method, url, headers } = request;
    const received = { method, path: url.slice(API.length), headers, body: "" };
    this.received.push(received);
    void request.text().then((body) => {
      received.body = body;
    });
  }

  /** Adds a job without a request. */
  has(job: Job): Job {
    this.jobs.set(job.jobId, job);
    return job;
  }

  /** Moves a job on by a version, and tells its streams and long polls. */
  news(jobId: string, { items = [], steps = [], category, change = {} }: News): Job {
    const before = this.job(jobId);
    const version = before.version + items.length + 1;
    const results = { ...before.results, ...(category ? { category } : {}) };
    let text = "";
    items.forEach(({ step, content }, place) => {
      const name = LISTS[step];
      if (!name) throw new Error(`${step} has no items`);
      const list = results[name] as unknown[];
      const own = before.version + place + 1;
      text += event("item", own, { jobId, step, ordinal: list.length, version: own, content });
      Object.assign(results, { [name]: [...list, content] });
    });
    const job: Job = {
      ...before,
      ...change,
      version,
      results: { ...results, ...change.results },
      steps: before.steps.map((each) => steps.find(({ id }) => id === each.id) ?? each),
    };
    for (const step of steps) {
      const result = step.id === "category" && job.results.category;
      text += event("step", undefined, { jobId, ...step, ...(result ? { result } : {}) });
    }
    const { held, used, refunded } = job.credits;
    const { status, progress, step } = job;
    const ended = status !== "queued" && status !== "running";
    text += event("progress", ended ? undefined : version, {
      ...{ jobId, status, progress, step, version, credits: { held, used, refunded } },
    });
    if (ended) text += event("done", version, summaryOf(job));
    this.jobs.set(jobId, job);
    this.history.set(jobId, [...(this.history.get(jobId) ?? []), { version, text }]);
    for (const stream of this.streams.get(jobId) ?? []) stream.enqueue(bytes(text));
    if (ended) this.cut(jobId);
    for (const wake of this.waiting.get(jobId) ?? []) wake();
    return job;
  }

  /** Closes a job's streams. */
  cut(jobId: string): void {
    for (const stream of this.streams.get(jobId) ?? []) stream.close();
    this.streams.delete(jobId);
  }

  heartbeat(jobId: string): void {
    for (const stream of this.streams.get(jobId) ?? []) stream.enqueue(bytes(": heartbeat\n\n"));
  }

  readonly handlers = [
    http.post(`${API}/jobs`, async ({ request }) => {
      const body = await request.text();
      return this.submit(request, (JSON.parse(body) as { type: JobType }).type, body);
    }),
    http.get(`${API}/jobs`, ({ request }) => {
      const query = new URL(request.url).searchParams;
      const jobs = [...this.jobs.values()]
        .reverse()
        .filter((job) =>
          ["productId", "type", "status"].every((name) => {
            const wanted = query.get(name);
            return wanted === null || job[name as "type"] === wanted;
          }),
        )
        .map(summaryOf);
      return HttpResponse.json({ jobs, nextCursor: null });
    }),
    http.get(`${API}/jobs/:id`, ({ params, request }) => this.show(String(params.id), request)),
    http.get(`${API}/jobs/:id/events`, ({ params, request }) =>
      this.stream(String(params.id), request),
    ),
    http.post(`${API}/jobs/:id/cancel`, ({ params }) => {
      const job = this.jobs.get(String(params.id));
      if (!job) return problem(404, "NOT_FOUND", "There is no such job.");
      if (job.status !== "queued" && job.status !== "running") {
        return problem(409, "CONFLICT", `Job ${job.jobId} has already ended: it is ${job.status}.`);
      }
      const { held, used, receipt } = job.credits;
      const credits = { held, used, refunded: held - used, receipt };
      return HttpResponse.json(this.news(job.jobId, { change: { status: "canceled", credits } }));
    }),
    http.post(`${API}/jobs/:id/retry`, ({ params }) => {
      const job = this.job(String(params.id));
      if (job.status !== "failed")
        return problem(409, "CONFLICT", "Only a failed job can be retried.");
      return HttpResponse.json(
        this.news(job.jobId, { change: { status: "queued", error: null } }),
        { status: 202 },
      );
    }),
    ...Object.entries(OPERATIONS).map(([path, type]) =>
      http.post(`${API}${path}`, async ({ request }) => {
        return this.submit(request, type, await request.text(), true);
      }),
    ),
    http.get(`${API}/products/:id/tech-pack`, ({ params }) => {
      const pack = this.packs.get(String(params.id));
      return pack
        ? HttpResponse.json(pack)
        : problem(404, "NOT_FOUND", "There is no such product.");
    }),
    http.get(`${API}/revisions/:id`, ({ params }) => this.revision(String(params.id))),
    http.post(`${API}/revisions/:id/restore`, ({ params }) => {
      const id = String(params.id);
      for (const [productId, pack] of this.packs) {
        const baseViews = pack.baseViews.map((each) => ({ ...each, revisionId: id }));
        this.packs.set(productId, { ...pack, baseViews });
      }
      return this.revision(id);
    }),
    http.get(`${API}/credits`, () =>
      HttpResponse.json({
        accountId: uuid(1),
        balance: this.balance,
        entries: [],
        rolledUp: [],
        nextCursor: null,
      }),
    ),
  ];

  private job(id: string): Job {
    const job = this.jobs.get(id);
    if (!job) throw new Error(`there is no job ${id}`);
    return job;
  }

  private submit(request: Request, type: JobType, body: string, isOperation = false): Response {
    const key = request.headers.get("Idempotency-Key");
    const before = key === null ? undefined : this.byKey.get(key);
    if (before && before.body !== body) {
      return problem(422, "IDEMPOTENCY_MISMATCH", "This Idempotency-Key was used before.");
    }
    const job = before ? this.job(before.jobId) : this.start(type, body);
    if (!job) {
      const sentence = "This costs 9 credits, and the balance is 0.";
      return problem(402, "INSUFFICIENT_CREDITS", sentence);
    }
    if (key !== null) this.byKey.set(key, { body, jobId: job.jobId });
    const wantsJob = !isOperation || request.headers.get("Prefer") === "respond-async";
    return wantsJob ? HttpResponse.json(job, { status: 202 }) : answer(this.job(job.jobId));
  }

  private start(type: JobType, body: string): Job | undefined {
    const fields = JSON.parse(body) as Record<string, unknown>;
    const jobId = uuid(1000 + this.jobs.size);
    const minute = String(this.jobs.size).padStart(2, "0");
    const createdAt = `2026-11-26T20:${minute}:00Z`;
    const productId = String(fields.productId ?? this.productOf(fields.revisionId) ?? "shirt");
    const accepted = newJob(type, { jobId, productId, createdAt });
    if (accepted.credits.held > this.balance) return undefined;
    this.balance -= accepted.credits.held;
    this.jobs.set(jobId, accepted);
    const end = this.operations.get(type);
    if (end) queueMicrotask(() => this.news(jobId, { change: end(fields) }));
    return accepted;
  }

  private revision(id: string): Response {
    const analysis = [...this.packs.values()]
      .flatMap((pack) => pack.baseViews)
      .find(({ revisionId }) => revisionId === id);
    return HttpResponse.json({
      ...{ ...view(1), revisionId: id, productId: "shirt", parentId: null },
      ...{ width: 1000, height: 1000, sha256: "", createdAt: "", history: [], children: [] },
      analysis: analysis ?? null,
    });
  }

  private productOf(revisionId: unknown): string | undefined {
    const packs = [...this.packs.values()];
    return packs.find(({ baseViews }) => baseViews.some((each) => each.revisionId === revisionId))
      ?.productId;
  }

  private async show(id: string, request: Request): Promise<Response> {
    const job = this.jobs.get(id);
    if (!job) return problem(404, "NOT_FOUND", `Job ${id} is not known.`);
    const isKnown = request.headers.get("If-None-Match") === `"${job.version}"`;
    const wait = /wait=(\d+)/.exec(request.headers.get("Prefer") ?? "")?.[1];
    if (isKnown && wait && !(await this.changes(id, Number(wait)))) return this.unchanged(job);
    if (isKnown && !wait) return this.unchanged(job);
    const now = this.job(id);
    return HttpResponse.json(now, {
      headers: { ETag: `"${now.version}"`, "Retry-After": "1" },
    });
  }

  private unchanged(job: Job): Response {
    const headers = { ETag: `"${job.version}"`, "Retry-After": "1" };
    return new HttpResponse(null, { status: 304, headers });
  }

  private changes(id: string, seconds: number): Promise<boolean> {
    return new Promise((resolve) => {
      const waiting = this.waiting.get(id) ?? new Set();
      this.waiting.set(id, waiting);
      const wake = (changed: boolean) => {
        clearTimeout(timer);
        waiting.delete(changedNow);
        resolve(changed);
      };
      const changedNow = () => wake(true);
      const timer = setTimeout(() => wake(false), seconds * 1000);
      waiting.add(changedNow);
    });
  }

  private stream(id: string, { headers, signal }: Request): Response {
    const after = Number(headers.get("Last-Event-ID") ?? 0);
    const job = this.jobs.get(id);
    if (!job) return problem(404, "NOT_FOUND", `Job ${id} is not known.`);
    const ended = job.status !== "queued" && job.status !== "running";
    if (ended && after >= job.version) return new HttpResponse(null, { status: 204 });
    let own: ReadableStreamDefaultController<Uint8Array>;
    const streams = this.streams.get(id) ?? new Set();
    this.streams.set(id, streams);
    const body = new ReadableStream<Uint8Array>({
      start: (stream) => {
        own = stream;
        stream.enqueue(bytes("retry: 2000\n\n"));
        for (const { version, text } of this.history.get(id) ?? []) {
          if (version > after) stream.enqueue(bytes(text));
        }
        if (ended) stream.close();
        else streams.add(stream);
      },
    });
    signal.addEventListener("abort", () => streams.delete(own));
    return new HttpResponse(body, {
      headers: { "Content-Type": "text/event-stream;charset=UTF-8" },
    });
  }
}

const LISTS: Partial<Record<StepId, "baseViews" | "closeUps" | "sketches">> = {
  "base-views": "baseViews",
  "close-ups": "closeUps",
  sketches: "sketches",
};

const OPERATIONS: Record<string, JobType> = {
  "/category/detect": "category",
  "/base-views/analyze": "base-views",
  "/close-ups/generate": "close-ups",
  "/sketches/generate": "sketches",
  "/edit": "edit",
  "/regenerate": "regenerate",
};

/** An error as the gateway writes it. */
export function problem(
  status: number,
  code: string,
  error: string,
  { headers, ...extra }: { headers?: Record<string, string>; [field: string]: unknown } = {},
): Response {
  return HttpResponse.json(
    {
      success: false,
      error,
      code,
      type: "about:blank",
      title: code,
      status,
      detail: error,
      instance: "/",
      errors: [],
      metadata: { jobId: null, creditsUsed: 0, creditsRefunded: 0 },
      ...extra,
    },
    { status, headers: { "Content-Type": "application/problem+json", ...headers } },
  );
}

/** An ended job in the envelope of its operation. */
function answer(job: Job): Response {
  const { results, credits, error } = job;
  const creditsUsed = credits.used;
  if (job.status !== "succeeded") {
    return problem(502, error?.code ?? "CONFLICT", error?.message ?? "It was canceled.", {
      metadata: { jobId: job.jobId, creditsUsed, creditsRefunded: credits.refunded },
    });
  }
  const data = {
    category: results.category,
    "base-views": { analyses: results.baseViews, creditsUsed, batchId: job.jobId },
    "close-ups": { closeupPlan: [], generatedImages: results.closeUps, creditsUsed },
    sketches: { sketches: results.sketches, creditsUsed },
    edit: results.edit,
    regenerate: results.regeneration,
    "tech-pack": undefined,
  }[job.type];
  const metadata = {
    jobId: job.jobId,
    creditsUsed,
    cached: false,
    timestamp: "",
    processingTimeMs: 1,
  };
  return HttpResponse.json({ success: true, data, metadata });
}

function event(name: string, id: number | undefined, data: unknown): string {
  const head = id === undefined ? "" : `id: ${id}\n`;
  return `${head}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
