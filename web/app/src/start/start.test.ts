import { describe, expect, it } from "vitest";
import { guessViews, viewOfName } from "./guessView";
import { isHeic } from "./preparePhoto";
import { productIdOf } from "./productId";

describe("the view that a file's name speaks of", () => {
  it.each([
    ["shirt_FRONT.jpg", "front"],
    ["IMG_2041-back.png", "back"],
    ["Hemd Rückseite.jpg", "back"],
    ["vorne.webp", "front"],
    ["collar-detail.jpg", "detail"],
    ["left side.jpg", "side"],
    ["top.jpg", "top"],
    ["tank-top-01.jpg", "top"],
    ["IMG_2041.jpg", undefined],
  ] as const)("%s is %s", (name, view) => {
    expect(viewOfName(name)).toBe(view);
  });

  it("names that say nothing take the first views that are free", () => {
    expect(guessViews(["IMG_1.jpg", "back.jpg", "IMG_2.jpg"], [])).toEqual([
      "front",
      "back",
      "side",
    ]);
    expect(guessViews(["IMG_3.jpg"], ["front", "side"])).toEqual(["back"]);
  });
});

describe("HEIC is told by its bytes", () => {
  const file = (brand: string) =>
    new Blob([new Uint8Array([0, 0, 0, 24]), `ftyp${brand}`, new Uint8Array(8)]);

  it("whatever the file is called", async () => {
    expect(await isHeic(file("heic"))).toBe(true);
    expect(await isHeic(file("mif1"))).toBe(true);
    expect(await isHeic(file("isom"))).toBe(false);
    expect(await isHeic(new Blob([new Uint8Array([0xff, 0xd8, 0xff])]))).toBe(false);
  });
});

describe("a product's id", () => {
  it("is its name without what no path can hold", () => {
    expect(productIdOf("  Linen  overshirt / spring;\u0000 50% ")).toBe(
      "Linen overshirt spring 50",
    );
    expect(productIdOf("Größe 38 · 夏")).toBe("Größe 38 · 夏");
    expect(productIdOf("..")).toBe("");
    expect(productIdOf("\u200b\u2060\u202e")).toBe("");
    expect(productIdOf("\u200d")).toBe("");
    expect(productIdOf("\u202eevil\u200b coat")).toBe("evil coat");
    expect(productIdOf("می\u200cخواهم")).toBe("می\u200cخواهم");
    expect(productIdOf("x".repeat(300))).toHaveLength(100);
    expect(productIdOf(`${"x".repeat(99)}👕`)).toBe("x".repeat(99));
  });
});
