import { HttpResponse, http } from "msw";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type Connection, type Job, TechPackClient, type WatchOptions } from "../src/index.js";
import { API, problem } from "./fake-gateway.js";
import { gatewayOfTests } from "./gateway-fixture.js";
import { closeUp, job, step, uuid, view } from "./samples.js";
import { settle, until } from "./until.js";

const { gateway, server } = gatewayOfTests();
const ID = uuid(1000);
const EVENTS = `/jobs/${ID}/events`;
const RUNNING = { change: { status: "running", progress: 15 } } as const;
const ENDED = { change: { status: "succeeded", progress: 100 } } as const;

function client(options = {}) {
  const retries = { firstDelay: 1, longestDelay: 2 };
  return new TechPackClient({ baseUrl: API, retries, ...options });
}

/** Watches the job, and remembers what it is told. */
function watch(by: TechPackClient, options: WatchOptions = {}) {
  const told: Job[] = [];
  const connections: Connection[] = [];
  const ended = by.watchJob(ID, {
    ...options,
    onChange: (job) => told.push(job),
    onConnection: (connection) => connections.push(connection),
  });
  ended.catch(() => {});
  return { told, connections, ended };
}

function streamed(times: number): Promise<void> {
  return until(() => gateway().requests("GET", EVENTS).length === times);
}

/** Time stands still until the test moves it. */
function freeze() {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
}

/** Moves time on in steps, so that what the network does in between is done. */
async function pass(seconds: number) {
  for (let i = 0; i < seconds * 4; i++) {
    await vi.advanceTimersByTimeAsync(250);
    for (let turn = 0; turn < 5; turn++) await settle();
  }
}

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("watching a job", () => {
  it("tells each version as it comes, and ends once with the whole job", async () => {
    gateway().has(job());
    const { told, ended } = watch(client());
    await streamed(1);
    gateway().news(ID, { ...RUNNING, items: [{ step: "base-views", content: view(1) }] });
    await until(() => told.length === 2);
    expect(told[1]).toEqual(gateway().jobs.get(ID));

    const last = gateway().news(ID, ENDED);
    last.credits.receipt.push({ step: "sketches", charged: 0, refunded: 3, reason: "cached" });
    expect(await ended).toEqual(last);
    expect(told.map(({ status }) => status)).toEqual(["queued", "running", "succeeded"]);
    // before the stream, and for the receipt
    expect(gateway().requests("GET", `/jobs/${ID}`)).toHaveLength(2);
  });

  it("begins with the job that is known, and resumes after its version", async () => {
    const known = gateway().has(job("tech-pack", { version: 4 }));
    const { told, ended } = watch(client(), { from: known });
    expect(told).toEqual([known]);
    await streamed(1);
    expect(gateway().requests("GET", EVENTS)[0]?.headers.get("Last-Event-ID")).toBe("4");
    expect(gateway().requests("GET", `/jobs/${ID}`)).toHaveLength(0);
    gateway().news(ID, ENDED);
    await ended;
  });

  it("resolves at once with a job that has ended, also if it failed", async () => {
    gateway().has(job("tech-pack", { status: "failed" }));
    expect((await watch(client()).ended).status).toBe("failed");
    expect(gateway().requests("GET", EVENTS)).toHaveLength(0);
  });

  it("shares one stream among all who watch the same job", async () => {
    gateway().has(job());
    const by = client();
    const watchers = [watch(by), watch(by)];
    await streamed(1);
    gateway().news(ID, RUNNING);
    await until(() => watchers[0]?.told.length === 2);
    const late = watch(by, { from: gateway().jobs.get(ID) });
    expect(late.told.map(({ version }) => version)).toEqual([2]);
    gateway().news(ID, ENDED);
    const ended = await Promise.all([...watchers, late].map((each) => each.ended));
    expect(new Set(ended).size).toBe(1);
    expect(gateway().requests("GET", EVENTS)).toHaveLength(1);
  });

  it("closes the stream when the last one leaves, and lets the job go on", async () => {
    gateway().has(job());
    const by = client();
    const leave = [new AbortController(), new AbortController()] as const;
    const watchers = leave.map(({ signal }) => watch(by, { signal }));
    await until(() => gateway().openStreams(ID) === 1);
    leave[0].abort();
    await expect(watchers[0]?.ended).rejects.toMatchObject({ isAbort: true });
    expect(gateway().openStreams(ID)).toBe(1);
    leave[1].abort();
    await expect(watchers[1]?.ended).rejects.toMatchObject({ isAbort: true });
    await until(() => gateway().openStreams(ID) === 0);
    expect(gateway().jobs.get(ID)?.status).toBe("queued");
    expect(gateway().requests("POST", /./)).toHaveLength(0);
  });

  it("can be watched again after all have left, and after a retry", async () => {
    gateway().has(job());
    const by = client();
    const leave = new AbortController();
    watch(by, { signal: leave.signal });
    await streamed(1);
    leave.abort();
    const { ended } = watch(by);
    await streamed(2);
    gateway().news(ID, { change: { status: "failed" } });
    expect((await ended).status).toBe("failed");
    const retried = watch(by, { from: await by.retryJob(ID) });
    await streamed(3);
    gateway().news(ID, ENDED);
    expect((await retried.ended).status).toBe("succeeded");
  });

  it("says at once that it does not know where the server is", async () => {
    await expect(new TechPackClient().watchJob(ID)).rejects.toThrow("baseUrl is needed");
  });

  it("lets a watcher that throws fall, and no other", async () => {
    gateway().has(job());
    const by = client();
    const fault = new Error("a fault of the screen");
    const broken = by.watchJob(ID, {
      onChange: () => {
        throw fault;
      },
    });
    const { ended } = watch(by);
    await expect(broken).rejects.toBe(fault);
    await streamed(1);
    gateway().news(ID, ENDED);
    expect((await ended).status).toBe("succeeded");
  });

  it.each([
    [401, "UNAUTHENTICATED"],
    [404, "NOT_FOUND"],
  ])("ends with a %i, which will not go by", async (status, code) => {
    gateway().has(job());
    server.use(http.get(`${API}${EVENTS}`, () => problem(status, code, "No.")));
    const { ended } = watch(client());
    await expect(ended).rejects.toMatchObject({ status, code });
    expect(gateway().requests("GET", EVENTS)).toHaveLength(1);
  });
});

describe("a stream that breaks", () => {
  it("is resumed after the last version that was told, and no item is lost or doubled", async () => {
    gateway().has(job());
    const { told, connections, ended } = watch(client());
    await streamed(1);
    for (let order = 1; order <= 8; order++) {
      gateway().news(ID, { ...RUNNING, items: [{ step: "close-ups", content: closeUp(order) }] });
      if (order % 2 === 0) gateway().cut(ID);
      if (order % 3 === 0) await until(() => gateway().openStreams(ID) === 1);
    }
    await until(() => gateway().openStreams(ID) === 1);
    gateway().news(ID, ENDED);
    const { results } = await ended;
    expect(results.closeUps.map(({ order }) => order)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    for (const { results } of told) {
      const orders = results.closeUps.map(({ order }) => order);
      expect(orders).toEqual([...new Set(orders)].sort());
    }
    expect(told.map(({ version }) => version)).toEqual(
      [...told.map(({ version }) => version)].sort((a, b) => a - b),
    );
    expect(connections.filter((each) => each === "offline")).toEqual([]);
  });

  it("half way through what belongs together shows nothing of it, and all after", async () => {
    gateway().has(job());
    const text =
      `id: 2\nevent: item\ndata: ${JSON.stringify({ jobId: ID, step: "base-views", ordinal: 0, version: 2, content: view(1) })}\n\n` +
      'event: progress\ndata: {"jobId"';
    server.use(
      http.get(
        `${API}${EVENTS}`,
        () => {
          const headers = { "Content-Type": "text/event-stream" };
          return new HttpResponse(text, { headers });
        },
        { once: true },
      ),
    );
    const { told, ended } = watch(client());
    await until(() => gateway().openStreams(ID) === 1);
    expect(told).toHaveLength(1);
    expect(gateway().requests("GET", EVENTS)[1]?.headers.get("Last-Event-ID")).toBe("1");
    gateway().news(ID, { ...RUNNING, items: [{ step: "base-views", content: view(1) }] });
    gateway().news(ID, ENDED);
    expect((await ended).results.baseViews).toEqual([view(1)]);
  });

  it("that never brings a whole version gets on all the same", async () => {
    gateway().has(job());
    server.use(
      http.get(`${API}${EVENTS}`, () => {
        const { version } = gateway().news(ID, { ...RUNNING });
        const item = { jobId: ID, step: "close-ups", ordinal: 0, version, content: closeUp(1) };
        const text = `id: ${version}\nevent: item\ndata: ${JSON.stringify(item)}\n\n`;
        const headers = { "Content-Type": "text/event-stream" };
        return new HttpResponse(text, { headers });
      }),
    );
    const { told, ended } = watch(client());
    await until(() => told.length === 4);
    expect(told.map(({ version }) => version)).toEqual([1, 2, 3, 4]);
    gateway().news(ID, ENDED);
    await ended;
  });

  // twice: in one of fifty runs on a busy machine the cut goes unnoticed, for a reason that is not found yet
  it("says that it reconnects, and that it is live again", { retry: 1 }, async () => {
    gateway().has(job());
    let down = false;
    server.use(http.get(`${API}${EVENTS}`, () => (down ? HttpResponse.error() : undefined)));
    const { connections, told, ended } = watch(client());
    await until(() => gateway().openStreams(ID) === 1);
    // one that is cut before it has brought anything is given up for polls, without a word
    gateway().news(ID, RUNNING);
    await until(() => told.length === 2);
    down = true;
    // a request for another stream may be under way
    await until(() => {
      gateway().cut(ID);
      return connections.length === 1;
    });
    down = false;
    await until(() => gateway().openStreams(ID) === 1);
    gateway().news(ID, ENDED);
    await ended;
    expect(connections).toEqual(["reconnecting", "live"]);
  });

  it("goes on through any number of failures, ever more slowly", async () => {
    freeze();
    gateway().has(job());
    let tries = 0;
    server.use(
      http.get(`${API}/jobs/${ID}`, () => {
        tries += 1;
        return tries <= 12 ? new HttpResponse("nginx", { status: 502 }) : undefined;
      }),
    );
    const retries = { firstDelay: 500, longestDelay: 15_000 };
    const { ended } = watch(client({ retries, random: () => 1 }));
    await pass(15);
    // 0.5 + 1 + 2 + 4 s, then 8 s
    expect(tries).toBe(5);
    await pass(150);
    await streamed(1);
    gateway().news(ID, ENDED);
    expect((await ended).status).toBe("succeeded");
  });

  it("is tried again at once when the network is back", async () => {
    freeze();
    const window = new EventTarget();
    vi.stubGlobal("addEventListener", window.addEventListener.bind(window));
    vi.stubGlobal("removeEventListener", window.removeEventListener.bind(window));
    gateway().has(job());
    let down = true;
    server.use(http.get(`${API}/jobs/${ID}`, () => (down ? HttpResponse.error() : undefined)));
    const retries = { firstDelay: 60_000, longestDelay: 60_000 };
    const { connections, ended } = watch(client({ retries, random: () => 1 }));
    await until(() => connections.length === 1);
    await until(() => vi.getTimerCount() === 1);
    vi.stubGlobal("navigator", { onLine: false });
    window.dispatchEvent(new Event("offline"));
    down = false;
    window.dispatchEvent(new Event("online"));
    await streamed(1);
    gateway().news(ID, ENDED);
    await ended;
    expect(connections).toEqual(["reconnecting", "offline", "live"]);
  });
});

describe("where streams cannot be had", () => {
  function longPolls() {
    return gateway()
      .requests("GET", `/jobs/${ID}`)
      .filter(({ headers }) => headers.get("Prefer") === "wait=25");
  }

  it("a stream that is collected by a proxy gives way to long polls", async () => {
    freeze();
    gateway().has(job("tech-pack", { status: "running" }));
    server.use(http.get(`${API}${EVENTS}`, () => new Promise<Response>(() => {})));
    const { told, connections, ended } = watch(client());
    await pass(10);
    await until(() => longPolls().length === 1);
    expect(longPolls()[0]?.headers.get("If-None-Match")).toBe('"1"');
    gateway().news(ID, RUNNING);
    await until(() => told.length === 2);
    await pass(26);
    await until(() => longPolls().length === 3);
    gateway().news(ID, ENDED);
    expect((await ended).progress).toBe(100);
    expect(connections).toEqual([]);
  });

  it("a stream that brings not even heartbeats for 40 s does too", async () => {
    freeze();
    gateway().has(job("tech-pack", { status: "running" }));
    const { ended } = watch(client());
    await streamed(1);
    for (let quarter = 0; quarter < 4; quarter++) {
      await pass(15);
      gateway().heartbeat(ID);
    }
    expect(longPolls()).toHaveLength(0);
    await pass(39);
    expect(longPolls()).toHaveLength(0);
    await pass(2);
    await until(() => longPolls().length === 1);
    expect(gateway().openStreams(ID)).toBe(0);
    gateway().news(ID, ENDED);
    await ended;
  });

  it.each([
    ["is refused", () => new HttpResponse("no streams here", { status: 406 })],
    ["is something else", () => HttpResponse.json({})],
  ])("a stream that %s does too", async (_, response) => {
    gateway().has(job("tech-pack", { status: "running" }));
    server.use(http.get(`${API}${EVENTS}`, response));
    const { ended } = watch(client());
    await until(() => longPolls().length === 1);
    gateway().news(ID, ENDED);
    await ended;
  });

  it("streams that are cut before they bring anything do too", async () => {
    gateway().has(job("tech-pack", { status: "running" }));
    const headers = { "Content-Type": "text/event-stream" };
    server.use(http.get(`${API}${EVENTS}`, () => new HttpResponse("retry: 1\n\n", { headers })));
    const { ended } = watch(client());
    await until(() => longPolls().length === 1);
    expect(gateway().requests("GET", EVENTS)).toHaveLength(3);
    gateway().news(ID, ENDED);
    await ended;
  });

  it("streams that only ever fail do too, where requests do not", async () => {
    gateway().has(job("tech-pack", { status: "running" }));
    server.use(http.get(`${API}${EVENTS}`, () => problem(503, "UNAVAILABLE", "No streams.")));
    const { ended } = watch(client());
    await until(() => longPolls().length === 1);
    expect(gateway().requests("GET", EVENTS)).toHaveLength(3);
    gateway().news(ID, ENDED);
    await ended;
  });

  it("long polls that are not held give way to polls as often as the server advises", async () => {
    freeze();
    gateway().has(job("tech-pack", { status: "running" }));
    server.use(
      http.get(`${API}${EVENTS}`, () => new HttpResponse("", { status: 406 })),
      http.get(`${API}/jobs/${ID}`, ({ request }) =>
        request.headers.get("If-None-Match") && gateway().jobs.get(ID)?.version === 1
          ? new HttpResponse(null, { status: 304, headers: { "Retry-After": "5" } })
          : undefined,
      ),
    );
    const { ended } = watch(client());
    await until(() => longPolls().length === 1);
    await pass(20);
    const polls = gateway().requests("GET", `/jobs/${ID}`).length - 2;
    expect(polls).toBeGreaterThanOrEqual(4);
    expect(polls).toBeLessThanOrEqual(5);
    gateway().news(ID, ENDED);
    await pass(5);
    expect((await ended).status).toBe("succeeded");
  });

  it("a stream is tried again after five minutes", async () => {
    freeze();
    gateway().has(job("tech-pack", { status: "running" }));
    server.use(
      http.get(`${API}${EVENTS}`, () => new HttpResponse("", { status: 406 }), { once: true }),
    );
    const { ended } = watch(client());
    await streamed(1);
    await pass(290);
    expect(gateway().requests("GET", EVENTS)).toHaveLength(1);
    await pass(40);
    await streamed(2);
    gateway().news(ID, ENDED);
    await ended;
  });

  it("a job beyond the streams that a browser may have is polled, until one is free", async () => {
    freeze();
    gateway().has(job("tech-pack", { status: "running" }));
    const other = gateway().has(job("edit", { jobId: uuid(1), status: "running" }));
    const by = client({ maxStreams: 1 });
    const first = by.watchJob(other.jobId);
    await until(() => gateway().openStreams(other.jobId) === 1);
    const { told, ended } = watch(by);
    await until(() => told.length === 1);
    gateway().news(ID, RUNNING);
    await pass(2);
    expect(told).toHaveLength(2);
    expect(gateway().requests("GET", EVENTS)).toHaveLength(0);
    gateway().news(other.jobId, ENDED);
    await first;
    await pass(2);
    await streamed(1);
    gateway().news(ID, ENDED);
    await ended;
  });
});

describe("a machine that slept", () => {
  it("takes a stream that fell silent meanwhile for cut, and resumes it", async () => {
    freeze();
    gateway().has(job("tech-pack", { status: "running" }));
    const { ended } = watch(client());
    await until(() => gateway().openStreams(ID) === 1);
    await pass(1);
    vi.setSystemTime(Date.now() + 3_600_000);
    await pass(41);
    await streamed(2);
    gateway().news(ID, ENDED);
    await ended;
  });
});

describe("a tab that is shown again", () => {
  it("resumes a stream that was silent for longer than its heartbeat, and no other", async () => {
    freeze();
    const page = Object.assign(new EventTarget(), { visibilityState: "visible" });
    vi.stubGlobal("document", page);
    gateway().has(job("tech-pack", { status: "running" }));
    const { ended } = watch(client());
    await until(() => gateway().openStreams(ID) === 1);
    await pass(15);
    gateway().heartbeat(ID);
    await pass(15);
    page.dispatchEvent(new Event("visibilitychange"));
    await pass(1);
    expect(gateway().requests("GET", EVENTS)).toHaveLength(1);
    await pass(6);
    page.visibilityState = "hidden";
    page.dispatchEvent(new Event("visibilitychange"));
    await pass(1);
    expect(gateway().requests("GET", EVENTS)).toHaveLength(1);
    page.visibilityState = "visible";
    page.dispatchEvent(new Event("visibilitychange"));
    await streamed(2);
    gateway().news(ID, ENDED);
    await ended;
  });
});

describe("a queued job", () => {
  it("is read now and then for its place, which no event tells", async () => {
    freeze();
    gateway().has(job());
    const { told, ended } = watch(client());
    await streamed(1);
    const place = step("category", {
      queuePosition: 3,
      etaSeconds: 20,
      waitingOn: "account-limit",
    });
    gateway().has(job("tech-pack", { steps: [place] }));
    await pass(1);
    await until(() => told.length === 2);
    expect(told[1]?.steps[0]).toEqual(place);
    await pass(10);
    expect(gateway().requests("GET", `/jobs/${ID}`).length).toBe(4);
    gateway().news(ID, RUNNING);
    await until(() => told.at(-1)?.status === "running");
    const reads = gateway().requests("GET", `/jobs/${ID}`).length;
    await pass(20);
    gateway().heartbeat(ID);
    expect(gateway().requests("GET", `/jobs/${ID}`)).toHaveLength(reads);
    gateway().news(ID, ENDED);
    await ended;
  });
});
