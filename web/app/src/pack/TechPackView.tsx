import type { BaseViewAnalysis } from "@techpack/client";
import {
  jobIdAtom,
  useJob,
  useRevisions,
  useTechPackCache,
  useTechPackGeneration,
} from "@techpack/react";
import { useAtomValue } from "jotai";
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
import { optionsOf, picturesOf, sourcesOf } from "./sources";
import type { PackData } from "./types";
import { useEndToast } from "./useEndToast";
import { usePackChanges } from "./usePackChanges";
import { readable, valueAt } from "./valueAt";

const Zoom = lazy(() => import("./Zoom"));

const NOTHING: PackData = { baseViews: [], closeUps: [], sketches: [] };

interface Editing {
  revisionId: string;
  fieldPath: string;
  view: BaseViewAnalysis;
  /** What was written before, and refused. */
  prompt?: string;
}

/** One product: its tech pack as it grows and as it is, everything in it open to change. */
export default function TechPackView({ productId }: { productId: string }) {
  const { techPack, readAt, error: unreadable } = useTechPackCache(productId);
  const { data: listed, error: unlisted } = useRevisions(productId);
  const jobId = useAtomValue(jobIdAtom(productId));
  const { job: last } = useJob(jobId);
  const revisionIds = useMemo(
    () => sourcesOf(techPack, listed?.revisions ?? [], last?.status),
    [techPack, listed, last?.status],
  );
  const generation = useTechPackGeneration({
    productId,
    revisionIds,
    ...optionsOf(techPack ?? NOTHING),
  });
  const changes = usePackChanges(generation);
  const { job } = generation;
  const pack = generation.techPackData ?? NOTHING;

  // with the view as it was when the dialog was opened: another edit may replace it meanwhile
  const [editing, setEditing] = useState<Editing>();
  const [regenerating, setRegenerating] = useState<{
    revisionId: string;
    view: BaseViewAnalysis;
  }>();
  const [zoomed, setZoomed] = useState<string>();
  useEndToast(job);

  if (unlisted?.status === 404 && !job) {
    return <NotFound />;
  }

  const viewOf = (revisionId: string) =>
    pack.baseViews.find((view) => view.revisionId === revisionId);

  async function edit({ prompt = "", ...asked }: Editing) {
    setEditing(undefined);
    const done = await changes.edit(asked.revisionId, asked.fieldPath, prompt);
    if (!done) {
      // what was written is not lost, unless something else is being written
      setEditing((now) => now ?? { ...asked, prompt });
    }
  }

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
              planned={plannedOf(job, generation.planned)}
              pendingEdits={generation.pendingEdits}
              pendingViews={generation.pendingViews.map((view) => view.revisionId)}
              onEdit={(revisionId, fieldPath) => {
                const view = viewOf(revisionId);
                if (view) {
                  setEditing({ revisionId, fieldPath, view });
                }
              }}
              onRegenerate={(revisionId) => {
                const view = viewOf(revisionId);
                if (view) {
                  setRegenerating({ revisionId, view });
                }
              }}
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

      {editing && (
        <EditDialog
          fieldPath={editing.fieldPath}
          current={readable(valueAt(editing.view.analysisData, editing.fieldPath))}
          initial={editing.prompt}
          onClose={() => setEditing(undefined)}
          onSubmit={(prompt) => void edit({ ...editing, prompt })}
        />
      )}
      {regenerating && (
        <RegenerateDialog
          viewName={text.views[regenerating.view.viewType]}
          imageUrl={regenerating.view.imageUrl}
          onClose={() => setRegenerating(undefined)}
          onSubmit={(prompt) => {
            setRegenerating(undefined);
            void changes.regenerate(regenerating.view, regenerating.revisionId, prompt);
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
