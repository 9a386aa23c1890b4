import type { AddKey } from "@techpack/client";
import { cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { show } from "../testing/show";
import { Keys } from "./Keys";
import { useOwnKeys } from "./useKeys";

afterEach(cleanup);

const SECRET = "tp_wdQ5svvlg3_2IN5fgqH6m2jxbQRh0Oc8vn66EzVwb9";

function OwnKeys() {
  return <Keys origin={useOwnKeys()} />;
}

test("a new key is shown once, and never again after its dialog is closed", async () => {
  const user = userEvent.setup();
  const added: AddKey[] = [];
  show(<OwnKeys />, {
    keys: async () => ({
      keys: added.map(({ label, scopes }) => ({
        prefix: "wdQ5svvlg3",
        label,
        scopes,
        createdAt: "2026-11-26T09:00:00Z",
        expiresAt: null,
        lastUsedAt: null,
        revokedAt: null,
      })),
      nextCursor: null,
    }),
    addKey: async (body) => {
      added.push(body);
      return {
        prefix: "wdQ5svvlg3",
        key: SECRET,
        accountId: "a",
        label: body.label,
        scopes: body.scopes,
        expiresAt: null,
      };
    },
  });
  await user.click(await screen.findByRole("button", { name: "New key" }));
  await user.click(screen.getByRole("button", { name: "Make the key" }));
  expect(screen.getByText("Give it a label.")).toBeDefined();
  expect(added).toEqual([]);

  await user.type(screen.getByLabelText("Label"), "Warehouse import");
  await user.click(screen.getByRole("button", { name: "Make the key" }));
  expect(await screen.findByText(SECRET)).toBeDefined();
  expect(added).toEqual([{ label: "Warehouse import", scopes: ["jobs"] }]);

  await user.click(screen.getByRole("button", { name: "Copy the key" }));
  expect(await navigator.clipboard.readText()).toBe(SECRET);

  await user.click(screen.getByRole("button", { name: "Done" }));
  expect(await screen.findByText("tp_wdQ5svvlg3_…")).toBeDefined();
  expect(document.body.textContent).not.toContain(SECRET);
});
