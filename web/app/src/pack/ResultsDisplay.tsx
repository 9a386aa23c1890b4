import type { BaseViewAnalysis } from "@techpack/client";
import { Images, PencilRuler, ZoomIn } from "lucide-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { text } from "../strings";
import { Empty } from "../ui/Empty";
import { Skeleton } from "../ui/Skeleton";
import { type Tab, Tabs } from "../ui/Tabs";
import { CloseUps } from "./CloseUps";
import type { PackData, PendingEdit, Planned } from "./types";
import { UnitChoice } from "./UnitChoice";
import { ViewCard } from "./ViewCard";

// the parts that draw sheets come when one is looked at
const Sketches = lazy(() => import("./Sketches").then((module) => ({ default: module.Sketches })));

interface Props extends Omit<PackData, "category"> {
  onEdit?: ((revisionId: string, fieldPath: string) => void) | undefined;
  onRegenerate?: ((revisionId: string) => void) | undefined;
  onZoom: (imageUrl: string) => void;
  /** How many of each there will be, while they are being made. */
  planned?: Planned | undefined;
  pendingEdits?: readonly PendingEdit[] | undefined;
  /** The views that are being made anew. */
  pendingViews?: readonly string[] | undefined;
  /** A further tab, such as the history. */
  history?: ReactNode;
}

const tabIds = ["views", "close-ups", "sketches", "history"] as const;
type TabId = (typeof tabIds)[number];

/** The results of a tech pack, each as soon as it is there. */
export function ResultsDisplay({
  baseViews,
  closeUps,
  sketches,
  onEdit,
  onRegenerate,
  onZoom,
  planned = {},
  pendingEdits = [],
  pendingViews = [],
  history,
}: Props) {
  const [tab, setTab] = useState<TabId>("views");
  const tabs: Tab[] = [
    {
      id: "views",
      label: text.pack.tabs.views,
      count: count(baseViews.length, planned.baseViews),
      content: (
        <div className="grid gap-4">
          {baseViews.map((view, i) => (
            <ViewCard
              key={placeOf(view, baseViews)}
              view={view}
              open={i === 0}
              pending={pendingEdits}
              regenerating={view.revisionId !== null && pendingViews.includes(view.revisionId)}
              onEdit={onEdit}
              onRegenerate={onRegenerate}
              onZoom={onZoom}
            />
          ))}
          {places(planned.baseViews, baseViews.length).map((place) => (
            <Skeleton key={place} className="h-72 w-full rounded-xl" />
          ))}
          {baseViews.length === 0 && !planned.baseViews && (
            <Empty
              icon={<Images aria-hidden className="size-8" strokeWidth={1.5} />}
              title={text.pack.empty.views}
            />
          )}
        </div>
      ),
    },
    {
      id: "close-ups",
      label: text.pack.tabs.closeUps,
      count: count(closeUps.length, planned.closeUps),
      content:
        closeUps.length === 0 && !planned.closeUps ? (
          <Empty
            icon={<ZoomIn aria-hidden className="size-8" strokeWidth={1.5} />}
            title={text.pack.empty.closeUps}
          />
        ) : (
          <CloseUps
            closeUps={closeUps}
            views={baseViews}
            planned={planned.closeUps}
            onZoom={onZoom}
          />
        ),
    },
    {
      id: "sketches",
      label: text.pack.tabs.sketches,
      count: count(sketches.length, planned.sketches),
      content:
        sketches.length === 0 && !planned.sketches ? (
          <Empty
            icon={<PencilRuler aria-hidden className="size-8" strokeWidth={1.5} />}
            title={text.pack.empty.sketches}
          />
        ) : (
          <Suspense fallback={<Skeleton className="aspect-[7/5] w-full" />}>
            <Sketches sketches={sketches} planned={planned.sketches} onZoom={onZoom} />
          </Suspense>
        ),
    },
    ...(history ? [{ id: "history", label: text.pack.tabs.history, content: history }] : []),
  ];
  return (
    <Tabs
      label={text.pack.results}
      tabs={tabs}
      value={tab}
      onChange={(id) => setTab(tabIds.find((each) => each === id) ?? "views")}
      aside={<UnitChoice />}
    />
  );
}

/** The same for a view and what took its place: a card stays as it was opened. */
function placeOf(view: BaseViewAnalysis, views: readonly BaseViewAnalysis[]): string {
  const alike = views.filter((each) => each.viewType === view.viewType);
  return `${view.viewType} ${alike.indexOf(view)}`;
}

function count(done: number, planned: number | undefined): string | undefined {
  if (planned !== undefined && planned > done) {
    return text.pack.of(done, planned);
  }
  return done > 0 ? String(done) : undefined;
}

function places(planned: number | undefined, done: number): string[] {
  return Array.from({ length: Math.max(0, (planned ?? 0) - done) }, (_, i) => `next-${i}`);
}
