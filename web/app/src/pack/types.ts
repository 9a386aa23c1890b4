import type { BaseViewAnalysis, Category, CloseUpImage, TechnicalSketch } from "@techpack/client";

/** What there is of a tech pack so far. */
export interface PackData {
  category?: Category | null | undefined;
  baseViews: BaseViewAnalysis[];
  closeUps: CloseUpImage[];
  sketches: TechnicalSketch[];
}

/** How many there will be, while they are being made. */
export interface Planned {
  baseViews?: number | undefined;
  closeUps?: number | undefined;
  sketches?: number | undefined;
}

/** A change that has been asked for and is not there yet. */
export interface PendingEdit {
  revisionId: string;
  fieldPath: string;
  prompt: string;
}

/** The sides that can be drawn, in the order of the sheets. */
export const sketchViews = ["front", "back", "side"] as const;

export type SketchView = (typeof sketchViews)[number];
