import type { Job } from "@techpack/client";
import { expect, test } from "vitest";
import { curlOf, requestOf } from "./requestOf";

const job = (more: Partial<Job>): Job => ({
  jobId: "0198c5e2-7d1a-7c3e-9b54-000000000001",
  type: "tech-pack",
  productId: "shirt",
  status: "failed",
  progress: 0,
  step: "",
  version: 1,
  steps: [],
  results: { category: null, baseViews: [], closeUps: [], sketches: [] },
  credits: { held: 9, used: 0, refunded: 9, receipt: [] },
  error: null,
  createdAt: "2026-11-26T09:00:00Z",
  startedAt: null,
  finishedAt: null,
  links: { self: "", events: "" },
  ...more,
});

test("what a job does not tell stands in capitals", () => {
  expect(requestOf(job({}))).toEqual({
    type: "tech-pack",
    productId: "shirt",
    revisionIds: ["REVISION_ID"],
  });
});

test("an edit's request has the field that was changed", () => {
  const edit = { fieldPath: "colors", updatedValue: 1, newRevisionId: "new", revisionId: "old" };
  expect(
    requestOf(
      job({
        type: "edit",
        results: { category: null, baseViews: [], closeUps: [], sketches: [], edit },
      }),
    ),
  ).toEqual({ type: "edit", revisionId: "old", fieldPath: "colors", editPrompt: "EDIT_PROMPT" });
});

test("no product's name breaks out of the quotes of a shell", () => {
  const curl = curlOf(job({ productId: "it's; rm -rf ~" }), "https://techpack.example/api");
  expect(curl).toContain(`"productId":"it'\\''s; rm -rf ~"`);
});
