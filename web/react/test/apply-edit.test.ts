import { describe, expect, it } from "vitest";
import { ANALYSIS } from "../../client/test/samples.js";
import { applyEdit, fieldSteps } from "../src/index.js";

function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    Object.values(value).forEach(frozen);
    Object.freeze(value);
  }
  return value;
}

const BEFORE = frozen(structuredClone(ANALYSIS));

describe("applying an edit", () => {
  it("changes one field, deep down, and shares the rest", () => {
    const after = applyEdit(BEFORE, "materials_detected[1].material_type", "wool");
    expect(after.materials_detected[1]).toEqual({
      ...BEFORE.materials_detected[1],
      material_type: "wool",
    });
    expect(after.materials_detected[0]).toBe(BEFORE.materials_detected[0]);
    expect(after.colors).toBe(BEFORE.colors);
    expect(BEFORE).toEqual(ANALYSIS);
  });

  it.each([
    ["colors.primary_colors[0].hex", "#000000"],
    ['colors["primary_colors"][0].hex', "#000000"],
    ["colors['primary_colors'][0]['hex']", "#000000"],
    ["analysisData.colors.primary_colors[0].hex", "#000000"],
    [" colors.primary_colors[0].hex ", "#000000"],
    ["colors.primary_colors.0.hex", "#000000"],
  ])("reads %s", (path, value) => {
    expect(applyEdit(BEFORE, path, value).colors.primary_colors[0]?.hex).toBe(value);
  });

  it.each([
    ["materials", "materials_detected"],
    ["colors", "colors"],
    ["dimensions", "dimensions_estimated"],
    ["construction", "construction_details"],
    ["design", "design_elements"],
    ["hardware", "hardware_and_trims"],
  ] as const)("knows the short name %s, alone and in a path", (short, long) => {
    const value = [{ replaced: true }];
    expect(applyEdit(BEFORE, short, value)[long]).toBe(value);
    expect(fieldSteps(`${short}[0].x`)).toEqual([long, "0", "x"]);
  });

  it.each([
    ...["", " ", ".", "colors.", "colors..x", "[", "]", "colors[", "colors[x]", "colors[0"],
    ...["nonsense", "nonsense.x", "materials_detected[7].material_type", "colors.x.y"],
    ...[
      "materials_detected[-1]",
      "materials_detected.length",
      "analysis_notes.x",
      "colors.toString",
    ],
    ...["__proto__.polluted", "constructor.prototype.polluted"],
  ])("leaves the analysis as it is where %j leads nowhere", (path) => {
    expect(applyEdit(BEFORE, path, "x")).toBe(BEFORE);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("keeps the analysis if the value is the same", () => {
    expect(applyEdit(BEFORE, "colors.pattern_type", "solid")).toBe(BEFORE);
  });
});
