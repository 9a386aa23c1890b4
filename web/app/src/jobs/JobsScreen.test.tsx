import { type Job, type JobSummary, TechPackError } from "@techpack/client";
import { cleanup, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test } from "vitest";
import { show } from "../testing/show";
import JobsScreen from "./JobsScreen";

beforeEach(() => window.history.replaceState(null, "", "/"));
afterEach(cleanup);

const id = (n: number) => `0198c5e2-7d1a-7c3e-9b54-00000000000${n}`;

const job = (n: number, more: Partial<JobSummary> = {}): JobSummary => ({
  jobId: id(n),
  type: "tech-pack",
  productId: `shirt-${n}`,
  status: "running",
  progress: 40,
  step: "Close-up 2/8 ready",
  version: 3,
  credits: { held: 9, used: 3, refunded: 0 },
  error: null,
  createdAt: "2026-11-26T09:00:00Z",
  startedAt: "2026-11-26T09:00:01Z",
  finishedAt: null,
  links: { self: "", events: "" },
  ...more,
});

const whole = (summary: JobSummary): Job => ({
  ...summary,
  steps: [],
  results: { category: null, baseViews: [], closeUps: [], sketches: [] },
  credits: { ...summary.credits, receipt: [] },
});

const listOf =
  (...jobs: JobSummary[]) =>
  async () => ({ jobs, nextCursor: null });

const rowOf = (n: number) => {
  const row = document.querySelector<HTMLElement>(`[data-row="${id(n)}"]`);
  if (!row) throw new Error(`There is no row of job ${n}.`);
  return within(row);
};

test("of a bulk cancel that partly fails, what was done, refunded and refused is said once", async () => {
  const canceled: string[] = [];
  show(<JobsScreen />, {
    jobs: listOf(job(1), job(2), job(3), job(4, { status: "succeeded" })),
    cancelJob: async (each) => {
      if (each === id(2)) {
        throw new TechPackError("The job has ended.", { code: "CONFLICT", status: 409 });
      }
      canceled.push(each);
      return whole(
        job(1, { jobId: each, status: "canceled", credits: { held: 9, used: 3, refunded: 6 } }),
      );
    },
  });
  await userEvent.click(await screen.findByRole("button", { name: "Cancel 3 shown" }));
  await userEvent.click(screen.getByRole("button", { name: "Cancel and refund" }));

  expect(await screen.findAllByText("2 of 3 done")).toHaveLength(1);
  expect(screen.getByText("12 credits refunded. 1 not done: The job has ended.")).toBeDefined();
  expect(canceled).toEqual([id(1), id(3)]);
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("a failed job says why and can be retried", async () => {
  const retried: string[] = [];
  const failed = job(1, {
    status: "failed",
    error: { code: "UNPROCESSABLE_IMAGE", message: "There is no garment on it.", step: "category" },
  });
  show(<JobsScreen />, {
    jobs: listOf(failed),
    retryJob: async (each) => {
      retried.push(each);
      return whole({ ...failed, status: "queued", error: null });
    },
  });
  expect(await screen.findByText("There is no garment on it.")).toBeDefined();
  await userEvent.click(screen.getByRole("button", { name: "Retry 00000001" }));
  expect(await screen.findByText("It goes on at the failed step")).toBeDefined();
  expect(retried).toEqual([id(1)]);
});

test("what is held up says what it waits for, and has a filter of its own", async () => {
  const asked: unknown[] = [];
  show(<JobsScreen />, {
    jobs: async (filter) => {
      asked.push(filter?.status);
      return {
        jobs: [
          job(1, { status: "queued", step: "The provider asked to wait" }),
          job(2, { status: "queued", step: "Waiting for Base Views" }),
        ],
        nextCursor: null,
      };
    },
  });
  await screen.findByText("The provider asked to wait");
  await userEvent.click(screen.getByRole("radio", { name: "Held up" }));
  await expect.poll(() => screen.queryByText("Waiting for Base Views")).toBeNull();
  expect(rowOf(1).getByText("Held up")).toBeDefined();
  expect(asked).toContain("queued");
});

test("an id that is not among the loaded jobs is looked up at the server", async () => {
  const looked: string[] = [];
  show(<JobsScreen />, {
    jobs: listOf(job(1)),
    job: async (each) => {
      looked.push(each);
      return whole(job(9, { productId: "an-old-one" }));
    },
  });
  await screen.findByText("shirt-1");
  await userEvent.type(screen.getByRole("searchbox"), "shirt");
  expect(screen.getByText("shirt-1")).toBeDefined();
  await userEvent.clear(screen.getByRole("searchbox"));
  await userEvent.click(screen.getByRole("searchbox"));
  await userEvent.paste(id(9));
  expect(await screen.findByText("an-old-one")).toBeDefined();
  expect(screen.queryByText("shirt-1")).toBeNull();
  expect(looked).toEqual([id(9)]);
});
