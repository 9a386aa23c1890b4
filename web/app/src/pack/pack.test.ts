import type { Job } from "@techpack/client";
import { expect, it } from "vitest";
import { csvOf } from "./csv";
import { plannedOf } from "./planned";
import { leaves, readable, valueAt } from "./valueAt";

const analysis = {
  materials_detected: [{ component: "body", material_type: "=cmd()", percentage: 60 }],
  dimensions_estimated: {
    body_length: { value: "71.0 cm", tolerance: "± 1 cm", measurement_point: 'the "high" point' },
  },
};

it("a value is found by its path, also by a section's short name", () => {
  expect(valueAt(analysis, "materials_detected[0].percentage")).toBe(60);
  expect(valueAt(analysis, "materials")).toBe(analysis.materials_detected);
  expect(valueAt(analysis, "dimensions_estimated.body_length.value")).toBe("71.0 cm");
  expect(valueAt(analysis, "materials_detected[7].percentage")).toBeUndefined();
  expect(valueAt(analysis, "constructor.name")).toBeUndefined();
});

it("a section is shown in words, an analysis by its leaves", () => {
  expect(readable(analysis.materials_detected)).toBe("body, =cmd(), 60");
  expect(readable([])).toBeUndefined();
  expect(leaves(analysis)[0]).toEqual(["materials_detected[0].component", "body"]);
});

it("no cell of the table is a formula, and quotes stay quotes", () => {
  const csv = csvOf({
    baseViews: [
      {
        viewType: "front",
        analysisData: {
          ...analysis,
          dimensions_estimated: {
            "=x": { value: "+1", tolerance: "-1", measurement_point: 'a "b"' },
          },
        },
      } as never,
    ],
    closeUps: [],
    sketches: [],
  });
  expect(csv.charCodeAt(0)).toBe(0xfeff);
  expect(csv).toContain(`"front","'=x","'+1","'-1","a ""b"""`);
});

it("how many there will be is what a step tells, until then the plan", () => {
  const plan = { baseViews: 3, closeUps: 9, sketches: 2 };
  const step = (id: string, status: string) => ({ id, status });
  const job = {
    finishedAt: null,
    step: "Close-up 2/6 ready",
    steps: [
      step("base-views", "completed"),
      step("close-ups", "in-progress"),
      step("sketches", "pending"),
    ],
  } as unknown as Job;
  expect(plannedOf(job, plan)).toEqual({ closeUps: 6, sketches: 2 });
  expect(plannedOf({ ...job, step: "Close-ups" }, plan)).toEqual({ closeUps: 9, sketches: 2 });
  expect(plannedOf({ ...job, finishedAt: "2026-11-26T00:00:00Z" }, plan)).toEqual({});
  expect(plannedOf(null, plan)).toEqual({});
});
