import { type StageStatus, TechPackError, type WorkerStatus } from "@techpack/client";
import { cleanup, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { show } from "../testing/show";
import { Stages } from "./Stages";

afterEach(cleanup);

const closeUps: StageStatus = {
  stage: "close-ups",
  name: "Close-Up Generation",
  due: 1200,
  scheduled: 1,
  running: 3,
  oldestSeconds: 65,
  capacity: 8,
  inFlight: 3,
  workers: 2,
  draining: 0,
  recentSeconds: 4.1,
  perSecond: 1.93,
  engineDownSince: null,
  paused: null,
};

const worker: WorkerStatus = {
  workerId: "0198c5e2-7d1a-7c3e-9b54-0d5c5b0c000c",
  name: "host-3:4711",
  stages: [{ stage: "close-ups", capacity: 8, inFlight: 3, circuitOpen: false }],
  capacity: 8,
  inFlight: 3,
  startedAt: "2026-11-26T08:00:00Z",
  silentSeconds: 1.3,
  alive: true,
  drainingSince: null,
};

test("a stage shows what waits, what runs and how fast it is", async () => {
  show(<Stages />, {
    admin: {
      stages: async () => ({ stages: [closeUps] }),
      workers: async () => ({ workers: [worker] }),
    },
  });
  const stages = within(await screen.findByRole("table", { name: "Stages" }));
  for (const shown of ["1,200", "1 min 5 s", "3 / 8", "4.1 s", "1.9"]) {
    expect(stages.getByText(shown)).toBeDefined();
  }
  const workers = within(await screen.findByRole("table", { name: "Workers" }));
  expect(workers.getByText("host-3:4711")).toBeDefined();
  expect(workers.getByText("1.3 s ago")).toBeDefined();
});

test("a stage is paused for a reason after a question, and resumed with one click", async () => {
  let paused: StageStatus["paused"] = null;
  const reasons: unknown[] = [];
  show(<Stages />, {
    admin: {
      stages: async () => ({ stages: [{ ...closeUps, paused }] }),
      workers: async () => ({ workers: [] }),
      pauseStage: async (stage, body) => {
        reasons.push([stage, body]);
        paused = { since: "2026-11-26T09:00:00Z", by: "operator", reason: "bills twice" };
        return { ...closeUps, paused };
      },
      resumeStage: async () => {
        paused = null;
        return closeUps;
      },
    },
  });
  await userEvent.click(await screen.findByRole("button", { name: "Pause Close-Up Generation" }));
  expect(reasons).toEqual([]);
  const dialog = within(screen.getByRole("dialog"));
  await userEvent.type(dialog.getByLabelText("Reason"), " bills twice ");
  await userEvent.click(dialog.getByRole("button", { name: "Pause" }));

  expect(await screen.findByText("Close-Up Generation is paused")).toBeDefined();
  expect(reasons).toEqual([["close-ups", { reason: "bills twice" }]]);
  expect(await screen.findByText("Paused")).toBeDefined();
  expect(screen.getByText("by operator")).toBeDefined();
  expect(screen.getByText("bills twice")).toBeDefined();

  await userEvent.click(screen.getByRole("button", { name: "Resume Close-Up Generation" }));
  expect(await screen.findByText("Close-Up Generation goes on")).toBeDefined();
  expect(await screen.findByRole("button", { name: "Pause Close-Up Generation" })).toBeDefined();
});

test("a pause that fails says so, and the stage goes on", async () => {
  show(<Stages />, {
    admin: {
      stages: async () => ({ stages: [closeUps] }),
      workers: async () => ({ workers: [] }),
      pauseStage: async (_, body) => {
        expect(body).toEqual({});
        throw new TechPackError("Try again.", { code: "UNAVAILABLE", status: 503 });
      },
    },
  });
  await userEvent.click(await screen.findByRole("button", { name: "Pause Close-Up Generation" }));
  await userEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Pause" }));
  expect(await screen.findByText("The stage was not paused")).toBeDefined();
  expect(screen.getByText("Try again.")).toBeDefined();
  expect(screen.queryByText("Paused")).toBeNull();
});

test("what holds a stage up is said beside its name", async () => {
  show(<Stages />, {
    admin: {
      stages: async () => ({
        stages: [
          { ...closeUps, workers: 0 },
          {
            ...closeUps,
            stage: "sketches",
            name: "Technical Sketches",
            draining: 2,
            engineDownSince: "2026-11-26T09:00:00Z",
          },
        ],
      }),
      workers: async () => ({ workers: [] }),
    },
  });
  expect(await screen.findByText("No worker")).toBeDefined();
  expect(screen.getByText("Engine failing")).toBeDefined();
  expect(screen.getByText("Drained")).toBeDefined();
  expect(await screen.findByText("No workers")).toBeDefined();
});

test("a worker is drained after a question, and let claim again", async () => {
  let drainingSince: string | null = null;
  show(<Stages />, {
    admin: {
      stages: async () => ({ stages: [closeUps] }),
      workers: async () => ({
        workers: [
          { ...worker, drainingSince },
          { ...worker, workerId: "dead", name: "host-4:1", alive: false },
        ],
      }),
      drainWorker: async (id) => {
        expect(id).toBe(worker.workerId);
        drainingSince = "2026-11-26T09:00:00Z";
        return { ...worker, drainingSince };
      },
      resumeWorker: async () => {
        drainingSince = null;
        return worker;
      },
    },
  });
  expect(await screen.findByText("Not answering")).toBeDefined();
  expect(screen.queryByRole("button", { name: "Drain host-4:1" })).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Drain host-3:4711" }));
  await userEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Drain" }));
  expect(await screen.findByText("host-3:4711 is draining")).toBeDefined();
  await userEvent.click(await screen.findByRole("button", { name: "Let host-3:4711 claim again" }));
  expect(await screen.findByText("host-3:4711 claims again")).toBeDefined();
});
