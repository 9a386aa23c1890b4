import { type Delivery, TechPackError } from "@techpack/client";
import { cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { show } from "../testing/show";
import { Deliveries } from "./Deliveries";

afterEach(cleanup);

const failed: Delivery = {
  deliveryId: "0198c5e2-7d1a-7c3e-9b54-00000000000d",
  webhookId: "0198c5e2-7d1a-7c3e-9b54-00000000000e",
  jobId: "0198c5e2-7d1a-7c3e-9b54-000000000001",
  event: "job.succeeded",
  url: "https://example.com/hook",
  status: "failed",
  attempts: 9,
  responseStatus: 500,
  error: null,
  createdAt: "2026-11-26T09:00:00Z",
  nextAttemptAt: null,
  finishedAt: "2026-11-26T10:00:00Z",
};

const again = { name: "Redeliver Succeeded of job 00000001" };

test("a delivery that failed is delivered again, and the list says so", async () => {
  let delivery = failed;
  const asked: string[] = [];
  show(<Deliveries webhookId={undefined} onWebhook={() => {}} />, {
    webhooks: async () => ({ webhooks: [] }),
    deliveries: async () => ({ deliveries: [delivery], nextCursor: null }),
    redeliver: async (id) => {
      asked.push(id);
      delivery = { ...failed, status: "pending", nextAttemptAt: "2026-11-26T10:00:01Z" };
      return delivery;
    },
  });
  await userEvent.click(await screen.findByRole("button", again));
  expect(await screen.findByText("It is delivered again")).toBeDefined();
  await expect.poll(() => screen.getByRole("table").textContent).toContain("Under way");
  expect(asked).toEqual([failed.deliveryId]);
});

test("a redelivery that is refused says why, and the delivery stays as it is", async () => {
  show(<Deliveries webhookId={undefined} onWebhook={() => {}} />, {
    webhooks: async () => ({ webhooks: [] }),
    deliveries: async () => ({ deliveries: [failed], nextCursor: null }),
    redeliver: async () => {
      throw new TechPackError("Its webhook is gone.", { code: "CONFLICT", status: 409 });
    },
  });
  await userEvent.click(await screen.findByRole("button", again));
  expect(await screen.findByText("Its webhook is gone.")).toBeDefined();
  expect(screen.getByRole("table").textContent).toContain("Failed");
});
