import { cleanup, render, screen } from "@testing-library/react";
import { Toaster, toast } from "sonner";
import { afterEach, expect, test } from "vitest";
import { tellDone } from "./tell";

afterEach(() => {
  toast.dismiss();
  cleanup();
});

test("what a person should know of a change stands under what was done", async () => {
  render(<Toaster />);

  tellDone("Inseam changed", ["The others assume a size.", "The rise is wrong."]);

  const title = await screen.findByText("Inseam changed");
  expect(screen.getByText("The others assume a size. The rise is wrong.")).toBeTruthy();
  expect(title.closest("[data-type]")?.getAttribute("data-type")).toBe("warning");
});

test("a change of which there is nothing to know is a success", async () => {
  render(<Toaster />);

  tellDone("Inseam changed", []);

  const title = await screen.findByText("Inseam changed");
  expect(title.closest("[data-type]")?.getAttribute("data-type")).toBe("success");
});
