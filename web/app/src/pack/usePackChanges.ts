import type { BaseViewAnalysis } from "@techpack/client";
import type { TechPackGeneration } from "@techpack/react";
import { useState } from "react";
import { toast } from "sonner";
import { tellDone, tellError } from "../shell/tell";
import { text } from "../strings";
import { nameOf } from "./EditDialog";

/** A view as it was and as it is now. */
export interface Compared {
  view: string;
  before: string;
  after: string;
  /** The revision that it was. */
  oldId: string;
  /** What was done to the picture. */
  changes: readonly string[];
  /** What was asked for and could not be done. */
  undone: readonly string[];
}

/** Edits, regenerations and restorations as a screen does them: what became of each is said once. */
export function usePackChanges(generation: TechPackGeneration) {
  const [compared, setCompared] = useState<Compared>();
  const [restoring, setRestoring] = useState(false);

  /** @return whether it was made */
  async function edit(revisionId: string, fieldPath: string, prompt: string): Promise<boolean> {
    const result = await generation.editField(revisionId, fieldPath, prompt);
    if (result.success) {
      tellDone(text.edit.done(nameOf(fieldPath)), result.data.warnings);
    } else {
      tellError(text.edit.failed, result.error);
    }
    return result.success;
  }

  async function regenerate(before: BaseViewAnalysis, oldId: string, prompt: string | undefined) {
    const result = await generation.regenerateView(oldId, prompt);
    if (!result.success) {
      tellError(text.regenerate.failed, result.error);
      return;
    }
    setCompared({
      view: text.views[before.viewType],
      before: before.imageUrl,
      after: result.data.imageUrl,
      oldId,
      changes: result.data.changes,
      undone: result.data.undone,
    });
  }

  async function restore(revisionId: string): Promise<void> {
    setRestoring(true);
    const result = await generation.restoreView(revisionId);
    setRestoring(false);
    if (result.success) {
      toast.success(text.history.restored);
      setCompared(undefined);
    } else {
      tellError(text.history.restoreFailed, result.error);
    }
  }

  return { edit, regenerate, restore, restoring, compared, keep: () => setCompared(undefined) };
}
