import { type TechPack, TechPackError } from "@techpack/client";
import { cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { show } from "../testing/show";
import { PackDownload } from "./Downloads";

const links = {
  pdf: "https://techpack.example/tech-pack.pdf?signature=fresh",
  zip: "https://techpack.example/tech-pack.zip?signature=fresh",
};
const nothing = { baseViews: [], closeUps: [], sketches: [] };

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

/** The addresses that links led to, with the names that they gave. */
function followed(): string[] {
  const places: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    places.push(`${this.href} as ${this.download}`);
  });
  return places;
}

async function choose(item: string) {
  const user = userEvent.setup();
  await user.click(screen.getByRole("button", { name: "Download" }));
  await user.click(await screen.findByRole("menuitem", { name: item }));
}

test.each([
  ["Tech pack, PDF", `${links.pdf} as linen-shirt-tech-pack.pdf`],
  ["Everything, ZIP", `${links.zip} as linen-shirt-tech-pack.zip`],
])("%s follows a fresh link", async (item, place) => {
  const places = followed();
  show(<PackDownload productId="linen shirt" pack={nothing} />, {
    techPack: async () => ({ ...nothing, links }) as unknown as TechPack,
  });

  await choose(item);

  await waitFor(() => expect(places).toEqual([place]));
});

test("what the server refuses is told, and nothing is followed", async () => {
  const places = followed();
  show(<PackDownload productId="linen shirt" pack={nothing} />, {
    techPack: async () => {
      throw new TechPackError("The product does not exist.", { code: "NOT_FOUND", status: 404 });
    },
  });

  await choose("Tech pack, PDF");

  await screen.findByText("The file cannot be downloaded");
  expect(places).toEqual([]);
});
