import { HttpResponse, http } from "msw";
import { afterEach, describe, expect, it, vi } from "vitest";
import { TechPackClient, TechPackError } from "../src/index.js";
import { API, problem } from "./fake-gateway.js";
import { gatewayOfTests } from "./gateway-fixture.js";
import { uuid } from "./samples.js";
import { until } from "./until.js";

const { gateway, server } = gatewayOfTests();
const QUICK = { firstDelay: 1, longestDelay: 2 };

function client(options = {}) {
  return new TechPackClient({ baseUrl: API, retries: QUICK, ...options });
}

/** Answers the first requests so, and later ones as the gateway does. */
function first(method: "get" | "post", path: string, ...responses: (() => Response)[]) {
  server.use(http[method](API + path, () => responses.shift()?.()));
}

async function errorOf(promise: Promise<unknown>): Promise<TechPackError> {
  const thrown = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(thrown).toBeInstanceOf(TechPackError);
  return thrown as TechPackError;
}

afterEach(() => vi.useRealTimers());

describe("a request", () => {
  it("carries the key that is asked for each time", async () => {
    let key: string | undefined = "tp_a_1";
    const asked = client({ apiKey: () => key });
    await asked.credits();
    key = "tp_b_2";
    await asked.credits();
    key = undefined;
    await asked.credits();
    expect(
      gateway()
        .requests("GET", "/credits")
        .map(({ headers }) => headers.get("Authorization")),
    ).toEqual(["Bearer tp_a_1", "Bearer tp_b_2", null]);
  });

  it("keeps ids in their part of the path, whatever they hold", async () => {
    await errorOf(client().techPack("a/b?c#d ü"));
    expect(gateway().received[0]?.path).toBe("/products/a%2Fb%3Fc%23d%20%C3%BC/tech-pack");
  });

  it("leaves out of the query what is not given", async () => {
    await client().jobs({ status: "running", productId: "a&b", cursor: undefined });
    expect(gateway().received[0]?.path).toBe("/jobs?status=running&productId=a%26b");
  });

  it("needs no location until it is sent, and says what is missing then", async () => {
    const idle = new TechPackClient();
    await expect(idle.credits()).rejects.toThrow("baseUrl is needed outside a browser");
  });

  it("sends a picture with its name and its view", async () => {
    let form: FormData | undefined;
    server.use(
      http.post(`${API}/products/shirt/revisions`, async ({ request }) => {
        form = await request.formData();
        return HttpResponse.json({ revisionId: uuid(1) }, { status: 201 });
      }),
    );
    const file = new Blob(["picture"], { type: "image/jpeg" });
    await client().addRevision("shirt", { file, fileName: "shirt.jpg", viewType: "back" });
    expect(form?.get("viewType")).toBe("back");
    expect(form?.get("file")).toMatchObject({ name: "shirt.jpg", type: "image/jpeg" });
  });
});

describe("an error", () => {
  it("has the code, the sentence and every fault of the request", async () => {
    const errors = [{ field: "revisionIds", message: "must have 1 to 5 elements" }];
    first("post", "/jobs", () => problem(400, "INVALID_REQUEST", "Two faults.", { errors }));
    const error = await errorOf(
      client().submitJob({ type: "tech-pack", productId: "shirt", revisionIds: [] }),
    );
    expect(error).toMatchObject({
      code: "INVALID_REQUEST",
      status: 400,
      message: "Two faults.",
      fieldErrors: errors,
      isAbort: false,
    });
  });

  it("says what was refunded, of which job, and when to come back", async () => {
    const metadata = { jobId: uuid(7), creditsUsed: 6, creditsRefunded: 3 };
    first("get", "/credits", () =>
      problem(502, "STAGE_FAILED", "Failed.", { metadata, headers: { "Retry-After": "7" } }),
    );
    expect(await errorOf(client().credits())).toMatchObject({
      creditsRefunded: 3,
      jobId: uuid(7),
      retryAfter: 7,
    });
    expect(gateway().requests("GET", "/credits")).toHaveLength(1);
  });

  it("that is a proxy's page is an error of ours", async () => {
    const page = () => new HttpResponse("<h1>Bad Gateway</h1>", { status: 502 });
    first("get", "/credits", page, page, page, page, page);
    const error = await errorOf(client().credits());
    expect(error).toMatchObject({ code: "HTTP_ERROR", status: 502, fieldErrors: [] });
    expect(error.cause).toBe("<h1>Bad Gateway</h1>");
  });

  it.each(["<html>Sign in to the hotel's network</html>", "", "{"])(
    "is what a success without JSON is: %j",
    async (body) => {
      first("get", "/credits", () => new HttpResponse(body, { status: 200 }));
      expect(await errorOf(client().credits())).toMatchObject({ code: "NOT_JSON", status: 200 });
    },
  );

  it.each(["null", "[]", '"x"', "{}", '{"code":1,"error":"x"}', '{"code":"X"}'])(
    "may have any JSON for a body: %s",
    async (body) => {
      first("get", "/credits", () => new HttpResponse(body, { status: 500 }));
      expect(await errorOf(client().credits())).toMatchObject({ code: "HTTP_ERROR", status: 500 });
    },
  );

  it("without a network has status 0", async () => {
    const fail = () => HttpResponse.error();
    first("get", "/credits", fail, fail, fail, fail, fail);
    expect(await errorOf(client().credits())).toMatchObject({ code: "NETWORK", status: 0 });
  });

  it("is an abort if the caller wanted it", async () => {
    const abort = new AbortController();
    server.use(http.get(`${API}/credits`, () => new Promise<Response>(() => {})));
    const asked = errorOf(client().credits({}, { signal: abort.signal }));
    abort.abort();
    expect(await asked).toMatchObject({ code: "ABORTED", name: "AbortError", isAbort: true });
    expect(await errorOf(client().credits({}, { signal: abort.signal }))).toMatchObject({
      isAbort: true,
    });
  });

  it("comes of an answer that takes too long", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
    let asked = 0;
    server.use(
      http.get(`${API}/credits`, () => {
        asked += 1;
        return new Promise<Response>(() => {});
      }),
    );
    const error = errorOf(client({ retries: { attempts: 1 } }).credits());
    await until(() => asked === 1);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await error).toMatchObject({ code: "TIMED_OUT", status: 0 });
  });
});

describe("a retry", () => {
  const gone = [
    () => HttpResponse.error(),
    () => new HttpResponse("nginx", { status: 502 }),
    () => problem(503, "UNAVAILABLE", "The database is down."),
    () => problem(429, "RATE_LIMITED", "Too many."),
  ];

  it("repeats a GET that did not reach the server", async () => {
    first("get", "/credits", ...gone);
    expect((await client().credits()).balance).toBe(100);
    expect(gateway().requests("GET", "/credits")).toHaveLength(5);
  });

  it("of a submission keeps its Idempotency-Key, and makes one job", async () => {
    const lost = () => HttpResponse.error();
    const { handlers } = gateway();
    let requests = 0;
    server.resetHandlers(
      http.post(`${API}/jobs`, () => {
        requests += 1;
        return requests === 2 ? lost() : undefined;
      }),
      ...handlers,
    );
    const job = client().submitJob({ type: "tech-pack", productId: "a", revisionIds: [uuid(1)] });
    const again = client().submitJob({ type: "tech-pack", productId: "a", revisionIds: [uuid(1)] });
    expect((await job).jobId).not.toBe((await again).jobId);
    expect(gateway().jobs.size).toBe(2);

    first("post", "/jobs", ...gone);
    await client().submitJob({ type: "tech-pack", productId: "b", revisionIds: [uuid(1)] });
    const keys = gateway()
      .requests("POST", "/jobs")
      .slice(-5)
      .map(({ headers }) => headers.get("Idempotency-Key"));
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(gateway().jobs.size).toBe(3);
  });

  it("of a batch gives each job a key, and sends the same again", async () => {
    const bodies: { jobs: { idempotencyKey: string }[] }[] = [];
    server.resetHandlers(
      http.post(`${API}/jobs\\:batch`, async ({ request }) => {
        bodies.push((await request.json()) as (typeof bodies)[number]);
        return bodies.length === 1
          ? HttpResponse.error()
          : HttpResponse.json({ accepted: 2, refused: 0, jobs: [] });
      }),
    );
    const job = { type: "tech-pack" as const, productId: "a", revisionIds: [uuid(1)] };
    const answer = await client().submitJobs([job, { ...job, idempotencyKey: "mine" }]);

    expect(answer.accepted).toBe(2);
    expect(bodies).toHaveLength(2);
    expect(bodies[1]).toEqual(bodies[0]);
    expect(bodies[0]).toMatchObject({ atomic: false });
    expect(bodies[0]?.jobs[0]?.idempotencyKey).toMatch(/^[0-9a-f]{32}$/);
    expect(bodies[0]?.jobs[1]?.idempotencyKey).toBe("mine");
  });

  it("leaves other POSTs, and errors that are answers, alone", async () => {
    first("post", "/keys", gone[1] as () => Response);
    expect(await errorOf(client().addKey({ label: "ci", scopes: ["jobs"] }))).toMatchObject({
      status: 502,
    });
    expect(gateway().requests("POST", "/keys")).toHaveLength(1);

    gateway().balance = 0;
    const body = { type: "tech-pack" as const, productId: "a", revisionIds: [uuid(1)] };
    expect(await errorOf(client().submitJob(body))).toMatchObject({ code: "INSUFFICIENT_CREDITS" });
    expect(gateway().requests("POST", "/jobs")).toHaveLength(1);
  });

  it("waits as long as it is told, at least", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
    first("get", "/credits", () =>
      problem(429, "RATE_LIMITED", "Too many.", { headers: { "Retry-After": "20" } }),
    );
    const asked = client().credits();
    await until(() => gateway().requests("GET", "/credits").length === 1);
    await until(() => vi.getTimerCount() === 1);
    await vi.advanceTimersByTimeAsync(19_999);
    expect(gateway().requests("GET", "/credits")).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1000);
    await asked;
  });

  it("leaves a wait of minutes to the caller", async () => {
    first("get", "/credits", () =>
      problem(503, "UNAVAILABLE", "Back at noon.", { headers: { "Retry-After": "3600" } }),
    );
    expect(await errorOf(client().credits())).toMatchObject({ retryAfter: 3600 });
    expect(gateway().requests("GET", "/credits")).toHaveLength(1);
  });

  it("understands a date in Retry-After", async () => {
    const at = new Date(Date.now() + 90_000).toUTCString();
    first("get", "/credits", () =>
      problem(503, "UNAVAILABLE", "Later.", { headers: { "Retry-After": at } }),
    );
    const { retryAfter } = await errorOf(client().credits());
    expect(retryAfter).toBeGreaterThan(80);
    expect(retryAfter).toBeLessThan(91);
  });

  it("ends when the caller aborts", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
    first("get", "/credits", ...gone);
    const abort = new AbortController();
    const asked = errorOf(client({ random: () => 1 }).credits({}, { signal: abort.signal }));
    await until(() => gateway().requests("GET", "/credits").length === 1);
    await until(() => vi.getTimerCount() === 1);
    abort.abort();
    expect(await asked).toMatchObject({ isAbort: true });
    expect(vi.getTimerCount()).toBe(0);
  });
});
