import type { Revision, TechPack } from "@techpack/client";
import { text } from "../strings";
import type { PackData } from "./types";
import type { ZoomPicture } from "./Zoom";

const MOST_VIEWS = 5;

/** What a new tech pack is made of: the views that stand now, else the newest picture of each side. */
export function sourcesOf(techPack: TechPack | undefined, revisions: Revision[]): string[] {
  const standing = techPack?.baseViews.flatMap((view) => view.revisionId ?? []) ?? [];
  if (standing.length > 0) {
    return standing.slice(0, MOST_VIEWS);
  }
  const newest = new Map<string, string>();
  for (const revision of revisions) {
    if (!newest.has(revision.viewType)) {
      newest.set(revision.viewType, revision.revisionId);
    }
  }
  return [...newest.values()].slice(0, MOST_VIEWS);
}

/** Every picture of the pack, for stepping through. */
export function picturesOf(pack: PackData): ZoomPicture[] {
  return [
    ...pack.baseViews.map((view) => ({ url: view.imageUrl, name: text.views[view.viewType] })),
    ...pack.closeUps.map((closeUp) => ({
      url: closeUp.imageUrl,
      name: text.pack.closeUp(closeUp.order, closeUp.shotMetadata.focus_area),
    })),
    ...pack.sketches.map((sketch) => ({
      url: sketch.imageUrl,
      name: text.pack.sketch(text.views[sketch.viewType]),
    })),
  ];
}
