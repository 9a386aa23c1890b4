import type { Page } from "@playwright/test";
import { awaitStatus, expect, jobPanel, newProduct, startPack, system, test } from "./system";

test("a cancel stops the work and shows what was refunded", async ({ page }) => {
  await system.allow("close-ups", 1);
  await startPack(page, newProduct());
  await expect(page.locator("[data-revision]")).toHaveCount(3);
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  await page.getByRole("button", { name: "Cancel and refund" }).click();
  await awaitStatus(page, "canceled");
  await expect(jobPanel(page)).toContainText("6 credits refunded");
  await expect(page.locator("[data-revision]")).toHaveCount(3);
});

test("a step that fails says why, what came back, and goes on from there", async ({
  page,
  quiet,
}) => {
  await system.fail("close-ups", "The artist is ill.");
  await startPack(page, newProduct());
  await awaitStatus(page, "failed");
  await expect(jobPanel(page)).toContainText("The artist is ill.");
  await expect(jobPanel(page)).toContainText("6 credits refunded");
  await system.openAll();
  await page.getByRole("button", { name: "Retry from this step" }).click();
  await awaitStatus(page, "succeeded");
  quiet.length = 0;
});

test("a reload in the middle goes on with the same job", async ({ page }) => {
  await system.allow("close-ups", 1);
  await startPack(page, newProduct());
  await expect(page.locator("[data-revision]")).toHaveCount(3);
  const job = await jobPanel(page).getAttribute("data-job");
  await page.reload();
  await expect(jobPanel(page)).toHaveAttribute("data-job", job ?? "");
  await expect(page.locator("[data-revision]")).toHaveCount(3);
  await page.getByRole("tab", { name: /Close-ups/ }).click();
  await expect(page.locator("[data-close-up]")).toHaveCount(1);
  await system.allow("close-ups", 1);
  await expect(page.locator("[data-close-up]")).toHaveCount(2);
  await cancel(page, job);
});

test("a gateway that restarts is waited for, then it goes on by itself", async ({
  page,
  quiet,
}) => {
  await system.allow("close-ups", 1);
  await startPack(page, newProduct());
  await page.getByRole("tab", { name: /Close-ups/ }).click();
  await expect(page.locator("[data-close-up]")).toHaveCount(1);
  await system.openAll();
  await system.allow("sketches", 0);
  await system.stop();
  await expect(page.getByText(/The connection was lost/)).toBeVisible();
  await system.start();
  await expect(page.getByText(/The connection was lost/)).toBeHidden({ timeout: 30_000 });
  await system.openAll();
  await awaitStatus(page, "succeeded");
  await expect(page.locator("[data-close-up]")).toHaveCount(8);
  quiet.length = 0;
});

test("offline is said quietly, and nothing is missing afterwards", async ({
  page,
  context,
  quiet,
}) => {
  await system.allow("close-ups", 1);
  await startPack(page, newProduct());
  await page.getByRole("tab", { name: /Close-ups/ }).click();
  await expect(page.locator("[data-close-up]")).toHaveCount(1);
  await context.setOffline(true);
  await expect(page.getByText(/You are offline/)).toBeVisible({ timeout: 30_000 });
  await system.openAll();
  await context.setOffline(false);
  await awaitStatus(page, "succeeded");
  await expect(page.locator("[data-close-up]")).toHaveCount(8);
  await expect(page.getByText(/You are offline/)).toBeHidden();
  quiet.length = 0;
});

test("two tabs agree", async ({ page, context }) => {
  const product = newProduct();
  await system.allow("close-ups", 1);
  await startPack(page, product);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(jobPanel(other)).toHaveAttribute("data-status", "running");
  expect(await jobPanel(other).getAttribute("data-job")).toBe(
    await jobPanel(page).getAttribute("data-job"),
  );
  await other.getByRole("button", { name: "Cancel", exact: true }).click();
  await other.getByRole("button", { name: "Cancel and refund" }).click();
  await awaitStatus(other, "canceled");
  await awaitStatus(page, "canceled");
});

test("a double click starts one job", async ({ page }) => {
  const posts: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url().endsWith("/jobs")) {
      posts.push(request.url());
    }
  });
  await system.allow("category", 0);
  const product = newProduct();
  await startPack(page, product, 2);
  await expect(jobPanel(page)).toBeVisible();
  expect(posts).toHaveLength(1);
  const { jobs } = await (
    await page.request.get(`/api/tech-pack-v2/jobs?productId=${encodeURIComponent(product)}`)
  ).json();
  expect(jobs).toHaveLength(1);
  await cancel(page, jobs[0].jobId);
});

/** Ends a job of which all has been seen; it need not be made. */
async function cancel(page: Page, job: string | null) {
  const canceled = await page.request.post(`/api/tech-pack-v2/jobs/${job}/cancel`);
  expect(canceled.ok()).toBe(true);
}
