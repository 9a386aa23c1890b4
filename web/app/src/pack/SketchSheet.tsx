import { useQuery } from "@tanstack/react-query";
import type { TechnicalSketch } from "@techpack/client";
import { useEffect, useRef } from "react";
import { text } from "../strings";
import { classes } from "../ui/classes";
import { Picture } from "../ui/Picture";
import { sheetOf } from "./sheetOf";

interface Props {
  sketch: TechnicalSketch;
  /** The number of the callout that is pointed at. */
  active: number | undefined;
  onActive: (callout: number | undefined) => void;
}

/**
 * A sheet as vectors, with its callouts to hover, focus and tap. Until the vectors are there, and where
 * they cannot be read, the picture of it stands.
 */
export function SketchSheet({ sketch, active, onActive }: Props) {
  const { data: svg } = useQuery({
    queryKey: ["techpack", "sheet", sketch.id],
    queryFn: ({ signal }) => sheetOf(sketch.vectorUrl, signal),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const host = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (svg) {
      host.current?.replaceChildren(svg.cloneNode(true));
    }
  }, [svg]);

  // the sheet's own lines and numbers, where it names them
  useEffect(() => {
    for (const group of host.current?.querySelectorAll<SVGElement>("[data-callout]") ?? []) {
      group.style.opacity =
        active === undefined || group.dataset.callout === String(active) ? "" : "0.25";
    }
  }, [active]);

  const name = text.pack.sketch(text.views[sketch.viewType]);
  return (
    <div className="overflow-x-auto rounded-xl">
      <figure
        className="relative min-w-[44rem] sm:min-w-0 overflow-hidden rounded-xl border border-line bg-paper"
        aria-label={name}
      >
        {svg ? (
          <div
            ref={host}
            role="img"
            aria-label={name}
            className="[&>svg]:block [&>svg]:h-auto [&>svg]:w-full"
          />
        ) : (
          <Picture src={sketch.imageUrl} alt={name} paper eager className="aspect-[7/5] w-full" />
        )}
        {sketch.callouts.map(({ callout_number: number, feature_name: feature, location }) => (
          <button
            key={number}
            type="button"
            data-hotspot={number}
            aria-label={text.pack.callout(number, feature)}
            aria-pressed={active === number}
            onMouseEnter={() => onActive(number)}
            onMouseLeave={() => onActive(undefined)}
            onFocus={() => onActive(number)}
            onClick={() => onActive(number)}
            style={{ left: `${location.x * 100}%`, top: `${location.y * 100}%` }}
            className={classes(
              "absolute size-6 -translate-x-1/2 -translate-y-1/2 rounded-full transition-shadow",
              active === number
                ? "z-10 bg-accent-fill/15 ring-2 ring-accent-fill"
                : "hover:ring-2 hover:ring-accent-fill",
            )}
          >
            {active === number && (
              <span className="pointer-events-none absolute bottom-full left-1/2 mb-1.5 w-max max-w-52 -translate-x-1/2 rounded-md bg-paper-ink px-2 py-1 text-left text-white text-xs shadow-raised">
                {number} · {feature}
              </span>
            )}
          </button>
        ))}
      </figure>
    </div>
  );
}
