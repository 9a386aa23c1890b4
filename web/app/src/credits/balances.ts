import type { CreditEntry, CreditStatement } from "@techpack/client";

export interface LedgerRow extends CreditEntry {
  /** The balance after the entry; unknown among the months whose jobs were deleted, with their entries. */
  after?: number;
}

/**
 * The entries of all pages, the newest first, each with the balance after it. The first page tells the balance of now;
 * from there it is walked back over every entry, to where entries are missing.
 */
export function withBalances(pages: readonly CreditStatement[]): LedgerRow[] {
  let after = pages[0]?.balance ?? 0;
  const lastMonthWithGaps = pages[0]?.rolledUp[0]?.month;
  return pages
    .flatMap((page) => page.entries)
    .map((entry) => {
      if (lastMonthWithGaps && entry.createdAt.slice(0, "2026-11".length) <= lastMonthWithGaps) {
        return entry;
      }
      const row = { ...entry, after };
      after -= entry.amount;
      return row;
    });
}
