import { join } from "node:path";
import { type Browser, test as base, expect, type Page } from "@playwright/test";

const control = process.env.TECHPACK_CONTROL ?? "";
const server = process.env.TECHPACK_URL ?? "http://127.0.0.1:8080";

/** What the browser's tests may do to the system that they look at. */
export const system = {
  /** Lets so many more items of a stage be shown, then holds it. */
  allow: (stage: string, items: number) => ask(`/gates/${stage}/allow/${items}`),
  /** Every further attempt of the stage fails for good with this reason. */
  fail: (stage: string, why: string) => ask(`/gates/${stage}/fail/${why.replaceAll(" ", "+")}`),
  openAll: () => ask("/gates"),
  /** Stops the gateway and its workers. */
  stop: () => ask("/stop"),
  /** Starts them anew on the same data and port. */
  start: () => ask("/start"),
  operatorKey: () => ask("/operator"),
};

async function ask(path: string): Promise<string> {
  const response = await fetch(`${control}${path}`);
  const answer = await response.text();
  if (!response.ok) {
    throw new Error(`${path}: ${answer}`);
  }
  return answer;
}

/** Front, back and side of a shirt that no other test has. */
export async function photosOfAShirt(): Promise<string[]> {
  const folder = await ask("/photos");
  return ["front", "back", "side"].map((view) => join(folder, `shirt-${view}.jpg`));
}

let products = 0;
/** A product that no other test has. */
export const newProduct = (): string => `Shirt ${Date.now()} ${++products}`;

/** Begins a tech pack by the start screen, as people do; ends on the product's screen. */
export async function startPack(page: Page, product: string, clicks = 1) {
  await page.goto("/");
  await page.getByLabel("Choose photos", { exact: true }).setInputFiles(await photosOfAShirt());
  await page.getByLabel("Product name").fill(product);
  await page.getByRole("button", { name: "Generate tech pack" }).click({ clickCount: clicks });
  await expect(page.getByRole("heading", { level: 1, name: product })).toBeVisible();
}

export const jobPanel = (page: Page) => page.locator("[data-job]");

export async function awaitStatus(page: Page, status: string) {
  await expect(jobPanel(page)).toHaveAttribute("data-status", status, { timeout: 45_000 });
}

/** Waits until no job is left of this test that could take what another one allows. */
async function idle() {
  const jobs = `${server}/api/tech-pack-v2/jobs?limit=1&status=`;
  await expect
    .poll(
      async () => {
        const lists = await Promise.all(
          ["queued", "running"].map(async (status) => (await fetch(jobs + status)).json()),
        );
        return lists.flatMap((list) => list.jobs).length;
      },
      { timeout: 30_000 },
    )
    .toBe(0);
}

/** Makes a tech pack for several tests, which takes longer than most of them; its product. */
async function makePack(browser: Browser): Promise<string> {
  const context = await browser.newContext({ baseURL: server });
  const product = newProduct();
  const page = await context.newPage();
  await startPack(page, product);
  await awaitStatus(page, "succeeded");
  await context.close();
  return product;
}

/** Opens a product whose tech pack is finished; nothing runs, so there is no panel of a job. */
export async function openPack(page: Page, product: string) {
  await page.goto(`/products/${encodeURIComponent(product)}`);
  await expect(page.locator("[data-revision]")).toHaveCount(3);
}

/** The newest job of a product. */
export async function newestJob(product: string): Promise<string> {
  const list = `${server}/api/tech-pack-v2/jobs?limit=1&productId=${encodeURIComponent(product)}`;
  return (await (await fetch(list)).json()).jobs[0].jobId;
}

interface Packs {
  /** The product of a finished tech pack that tests look at. */
  finished: string;
  /** The product of one that tests change. */
  changeable: string;
}

/** A test that fails on any error in the console, and leaves all gates open. */
export const test = base.extend<{ quiet: string[] }, Packs>({
  finished: [async ({ browser }, use) => use(await makePack(browser)), { scope: "worker" }],
  changeable: [async ({ browser }, use) => use(await makePack(browser)), { scope: "worker" }],
  quiet: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(String(error)));
      page.on("console", (message) => {
        if (message.type() === "error") {
          errors.push(`${message.text()} ${message.location().url}`);
        }
      });
      await use(errors);
      await system.openAll();
      await idle();
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
