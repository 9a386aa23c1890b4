import type { PackData } from "./types";
import { labelOf } from "./units";

/** The measurements of every view as a table that spreadsheets open. */
export function csvOf(pack: PackData): string {
  const rows = pack.baseViews.flatMap((view) =>
    Object.entries(view.analysisData.dimensions_estimated).map(([key, dimension]) => [
      view.viewType,
      labelOf(key),
      dimension.value,
      dimension.tolerance,
      dimension.measurement_point,
    ]),
  );
  // the mark tells Excel that it is UTF-8
  return `\uFEFF${[["View", "Measure", "Value", "Tolerance", "Measured"], ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** A cell that no spreadsheet takes for a formula. */
function cell(value: string): string {
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${harmless.replaceAll('"', '""')}"`;
}
