import { expect, openPack, system, test } from "./system";

test.describe("with a finished pack", () => {
  test.beforeEach(async ({ page, changeable }) => {
    await openPack(page, changeable);
  });

  test("an edit shows at once what was asked for, then the server's answer", async ({ page }) => {
    const material = page.locator('[data-path="materials_detected[0].material_type"]').first();
    await system.allow("edit", 0);
    await material.click();
    await page.getByLabel("Your change").fill("100% organic cotton");
    await expect(page.getByRole("button", { name: /Apply · 1 credit/ })).toBeEnabled();
    await page.getByRole("button", { name: /Apply/ }).click();
    await expect(
      page.locator('[aria-busy="true"]').filter({ hasText: "100% organic cotton" }),
    ).toBeVisible();

    await system.openAll();
    await expect(material).toContainText(/organic cotton/i);
    await expect(page.getByText(/was changed/)).toBeVisible();
  });

  test("an edit that fails leaves the old value, and its reason is said once", async ({
    page,
    quiet,
  }) => {
    const material = page.locator('[data-path="materials_detected[0].material_type"]').first();
    const before = (await material.textContent()) ?? "";
    await system.fail("edit", "The engine does not understand this.");
    await material.click();
    await page.getByLabel("Your change").fill("linen");
    await page.getByRole("button", { name: /Apply/ }).click();
    await expect(page.getByText("The engine does not understand this.")).toHaveCount(1);
    await expect(material).toHaveText(before);
    quiet.length = 0;
  });

  test("a regenerated view is shown beside the old one, and one can go back", async ({ page }) => {
    const front = page.locator('article[aria-label="Front"]');
    const before = await front.getAttribute("data-revision");
    await front.getByRole("button", { name: /Regenerate/ }).click();
    await page.getByRole("button", { name: "white background" }).click();
    await page.getByRole("button", { name: /Regenerate · 1 credit/ }).click();

    await expect(page.getByRole("img", { name: "Front, After" })).toBeVisible();
    await expect(front).not.toHaveAttribute("data-revision", before ?? "");
    await page.getByRole("button", { name: "Back to the old one" }).click();
    await expect(front).toHaveAttribute("data-revision", before ?? "");

    await page.getByRole("tab", { name: "History" }).click();
    await expect(page.getByText("Regenerated")).toBeVisible();
    for (const box of (await page.getByRole("checkbox", { name: /Compare: Front/ }).all()).slice(
      0,
      2,
    )) {
      await box.check();
    }
    await page.getByRole("button", { name: "Compare", exact: true }).click();
    await expect(page.getByRole("dialog", { name: "Compare two revisions" })).toBeVisible();
  });
});
