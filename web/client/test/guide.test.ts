import { HttpResponse, http } from "msw";
import { describe, expect, it } from "vitest";
import {
  type Notice,
  type OperationOptions,
  TechPackClient,
  TechPackError,
  TechPackV2ClientService,
} from "../src/index.js";
import { API, problem } from "./fake-gateway.js";
import { gatewayOfTests } from "./gateway-fixture.js";
import { ANALYSIS, closeUp, sketch, uuid, view } from "./samples.js";
import { until } from "./until.js";

const { gateway, server } = gatewayOfTests();
const ID = uuid(1000);
const CATEGORY = {
  category: "APPAREL",
  subcategory: "t-shirt",
  confidence: 0.9,
  reasoning: "",
} as const;
const NOTHING = { category: null, baseViews: [], closeUps: [], sketches: [] };

function service() {
  const notices: Notice[] = [];
  const retries = { firstDelay: 1, longestDelay: 2 };
  const made = new TechPackV2ClientService({
    baseUrl: API,
    retries,
    notify: (notice) => notices.push(notice),
  });
  return { service: made, notices };
}

/** The percentages that a call told, and what came with them. */
function progress(): {
  told: number[];
  data: unknown[];
  onProgress: OperationOptions["onProgress"];
} {
  const told: number[] = [];
  const data: unknown[] = [];
  return {
    told,
    data,
    onProgress: (percent, _, content) => {
      told.push(percent);
      data.push(content);
    },
  };
}

function credits(used: number, refunded = 0) {
  return { held: used + refunded, used, refunded, receipt: [] };
}

async function running(): Promise<void> {
  await until(() => gateway().openStreams(ID) === 1);
}

describe("the guide's methods and percentages", () => {
  it("detectCategory: 5, 10", async () => {
    gateway().operations.set("category", () => ({
      status: "succeeded",
      results: { ...NOTHING, category: CATEGORY },
    }));
    const { told, onProgress } = progress();
    const found = await service().service.detectCategory("shirt", "front.jpg", { onProgress });
    expect(found).toEqual(CATEGORY);
    expect(told).toEqual([5, 10]);
  });

  it("analyzeBaseViews: 15, 40", async () => {
    gateway().operations.set("base-views", () => ({
      status: "succeeded",
      credits: credits(3),
      results: { ...NOTHING, baseViews: [view(1)] },
    }));
    const { told, data, onProgress } = progress();
    const { service: guide, notices } = service();
    const views = await guide.analyzeBaseViews("shirt", [uuid(1)], "APPAREL", { onProgress });
    expect(views).toEqual([view(1)]);
    expect(told).toEqual([15, 40]);
    expect(data[1]).toEqual([view(1)]);
    expect(notices).toEqual([]);
    expect(JSON.parse(gateway().received[0]?.body ?? "")).toEqual({
      productId: "shirt",
      revisionIds: [uuid(1)],
      category: "APPAREL",
    });
  });

  it.each([6, 7, 8, 9, 10])("generateCloseUps: 45, 45 + ⌊25/n·i⌋, 70, for n = %i", async (n) => {
    const { told, data, onProgress } = progress();
    const made = service().service.generateCloseUps("shirt", "APPAREL", [view(1)], { onProgress });
    await running();
    for (let i = 1; i <= n; i++) {
      gateway().news(ID, {
        items: [{ step: "close-ups", content: closeUp(i) }],
        change: { status: "running", progress: Math.floor((100 * i) / n) },
      });
      await until(() => data.length === i + 1);
    }
    gateway().news(ID, { change: { status: "succeeded" } });
    expect(await made).toHaveLength(n);
    const each = Array.from({ length: n }, (_, i) => 45 + Math.floor((25 * (i + 1)) / n));
    expect(told).toEqual([45, ...each, 70]);
    expect((data[3] as unknown[]).length).toBe(3);
  });

  it.each([1, 2, 3])("generateSketches: 75, 75 + ⌊21/n·i⌋, 96, for n = %i", async (n) => {
    const { told, onProgress } = progress();
    const views = (["front", "back", "side"] as const).slice(0, n);
    const made = service().service.generateSketches(
      "shirt",
      "APPAREL",
      { baseViews: [view(1)], closeUps: [closeUp(1)] },
      views,
      { onProgress },
    );
    await running();
    for (let i = 1; i <= n; i++) {
      gateway().news(ID, {
        items: [{ step: "sketches", content: sketch(i, views[i - 1]) }],
        change: { status: "running", progress: Math.floor((100 * i) / n) },
      });
      await until(() => told.length === i + 1);
    }
    gateway().news(ID, { change: { status: "succeeded" } });
    expect(await made).toHaveLength(n);
    const each = Array.from({ length: n }, (_, i) => 75 + Math.floor((21 * (i + 1)) / n));
    expect(told).toEqual([75, ...each, 96]);
  });

  it("editField answers the new value and what it cost, and never throws", async () => {
    const edit = { fieldPath: "x", updatedValue: 7, newRevisionId: uuid(2), revisionId: uuid(1) };
    gateway().operations.set("edit", () => ({
      status: "succeeded",
      credits: credits(1),
      results: { ...NOTHING, edit },
    }));
    const { service: guide, notices } = service();
    expect(await guide.editField(uuid(1), "x", "seven", null)).toEqual({
      success: true,
      data: { fieldPath: "x", newValue: 7, creditsUsed: 1 },
    });
    server.use(
      http.post(`${API}/edit`, () => problem(422, "UNPROCESSABLE_EDIT", "No such field.")),
    );
    expect(await guide.editField(uuid(1), "y", "seven", null)).toEqual({
      success: false,
      error: "No such field.",
    });
    expect(notices).toEqual([
      { kind: "success", message: "Field updated." },
      { kind: "error", message: "No such field." },
    ]);
  });

  it("regenerateView answers the new revision, 0 and 100, and never throws", async () => {
    const regeneration = {
      newRevisionId: uuid(2),
      imageUrl: "new.jpg",
      thumbnailUrl: "new-small.jpg",
      analysisData: ANALYSIS,
      changes: ["mirrored left to right"],
    };
    gateway().operations.set("regenerate", () => ({
      status: "succeeded",
      credits: credits(1),
      results: { ...NOTHING, regeneration },
    }));
    const { told, onProgress } = progress();
    const guide = service().service;
    expect(await guide.regenerateView(uuid(1), "brighter", { onProgress })).toEqual({
      success: true,
      data: { revisionId: uuid(2), imageUrl: "new.jpg", analysisData: ANALYSIS, creditsUsed: 1 },
    });
    expect(told).toEqual([0, 100]);
    server.use(http.post(`${API}/regenerate`, () => HttpResponse.error()));
    const { success, error } = await guide.regenerateView(uuid(1));
    expect({ success, error }).toEqual({
      success: false,
      error: "The server cannot be reached. Is the network up?",
    });
  });

  it("generateCompleteTechPack passes every percentage of the guide, and 100", async () => {
    const { told, onProgress } = progress();
    const { service: guide, notices } = service();
    const made = guide.generateCompleteTechPack("shirt", [uuid(1)], "front.jpg", { onProgress });
    await running();
    gateway().news(ID, { change: { status: "running", progress: 5 } });
    // the server may tell the end of one step and the beginning of the next as one
    gateway().news(ID, { change: { progress: 15 }, category: CATEGORY });
    const items = (
      step: "base-views" | "close-ups" | "sketches",
      content: ReturnType<typeof view>,
    ) => [{ step, content }];
    gateway().news(ID, { change: { progress: 45 }, items: items("base-views", view(1)) });
    for (let i = 1; i <= 8; i++) {
      gateway().news(ID, {
        change: { progress: 45 + Math.floor((25 * i) / 8) },
        items: [{ step: "close-ups", content: closeUp(i) }],
      });
    }
    for (let i = 1; i <= 3; i++) {
      gateway().news(ID, {
        change: { progress: 75 + Math.floor((21 * i) / 3) },
        items: [{ step: "sketches", content: sketch(i) }],
      });
    }
    await until(() => told.at(-1) === 96);
    gateway().news(ID, { change: { status: "succeeded", progress: 100, credits: credits(9) } });
    const { success, data } = await made;
    expect(success).toBe(true);
    expect(data).toMatchObject({ category: CATEGORY, creditsUsed: 9 });
    expect(told).toEqual([
      ...[5, 10, 15, 40, 45, 48, 51, 54, 57, 60, 63, 66, 70],
      ...[75, 82, 89, 96, 100],
    ]);
    expect(notices).toEqual([
      {
        kind: "success",
        message: "Tech pack complete: 1 views, 8 close-ups, 3 sketches, 9 credits used.",
      },
    ]);
  });
});

describe("the guide's holes", () => {
  it("progress data are spread into the pack's state: each step's data go to their own field", async () => {
    const { data, onProgress } = progress();
    const made = service().service.generateCompleteTechPack("shirt", [uuid(1)], null, {
      onProgress,
    });
    await running();
    gateway().news(ID, {
      change: { status: "running", progress: 40 },
      items: [{ step: "base-views", content: view(1) }],
    });
    await until(() => data.length > 0);
    expect(data.at(-1)).toEqual({
      baseViews: [view(1)],
      closeUps: [],
      sketches: [],
      creditsUsed: 0,
    });
    gateway().news(ID, { change: { status: "canceled" } });
    await made;
  });

  it("close-ups and sketches are progressive only after the whole answer has come: each is told when it is stored", async () => {
    const { data, onProgress } = progress();
    const made = service().service.generateCloseUps("shirt", "APPAREL", [view(1)], { onProgress });
    await running();
    gateway().news(ID, { items: [{ step: "close-ups", content: closeUp(1) }] });
    await until(() => data.length === 2);
    expect(data[1]).toEqual([closeUp(1)]);
    expect(gateway().jobs.get(ID)?.status).toBe("queued");
    gateway().news(ID, { change: { status: "succeeded" } });
    await made;
  });

  it("cancelGeneration aborts the request and the server goes on: an abort cancels the job and tells the refund", async () => {
    const abort = new AbortController();
    const { service: guide, notices } = service();
    const made = guide.generateCompleteTechPack("shirt", [uuid(1)], null, { signal: abort.signal });
    await running();
    abort.abort();
    expect(await made).toEqual({ success: false, aborted: true, creditsRefunded: 9 });
    expect(gateway().jobs.get(ID)?.status).toBe("canceled");
    expect(notices).toEqual([]);
  });

  it("an aborted request is toasted as a failure: an abort is not an error", async () => {
    const { service: guide, notices } = service();
    const signal = AbortSignal.abort();
    for (const call of [
      guide.detectCategory("shirt", "front.jpg", { signal }),
      guide.analyzeBaseViews("shirt", [uuid(1)], undefined, { signal }),
      guide.generateCloseUps("shirt", "APPAREL", [], { signal }),
      guide.generateSketches("shirt", "APPAREL", { baseViews: [] }, undefined, { signal }),
    ]) {
      await expect(call).rejects.toMatchObject({ name: "AbortError", isAbort: true });
    }
    const aborted = { success: false, aborted: true };
    expect(await guide.editField(uuid(1), "x", "y", null, { signal })).toEqual(aborted);
    expect(await guide.regenerateView(uuid(1), "x", { signal })).toEqual(aborted);
    expect(notices).toEqual([]);
  });

  it("creditsUsed is a constant 9: it is what the receipt says", async () => {
    const made = service().service.generateCompleteTechPack("shirt", [uuid(1)], null);
    await running();
    gateway().news(ID, { change: { status: "succeeded", credits: credits(6, 3) } });
    expect((await made).data?.creditsUsed).toBe(6);
  });

  it("errors are toasted and thrown: each failure is told once", async () => {
    const { service: guide, notices } = service();
    server.use(http.post(`${API}/base-views/analyze`, () => problem(403, "FORBIDDEN", "No.")));
    await expect(guide.analyzeBaseViews("shirt", [uuid(1)])).rejects.toThrow("No.");
    expect(notices).toEqual([{ kind: "error", message: "No." }]);
  });

  it("four chained calls: a whole pack is one POST /jobs", async () => {
    const made = service().service.generateCompleteTechPack("shirt", [uuid(1)], "front.jpg");
    await running();
    gateway().news(ID, { change: { status: "succeeded" } });
    await made;
    expect(
      gateway()
        .requests("POST", /./)
        .map(({ path }) => path),
    ).toEqual(["/jobs"]);
  });

  it("a 0 credits toast if some view was cached: it is what the receipt says", async () => {
    const cached = { ...view(1), cached: true };
    let used = 3;
    gateway().operations.set("base-views", () => ({
      status: "succeeded",
      credits: credits(used),
      results: { ...NOTHING, baseViews: [cached, view(2)] },
    }));
    const { service: guide, notices } = service();
    await guide.analyzeBaseViews("shirt", [uuid(1), uuid(2)]);
    expect(notices).toEqual([]);
    used = 0;
    await guide.analyzeBaseViews("shirt", [uuid(1), uuid(2)]);
    expect(notices).toEqual([{ kind: "success", message: "Cached analysis: 0 credits used." }]);
  });

  describe("a detection that failed, a 401 or an abort is swallowed and goes on as APPAREL", () => {
    it("what nobody tried is rethrown", async () => {
      server.use(
        http.post(`${API}/category/detect`, () => problem(401, "UNAUTHENTICATED", "No key.")),
      );
      await expect(service().service.detectCategory("shirt", "a.jpg")).rejects.toMatchObject({
        status: 401,
      });
      server.use(http.post(`${API}/category/detect`, () => HttpResponse.error()));
      await expect(service().service.detectCategory("shirt", "a.jpg")).rejects.toMatchObject({
        code: "NETWORK",
      });
    });

    it("a detection that failed is null: the user is asked", async () => {
      gateway().operations.set("category", () => ({
        status: "failed",
        error: { code: "UNPROCESSABLE_IMAGE", message: "No product.", step: "category" },
      }));
      const { service: guide, notices } = service();
      expect(await guide.detectCategory("shirt", "a.jpg")).toBeNull();
      expect(notices).toEqual([]);
    });
  });

  it("an error that is not JSON throws SyntaxError: inside it is one TechPackError, outside the guide's own forms", async () => {
    const page = () => new HttpResponse("<h1>Bad Gateway</h1>", { status: 500 });
    server.use(http.post(`${API}/*`, page));
    const guide = service().service;
    await expect(guide.analyzeBaseViews("shirt", [uuid(1)])).rejects.toBeInstanceOf(TechPackError);
    for (const answer of [
      await guide.editField(uuid(1), "x", "y", null),
      await guide.regenerateView(uuid(1)),
      await guide.generateCompleteTechPack("shirt", [uuid(1)], null),
    ]) {
      expect(answer).toEqual({
        success: false,
        error: "The server answered 500 without saying why.",
      });
    }
  });

  it("the client toasts by itself, one singleton, fixed URL, no key: all are constructor options", async () => {
    const own = new TechPackClient({ baseUrl: API, apiKey: "tp_a_b" });
    const guide = new TechPackV2ClientService({ client: own });
    server.use(http.post(`${API}/edit`, () => problem(403, "FORBIDDEN", "No.")));
    expect(await guide.editField(uuid(1), "x", "y", null)).toMatchObject({ error: "No." });
    expect(gateway().received[0]?.headers.get("Authorization")).toBe("Bearer tp_a_b");
    const { default: singleton, techPackV2Client } = await import("../src/index.js");
    expect(singleton).toBe(techPackV2Client);
    expect(singleton).toBeInstanceOf(TechPackV2ClientService);
  });

  it("a 402 is the error INSUFFICIENT_CREDITS with the server's sentence as a notice", async () => {
    gateway().balance = 0;
    const { service: guide, notices } = service();
    const sentence = "This costs 9 credits, and the balance is 0.";
    expect(await guide.generateCompleteTechPack("shirt", [uuid(1)], null)).toEqual({
      success: false,
      error: "INSUFFICIENT_CREDITS",
    });
    await expect(guide.analyzeBaseViews("shirt", [uuid(1)])).rejects.toThrow(
      "INSUFFICIENT_CREDITS",
    );
    expect(notices).toEqual([
      { kind: "error", message: sentence },
      { kind: "error", message: sentence },
    ]);
  });

  it("a failed job keeps what it has made", async () => {
    const made = service().service.generateCompleteTechPack("shirt", [uuid(1)], null);
    await running();
    gateway().news(ID, {
      items: [{ step: "close-ups", content: closeUp(1) }],
      change: {
        status: "failed",
        credits: credits(3, 6),
        error: { code: "STAGE_FAILED", message: "The engine failed.", step: "close-ups" },
      },
    });
    expect(await made).toMatchObject({
      success: false,
      error: "The engine failed.",
      creditsRefunded: 6,
      data: { closeUps: [closeUp(1)] },
    });
  });
});
