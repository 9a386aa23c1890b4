import { describe, expect, it } from "vitest";
import { ViewChanges } from "../src/view-changes.js";

describe("changes of views", () => {
  it("of one view run in turn, each on what the one before made; of others at once", async () => {
    const changes = new ViewChanges();
    const log: string[] = [];
    const letGo: (() => void)[] = [];
    const change = (made: string) => async (current: string) => {
      log.push(current);
      await new Promise<void>((resolve) => letGo.push(resolve));
      changes.replace(current, made);
    };
    const first = changes.run("a", "1", change("a2")).answer;
    const second = changes.run("a", "2", change("a3")).answer;
    const other = changes.run("b", "1", change("b2")).answer;
    await Promise.resolve();
    expect(log).toEqual(["a", "b"]);
    for (const go of letGo.splice(0)) go();
    await Promise.all([first, other]);
    const third = changes.run("a2", "3", change("a4")).answer;
    await Promise.resolve();
    expect(log).toEqual(["a", "b", "a2"]);
    for (const go of letGo.splice(0)) go();
    await second;
    await Promise.resolve();
    expect(log).toEqual(["a", "b", "a2", "a3"]);
    for (const go of letGo.splice(0)) go();
    await third;
    expect(changes.current("a")).toBe("a4");
  });

  it("that are the same while they are under way are one, and afterwards another", async () => {
    const changes = new ViewChanges();
    let runs = 0;
    const change = () => Promise.resolve(++runs);
    const first = changes.run("a", "x", change);
    const second = changes.run("a", "x", change);
    expect([first.isNew, second.isNew]).toEqual([true, false]);
    expect(await second.answer).toBe(1);
    await Promise.resolve();
    expect(await changes.run("a", "x", change).answer).toBe(2);
  });

  it("begin with what stands: a revision that was restored has no successor", async () => {
    const changes = new ViewChanges();
    changes.replace("a", "b");
    changes.replace("b", "c");
    expect([..."abc"].map((each) => changes.current(each))).toEqual(["c", "c", "c"]);
    changes.replace("c", "a");
    expect([..."abc"].map((each) => changes.current(each))).toEqual(["a", "a", "a"]);
    changes.replace("a", "a");
    expect(changes.current("b")).toBe("a");
    changes.stands("b");
    expect(changes.current("b")).toBe("b");
  });

  it("go on after one that failed", async () => {
    const changes = new ViewChanges();
    const failed = changes.run("a", "1", () => Promise.reject(new Error("no")));
    const next = changes.run("a", "2", (current) => Promise.resolve(current));
    await expect(failed.answer).rejects.toThrow("no");
    expect(await next.answer).toBe("a");
  });
});
