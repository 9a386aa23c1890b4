import { describe, expect, it } from "vitest";
import type { Job } from "../src/index.js";
import { applyEvents, type JobStreamEvent, parseEvent } from "../src/watch/events.js";
import { closeUp, job, sketch, step, summaryOf, view } from "./samples.js";

const JOB = job("tech-pack", { version: 5, progress: 30 });

function item(version: number, stepId: string, content: unknown): JobStreamEvent {
  const data = { jobId: JOB.jobId, step: stepId, ordinal: 0, version, content };
  return { name: "item", data } as JobStreamEvent;
}

function progress(version: number, change: Partial<Job> = {}): JobStreamEvent {
  const { jobId, status, progress, step, credits } = { ...JOB, ...change };
  return { name: "progress", data: { jobId, status, progress, step, version, credits } };
}

function stepped(id: Parameters<typeof step>[0], change = {}, result?: unknown): JobStreamEvent {
  const data = { jobId: JOB.jobId, ...step(id, change), ...(result ? { result } : {}) };
  return { name: "step", data } as JobStreamEvent;
}

describe("applying events", () => {
  it("appends each item once to its own list", () => {
    const events = [
      item(6, "base-views", view(1)),
      item(7, "close-ups", closeUp(2)),
      item(8, "close-ups", closeUp(1)),
      item(9, "close-ups", closeUp(2)),
      item(10, "sketches", sketch(1)),
      progress(11),
    ];
    const { results, version } = applyEvents(JOB, events);
    expect(version).toBe(11);
    expect(results.baseViews).toEqual([view(1)]);
    expect(results.closeUps.map(({ order }) => order)).toEqual([1, 2]);
    expect(results.sketches).toEqual([sketch(1)]);
  });

  it("ignores what the job has already", () => {
    const old = [item(4, "close-ups", closeUp(1)), stepped("category"), progress(5)];
    expect(applyEvents(JOB, old)).toBe(JOB);
    const mixed = [item(5, "close-ups", closeUp(1)), progress(6, { progress: 40 })];
    expect(applyEvents(JOB, mixed)).toMatchObject({ progress: 40, results: { closeUps: [] } });
  });

  it("takes a view whose link was signed anew for the same one", () => {
    const unnamed = { ...view(1), revisionId: null };
    const again = { ...unnamed, imageUrl: unnamed.imageUrl.replace("expires=1", "expires=2") };
    const once = applyEvents(JOB, [item(6, "base-views", unnamed), progress(7)]);
    expect(
      applyEvents(once, [item(8, "base-views", again), progress(9)]).results.baseViews,
    ).toEqual([unnamed]);
  });

  it("replaces steps, and takes the results that are no items from them", () => {
    const category = { category: "APPAREL", subcategory: "t-shirt", confidence: 1, reasoning: "" };
    const done = { status: "completed", progress: 100 };
    const after = applyEvents(JOB, [stepped("category", done, category), progress(6)]);
    expect(after.steps[0]).toEqual(step("category", { status: "completed", progress: 100 }));
    expect(after.results.category).toEqual(category);

    const edit = { fieldPath: "x", updatedValue: 1, newRevisionId: "b", revisionId: "a" };
    const edited = applyEvents(job("edit"), [stepped("edit", done, edit), progress(6)]);
    expect(edited.results.edit).toEqual(edit);
  });

  it("never lets progress fall", () => {
    expect(applyEvents(JOB, [progress(6, { progress: 10 })]).progress).toBe(30);
  });

  it("keeps the receipt with new sums", () => {
    const credits = { held: 9, used: 3, refunded: 1, receipt: [] };
    expect(applyEvents(JOB, [progress(6, { credits })]).credits).toMatchObject({ used: 3 });
  });

  it("changes nothing of the job that came in", () => {
    const before = structuredClone(JOB);
    applyEvents(JOB, [
      item(6, "close-ups", closeUp(1)),
      stepped("category", { status: "completed" }),
      { name: "done", data: summaryOf({ ...JOB, status: "failed", version: 8 }) },
    ]);
    expect(JOB).toEqual(before);
  });

  it("knows an item of a step that has none, and of one to come, and ignores both", () => {
    const events = [item(6, "category", {}), item(7, "embroidery", {}), progress(8)];
    expect(applyEvents(JOB, events).results).toEqual(JOB.results);
  });
});

describe("parsing events", () => {
  it.each([
    [undefined, "{}"],
    ["message", "{}"],
    ["item", "{"],
    ["item", "null"],
    ["done", "3"],
  ])("ignores %s: %s", (name, data) => {
    expect(parseEvent(name, data)).toBeUndefined();
  });
});
