import { atom } from "jotai";
import { atomWithStorage } from "jotai/utils";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const stored = atomWithStorage<Theme>("techpack.theme", "system", undefined, { getOnInit: true });

/** What the reader chose; anything else in the storage counts as the system's. */
export const themeAtom = atom(
  (get): Theme => (themes.includes(get(stored)) ? get(stored) : "system"),
  (_get, set, theme: Theme) => set(stored, theme),
);

/** Puts the theme on the document; the palette follows by CSS alone. */
export function applyTheme(theme: Theme): void {
  if (theme === "system") {
    delete document.documentElement.dataset.theme;
  } else {
    document.documentElement.dataset.theme = theme;
  }
}
