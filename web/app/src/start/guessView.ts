import type { ViewType } from "@techpack/client";

/** Words of file names, by the view that they stand for; the first that fits decides. */
const words: [ViewType, RegExp][] = [
  ["detail", /detail|close[-_ ]?up|macro|label|zoom/],
  ["back", /back|rear|behind|rueck|rück|hinten|dos|espalda|achter|tylu?/],
  ["side", /side|profile|left|right|seite|cote|côté|lado/],
  ["top", /(^|[^a-z])top([^a-z]|$)|above|oben/],
  ["bottom", /bottom|sole|under|unten|sohle/],
  ["front", /front|vorne|vorder|face|avant|frente|przod|przód/],
];

/** The view that a file's name speaks of. */
export function viewOfName(name: string): ViewType | undefined {
  const stem = name.toLowerCase().replace(/\.[a-z0-9]+$/, "");
  return words.find(([, pattern]) => pattern.test(stem))?.[0];
}

/** Where names say nothing, pictures come in this order. */
const usual: ViewType[] = ["front", "back", "side", "detail", "other"];

/**
 * The views of pictures that are added to those there are: what their names say, else the first
 * usual one that is still free.
 */
export function guessViews(names: string[], taken: ViewType[]): ViewType[] {
  const used = new Set<ViewType>([...taken, ...names.flatMap((name) => viewOfName(name) ?? [])]);
  return names.map((name) => {
    const named = viewOfName(name);
    if (named) {
      return named;
    }
    const free = usual.find((view) => !used.has(view)) ?? "other";
    used.add(free);
    return free;
  });
}
