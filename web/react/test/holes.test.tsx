import { renderHook } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, expectTypeOf, it, vi } from "vitest";
import type {
  BaseViewAnalysis,
  Job,
  TechPack,
  TechPackData,
  TechPackError,
} from "../../client/src/index.js";
import { API, problem } from "../../client/test/fake-gateway.js";
import { gatewayOfTests } from "../../client/test/gateway-fixture.js";
import { ANALYSIS, closeUp, job, sketch, step, uuid, view } from "../../client/test/samples.js";
import { type TechPackGeneration, useProgressiveGeneration } from "../src/index.js";
import { generation, newClient, rendered, shows, tab } from "./tab.js";

const { gateway, server } = gatewayOfTests();

/** Products of their own, as the page keeps something for each. */
let product = "";
let count = 0;

beforeEach(() => {
  product = `product-${++count}`;
  localStorage.clear();
});

function latest(baseViews: BaseViewAnalysis[]): TechPack {
  const made = { jobId: uuid(1), createdAt: "2026-11-26T19:00:00Z" };
  return {
    productId: product,
    category: null,
    baseViews: baseViews.map((each) => ({ ...each, ...made })),
    closeUps: [],
    sketches: [],
    updatedAt: made.createdAt,
    links: { pdf: "/tech-pack.pdf", zip: "/tech-pack.zip" },
  };
}

function credits(used: number, refunded = 0): Job["credits"] {
  return { held: used + refunded, used, refunded, receipt: [] };
}

/** Holds the first answer to a POST back, of those that hold a text, until it is let go. */
function held(path: string, text = ""): () => void {
  let letGo = () => {};
  let gone: Promise<undefined> | undefined = new Promise((resolve) => {
    letGo = () => resolve(undefined);
  });
  server.use(
    http.post(API + path, async ({ request }) => {
      if (!(await request.clone().text()).includes(text)) return undefined;
      const answer = gone;
      gone = undefined;
      return answer;
    }),
  );
  return letGo;
}

/** The hook with a run that the server has accepted. */
async function started(page = tab()) {
  const hook = generation(product, [uuid(1)], page);
  let accepted: Job | null = null;
  accepted = await hook.now().generateTechPack();
  const id = (accepted as Job | null)?.jobId ?? "";
  await shows(() => gateway().openStreams(id) === 1);
  return { ...hook, id };
}

describe("the guide's holes", () => {
  it("progress data are spread into the pack's state: each step's data go to their own field, each item once by its id", async () => {
    const { now, id } = await started();
    gateway().news(id, { items: [{ step: "base-views", content: view(1) }] });
    gateway().news(id, { items: [{ step: "close-ups", content: closeUp(1) }] });
    gateway().cut(id);
    await shows(() => now().techPackData?.closeUps.length === 1);
    expect(now().techPackData).toEqual({
      baseViews: [view(1)],
      closeUps: [closeUp(1)],
      sketches: [],
      creditsUsed: 0,
    });
  });

  it("close-ups and sketches are progressive only after the whole answer has come: each shows when it is stored", async () => {
    const { now, id } = await started();
    for (let i = 1; i <= 3; i++) {
      gateway().news(id, {
        items: [{ step: "sketches", content: sketch(i) }],
        change: { status: "running" },
      });
      await shows(() => now().techPackData?.sketches.length === i);
      expect(now().isGenerating).toBe(true);
    }
  });

  describe("progress is kept in storage: a reload in mid-job shows a spinner for ever", () => {
    it("what is kept is the job's id; a reload asks the server and goes on", async () => {
      const { id, unmount } = await started();
      unmount();
      expect(Object.values(localStorage)).toEqual([JSON.stringify({ jobId: id })]);
      gateway().news(id, { change: { status: "running", progress: 59 } });

      const { now } = generation(product);
      await shows(() => now().progress === 59);
      expect(now().isGenerating).toBe(true);
      gateway().news(id, { change: { status: "succeeded", progress: 100 } });
      await shows(() => now().isComplete);
      expect(now().isGenerating).toBe(false);
    });

    it("a job that ended meanwhile is shown as it ended", async () => {
      const { id, unmount } = await started();
      unmount();
      gateway().news(id, { change: { status: "canceled", credits: credits(3, 6) } });
      const { now } = generation(product);
      await shows(() => now().job?.status === "canceled");
      expect(now().isGenerating).toBe(false);
      expect(now().error).toBeNull();
    });

    it("a job that the server does not know is forgotten", async () => {
      localStorage.setItem(`techpack.job.${product}`, JSON.stringify({ jobId: uuid(9) }));
      const { now } = generation(product);
      await shows(() => localStorage.length === 0);
      expect(now()).toMatchObject({ isGenerating: false, error: null, job: null });
    });
  });

  it("cancelGeneration aborts the request, the server goes on and charges: it cancels the job, waits for the answer, shows what was refunded", async () => {
    const { now, id } = await started();
    gateway().news(id, { change: { status: "running", credits: { ...credits(3), held: 9 } } });
    await shows(() => now().job?.status === "running");
    let canceled: Job | null = null;
    const answer = held(`/jobs/${id}/cancel`);
    const cancel = now().cancelGeneration();
    await shows(() => now().isCanceling);
    expect(now().job?.status).toBe("running");
    answer();
    canceled = await cancel;
    expect(canceled).toMatchObject({ status: "canceled", credits: { used: 3, refunded: 6 } });
    await shows(() => now().job?.status === "canceled");
    expect(now()).toMatchObject({ isGenerating: false, isCanceling: false, creditsUsed: 3 });
    expect(gateway().requests("POST", `/jobs/${id}/cancel`)).toHaveLength(1);
  });

  it("an aborted request is toasted as a failure: an abort is not an error", async () => {
    const { now, unmount, page, id } = await started();
    await now().cancelGeneration();
    await shows(() => now().job?.status === "canceled");
    expect(now().error).toBeNull();
    unmount();
    const again = generation(product, [uuid(1)], page);
    await shows(() => again.now().job?.jobId === id);
    expect(again.now().error).toBeNull();
  });

  it("results are shown only when generation has ended: they are as they come, with how many will be", async () => {
    const { now, id } = await started();
    gateway().news(id, {
      items: [1, 2, 3].map((n) => ({ step: "close-ups", content: closeUp(n) })),
      change: { status: "running" },
    });
    await shows(() => now().hasData);
    expect(now().techPackData?.closeUps.length).toBe(3);
    expect(now().planned).toEqual({ baseViews: 1, closeUps: 8, sketches: 3 });
    expect(now().isComplete).toBe(false);
  });

  describe("deep path update of an edit and replacement of a regenerated view are left as TODO", () => {
    const edited = {
      ...view(2),
      analysisData: {
        ...ANALYSIS,
        materials_detected: [
          { component: "body", material_type: "wool", percentage: 80 },
          ...ANALYSIS.materials_detected.slice(1),
        ],
        analysis_notes: "Edited by hand: materials_detected[0].material_type.",
      },
    };
    const path = "materials_detected[0].material_type";

    function edits() {
      gateway().packs.set(product, latest([view(1)]));
      gateway().operations.set("edit", () => {
        gateway().packs.set(product, latest([edited]));
        return {
          status: "succeeded",
          credits: credits(1),
          results: {
            ...{ category: null, baseViews: [], closeUps: [], sketches: [] },
            edit: {
              fieldPath: path,
              updatedValue: "wool",
              newRevisionId: uuid(2),
              revisionId: uuid(1),
              warnings: ["The rise is wrong."],
            },
          },
        };
      });
    }

    it("an edit is pending at once, then in its place, and then as the server has it", async () => {
      edits();
      const { now } = generation(product);
      await shows(() => now().techPackData?.baseViews.length === 1);
      const before = now().techPackData?.baseViews[0];
      const frozen = structuredClone(before);
      const answer = held("/edit");
      const edit = now().editField(uuid(1), path, "make it wool");
      await shows(() => now().pendingEdits.length === 1);
      expect(now().pendingEdits).toMatchObject([
        { revisionId: uuid(1), fieldPath: path, prompt: "make it wool" },
      ]);
      expect(now().techPackData?.baseViews[0]).toEqual(before);
      answer();
      expect(await edit).toEqual({
        success: true,
        data: {
          revisionId: uuid(2),
          fieldPath: path,
          newValue: "wool",
          warnings: ["The rise is wrong."],
          creditsUsed: 1,
        },
      });
      await shows(() => now().pendingEdits.length === 0);
      const material = () =>
        now().techPackData?.baseViews[0]?.analysisData.materials_detected[0]?.material_type;
      expect(material()).toBe("wool");
      // what the server added by itself
      await shows(() => now().techPackData?.baseViews[0]?.analysisData.analysis_notes !== "");
      expect(now().techPackData?.baseViews).toMatchObject([edited]);
      expect(before).toEqual(frozen);
    });

    it("an edit that fails leaves the field as it was, and says why", async () => {
      gateway().packs.set(product, latest([view(1)]));
      server.use(
        http.post(`${API}/edit`, () => problem(422, "UNPROCESSABLE_EDIT", "No such field.")),
      );
      const { now } = generation(product);
      await shows(() => now().hasData);
      const before = now().techPackData?.baseViews;
      const edit = await now().editField(uuid(1), "buttons", "gold");
      expect(edit).toMatchObject({ success: false, error: { message: "No such field." } });
      await shows(() => now().pendingEdits.length === 0);
      expect(now().techPackData?.baseViews).toEqual(before);
      expect(now().error).toBeNull();
    });

    it("two edits of a view run one after the other, the second on what the first one made", async () => {
      gateway().packs.set(product, latest([view(1)]));
      let made = 1;
      const on: unknown[] = [];
      gateway().operations.set("edit", ({ revisionId, fieldPath }) => {
        on.push(revisionId);
        made += 1;
        gateway().packs.set(product, latest([{ ...view(made) }]));
        return {
          status: "succeeded",
          credits: credits(1),
          results: {
            ...{ category: null, baseViews: [], closeUps: [], sketches: [] },
            edit: {
              fieldPath: String(fieldPath),
              updatedValue: "x",
              newRevisionId: uuid(made),
              revisionId: String(revisionId),
            },
          },
        };
      });
      const { now } = generation(product);
      await shows(() => now().hasData);
      const answerSecond = held("/edit", path);
      const answer = held("/edit");
      const first = now().editField(uuid(1), "analysis_notes", "a");
      const second = now().editField(uuid(1), path, "b");
      await shows(() => now().pendingEdits.length === 2);
      answer();
      await first;
      // it shows at the view that the first one made
      await shows(() => now().pendingEdits.length === 1);
      expect(now().pendingEdits[0]).toMatchObject({ revisionId: uuid(2), fieldPath: path });
      answerSecond();
      await second;
      expect(on).toEqual([uuid(1), uuid(2)]);
      await shows(() => now().techPackData?.baseViews[0]?.revisionId === uuid(3));
      expect(now().pendingEdits).toEqual([]);
    });

    it("an edit while the job runs stays when the job goes on", async () => {
      edits();
      gateway().packs.delete(product);
      const { now, id } = await started();
      gateway().news(id, { items: [{ step: "base-views", content: view(1) }] });
      await shows(() => now().hasData);
      await now().editField(uuid(1), path, "make it wool");
      gateway().news(id, { items: [{ step: "close-ups", content: closeUp(1) }] });
      await shows(() => now().techPackData?.closeUps.length === 1);
      expect(now().techPackData?.baseViews).toMatchObject([
        { revisionId: uuid(2), analysisData: edited.analysisData },
      ]);
      expect(now().isGenerating).toBe(true);

      await now().cancelGeneration();
      await shows(() => !now().isGenerating);
      const next = (await now().generateTechPack())?.jobId ?? "";
      await shows(() => gateway().openStreams(next) === 1);
      gateway().news(next, { items: [{ step: "base-views", content: view(1) }] });
      await shows(() => now().hasData);
      expect(now().techPackData?.baseViews).toEqual([view(1)]);
    });

    it("a regenerated view takes the old one's place, under its new id", async () => {
      gateway().packs.set(product, latest([view(1), view(7, "back")]));
      regenerates();
      const { now } = generation(product);
      await shows(() => now().hasData);
      await now().regenerateView(uuid(1), "brighter");
      await shows(() => now().techPackData?.baseViews[0]?.revisionId === uuid(2));
      expect(now().techPackData?.baseViews).toMatchObject([
        { revisionId: uuid(2), imageUrl: "new.jpg", viewType: "front" },
        { revisionId: uuid(7) },
      ]);
      const [request] = gateway().requests("POST", "/regenerate");
      expect(JSON.parse(request?.body ?? "")).toEqual({
        revisionId: uuid(1),
        regeneratePrompt: "brighter",
        replaceCurrent: true,
      });
    });
  });

  function regenerates() {
    gateway().operations.set("regenerate", () => {
      const pack = gateway().packs.get(product);
      const views = (pack?.baseViews ?? []).map((each) =>
        each.revisionId === uuid(1) ? { ...each, revisionId: uuid(2), imageUrl: "new.jpg" } : each,
      );
      gateway().packs.set(product, latest(views));
      return {
        status: "succeeded",
        credits: credits(1),
        results: {
          ...{ category: null, baseViews: [], closeUps: [], sketches: [] },
          regeneration: {
            newRevisionId: uuid(2),
            imageUrl: "new.jpg",
            thumbnailUrl: "new-small.jpg",
            analysisData: ANALYSIS,
            changes: ["mirrored left to right"],
          },
        },
      };
    });
  }

  it("creditsUsed is a constant 9: it is from the receipts, of the run and of what was changed since", async () => {
    const { now, id } = await started();
    gateway().news(id, {
      items: [{ step: "base-views", content: { ...view(1), cached: true } }],
      change: { status: "running", credits: { held: 9, used: 0, refunded: 3, receipt: [] } },
    });
    await shows(() => now().hasData);
    expect(now().creditsUsed).toBe(0);
    gateway().packs.set(product, latest([view(1)]));
    const receipt = [{ step: "base-views", charged: 3, refunded: 3, reason: "cached" } as const];
    gateway().news(id, {
      change: {
        status: "succeeded",
        credits: { held: 9, used: 6, refunded: 3, receipt: [...receipt] },
      },
    });
    await shows(() => now().creditsUsed === 6);
    regenerates();
    await now().regenerateView(uuid(1));
    await shows(() => now().creditsUsed === 7);
    expect(now().techPackData?.creditsUsed).toBe(7);
    expect(now().receipt).toEqual([
      ...receipt,
      { step: "regenerate", charged: 1, refunded: 0, reason: null },
    ]);
  });

  it("errors are toasted and thrown, shown twice or more: one place shows an error", async () => {
    gateway().balance = 0;
    const { now } = generation(product);
    expect(await now().generateTechPack()).toBeNull();
    await shows(() => !now().isGenerating && now().error !== null);
    expect(now().error).toMatchObject({ code: "INSUFFICIENT_CREDITS", status: 402 });
    gateway().balance = 100;
    await now().generateTechPack();
    await shows(() => now().isGenerating && now().error === null);
  });

  describe("one storage key for all products", () => {
    it("keys by product", async () => {
      const { now, id } = await started();
      gateway().news(id, { items: [{ step: "base-views", content: view(1) }] });
      await shows(() => now().hasData);
      const other = generation(`${product}-other`);
      await shows(() => gateway().requests("GET", /other\/tech-pack/).length > 0);
      expect(other.now()).toMatchObject({ hasData: false, job: null, isGenerating: false });
    });

    it.each(['"x"', "{", "null", '{"progress":40}', '{"jobId":"../x"}'])(
      "old data of another form are dropped: %s",
      async (text) => {
        const key = `techpack.job.${product}`;
        localStorage.setItem(key, text);
        const { now } = generation(product);
        expect(now().job).toBeNull();
        await shows(() => localStorage.getItem(key) === null);
        expect(gateway().requests("GET", /^\/jobs\//)).toEqual([]);
      },
    );

    it("a full storage is no crash, and the run is found again by asking", async () => {
      vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
        throw new DOMException("full", "QuotaExceededError");
      });
      const { now, id, unmount } = await started();
      expect(now().isGenerating).toBe(true);
      unmount();
      expect(localStorage.length).toBe(0);
      const reloaded = generation(product);
      await shows(() => reloaded.now().job?.jobId === id);
      expect(reloaded.now().isGenerating).toBe(true);
    });

    it("an absent storage is none either", async () => {
      vi.stubGlobal("localStorage", undefined);
      const { now } = await started();
      expect(now().isGenerating).toBe(true);
      vi.unstubAllGlobals();
    });
  });

  describe("double click or StrictMode starts two jobs, each charged", () => {
    it("one Idempotency-Key for each intent", async () => {
      const page = tab();
      const { now } = generation(product, [uuid(1)], page);
      const other = generation(product, [uuid(1)], page);
      const jobs = await Promise.all([
        now().generateTechPack(),
        now().generateTechPack(),
        other.now().generateTechPack(),
      ]);
      expect(new Set(jobs.map((each) => each?.jobId)).size).toBe(1);
      await now().generateTechPack();
      expect(gateway().requests("POST", "/jobs")).toHaveLength(1);
      expect(gateway().balance).toBe(91);
    });

    it("a click after an answer that was lost gets the job of the first one", async () => {
      let sent = 0;
      server.use(
        http.post(`${API}/jobs`, async ({ request }) => {
          const nth = ++sent;
          const { headers, url } = request;
          // the first one arrives, and its answer does not
          if (nth === 1) await fetch(url, { method: "POST", headers, body: await request.text() });
          return nth === 2 || nth > 6 ? undefined : HttpResponse.error();
        }),
      );
      const { now } = generation(product);
      await now().generateTechPack();
      await shows(() => now().error?.code === "NETWORK");
      await now().generateTechPack();
      await shows(() => now().error === null);
      expect(gateway().jobs.size).toBe(1);
    });
  });

  it("any throughout: types from the OpenAPI document", () => {
    expectTypeOf<TechPackGeneration["techPackData"]>().toEqualTypeOf<TechPackData | null>();
    expectTypeOf<TechPackGeneration["error"]>().toEqualTypeOf<TechPackError | null>();
    expectTypeOf<TechPackData["baseViews"]>().toEqualTypeOf<BaseViewAnalysis[]>();
    expectTypeOf<BaseViewAnalysis["analysisData"]["colors"]["pattern_type"]>().toBeString();
  });

  describe("step states are guessed from the percentage; a failed job looks like one not begun", () => {
    it("steps are the job's own; the failed one says why and what was refunded", async () => {
      const failed = job("tech-pack", {
        status: "failed",
        progress: 51,
        steps: [
          step("category", { status: "completed", progress: 100 }),
          step("base-views", { status: "completed", progress: 100, cached: true }),
          step("close-ups", { status: "error", progress: 25, attempt: 3, note: "2 of 8 made" }),
          step("sketches", { waitingOn: "engine", waitingSince: "2026-11-26T20:00:00Z" }),
        ],
        error: { code: "STAGE_FAILED", message: "The engine failed.", step: "close-ups" },
        credits: {
          held: 9,
          used: 0,
          refunded: 9,
          receipt: [
            { step: "base-views", charged: 3, refunded: 3, reason: "cached" },
            { step: "close-ups", charged: 3, refunded: 3, reason: "failed" },
          ],
        },
      });
      const { result } = renderHook(() => useProgressiveGeneration(failed));
      expect(result.current.steps).toMatchObject([
        { id: "category", status: "completed" },
        { id: "base-views", status: "completed", cached: true, refunded: 3 },
        {
          ...{ id: "close-ups", status: "error", progress: 25, attempt: 3, note: "2 of 8 made" },
          ...{ error: "The engine failed.", refunded: 3 },
        },
        { id: "sketches", status: "pending", waitingOn: "engine" },
      ]);
      expect(result.current).toMatchObject({ creditsSpent: 0, creditsPlanned: 0 });
    });

    it("without a job they are the plan, with its prices", () => {
      const { result } = renderHook(() => useProgressiveGeneration());
      expect(result.current.steps.map(({ id, credits }) => [id, credits])).toEqual([
        ["category", 0],
        ["base-views", 3],
        ["close-ups", 3],
        ["sketches", 3],
      ]);
      expect(result.current).toMatchObject({ creditsSpent: 0, creditsPlanned: 9 });
    });

    it("a failed job keeps its progress and its results, and can be retried", async () => {
      const { now, id } = await started();
      gateway().news(id, {
        items: [{ step: "close-ups", content: closeUp(1) }],
        change: {
          status: "failed",
          progress: 51,
          credits: credits(3, 6),
          error: { code: "STAGE_FAILED", message: "The engine failed.", step: "close-ups" },
        },
      });
      await shows(() => now().error !== null);
      expect(now()).toMatchObject({ progress: 51, isGenerating: false, hasData: true });
      expect(now().error).toMatchObject({ code: "STAGE_FAILED", creditsRefunded: 6 });
      await now().retry();
      await shows(() => now().isGenerating);
      expect(now().error).toBeNull();
      await shows(() => gateway().openStreams(id) === 1);
      gateway().news(id, { change: { status: "succeeded", progress: 100 } });
      await shows(() => now().isComplete);
      expect(now().techPackData?.closeUps).toEqual([closeUp(1)]);
    });
  });

  describe("stale closures and unmounted updates; two tabs fight over one storage key", () => {
    it("a job is followed once, however many components show it, and until the last one leaves", async () => {
      const page = tab();
      const { id, unmount } = await started(page);
      const second = generation(product, [uuid(1)], page);
      await shows(() => second.now().job?.jobId === id);
      unmount();
      gateway().news(id, { change: { status: "running", progress: 40 } });
      await shows(() => second.now().progress === 40);
      expect(gateway().requests("GET", `/jobs/${id}/events`)).toHaveLength(1);
    });

    it("tabs follow each other by storage events", async () => {
      const other = generation(product);
      await shows(() => gateway().requests("GET", /tech-pack/).length > 0);
      const { now, id } = await started(tab(newClient()));
      const key = `techpack.job.${product}`;
      const newValue = localStorage.getItem(key);
      dispatchEvent(new StorageEvent("storage", { key, newValue, storageArea: localStorage }));
      await shows(() => other.now().job?.jobId === id);
      gateway().news(id, { change: { status: "succeeded", progress: 100 } });
      await shows(() => other.now().isComplete && now().isComplete);
    });

    it("an action of an earlier render does what it is for", async () => {
      const hook = generation(product);
      const { cancelGeneration } = hook.now();
      let id = "";
      id = (await hook.now().generateTechPack())?.jobId ?? "";
      expect((await cancelGeneration())?.jobId).toBe(id);
    });
  });

  it("four chained calls, a closed tab stops the pack half way, paid: one POST /jobs", async () => {
    const { now } = generation(product, [uuid(1), uuid(2)]);
    await now().generateTechPack();
    const posts = gateway().requests("POST", /./);
    expect(posts.map(({ path }) => path)).toEqual(["/jobs"]);
    expect(JSON.parse(posts[0]?.body ?? "")).toEqual({
      type: "tech-pack",
      productId: product,
      revisionIds: [uuid(1), uuid(2)],
    });
  });

  it("after regenerateView isGenerating stays true, results vanish: a pending state of its own", async () => {
    gateway().packs.set(product, latest([view(1)]));
    regenerates();
    const { now } = generation(product);
    await shows(() => now().hasData);
    const answer = held("/regenerate");
    const made = now().regenerateView(uuid(1), "brighter");
    await shows(() => now().pendingViews.length === 1);
    expect(now().pendingViews).toMatchObject([{ revisionId: uuid(1), prompt: "brighter" }]);
    expect(now()).toMatchObject({ isGenerating: false, hasData: true });
    answer();
    await made;
    await rendered();
    expect(now().pendingViews).toEqual([]);
    expect(now()).toMatchObject({ isGenerating: false, hasData: true });
    await shows(() => now().techPackData?.baseViews[0]?.revisionId === uuid(2));
  });
});
