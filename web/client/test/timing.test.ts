import { describe, expect, it } from "vitest";
import { backoff, DEFAULT_RETRIES } from "../src/timing.js";

describe("backoff", () => {
  it("doubles its ceiling up to the longest delay", () => {
    const ceilings = [1, 2, 3, 4, 5, 6, 7, 50].map((n) => backoff(n, DEFAULT_RETRIES, () => 1));
    expect(ceilings).toEqual([500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
  });

  it("is spread from nothing to the ceiling", () => {
    expect(backoff(3, DEFAULT_RETRIES, () => 0)).toBe(0);
    expect(backoff(3, DEFAULT_RETRIES, () => 0.25)).toBe(500);
  });

  it("is never before the server wants it, and spread behind that", () => {
    expect(backoff(1, DEFAULT_RETRIES, () => 0, 3)).toBe(3000);
    expect(backoff(9, DEFAULT_RETRIES, () => 1, 3)).toBe(3500);
  });
});
