import { HttpResponse, http } from "msw";
import { describe, expect, it } from "vitest";
import { TechPackClient, type TechPackError } from "../src/index.js";
import { API, problem } from "./fake-gateway.js";
import { gatewayOfTests } from "./gateway-fixture.js";
import { closeUp, uuid } from "./samples.js";
import { until } from "./until.js";

const { gateway, server } = gatewayOfTests();
const ID = uuid(1000);
const PACK = { type: "tech-pack" as const, productId: "shirt", revisionIds: [uuid(1)] };
const EDIT = { revisionId: uuid(1), fieldPath: "materials", editPrompt: "wool" };

function client() {
  return new TechPackClient({ baseUrl: API, retries: { firstDelay: 1, longestDelay: 2 } });
}

function abortOf(promise: Promise<unknown>): Promise<TechPackError> {
  return promise.then(
    () => expect.fail("it was not aborted"),
    (error: TechPackError) => error,
  );
}

describe("running a job", () => {
  it("submits it once and resolves with its end", async () => {
    const told: number[] = [];
    const run = client().runJob(PACK, { onChange: ({ progress }) => told.push(progress) });
    await until(() => gateway().openStreams(ID) === 1);
    gateway().news(ID, { change: { status: "running", progress: 40 } });
    await until(() => told.length === 2);
    gateway().news(ID, { change: { status: "succeeded", progress: 100 } });
    expect((await run).status).toBe("succeeded");
    expect(told).toEqual([0, 40, 100]);
    expect(gateway().jobs.size).toBe(1);
  });

  it("that fails is a job, not an error", async () => {
    const run = client().runJob(PACK);
    await until(() => gateway().openStreams(ID) === 1);
    const error = {
      code: "UNPROCESSABLE_IMAGE",
      message: "No product.",
      step: "category",
    } as const;
    gateway().news(ID, { change: { status: "failed", error } });
    expect((await run).error).toEqual(error);
  });
});

describe("an aborted signal", () => {
  it("cancels the job, and tells what was refunded", async () => {
    const abort = new AbortController();
    const run = abortOf(client().runJob(PACK, { signal: abort.signal }));
    await until(() => gateway().openStreams(ID) === 1);
    const { credits } = gateway().news(ID, {
      change: { status: "running", credits: { held: 9, used: 3, refunded: 0, receipt: [] } },
    });
    abort.abort();
    const error = await run;
    expect(error).toMatchObject({
      isAbort: true,
      name: "AbortError",
      creditsRefunded: credits.held - credits.used,
      jobId: ID,
      message: "Cancelled; 6 credits were refunded.",
    });
    expect(error.job).toEqual(gateway().jobs.get(ID));
    expect(error.job?.status).toBe("canceled");
  });

  it("while the job is submitted cancels what came of it", async () => {
    const abort = new AbortController();
    server.use(
      http.post(`${API}/jobs`, () => {
        abort.abort();
        return undefined;
      }),
    );
    const error = await abortOf(client().runJob(PACK, { signal: abort.signal }));
    expect(error.job?.status).toBe("canceled");
    expect(gateway().jobs.get(ID)?.status).toBe("canceled");
  });

  it("while the answer of the submission is lost cancels the job too, of which there is one", async () => {
    const abort = new AbortController();
    let lost = false;
    server.use(
      http.post(`${API}/jobs`, async ({ request }) => {
        if (lost) return undefined;
        lost = true;
        abort.abort();
        await fetch(request.url, {
          method: "POST",
          headers: request.headers,
          body: await request.text(),
        });
        return HttpResponse.error();
      }),
    );
    const error = await abortOf(client().runJob(PACK, { signal: abort.signal }));
    expect(error.job?.status).toBe("canceled");
    expect(gateway().jobs.size).toBe(1);
  });

  it("before anything was sent sends nothing", async () => {
    const error = await abortOf(client().runJob(PACK, { signal: AbortSignal.abort() }));
    expect(error.isAbort).toBe(true);
    expect(gateway().received).toEqual([]);
  });

  it("that comes when the job has ended says so", async () => {
    const abort = new AbortController();
    server.use(
      http.post(`${API}/jobs/${ID}/cancel`, () => {
        gateway().news(ID, { change: { status: "succeeded" } });
        return undefined;
      }),
    );
    const run = abortOf(client().runJob(PACK, { signal: abort.signal }));
    await until(() => gateway().openStreams(ID) === 1);
    abort.abort();
    const error = await run;
    expect(error.job?.status).toBe("succeeded");
    expect(error.message).toBe("Too late to cancel: the job had ended.");
  });
});

describe("a cancel", () => {
  it("whose answer was lost is asked for again, and is one", async () => {
    const { jobId } = await client().submitJob(PACK);
    server.use(
      http.post(
        `${API}/jobs/${jobId}/cancel`,
        () => {
          gateway().news(jobId, { change: { status: "canceled" } });
          return HttpResponse.error();
        },
        { once: true },
      ),
    );
    expect((await client().cancelJob(jobId)).status).toBe("canceled");
  });

  it("of a job that succeeded is refused", async () => {
    const { jobId } = await client().submitJob(PACK);
    gateway().news(jobId, { change: { status: "succeeded" } });
    await expect(client().cancelJob(jobId)).rejects.toMatchObject({
      code: "CONFLICT",
      status: 409,
    });
  });
});

describe("an operation", () => {
  const edit = {
    fieldPath: "materials",
    updatedValue: "wool",
    newRevisionId: uuid(2),
    revisionId: uuid(1),
  };
  const used = { held: 1, used: 1, refunded: 0, receipt: [] };

  it("is a job underneath, whose answer it fetches by the same key", async () => {
    gateway().operations.set("edit", () => ({
      status: "succeeded",
      credits: used,
      results: { category: null, baseViews: [], closeUps: [], sketches: [], edit },
    }));
    const { data, metadata } = await client().edit(EDIT);
    expect(data).toEqual(edit);
    expect(metadata.creditsUsed).toBe(1);
    const [submitted, asked] = gateway().requests("POST", "/edit");
    expect(submitted?.headers.get("Prefer")).toBe("respond-async");
    expect(asked?.headers.get("Prefer")).toBeNull();
    expect(asked?.headers.get("Idempotency-Key")).toBe(submitted?.headers.get("Idempotency-Key"));
    expect(gateway().jobs.size).toBe(1);
  });

  it("that fails is the error of its job, with what was refunded", async () => {
    gateway().operations.set("edit", () => ({
      status: "failed",
      credits: { ...used, used: 0, refunded: 1 },
      error: { code: "UNPROCESSABLE_EDIT", message: "There is no such field.", step: "edit" },
    }));
    await expect(client().edit(EDIT)).rejects.toMatchObject({
      code: "UNPROCESSABLE_EDIT",
      status: 422,
      message: "There is no such field.",
      creditsRefunded: 1,
      jobId: ID,
    });
  });

  it("that somebody cancels is an error too, and no abort", async () => {
    gateway().operations.set("edit", () => ({ status: "canceled" }));
    await expect(client().edit(EDIT)).rejects.toMatchObject({ code: "CANCELED", isAbort: false });
  });

  it("is cancelled by its signal", async () => {
    const abort = new AbortController();
    const edited = abortOf(client().edit(EDIT, { signal: abort.signal }));
    await until(() => gateway().openStreams(ID) === 1);
    abort.abort();
    expect(await edited).toMatchObject({ isAbort: true, creditsRefunded: 1 });
  });

  it("tells its items as they come", async () => {
    const told: number[] = [];
    const made = client().generateCloseUps(
      { productId: "shirt", category: "APPAREL", baseViewAnalyses: [{ revisionId: uuid(1) }] },
      { onChange: ({ results }) => told.push(results.closeUps.length) },
    );
    await until(() => gateway().openStreams(ID) === 1);
    gateway().news(ID, { items: [{ step: "close-ups", content: closeUp(1) }] });
    await until(() => told.length === 2);
    gateway().news(ID, { change: { status: "succeeded" } });
    expect((await made).data.generatedImages).toEqual([closeUp(1)]);
    expect(told).toEqual([0, 1, 1]);
  });

  it("that is not accepted is the server's answer", async () => {
    server.use(http.post(`${API}/edit`, () => problem(422, "UNPROCESSABLE_EDIT", "No.")));
    await expect(client().edit(EDIT)).rejects.toMatchObject({ status: 422 });
  });
});
