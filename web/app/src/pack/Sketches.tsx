import type { TechnicalSketch } from "@techpack/client";
import { ZoomIn } from "lucide-react";
import { useState } from "react";
import { text } from "../strings";
import { Badge } from "../ui/Badge";
import { IconButton } from "../ui/Button";
import { classes } from "../ui/classes";
import { Segments } from "../ui/Segments";
import { Skeleton } from "../ui/Skeleton";
import { SketchDownload } from "./Downloads";
import { SketchSheet } from "./SketchSheet";
import { Dimensions, Section } from "./ViewDetails";

interface Props {
  sketches: TechnicalSketch[];
  planned?: number | undefined;
  onZoom: (imageUrl: string) => void;
}

/** The sheets, one at a time, each beside its callouts. */
export function Sketches({ sketches, planned, onZoom }: Props) {
  const [chosen, setChosen] = useState<string>();
  const sketch = sketches.find((each) => each.id === chosen) ?? sketches[0];
  if (!sketch) {
    return planned ? <Skeleton className="aspect-[7/5] w-full" /> : null;
  }
  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap items-center gap-3">
        <Segments
          label={text.pack.tabs.sketches}
          value={sketch.id}
          onChange={setChosen}
          options={sketches.map((each) => ({ value: each.id, label: text.views[each.viewType] }))}
        />
        <Badge>{text.pack.callouts(sketch.callouts.length)}</Badge>
        <div className="ml-auto flex gap-2">
          <SketchDownload sketch={sketch} />
          <IconButton
            label={text.pack.zoomOf(text.pack.sketch(text.views[sketch.viewType]))}
            kind="secondary"
            icon={<ZoomIn aria-hidden className="size-4" />}
            onClick={() => onZoom(sketch.imageUrl)}
          />
        </div>
      </div>
      <Sheet key={sketch.id} sketch={sketch} />
    </div>
  );
}

function Sheet({ sketch }: { sketch: TechnicalSketch }) {
  const [active, setActive] = useState<number>();
  return (
    <div className="grid animate-fade items-start gap-6 2xl:grid-cols-[minmax(0,1fr)_22rem]">
      <SketchSheet sketch={sketch} active={active} onActive={setActive} />
      <div className="grid gap-6 sm:grid-cols-2 2xl:grid-cols-1">
        <Section title={text.pack.callouts(sketch.callouts.length)}>
          <ol className="grid gap-0.5" onMouseLeave={() => setActive(undefined)}>
            {sketch.callouts.map((callout) => {
              const here = active === callout.callout_number;
              return (
                <li key={callout.callout_number}>
                  <button
                    type="button"
                    aria-pressed={here}
                    onMouseEnter={() => setActive(callout.callout_number)}
                    onFocus={() => setActive(callout.callout_number)}
                    onClick={() => setActive(callout.callout_number)}
                    className={classes(
                      "flex w-full gap-3 rounded-md p-2 text-left",
                      here ? "bg-accent-soft" : "hover:bg-hover",
                    )}
                  >
                    <span
                      className={classes(
                        "tabular mt-px grid size-6 shrink-0 place-items-center rounded-full font-semibold text-2xs",
                        here ? "bg-accent-fill text-white" : "bg-sunken",
                      )}
                    >
                      {callout.callout_number}
                    </span>
                    <span className="min-w-0 break-words text-sm">
                      <span className="font-medium">{callout.feature_name}</span>
                      {callout.critical && (
                        <>
                          {" "}
                          <Badge tone="warning">{text.pack.critical}</Badge>
                        </>
                      )}
                      <span className="block text-muted">{callout.specification}</span>
                      {callout.measurement && (
                        <span className="tabular block text-muted">{callout.measurement}</span>
                      )}
                    </span>
                  </button>
                </li>
              );
            })}
          </ol>
        </Section>
        <div className="grid content-start gap-6">
          <Dimensions dimensions={sketch.measurements} title={text.pack.table} />
          {sketch.notes && (
            <Section title={text.pack.notes}>
              <p className="break-words text-muted text-sm">{sketch.notes}</p>
            </Section>
          )}
        </div>
      </div>
    </div>
  );
}
