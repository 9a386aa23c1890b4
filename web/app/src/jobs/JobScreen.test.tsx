import type { Job, Step } from "@techpack/client";
import { cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { show } from "../testing/show";
import JobScreen from "./JobScreen";

afterEach(cleanup);

const ID = "0198c5e2-7d1a-7c3e-9b54-000000000001";

const step = (more: Partial<Step>): Step => ({
  id: "sketches",
  name: "Technical Sketches",
  description: "Draws them",
  credits: 3,
  status: "error",
  progress: 0,
  attempt: 3,
  cached: false,
  waitingOn: null,
  waitingSince: null,
  startedAt: "2026-11-26T09:00:01Z",
  finishedAt: "2026-11-26T09:00:03Z",
  ...more,
});

const failed: Job = {
  jobId: ID,
  type: "sketches",
  productId: "shirt",
  status: "failed",
  progress: 75,
  step: "It could not be drawn.",
  version: 5,
  steps: [step({})],
  results: { category: null, baseViews: [], closeUps: [], sketches: [] },
  credits: {
    held: 3,
    used: 0,
    refunded: 3,
    receipt: [{ step: "sketches", charged: 3, refunded: 3, reason: "failed" }],
  },
  error: { code: "STAGE_FAILED", message: "It could not be drawn.", step: "sketches" },
  createdAt: "2026-11-26T09:00:00Z",
  startedAt: "2026-11-26T09:00:01Z",
  finishedAt: "2026-11-26T09:00:03Z",
  links: { self: "https://techpack.example/api/jobs/x", events: "" },
};

const running: Job = {
  ...failed,
  status: "running",
  step: "Sketch 1/3 drawn",
  version: 6,
  error: null,
  finishedAt: null,
  steps: [step({ status: "in-progress", attempt: 1, finishedAt: null })],
  credits: { ...failed.credits, held: 6, refunded: 3 },
};

const succeeded: Job = {
  ...running,
  status: "succeeded",
  progress: 100,
  step: "Done",
  version: 9,
  steps: [step({ status: "completed", attempt: 1 })],
  credits: { ...running.credits, used: 3 },
  finishedAt: "2026-11-26T09:00:09Z",
};

test("a failed job says once why and what came back, and one that is retried is followed again", async () => {
  let ends: (job: Job) => void = () => {};
  const watches: string[] = [];
  show(<JobScreen id={ID} />, {
    watchJob: (_id, { onChange, from } = {}) => {
      watches.push(from?.status ?? "unknown");
      if (!from) {
        onChange?.(failed);
        return Promise.resolve(failed);
      }
      return new Promise((resolve) => {
        ends = (job) => {
          onChange?.(job);
          resolve(job);
        };
      });
    },
    retryJob: async () => running,
  });
  expect(await screen.findAllByText(/It could not be drawn/)).toHaveLength(1);
  expect(screen.getByText(/3 credits refunded/)).toBeDefined();
  expect(screen.getByText(/3 attempts/)).toBeDefined();
  expect(screen.getByText("3 held = 0 used + 3 refunded")).toBeDefined();

  await userEvent.click(screen.getByRole("button", { name: "Retry from this step" }));
  expect(await screen.findByText("Sketch 1/3 drawn")).toBeDefined();
  expect(screen.getByText("6 held = 0 used + 3 refunded + 3 still open")).toBeDefined();
  expect(document.activeElement).not.toBe(document.body);

  ends(succeeded);
  expect(await screen.findByText("6 held = 3 used + 3 refunded")).toBeDefined();
  expect(watches).toEqual(["unknown", "running"]);
});
