import type { BaseViewAnalysis, TechPackData, TechPackError } from "@techpack/client";
import { atom, type createStore, type PrimitiveAtom } from "jotai";

export type Store = ReturnType<typeof createStore>;

/** An edit that the server has not answered yet: the field shows the prompt meanwhile. */
export interface PendingEdit {
  id: string;
  /** The revision that stands for the view now. */
  revisionId: string;
  fieldPath: string;
  prompt: string;
}

/** A view that is being regenerated; the old picture stays until the new one is there. */
export interface PendingView {
  id: string;
  revisionId: string;
  prompt?: string;
}

/** What this page knows of a product beyond the server: what is under way, and what it was told. */
export interface ProductSession {
  submitting: boolean;
  canceling: boolean;
  error: TechPackError | null;
  pendingEdits: readonly PendingEdit[];
  pendingViews: readonly PendingView[];
  /** Views of the running job that were edited or regenerated since, by their revision in the job. */
  changedViews: Readonly<Record<string, BaseViewAnalysis>>;
  /** Whether results are hidden, after a reset and until the next job. */
  dismissed: boolean;
}

const NOTHING: ProductSession = {
  submitting: false,
  canceling: false,
  error: null,
  pendingEdits: [],
  pendingViews: [],
  changedViews: {},
  dismissed: false,
};

const sessions = new Map<string, PrimitiveAtom<ProductSession>>();

export function sessionAtom(productId: string): PrimitiveAtom<ProductSession> {
  const known = sessions.get(productId);
  if (known) return known;
  const made = atom(NOTHING);
  sessions.set(productId, made);
  return made;
}

/** What the guide's second atom holds. */
export interface TechPackProgress {
  progress: number;
  currentStep: string;
  isGenerating: boolean;
}

/**
 * The pack on screen, for code that has the guide's atoms: that of the `useTechPackGeneration` that
 * rendered last, null without one. Never stored; write to it and it is overwritten.
 */
export const techPackDataAtom = atom<TechPackData | null>(null);

/** How far the pack on screen is. */
export const techPackProgressAtom = atom<TechPackProgress>({
  progress: 0,
  currentStep: "",
  isGenerating: false,
});
