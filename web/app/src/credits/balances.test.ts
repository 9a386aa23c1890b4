import type { CreditEntry, CreditStatement } from "@techpack/client";
import { expect, test } from "vitest";
import { withBalances } from "./balances";

const entry = (id: number, amount: number): CreditEntry => ({
  id,
  amount,
  kind: amount > 0 ? "GRANT" : "CHARGE",
  jobId: null,
  step: null,
  reason: null,
  createdAt: "2026-11-26T09:00:00Z",
});

const page = (balance: number, entries: CreditEntry[]): CreditStatement => ({
  accountId: "0198c5e2-7d1a-7c3e-9b54-0d5c5b0c0007",
  balance,
  entries,
  rolledUp: [],
  nextCursor: null,
});

test("the balance is walked back over all pages, from that of the first", () => {
  // the second page was read later, when the balance was another one
  const rows = withBalances([
    page(92, [entry(5, 1), entry(4, -9)]),
    page(1_000, [entry(3, -1), entry(2, 1), entry(1, 100)]),
  ]);
  expect(rows.map((row) => row.after)).toEqual([92, 91, 100, 101, 100]);
  // before the first entry there was nothing
  expect((rows.at(-1)?.after ?? 0) - (rows.at(-1)?.amount ?? 0)).toBe(0);
});

test("without pages there are no rows", () => {
  expect(withBalances([])).toEqual([]);
});
