import { useRevisions, useTechPackCache, useTechPackGeneration } from "@techpack/react";
import { Sparkles } from "lucide-react";
import { lazy, Suspense, useMemo, useState } from "react";
import { Link } from "wouter";
import { ConnectionBanner } from "../shell/ConnectionBanner";
import { NotFound } from "../shell/NotFound";
import { routes } from "../shell/routes";
import { sentence } from "../shell/tell";
import { text } from "../strings";
import { Empty } from "../ui/Empty";
import { Notice } from "../ui/Notice";
import { Page } from "../ui/Page";
import { Skeleton } from "../ui/Skeleton";
import { announcementOf } from "./announcementOf";
import { CategoryCard } from "./CategoryCard";
import { EditDialog } from "./EditDialog";
import { History } from "./History";
import { Generate, PackActions } from "./PackActions";
import { plannedOf } from "./planned";
import { BeforeAfter, RegenerateDialog } from "./RegenerateDialog";
import { ResultsDisplay } from "./ResultsDisplay";
import { RunPanel } from "./RunPanel";
import { picturesOf, sourcesOf } from "./sources";
import type { PackData } from "./types";
import { useEndToast } from "./useEndToast";
import { usePackChanges } from "./usePackChanges";
import { readable, valueAt } from "./valueAt";

const Zoom = lazy(() => import("./Zoom"));

const NOTHING: PackData = { baseViews: [], closeUps: [], sketches: [] };

/** One product: its tech pack as it grows and as it is, everything in it open to change. */
export default function TechPackView({ productId }: { productId: string }) {
  const { techPack, readAt, error: unreadable } = useTechPackCache(productId);
  const { data: listed, error: unlisted } = useRevisions(productId);
  const revisionIds = useMemo(
    () => sourcesOf(techPack, listed?.revisions ?? []),
    [techPack, listed],
  );
  const generation = useTechPackGeneration({ productId, revisionIds });
  const changes = usePackChanges(generation);
  const { job } = generation;
  const pack = generation.techPackData ?? NOTHING;

  const [editing, setEditing] = useState<{ revisionId: string; fieldPath: string }>();
  const [regenerating, setRegenerating] = useState<string>();
  const [zoomed, setZoomed] = useState<string>();
  useEndToast(job);

  if (unlisted?.status === 404 && !job) {
    return <NotFound />;
  }

  const viewOf = (revisionId: string | undefined) =>
    pack.baseViews.find((view) => view.revisionId === revisionId);
  const edited = viewOf(editing?.revisionId);
  const regenerated = viewOf(regenerating);
  const isUnread = readAt === 0 && !job && !unlisted;
  const isNew = !generation.hasData && !generation.isGenerating && !job && revisionIds.length > 0;
  // a failed job tells of itself, in its panel
  const problem = unreadable ?? (job?.status === "failed" ? null : generation.error);

  return (
    <Page
      title={productId}
      actions={
        <PackActions
          productId={productId}
          pack={pack}
          generation={generation}
          disabled={revisionIds.length === 0}
        />
      }
    >
      <div aria-live="polite" className="sr-only">
        {announcementOf(job)}
      </div>
      <ConnectionBanner connection={generation.connection} />
      {problem && (
        <div className="mb-4">
          <Notice tone="danger" live>
            {sentence(problem)}
          </Notice>
        </div>
      )}
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem] xl:gap-8 2xl:grid-cols-[minmax(0,1fr)_22rem]">
        <aside className="grid gap-6 lg:sticky lg:top-8 lg:order-2" aria-label={text.pack.run}>
          {job && <RunPanel job={job} onRetry={() => generation.retry()} />}
          {pack.category && (
            <div className="rounded-xl border border-line bg-surface p-4">
              <CategoryCard category={pack.category} />
            </div>
          )}
          {job && (
            <Link
              href={routes.job(job.jobId)}
              className="w-fit rounded-sm text-muted text-sm underline underline-offset-4 hover:text-ink"
            >
              {text.pack.jobLink}
            </Link>
          )}
        </aside>
        <div className="min-w-0">
          {isUnread ? (
            <Skeleton className="h-96 w-full" />
          ) : isNew ? (
            <Empty
              icon={<Sparkles aria-hidden className="size-8" strokeWidth={1.5} />}
              title={text.pack.empty.pack}
            >
              <Generate generation={generation} disabled={false} />
            </Empty>
          ) : (
            <ResultsDisplay
              {...pack}
              planned={plannedOf(job, { baseViews: revisionIds.length || undefined })}
              pendingEdits={generation.pendingEdits}
              pendingViews={generation.pendingViews.map((view) => view.revisionId)}
              onEdit={(revisionId, fieldPath) => setEditing({ revisionId, fieldPath })}
              onRegenerate={setRegenerating}
              onZoom={setZoomed}
              history={
                <History
                  productId={productId}
                  current={pack.baseViews.flatMap((view) => view.revisionId ?? [])}
                  onRestore={changes.restore}
                />
              }
            />
          )}
        </div>
      </div>

      {editing && edited && (
        <EditDialog
          fieldPath={editing.fieldPath}
          current={readable(valueAt(edited.analysisData, editing.fieldPath))}
          onClose={() => setEditing(undefined)}
          onSubmit={(prompt) => {
            setEditing(undefined);
            void changes.edit(editing.revisionId, editing.fieldPath, prompt);
          }}
        />
      )}
      {regenerating && regenerated && (
        <RegenerateDialog
          viewName={text.views[regenerated.viewType]}
          imageUrl={regenerated.imageUrl}
          onClose={() => setRegenerating(undefined)}
          onSubmit={(prompt) => {
            setRegenerating(undefined);
            void changes.regenerate(regenerated, regenerating, prompt);
          }}
        />
      )}
      {changes.compared && (
        <BeforeAfter
          {...changes.compared}
          restoring={changes.restoring}
          onKeep={changes.keep}
          onRestore={() => changes.restore(changes.compared?.oldId ?? "")}
        />
      )}
      {zoomed && (
        <Suspense fallback={null}>
          <Zoom pictures={picturesOf(pack)} current={zoomed} onChange={setZoomed} />
        </Suspense>
      )}
    </Page>
  );
}
