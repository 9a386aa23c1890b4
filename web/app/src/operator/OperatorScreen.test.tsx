import { type Account, TechPackError } from "@techpack/client";
import { cleanup, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { show } from "../testing/show";
import OperatorScreen from "./OperatorScreen";

afterEach(cleanup);

const account: Account = {
  accountId: "0198c5e2-7d1a-7c3e-9b54-00000000000a",
  name: "Northwind",
  balance: 91,
  limits: { runningStages: null, requestsPerSecond: null, readsPerSecond: null },
  subject: null,
};

test("an operator's grant needs a reason, and shows in the balance and among the grants", async () => {
  let balance = 91;
  const granted: { credits: number; reason: string }[] = [];
  show(<OperatorScreen />, {
    admin: {
      accounts: async () => ({ accounts: [{ ...account, balance }], nextCursor: null }),
      grants: async () => ({
        grants: granted.map((each, id) => ({ id, ...each, createdAt: "2026-11-26T09:00:00Z" })),
        nextCursor: null,
      }),
      grant: async (id, body) => {
        expect(id).toBe(account.accountId);
        granted.push(body);
        balance += body.credits;
        return { ...account, balance };
      },
    },
  });
  await userEvent.click(await screen.findByRole("button", { name: "Manage Northwind" }));
  const dialog = within(screen.getByRole("dialog"));
  await userEvent.type(dialog.getByRole("textbox", { name: "Credits" }), "1 500");
  await userEvent.click(dialog.getByRole("button", { name: "Grant" }));
  expect(dialog.getByText(/Say why/)).toBeDefined();
  expect(granted).toEqual([]);

  await userEvent.type(dialog.getByLabelText("Reason"), "Invoice 7");
  await userEvent.click(dialog.getByRole("button", { name: "Grant" }));
  expect(await screen.findByText("1,500 credits granted to Northwind")).toBeDefined();
  expect(granted).toEqual([{ credits: 1500, reason: "Invoice 7" }]);
  expect(await dialog.findByText("1,591 credits")).toBeDefined();
  expect(await dialog.findByText("+1,500")).toBeDefined();
});

test("a key without the operator's scope is told so", async () => {
  show(<OperatorScreen />, {
    admin: {
      accounts: async () => {
        throw new TechPackError("no scope", { code: "FORBIDDEN", status: 403 });
      },
    },
  });
  expect(await screen.findByText("This needs a key with the operator scope.")).toBeDefined();
});

test("an audit adds up all its parts, and a drift is told with its first finding", async () => {
  show(<OperatorScreen />, {
    admin: {
      accounts: async () => ({ accounts: [account], nextCursor: null }),
      audit: async ({ cursor } = {}) => ({
        accounts: 1,
        jobs: 10,
        entries: 30,
        drift: cursor ? 2 : 0,
        firstFinding: cursor
          ? { rule: "balance", subject: "Northwind", message: "Its balance is 2 too high." }
          : null,
        nextCursor: cursor ? null : "second",
      }),
    },
  });
  await userEvent.click(await screen.findByRole("tab", { name: "Audit" }));
  expect(await screen.findByText("The credits differ by 2")).toBeDefined();
  expect(screen.getByText("60")).toBeDefined();
  expect(screen.getByText("Its balance is 2 too high.")).toBeDefined();
});
