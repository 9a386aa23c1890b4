import type { AddKey, KeyList, NewKey, Page } from "@techpack/client";

/** Whose keys are meant, and how they are read, made and revoked: one's own, or as an operator another account's. */
export interface KeyOrigin {
  /** Of the query cache. */
  queryKey: readonly unknown[];
  list: (page: Page, options: { signal: AbortSignal }) => Promise<KeyList>;
  add: (body: AddKey) => Promise<NewKey>;
  revoke: (prefix: string) => Promise<void>;
}
