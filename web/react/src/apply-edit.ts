import type { AnalysisData } from "@techpack/client";

/** The short names of an analysis's sections. */
const SECTIONS: Record<string, string> = {
  materials: "materials_detected",
  dimensions: "dimensions_estimated",
  construction: "construction_details",
  design: "design_elements",
  hardware: "hardware_and_trims",
  material: "materials_detected",
  colours: "colors",
  color: "colors",
  measurements: "dimensions_estimated",
  trims: "hardware_and_trims",
  flat: "flat_spec",
  notes: "analysis_notes",
  confidence: "confidence_scores",
};

/** A name after a dot or at the start, an index in brackets, or a quoted name in brackets. */
const STEP = /\.?([^.[\]"']+)|\[(\d{1,6})\]|\["([^"\]]+)"\]|\['([^'\]]+)'\]/y;

/** The names and indexes of a path such as `materials_detected[0].material_type`; empty if it is none. */
export function fieldSteps(fieldPath: string): string[] {
  const path = fieldPath.trim();
  const steps: string[] = [];
  STEP.lastIndex = 0;
  while (STEP.lastIndex < path.length) {
    const match = STEP.exec(path);
    if (!match) return [];
    const step = match[1] ?? match[2] ?? match[3] ?? match[4];
    if (step === undefined) return [];
    steps.push(step.trim());
  }
  if (steps.length > 1 && steps[0] === "analysisData") steps.shift();
  const [section, ...rest] = steps;
  return section === undefined ? [] : [SECTIONS[section] ?? section, ...rest];
}

/**
 * The analysis with another value at a path, as a copy that shares what did not change. A path that
 * leads nowhere changes nothing: the server decides what can be edited, and is asked afterwards.
 */
export function applyEdit(
  analysisData: AnalysisData,
  fieldPath: string,
  value: unknown,
): AnalysisData {
  const steps = fieldSteps(fieldPath);
  return steps.length === 0
    ? analysisData
    : (withValue(analysisData, steps, value) as AnalysisData);
}

function withValue(node: unknown, [step, ...rest]: string[], value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(node)) {
    const index = Number(step);
    if (!Number.isInteger(index) || index < 0 || index >= node.length) return node;
    return replaced(node[index], rest, value, (next) => node.with(index, next), node);
  }
  if (typeof node !== "object" || node === null || !Object.hasOwn(node, step)) return node;
  const fields = node as Record<string, unknown>;
  return replaced(fields[step], rest, value, (next) => ({ ...fields, [step]: next }), node);
}

function replaced(
  old: unknown,
  rest: string[],
  value: unknown,
  put: (next: unknown) => unknown,
  node: unknown,
): unknown {
  const next = withValue(old, rest, value);
  return Object.is(next, old) ? node : put(next);
}
