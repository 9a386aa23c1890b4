/** Sections by the short names that the contract knows. */
const sections: Record<string, string> = {
  materials: "materials_detected",
  dimensions: "dimensions_estimated",
  construction: "construction_details",
  design: "design_elements",
  hardware: "hardware_and_trims",
};

/** What stands at a path such as `materials_detected[0].material_type`; undefined where nothing does. */
export function valueAt(data: unknown, path: string): unknown {
  const [first = "", ...rest] = path.split(/[.[\]]+/).filter(Boolean);
  return [sections[first] ?? first, ...rest].reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string, unknown>)[key]
        : undefined,
    data,
  );
}

/** A value of an analysis in a line or a few, for people. */
export function readable(value: unknown): string | undefined {
  if (value === undefined || value === null || value === "") {
    return undefined;
  }
  if (Array.isArray(value)) {
    return value.flatMap((each) => readable(each) ?? []).join("; ") || undefined;
  }
  if (typeof value === "object") {
    return (
      Object.values(value)
        .flatMap((each) => readable(each) ?? [])
        .join(", ") || undefined
    );
  }
  return String(value);
}

/** Every value of an analysis by its path, in order. */
export function leaves(data: unknown, path = ""): [string, string][] {
  if (Array.isArray(data)) {
    return data.flatMap((each, i) => leaves(each, `${path}[${i}]`));
  }
  if (typeof data === "object" && data !== null) {
    return Object.entries(data).flatMap(([key, each]) =>
      leaves(each, path ? `${path}.${key}` : key),
    );
  }
  return data === null || data === undefined || data === "" ? [] : [[path, String(data)]];
}
