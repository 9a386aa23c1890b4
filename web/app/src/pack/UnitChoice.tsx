import { useAtom } from "jotai";
import { text } from "../strings";
import { Segments } from "../ui/Segments";
import { unitAtom } from "./units";

export function UnitChoice() {
  const [unit, setUnit] = useAtom(unitAtom);
  return (
    <Segments
      label={text.units.label}
      value={unit}
      onChange={setUnit}
      options={[
        { value: "cm", label: text.units.cm },
        { value: "in", label: text.units.in },
      ]}
    />
  );
}
