/** No sheet is larger. */
const MOST_CHARACTERS = 4_000_000;

/**
 * Reads a sheet's SVG and leaves of it only what draws: no scripts, no links, nothing that loads.
 *
 * @throws Error if it cannot be fetched, or is no SVG
 */
export async function sheetOf(url: string, signal: AbortSignal): Promise<SVGElement> {
  const [response, { default: purify }] = await Promise.all([
    fetch(url, { signal }),
    import("dompurify"),
  ]);
  if (!response.ok) {
    throw new Error(`The sheet answered ${response.status}.`);
  }
  const source = await response.text();
  if (source.length > MOST_CHARACTERS) {
    throw new Error("The sheet is too large to be drawn.");
  }
  const fragment = purify.sanitize(source, {
    USE_PROFILES: { svg: true },
    FORBID_TAGS: ["a", "image", "style", "use", "foreignObject", "animate", "set"],
    FORBID_ATTR: ["href", "xlink:href", "style"],
    ADD_ATTR: ["data-callout", "data-measure"],
    RETURN_DOM_FRAGMENT: true,
  });
  const svg = fragment.querySelector("svg");
  if (!svg) {
    throw new Error("The sheet is not SVG.");
  }
  svg.removeAttribute("width");
  svg.removeAttribute("height");
  return svg;
}
