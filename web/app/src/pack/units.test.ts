import { describe, expect, it } from "vitest";
import { inUnit, labelOf } from "./units";

describe("measures in the other unit", () => {
  it.each([
    ["71.0 cm", "in", "28 in"],
    ["± 1.0 cm", "in", "± 3/8 in"],
    ["2.54 cm", "in", "1 in"],
    ["0.1 cm", "in", "1/8 in"],
    ["205 mm", "cm", "20.5 cm"],
    ['28 1/2"', "cm", "72.4 cm"],
    ["28 1/2 in", "in", "28 1/2 in"],
    ['3/4"', "cm", "1.9 cm"],
    ["61,5 cm", "in", "24 1/4 in"],
    [
      "high point of shoulder (0.94 of the height)",
      "in",
      "high point of shoulder (0.94 of the height)",
    ],
  ] as const)("%s in %s", (value, unit, shown) => {
    expect(inUnit(value, unit)).toBe(shown);
  });

  it("leaves what is in the unit already as it is", () => {
    expect(inUnit("54.0 cm", "cm")).toBe("54.0 cm");
  });
});

it("names of the contract are read as words", () => {
  expect(labelOf("body_length")).toBe("Body length");
  expect(labelOf("neckDrop")).toBe("Neck drop");
  expect(labelOf("t-shirt")).toBe("T-shirt");
});
