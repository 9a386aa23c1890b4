import type { BaseViewAnalysis } from "@techpack/client";
import { ChevronDown, LoaderCircle, RefreshCw, SquarePen, ZoomIn } from "lucide-react";
import { useId, useState } from "react";
import { percent } from "../format";
import { text } from "../strings";
import { Badge } from "../ui/Badge";
import { Button } from "../ui/Button";
import { classes } from "../ui/classes";
import { Picture } from "../ui/Picture";
import { EditingProvider } from "./Editable";
import type { PendingEdit } from "./types";
import { labelOf } from "./units";
import { safeHex, ViewDetails } from "./ViewDetails";

interface Props {
  view: BaseViewAnalysis;
  pending: readonly PendingEdit[];
  regenerating: boolean;
  /** Whether its details are open at first. */
  open: boolean;
  onEdit?: ((revisionId: string, fieldPath: string) => void) | undefined;
  onRegenerate?: ((revisionId: string) => void) | undefined;
  onZoom: (imageUrl: string) => void;
}

/** One view: its picture, what it is made of, and all that was read from it. */
export function ViewCard({
  view,
  pending,
  regenerating,
  open,
  onEdit,
  onRegenerate,
  onZoom,
}: Props) {
  const [expanded, setExpanded] = useState(open);
  const details = useId();
  const name = text.views[view.viewType];
  const { revisionId, analysisData: data } = view;
  const sure = percent(view.confidenceScore);
  return (
    <article
      aria-label={name}
      data-revision={revisionId}
      className="animate-appear overflow-hidden rounded-xl border border-line bg-surface"
    >
      <div className="grid sm:grid-cols-[minmax(0,16rem)_minmax(0,1fr)] xl:grid-cols-[minmax(0,20rem)_minmax(0,1fr)]">
        <button
          type="button"
          onClick={() => onZoom(view.imageUrl)}
          aria-label={text.pack.zoomOf(name)}
          className="group relative block overflow-hidden -outline-offset-2!"
        >
          <Picture
            src={view.imageUrl}
            alt=""
            className={classes(
              "aspect-[4/5] max-h-[26rem] w-full transition-transform duration-300 group-hover:scale-[1.02]",
              regenerating && "opacity-50",
            )}
          />
          <span className="absolute right-2 bottom-2 grid size-8 place-items-center rounded-md bg-raised/90 text-ink opacity-0 transition-opacity group-hover:opacity-100 group-focus-visible:opacity-100 pointer-coarse:opacity-100">
            <ZoomIn aria-hidden className="size-4" />
          </span>
          {regenerating && (
            <span className="absolute inset-0 grid place-items-center">
              <span className="flex items-center gap-2 rounded-full bg-raised px-3 py-1.5 text-sm shadow-raised">
                <LoaderCircle aria-hidden className="size-4 animate-spin" />
                {text.regenerate.working}
              </span>
            </span>
          )}
        </button>
        <div className="flex min-w-0 flex-col gap-4 p-4 sm:p-5">
          <div className="flex flex-wrap items-center gap-2">
            <h2 className="mr-auto font-semibold text-lg">{name}</h2>
            {view.cached && (
              <Badge tone="positive" title={text.pack.cachedHint}>
                {text.pack.cached}
              </Badge>
            )}
            {sure && (
              <Badge tone={view.confidenceScore < 0.5 ? "warning" : "neutral"}>
                {text.pack.sure(sure)}
              </Badge>
            )}
          </div>
          <dl className="grid gap-3 text-sm">
            <Summary label={text.pack.materials}>
              {data.materials_detected.map((each) => each.material_type).join(", ") ||
                text.common.unknown}
            </Summary>
            <Summary label={text.pack.colours}>
              <span className="flex flex-wrap gap-x-3 gap-y-1">
                {data.colors.primary_colors.map((colour, i) => (
                  <span key={`${colour.hex}-${i}`} className="inline-flex items-center gap-1.5">
                    <span
                      aria-hidden
                      className="size-3.5 rounded-full ring-1 ring-line-strong ring-inset"
                      style={{ backgroundColor: safeHex(colour.hex) }}
                    />
                    {colour.name}
                  </span>
                ))}
                <span className="text-muted">{labelOf(data.colors.pattern_type)}</span>
              </span>
            </Summary>
            {data.design_elements.length > 0 && (
              <Summary label={text.pack.design}>
                {data.design_elements.slice(0, 3).join(" · ")}
              </Summary>
            )}
          </dl>
          <div className="mt-auto flex flex-wrap gap-2 pt-1">
            <Button
              size="small"
              aria-expanded={expanded}
              aria-controls={details}
              onClick={() => setExpanded(!expanded)}
              icon={
                <ChevronDown
                  aria-hidden
                  className={classes("size-4 transition-transform", expanded && "rotate-180")}
                />
              }
            >
              {text.pack.details}
            </Button>
            {onEdit && revisionId && (
              <Button
                size="small"
                icon={<SquarePen aria-hidden className="size-4" />}
                aria-label={text.pack.editField(name)}
                onClick={() => onEdit(revisionId, firstField(data))}
              >
                {text.pack.edit}
              </Button>
            )}
            {onRegenerate && revisionId && (
              <Button
                size="small"
                busy={regenerating}
                icon={<RefreshCw aria-hidden className="size-4" />}
                aria-label={`${text.pack.regenerate}: ${name}`}
                onClick={() => onRegenerate(revisionId)}
              >
                {text.pack.regenerate}
              </Button>
            )}
          </div>
        </div>
      </div>
      {expanded && (
        <div id={details} className="animate-fade border-line border-t p-4 sm:p-6">
          <EditingProvider
            value={onEdit && revisionId ? { revisionId, pending, onEdit } : undefined}
          >
            <ViewDetails data={data} />
          </EditingProvider>
        </div>
      )}
    </article>
  );
}

/** What the card's own button edits: the main material, where there is one. */
function firstField(data: BaseViewAnalysis["analysisData"]): string {
  return data.materials_detected.length > 0
    ? "materials_detected[0].material_type"
    : "analysis_notes";
}

function Summary({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="text-faint text-xs">{label}</dt>
      <dd className="mt-0.5 break-words">{children}</dd>
    </div>
  );
}
