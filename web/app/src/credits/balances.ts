import type { CreditEntry, CreditStatement } from "@techpack/client";

export interface LedgerRow extends CreditEntry {
  /** The balance after the entry. */
  after: number;
}

/**
 * The entries of all pages, the newest first, each with the balance after it. The first page tells the balance of now;
 * from there it is walked back over every entry.
 */
export function withBalances(pages: readonly CreditStatement[]): LedgerRow[] {
  let after = pages[0]?.balance ?? 0;
  return pages
    .flatMap((page) => page.entries)
    .map((entry) => {
      const row = { ...entry, after };
      after -= entry.amount;
      return row;
    });
}
