import type { CreditEntry } from "@techpack/client";
import { cleanup, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { show } from "../testing/show";
import CreditsScreen from "./CreditsScreen";

afterEach(cleanup);

const entry = (id: number, kind: CreditEntry["kind"], amount: number): CreditEntry => ({
  id,
  kind,
  amount,
  jobId: kind === "GRANT" ? null : "0198c5e2-7d1a-7c3e-9b54-0d5c5b0c0001",
  step: kind === "GRANT" ? null : "close-ups",
  reason: kind === "GRANT" ? "Invoice 7" : null,
  createdAt: "2026-11-26T09:00:00Z",
});

test("the balance after each entry goes on over the second page", async () => {
  const asked: (string | undefined)[] = [];
  show(<CreditsScreen />, {
    credits: async (page = {}) => {
      asked.push(page.cursor);
      return page.cursor === "older"
        ? { accountId: "a", balance: 97, entries: [entry(1, "GRANT", 100)], rolledUp: [], nextCursor: null }
        : {
            accountId: "a",
            balance: 97,
            entries: [entry(3, "REFUND", 3), entry(2, "CHARGE", -6)],
            rolledUp: [],
            nextCursor: "older",
          };
    },
  });
  await screen.findByText("Refunded");
  await userEvent.click(screen.getByRole("button", { name: "Show more" }));
  await screen.findByText("Invoice 7");

  const rows = screen.getAllByRole("row").slice(1);
  const last = rows.map((row) => within(row).getAllByRole("cell").at(-1)?.textContent);
  expect(last).toEqual(["Balance after97", "Balance after94", "Balance after100"]);
  expect(asked).toEqual([undefined, "older"]);
});
