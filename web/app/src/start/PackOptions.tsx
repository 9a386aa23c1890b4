import { type SketchView, sketchViews } from "../pack/types";
import { text } from "../strings";
import { Checkbox, Select, TextField } from "../ui/Field";

export interface Options {
  /** What the product is, in the maker's words; empty to have it told from the photos. */
  subcategory: string;
  shotCount: number;
  views: SketchView[];
}

const counts = [6, 7, 8, 9, 10].map((n) => ({ value: String(n), label: String(n) }));

/** How many close-ups, and which sides are drawn; at least one. */
export function PackOptions({
  value,
  onChange,
}: {
  value: Options;
  onChange: (options: Options) => void;
}) {
  function toggle(view: SketchView, on: boolean) {
    const views = sketchViews.filter((each) => (each === view ? on : value.views.includes(each)));
    if (views.length > 0) {
      onChange({ ...value, views });
    }
  }

  return (
    <div className="grid gap-4">
      <TextField
        label={text.start.kind}
        hint={text.start.kindHint}
        placeholder={text.start.kindPlaceholder}
        value={value.subcategory}
        maxLength={100}
        autoComplete="off"
        onChange={(event) => onChange({ ...value, subcategory: event.target.value })}
      />
      <Select
        label={text.start.shots}
        value={String(value.shotCount)}
        options={counts}
        onChange={(count) => onChange({ ...value, shotCount: Number(count) })}
      />
      <fieldset>
        <legend className="mb-1.5 font-medium text-sm">{text.start.sketches}</legend>
        <div className="flex flex-wrap gap-x-5 gap-y-2">
          {sketchViews.map((view) => (
            <Checkbox
              key={view}
              label={text.views[view]}
              checked={value.views.includes(view)}
              onChange={(event) => toggle(view, event.target.checked)}
            />
          ))}
        </div>
      </fieldset>
    </div>
  );
}
