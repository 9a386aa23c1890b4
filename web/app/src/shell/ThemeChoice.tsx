import { useAtom } from "jotai";
import { text } from "../strings";
import { Segments } from "../ui/Segments";
import { themeAtom, themes } from "./theme";

const labels = { system: "Auto", light: text.nav.themes.light, dark: text.nav.themes.dark };

export function ThemeChoice() {
  const [theme, setTheme] = useAtom(themeAtom);
  return (
    <Segments
      label={text.nav.theme}
      value={theme}
      onChange={setTheme}
      options={themes.map((value) => ({ value, label: labels[value] }))}
    />
  );
}
