import {
  awaitStatus,
  expect,
  jobPanel,
  newProduct,
  openPack,
  photosOfAShirt,
  startPack,
  system,
  test,
} from "./system";

/** From the moment at which the server stored a result to the one at which a reader sees it. */
const LONGEST_MILLIS = 300;

test("a tech pack grows on screen, each result as soon as it is stored", async ({ page }) => {
  const product = newProduct();
  await system.allow("base-views", 1);
  await page.addInitScript(recordAppearances);
  await startPack(page, product);

  // the first view is there, the others are places
  await expect(page.locator("[data-revision]")).toHaveCount(1);
  await expect(page.getByRole("tab", { name: /Views/ })).toContainText("1 / 3");
  await expect(page.locator('[data-step="base-views"]')).toHaveAttribute(
    "data-status",
    "in-progress",
  );

  await system.allow("close-ups", 2);
  await system.allow("base-views", 1_000);
  await expect(page.locator("[data-revision]")).toHaveCount(3);

  // browsable while the next stage runs
  await page.getByRole("tab", { name: /Close-ups/ }).click();
  await expect(page.locator("[data-close-up]")).toHaveCount(2);
  await expect(page.getByRole("tab", { name: /Close-ups/ })).toContainText("2 / 8");
  await system.allow("close-ups", 1_000);
  await awaitStatus(page, "succeeded");
  await expect(page.locator("[data-close-up]")).toHaveCount(8);
  await expect(page.getByRole("tab", { name: /Sketches/ })).toContainText("3");
  await expect(
    page.getByText(/Tech pack complete: 3 views, 8 close-ups, 3 sketches, 9 credits/),
  ).toBeVisible();

  const late = await lateness(page, product);
  console.log(`shown after ms: ${late.join(", ")}`);
  expect(late.length).toBeGreaterThan(8);
  expect(median(late)).toBeLessThan(LONGEST_MILLIS);
});

test("the sketch's callouts and their texts point at each other", async ({ page, finished }) => {
  await openPack(page, finished);
  await page.getByRole("tab", { name: /Sketches/ }).click();

  const first = page.locator('[data-hotspot="1"]');
  await first.hover();
  await expect(page.getByRole("button", { name: /^1 / })).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("button", { name: /^2 / }).focus();
  await expect(page.locator('[data-hotspot="2"]')).toHaveAttribute("aria-pressed", "true");
  await expect(first).toHaveAttribute("aria-pressed", "false");

  // the other unit, everywhere
  await page.getByRole("radio", { name: "in", exact: true }).click();
  await expect(page.getByRole("cell", { name: /\d in$/ }).first()).toBeVisible();
});

test("a close-up shows where on its view it is, and the zoom steps through all pictures", async ({
  page,
  finished,
}) => {
  await openPack(page, finished);
  await page.getByRole("tab", { name: /Close-ups/ }).click();
  await page.getByRole("button", { name: /^Close-up 1 / }).click();
  await expect(page.getByTestId("region")).toBeVisible();

  await page.getByRole("button", { name: /^Enlarge:/ }).click();
  await expect(page.getByText("4 of 14")).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByText("5 of 14")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText("5 of 14")).toBeHidden();
});

test("a second run of the same photos is free and says so", async ({ page }) => {
  await startPack(page, newProduct());
  await awaitStatus(page, "succeeded");
  const first = await jobPanel(page).getAttribute("data-job");
  await page.getByRole("button", { name: /Generate again/ }).click();
  await expect(jobPanel(page)).not.toHaveAttribute("data-job", first ?? "");
  await awaitStatus(page, "succeeded");
  await expect(page.locator('[data-step="base-views"]')).toContainText("Cached");
});

test("what is no picture is refused with a sentence, and nothing is sent", async ({ page }) => {
  await page.goto("/");
  await page
    .getByLabel("Choose photos", { exact: true })
    .setInputFiles((await photosOfAShirt()).slice(0, 1));
  await expect(page.getByLabel(/View shown in/)).toHaveValue("front");
  await page.getByLabel(/View shown in/).selectOption("back");
  const chooser = page.getByLabel("Choose photos", { exact: true });
  await chooser.setInputFiles({
    name: "broken.jpg",
    mimeType: "image/jpeg",
    buffer: Buffer.from("no picture"),
  });
  await expect(
    page.getByRole("status").filter({ hasText: "broken.jpg cannot be read as a picture" }),
  ).toBeVisible();
  await chooser.setInputFiles({
    name: "notes.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("no picture"),
  });
  await expect(page.getByRole("list", { name: "Photos" }).getByRole("listitem")).toHaveCount(1);
  await expect(page.getByRole("button", { name: "Generate tech pack" })).toBeDisabled();
});

/** Runs in the page: remembers when each result came into the document. */
function recordAppearances() {
  const seen: Record<string, number> = {};
  Object.assign(window, { techpackSeen: seen });
  new MutationObserver(() => {
    for (const element of document.querySelectorAll("[data-revision], [data-close-up]")) {
      const key =
        element.getAttribute("data-revision") ??
        `close-up ${element.getAttribute("data-close-up")}`;
      seen[key] ??= Date.now();
    }
  }).observe(document, { childList: true, subtree: true });
}

async function lateness(page: import("@playwright/test").Page, product: string): Promise<number[]> {
  return page.evaluate(async (id) => {
    const seen = (window as unknown as { techpackSeen: Record<string, number> }).techpackSeen;
    const response = await fetch(`/api/tech-pack-v2/products/${encodeURIComponent(id)}/tech-pack`);
    const pack = await response.json();
    const stored: [string, string][] = [
      ...pack.baseViews.map((view: { revisionId: string; createdAt: string }) => [
        view.revisionId,
        view.createdAt,
      ]),
      ...pack.closeUps.map((closeUp: { order: number; createdAt: string }) => [
        `close-up ${closeUp.order}`,
        closeUp.createdAt,
      ]),
    ];
    return stored.flatMap(([key, at]) => (seen[key] ? [seen[key] - Date.parse(at)] : []));
  }, product);
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
