import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import { awaitStatus, expect, newProduct, openPack, photosOfAShirt, system, test } from "./system";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function expectNoBarriers(page: Page) {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { violations } = await (
      window as unknown as { axe: typeof import("axe-core") }
    ).axe.run();
    return violations.map(
      (each) => `${each.id}: ${each.nodes.map((node) => node.html).join(" | ")}`,
    );
  });
  expect(found, page.url()).toEqual([]);
}

for (const scheme of ["light", "dark"] as const) {
  test(`no screen has a barrier, ${scheme}`, async ({ page, finished }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await page.goto("/");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectNoBarriers(page);
    await openPack(page, finished);
    await expectNoBarriers(page);
    for (const tab of ["Close-ups", "Sketches", "History"]) {
      await page.getByRole("tab", { name: new RegExp(tab) }).click();
      await expectNoBarriers(page);
    }
    await page.getByRole("tab", { name: /Views/ }).click();
    await page
      .getByRole("article", { name: "Front" })
      .getByRole("button", { name: /Edit/ })
      .first()
      .click();
    await expectNoBarriers(page);
    await page.keyboard.press("Escape");
    for (const path of ["/products", "/jobs", "/credits", "/account", "/operator"]) {
      await open(page, path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.locator(".animate-pulse-soft")).toHaveCount(0);
      await expectNoBarriers(page);
    }
  });
}

test("the keyboard alone makes a pack, opens a value and changes it", async ({ page }) => {
  await page.goto("/");
  await page.getByLabel("Choose photos", { exact: true }).setInputFiles(await photosOfAShirt());
  await page.getByLabel("Product name").focus();
  await page.keyboard.type(newProduct());
  await expect(page.getByRole("button", { name: "Generate tech pack" })).toBeEnabled();
  await page.keyboard.press("Enter");
  await awaitStatus(page, "succeeded");

  await page.getByRole("tab", { name: /Views/ }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: /Close-ups/ })).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  const value = page.locator('[data-path="materials_detected[0].material_type"]').first();
  await value.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Your change")).toBeFocused();
  await page.keyboard.type("linen");
  await page.keyboard.press("Control+Enter");
  await expect(value).toContainText(/linen/i);
});

test("a phone has all of it without a sideways scroll", async ({ page, finished }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await openPack(page, finished);
  for (const tab of ["Views", "Close-ups", "Sketches", "History"]) {
    await page.getByRole("tab", { name: new RegExp(tab) }).click();
    expect(await overflow(page), tab).toBe(0);
  }
  for (const path of ["/", "/products", "/jobs", "/credits", "/account", "/operator"]) {
    await open(page, path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await overflow(page), path).toBe(0);
  }
});

/** A screen; that of operators with an operator's key. */
async function open(page: Page, path: string) {
  if (path === "/operator") {
    const key = await system.operatorKey();
    await page.evaluate((value) => sessionStorage.setItem("techpack.key", value), key);
  }
  await page.goto(path);
}

const overflow = (page: Page) =>
  page.evaluate(() =>
    Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
  );

test("an account whose credits do not suffice is told so before anything is sent", async ({
  page,
}) => {
  const key = await newAccount(5);
  await page.addInitScript((value) => sessionStorage.setItem("techpack.key", value), key);
  await page.goto("/");
  await page.getByLabel("Choose photos", { exact: true }).setInputFiles(await photosOfAShirt());
  await page.getByLabel("Product name").fill(newProduct());
  await expect(page.getByText("You need 4 credits more for this.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Generate tech pack" })).toBeDisabled();
});

test("a key that is not valid leads to the sign-in, a valid one in", async ({ page, quiet }) => {
  const key = await newAccount(20);
  await page.addInitScript(() =>
    sessionStorage.setItem(
      "techpack.key",
      sessionStorage.getItem("techpack.key") ?? "tp_none_none",
    ),
  );
  await page.goto("/");
  await expect(page.getByText("This key is not valid.")).toBeVisible();
  await page.getByLabel("API key").fill("not a key");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("A key has no spaces")).toBeVisible();
  await page.getByLabel("API key").fill(key);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("link", { name: "20 credits" }).first()).toBeVisible();
  quiet.length = 0;
});

/** A new account with so many credits; its key. */
async function newAccount(credits: number): Promise<string> {
  const api = `${process.env.TECHPACK_URL}/api/tech-pack-v2/admin/accounts`;
  const headers = {
    Authorization: `Bearer ${await system.operatorKey()}`,
    "Content-Type": "application/json",
  };
  const post = async (path: string, body: unknown) => {
    const response = await fetch(`${api}${path}`, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    });
    expect(response.ok, await response.clone().text()).toBe(true);
    return response.json();
  };
  const { accountId } = await post("", { name: "Atelier" });
  await post(`/${accountId}/grants`, { credits, reason: "a test" });
  const { key } = await post(`/${accountId}/keys`, { label: "a test", scopes: ["jobs"] });
  return key;
}
