import type { BaseViewAnalysis, CloseUpImage } from "@techpack/client";
import { useState } from "react";
import { number, percent } from "../format";
import { text } from "../strings";
import { Badge } from "../ui/Badge";
import { Dialog } from "../ui/Dialog";
import { Picture } from "../ui/Picture";
import { Skeleton } from "../ui/Skeleton";
import { labelOf } from "./units";
import { Section, safeHex } from "./ViewDetails";

interface Props {
  closeUps: CloseUpImage[];
  views: BaseViewAnalysis[];
  /** How many will come; the rest stands as skeletons. */
  planned?: number | undefined;
  onZoom: (imageUrl: string) => void;
}

/** The close-ups as they come; one that is opened shows where on its view it lies. */
export function CloseUps({ closeUps, views, planned, onZoom }: Props) {
  const [opened, setOpened] = useState<string>();
  const ordered = [...closeUps].sort((a, b) => a.order - b.order);
  const open = ordered.find((each) => each.id === opened);
  return (
    <>
      <ul className="grid grid-cols-2 gap-3 sm:gap-4 md:grid-cols-3 2xl:grid-cols-4">
        {ordered.map((closeUp) => (
          <li key={closeUp.id} className="animate-appear" data-close-up={closeUp.order}>
            <button
              type="button"
              onClick={() => setOpened(closeUp.id)}
              className="group grid w-full overflow-hidden rounded-lg border border-line bg-surface text-left hover:border-line-strong"
            >
              <Picture src={closeUp.thumbnailUrl} alt="" className="aspect-square w-full" cover />
              <span className="flex gap-2.5 p-3">
                <span className="tabular mt-px grid size-5 shrink-0 place-items-center rounded-full bg-sunken font-semibold text-2xs">
                  <span className="sr-only">{text.pack.closeUpNumber} </span>
                  {number(closeUp.order)}
                </span>
                <span className="min-w-0 break-words font-medium text-sm">
                  {closeUp.shotMetadata.focus_area}
                </span>
              </span>
            </button>
          </li>
        ))}
        {Array.from({ length: Math.max(0, (planned ?? 0) - closeUps.length) }, (_, i) => (
          <li key={`next-${i}`}>
            <Skeleton className="aspect-square w-full" />
          </li>
        ))}
      </ul>
      {open && (
        <CloseUpDialog
          closeUp={open}
          views={views}
          onClose={() => setOpened(undefined)}
          onZoom={onZoom}
        />
      )}
    </>
  );
}

function CloseUpDialog({
  closeUp,
  views,
  onClose,
  onZoom,
}: {
  closeUp: CloseUpImage;
  views: BaseViewAnalysis[];
  onClose: () => void;
  onZoom: (imageUrl: string) => void;
}) {
  const { focus_area: focus, purpose, region } = closeUp.shotMetadata;
  const data = closeUp.analysisData;
  const source =
    views.find((view) => view.revisionId === data.source_revision_id) ??
    views.find((view) => view.viewType === data.source_view);
  return (
    <Dialog
      wide
      open
      onOpenChange={(open) => !open && onClose()}
      title={text.pack.closeUp(closeUp.order, focus)}
      lead={purpose}
    >
      <div className="grid gap-5 sm:grid-cols-2">
        <button
          type="button"
          onClick={() => onZoom(closeUp.imageUrl)}
          aria-label={text.pack.zoomOf(focus)}
          className="self-start overflow-hidden rounded-lg"
        >
          <Picture src={closeUp.imageUrl} alt="" eager className="aspect-square w-full" />
        </button>
        <div className="grid content-start gap-5">
          {source && region && (
            <Section title={text.pack.region(text.views[source.viewType].toLowerCase())}>
              <div className="relative mx-auto w-fit overflow-hidden rounded-lg">
                <img src={source.imageUrl} alt={text.views[source.viewType]} className="max-h-72" />
                <span
                  data-testid="region"
                  className="absolute rounded-sm ring-2 ring-accent-fill shadow-[0_0_0_9999px_rgb(0_0_0/0.45)]"
                  style={{
                    left: share(region.x),
                    top: share(region.y),
                    width: share(region.width),
                    height: share(region.height),
                  }}
                />
              </div>
            </Section>
          )}
          <Facts data={data} />
        </div>
      </div>
    </Dialog>
  );
}

/** A part of the picture's side as a length of CSS. */
function share(part: number): string {
  return `${Math.min(1, Math.max(0, part)) * 100}%`;
}

/** What a close-up's own analysis says: the contract leaves its form to the engine. */
function Facts({ data }: { data: CloseUpImage["analysisData"] }) {
  const colours = Array.isArray(data.colors) ? data.colors.filter(isColour) : [];
  const sentences = ["caption", "surface", "notes"].flatMap((key) =>
    typeof data[key] === "string" ? [[key, data[key] as string] as const] : [],
  );
  return (
    <>
      {sentences.map(([key, sentence]) => (
        <Section key={key} title={labelOf(key)}>
          <p className="break-words text-sm">{sentence}</p>
        </Section>
      ))}
      {colours.length > 0 && (
        <Section title={text.pack.colours}>
          <ul className="flex flex-wrap gap-x-4 gap-y-1.5 text-sm">
            {colours.map((colour, i) => (
              <li key={`${colour.hex}-${i}`} className="flex items-center gap-1.5">
                <span
                  aria-hidden
                  className="size-4 rounded-full ring-1 ring-line-strong ring-inset"
                  style={{ backgroundColor: safeHex(colour.hex) }}
                />
                {colour.name}
                <span className="tabular text-muted">{percent(colour.percentage / 100)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {typeof data.confidence === "number" && (
        <p>
          <Badge tone={data.confidence < 0.5 ? "warning" : "neutral"}>
            {text.pack.sure(percent(data.confidence) ?? "–")}
          </Badge>
        </p>
      )}
    </>
  );
}

function isColour(value: unknown): value is { name: string; hex: string; percentage: number } {
  return (
    typeof value === "object" &&
    value !== null &&
    "hex" in value &&
    typeof value.hex === "string" &&
    "name" in value &&
    "percentage" in value
  );
}
