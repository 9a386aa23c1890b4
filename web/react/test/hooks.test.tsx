import { QueryClient } from "@tanstack/react-query";
import type { BaseViewAnalysis, Job, TechPack } from "@techpack/client";
import { renderHook } from "@testing-library/react";
import { useAtomValue } from "jotai";
import { http } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import { API, problem } from "../../client/test/fake-gateway.js";
import { gatewayOfTests } from "../../client/test/gateway-fixture.js";
import { ANALYSIS, closeUp, job, sketch, uuid, view } from "../../client/test/samples.js";
import {
  techPackDataAtom,
  techPackKeys,
  techPackProgressAtom,
  useCredits,
  useJob,
  useTechPackCache,
  useTechPackClient,
} from "../src/index.js";
import { JobFeed } from "../src/job-feed.js";
import { generation, newClient, shows, tab } from "./tab.js";

const { gateway, server } = gatewayOfTests();
let product = "";
let count = 0;

beforeEach(() => {
  product = `hooks-${++count}`;
  localStorage.clear();
});

function pack(baseViews: BaseViewAnalysis[], change: Partial<TechPack> = {}): TechPack {
  const made = { jobId: uuid(1), createdAt: "2026-11-26T19:00:00Z" };
  return {
    productId: product,
    category: null,
    baseViews: baseViews.map((each) => ({ ...each, ...made })),
    closeUps: [],
    sketches: [],
    updatedAt: made.createdAt,
    links: { pdf: "/tech-pack.pdf", zip: "/tech-pack.zip" },
    ...change,
  };
}

describe("useJob", () => {
  it("of none is nothing", () => {
    const { result } = renderHook(() => useJob(null), { wrapper: tab().wrapper });
    expect(result.current).toEqual({ connection: "live" });
  });

  it("says why nothing is heard", async () => {
    const { result } = renderHook(() => useJob(uuid(77)), { wrapper: tab().wrapper });
    await shows(() => result.current.error !== undefined);
    expect(result.current.error).toMatchObject({ status: 404, code: "NOT_FOUND" });
  });

  it("follows another job when its id changes, and leaves the one before", async () => {
    const jobs = [uuid(1), uuid(2)].map((jobId) => gateway().has(job("tech-pack", { jobId })));
    const { result, rerender } = renderHook(({ id }) => useJob(id), {
      wrapper: tab().wrapper,
      initialProps: { id: uuid(1) },
    });
    await shows(() => result.current.job?.jobId === uuid(1));
    rerender({ id: uuid(2) });
    await shows(() => result.current.job?.jobId === uuid(2));
    expect(jobs).toHaveLength(2);
    await shows(() => gateway().openStreams(uuid(1)) === 0);
    expect(gateway().openStreams(uuid(2))).toBe(1);
  });

  it("tells of a connection that is lost and found", async () => {
    gateway().has(job("tech-pack", { jobId: uuid(1) }));
    const { result } = renderHook(() => useJob(uuid(1)), { wrapper: tab().wrapper });
    await shows(() => gateway().openStreams(uuid(1)) === 1);
    let down = true;
    server.use(
      http.get(`${API}/jobs/*`, () => (down ? problem(503, "UNAVAILABLE", "") : undefined)),
    );
    gateway().cut(uuid(1));
    await shows(() => result.current.connection === "reconnecting");
    expect(result.current.job?.jobId).toBe(uuid(1));
    down = false;
    await shows(() => result.current.connection === "live");
  });

  it("at the end has the pack and the credits read again", async () => {
    gateway().has(job("tech-pack", { jobId: uuid(1), productId: product }));
    gateway().packs.set(product, pack([]));
    const { result } = renderHook(
      () => ({ job: useJob(uuid(1)), pack: useTechPackCache(product), credits: useCredits() }),
      { wrapper: tab().wrapper },
    );
    await shows(() => result.current.credits.isSuccess && result.current.pack.isFresh);
    await shows(() => gateway().openStreams(uuid(1)) === 1);
    gateway().balance = 91;
    gateway().packs.set(product, pack([view(1)]));
    gateway().news(uuid(1), { change: { status: "succeeded" } });
    await shows(() => result.current.credits.data?.balance === 91);
    await shows(() => result.current.pack.techPack?.baseViews.length === 1);
  });
});

describe("the feed of jobs", () => {
  it("keeps what is newer, whatever comes in which order", () => {
    const queries = new QueryClient();
    const feed = new JobFeed(newClient(), queries);
    const version = () => queries.getQueryData<Job>(techPackKeys.job(uuid(1)))?.version;
    for (const [put, kept] of [
      [3, 3],
      [2, 3],
      [4, 4],
    ]) {
      feed.put(job("tech-pack", { jobId: uuid(1), version: put as number }));
      expect(version()).toBe(kept);
    }
  });
});

describe("useTechPackCache", () => {
  it("of a product that is not there yet is empty, and no error", async () => {
    const { result } = renderHook(() => useTechPackCache(product), { wrapper: tab().wrapper });
    await shows(() => gateway().requests("GET", /tech-pack/).length > 0);
    await shows(() => result.current.readAt === 0);
    expect(result.current).toMatchObject({ isFresh: false });
    expect(result.current.error).toBeUndefined();
  });

  it("has what was read before at once, and reads it again", async () => {
    gateway().packs.set(product, pack([view(1)]));
    const page = tab();
    const first = renderHook(() => useTechPackCache(product), { wrapper: page.wrapper });
    await shows(() => first.result.current.isFresh);
    first.unmount();
    const { result } = renderHook(() => useTechPackCache(product), { wrapper: page.wrapper });
    expect(result.current.techPack?.baseViews).toHaveLength(1);
    gateway().packs.set(product, pack([view(1), view(2)]));
    await result.current.refresh();
    await shows(() => result.current.techPack?.baseViews.length === 2);
  });
});

describe("useTechPackGeneration", () => {
  it("shows the pack that there is, without a run", async () => {
    gateway().packs.set(product, pack([view(1)], { closeUps: [], sketches: [] }));
    const { now } = generation(product);
    await shows(() => now().hasData);
    expect(now()).toMatchObject({ job: null, isGenerating: false, isComplete: false, progress: 0 });
  });

  it("finds a run that something else has started", async () => {
    gateway().has(job("tech-pack", { jobId: uuid(5), productId: product, status: "running" }));
    const { now } = generation(product);
    await shows(() => now().isGenerating);
    expect(now().job?.jobId).toBe(uuid(5));
  });

  it("keeps what a cancelled run has shown of a step that the pack does not have", async () => {
    gateway().packs.set(product, pack([view(1)]));
    const { now } = generation(product);
    const id = (await now().generateTechPack())?.jobId ?? "";
    await shows(() => gateway().openStreams(id) === 1);
    gateway().news(id, {
      items: [
        { step: "base-views", content: view(1) },
        { step: "close-ups", content: closeUp(1) },
      ],
    });
    await shows(() => now().techPackData?.closeUps.length === 1);
    const reads = gateway().requests("GET", /tech-pack/).length;
    await now().cancelGeneration();
    await shows(() => gateway().requests("GET", /tech-pack/).length > reads);
    await shows(() => now().job?.status === "canceled");
    expect(now().techPackData).toMatchObject({
      baseViews: [{ revisionId: uuid(1) }],
      closeUps: [closeUp(1)],
    });
  });

  it("after the end shows the pack as the server has it, without a gap", async () => {
    gateway().packs.set(product, pack([view(1)]));
    const { now } = generation(product);
    await shows(() => now().hasData);
    const id = (await now().generateTechPack())?.jobId ?? "";
    await shows(() => gateway().openStreams(id) === 1);
    gateway().news(id, { items: [{ step: "sketches", content: sketch(1) }] });
    await shows(() => now().techPackData?.sketches.length === 1);
    let letGo = () => {};
    const gone = new Promise<undefined>((resolve) => {
      letGo = () => resolve(undefined);
    });
    server.use(http.get(`${API}/products/${product}/tech-pack`, () => gone));
    const made = { jobId: id, createdAt: "2026-11-26T20:01:00Z" };
    gateway().packs.set(
      product,
      pack([], { sketches: [sketch(1), sketch(2)].map((each) => ({ ...each, ...made })) }),
    );
    gateway().news(id, { change: { status: "succeeded", progress: 100 } });
    await shows(() => now().job?.status === "succeeded");
    expect(now().techPackData?.sketches).toEqual([sketch(1)]);
    letGo();
    await shows(() => now().techPackData?.sketches.length === 2);
    expect(now().isComplete).toBe(true);
  });

  it("a reset hides the run and lets it go on; the next one shows", async () => {
    const { now } = generation(product);
    const id = (await now().generateTechPack())?.jobId ?? "";
    await shows(() => gateway().openStreams(id) === 1);
    gateway().news(id, { items: [{ step: "close-ups", content: closeUp(1) }] });
    await shows(() => now().hasData);
    now().reset();
    await shows(() => !now().hasData && now().job === null);
    expect(now()).toMatchObject({ techPackData: null, progress: 0, isGenerating: false });
    expect(gateway().jobs.get(id)?.status).toBe("queued");
    expect(localStorage.length).toBe(0);
    await now().generateTechPack();
    await shows(() => now().job?.jobId === uuid(1001));
    await shows(() => now().isGenerating);
  });

  it("stores nothing if it shall not", async () => {
    const { now } = generation(product, [uuid(1)], tab(), { autoSave: false });
    await now().generateTechPack();
    await shows(() => now().isGenerating);
    expect(localStorage.length).toBe(0);
  });

  it("a cancel without a run is nothing", async () => {
    const { now } = generation(product);
    expect(await now().cancelGeneration()).toBeNull();
    await shows(() => !now().isCanceling);
    expect(now().error).toBeNull();
    expect(gateway().requests("POST", /./)).toEqual([]);
  });

  it("a cancel that is too late shows the job as it ended", async () => {
    const { now } = generation(product);
    const id = (await now().generateTechPack())?.jobId ?? "";
    server.use(
      http.post(`${API}/jobs/${id}/cancel`, () => {
        gateway().news(id, { change: { status: "succeeded", progress: 100 } });
        return undefined;
      }),
    );
    expect(await now().cancelGeneration()).toMatchObject({ status: "succeeded" });
    await shows(() => now().isComplete);
    expect(now().error).toBeNull();
  });

  it("a view that is not to be replaced stays, and the new one is answered", async () => {
    gateway().packs.set(product, pack([view(1)]));
    gateway().operations.set("regenerate", () => ({
      status: "succeeded",
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
    }));
    const { now } = generation(product);
    await shows(() => now().hasData);
    const made = await now().regenerateView(uuid(1), "brighter", { replaceCurrent: false });
    expect(made).toMatchObject({ success: true, data: { revisionId: uuid(2) } });
    await shows(() => now().pendingViews.length === 0);
    expect(now().techPackData?.baseViews).toMatchObject([{ revisionId: uuid(1) }]);
  });

  it("a view that was restored is edited as it is, and not what took its place before", async () => {
    gateway().packs.set(product, pack([view(1)]));
    const on: unknown[] = [];
    gateway().operations.set("edit", ({ revisionId }) => {
      on.push(revisionId);
      const made = uuid(10 + on.length);
      gateway().packs.set(product, pack([{ ...view(1), revisionId: made }]));
      const edit = { fieldPath: "", updatedValue: "", newRevisionId: made, revisionId: "" };
      const results = { category: null, baseViews: [], closeUps: [], sketches: [], edit };
      return { status: "succeeded", results };
    });
    const { now, page } = generation(product);
    const shown = () => now().techPackData?.baseViews[0]?.revisionId;
    await shows(() => shown() === uuid(1));
    await now().editField(uuid(1), "analysis_notes", "a");
    await shows(() => shown() === uuid(11));
    expect(await now().restoreView(uuid(1))).toMatchObject({ success: true });
    await shows(() => shown() === uuid(1));
    await now().editField(uuid(1), "analysis_notes", "b");
    await shows(() => shown() === uuid(12));
    // restored by something else, and seen by reading the pack
    gateway().packs.set(product, pack([view(1)]));
    await page.queryClient.invalidateQueries({ queryKey: techPackKeys.techPack(product) });
    await shows(() => shown() === uuid(1));
    await now().editField(uuid(1), "analysis_notes", "c");
    // a dialog that was opened before the last edit
    await now().editField(uuid(1), "analysis_notes", "d");
    expect(on).toEqual([uuid(1), uuid(1), uuid(1), uuid(13)]);
  });

  it("the guide's atoms have what is shown, and nothing after", async () => {
    gateway().packs.set(product, pack([view(1)]));
    const page = tab();
    const { now, unmount } = generation(product, [uuid(1)], page);
    const atoms = renderHook(
      () => ({
        data: useAtomValue(techPackDataAtom),
        progress: useAtomValue(techPackProgressAtom),
      }),
      { wrapper: page.wrapper },
    );
    await shows(() => atoms.result.current.data !== null);
    expect(atoms.result.current.data).toEqual(now().techPackData);
    await now().generateTechPack();
    await shows(() => atoms.result.current.progress.isGenerating);
    unmount();
    await shows(() => atoms.result.current.data === null);
  });
});

describe("the provider", () => {
  it("gives the client, and says when it is missing", () => {
    const page = tab();
    const { result } = renderHook(() => useTechPackClient(), { wrapper: page.wrapper });
    expect(result.current).toBe(page.client);
    expect(() => renderHook(() => useTechPackClient())).toThrow("<TechPackProvider>");
  });

  it("keeps what the server knows in the cache that it is given", async () => {
    gateway().packs.set(product, pack([view(1)]));
    const page = tab();
    renderHook(() => useTechPackCache(product), { wrapper: page.wrapper });
    await shows(() => page.queryClient.getQueryData(techPackKeys.techPack(product)) !== undefined);
  });
});
