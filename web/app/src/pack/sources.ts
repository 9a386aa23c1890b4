import type { Job, Revision, TechPack } from "@techpack/client";
import { text } from "../strings";
import { type PackData, type SketchView, sketchViews } from "./types";
import type { ZoomPicture } from "./Zoom";

const MOST_VIEWS = 5;
const LEAST_SHOTS = 6;

type JobStatus = Job["status"];

/**
 * What a new tech pack is made of: the views that stand now, else the newest picture of each side. These, too, after a
 * job that did not end well: its pictures may be newer than what stands.
 */
export function sourcesOf(
  techPack: TechPack | undefined,
  revisions: Revision[],
  last: JobStatus | undefined,
): string[] {
  const standing = techPack?.baseViews.flatMap((view) => view.revisionId ?? []) ?? [];
  if (standing.length > 0 && last !== "canceled" && last !== "failed") {
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

/** The options that a pack was made with, as far as its results tell. */
export function optionsOf(pack: PackData): { shotCount?: number; views?: SketchView[] } {
  const shotCount = pack.closeUps.length;
  const views = sketchViews.filter((view) => pack.sketches.some((each) => each.viewType === view));
  return {
    ...(shotCount >= LEAST_SHOTS ? { shotCount } : {}),
    ...(views.length > 0 ? { views } : {}),
  };
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
