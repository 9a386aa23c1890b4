import type { Revision, TechPack } from "@techpack/client";
import { useRevisions, useTechPackCache, useTechPackGeneration } from "@techpack/react";
import { RefreshCw, Sparkles, X } from "lucide-react";
import { lazy, Suspense, useMemo, useState } from "react";
import { toast } from "sonner";
import { Link } from "wouter";
import { number } from "../format";
import { ConnectionBanner } from "../shell/ConnectionBanner";
import { NotFound } from "../shell/NotFound";
import { routes } from "../shell/routes";
import { sentence, tellError } from "../shell/tell";
import { text } from "../strings";
import { Button } from "../ui/Button";
import { Empty } from "../ui/Empty";
import { Notice } from "../ui/Notice";
import { Page } from "../ui/Page";
import { Skeleton } from "../ui/Skeleton";
import { announcementOf } from "./announcementOf";
import { CancelDialog } from "./CancelDialog";
import { CategoryCard } from "./CategoryCard";
import { PackDownload } from "./Downloads";
import { EditDialog, nameOf } from "./EditDialog";
import { History } from "./History";
import { plannedOf } from "./planned";
import { BeforeAfter, RegenerateDialog } from "./RegenerateDialog";
import { ResultsDisplay } from "./ResultsDisplay";
import { RunPanel } from "./RunPanel";
import type { PackData } from "./types";
import { useEndToast } from "./useEndToast";
import { readable, valueAt } from "./valueAt";
import type { ZoomPicture } from "./Zoom";

const Zoom = lazy(() => import("./Zoom"));

/** One product: its tech pack as it grows and as it is, everything in it open to change. */
export default function TechPackView({ productId }: { productId: string }) {
  const { techPack, readAt, error: unreadable } = useTechPackCache(productId);
  const { data: listed, error: unlisted } = useRevisions(productId);
  const revisionIds = useMemo(() => sources(techPack, listed?.revisions ?? []), [techPack, listed]);
  const generation = useTechPackGeneration({ productId, revisionIds });
  const { job, isGenerating, hasData, pendingEdits, pendingViews } = generation;
  const pack = generation.techPackData ?? NOTHING;

  const [editing, setEditing] = useState<{ revisionId: string; fieldPath: string }>();
  const [regenerating, setRegenerating] = useState<string>();
  const [compared, setCompared] = useState<Compared>();
  const [canceling, setCanceling] = useState(false);
  const [zoomed, setZoomed] = useState<string>();
  const [restoring, setRestoring] = useState(false);
  useEndToast(job);

  const viewOf = (revisionId: string | undefined) =>
    pack.baseViews.find((view) => view.revisionId === revisionId);
  const edited = viewOf(editing?.revisionId);
  const regenerated = viewOf(regenerating);

  async function edit(revisionId: string, fieldPath: string, prompt: string) {
    setEditing(undefined);
    const result = await generation.editField(revisionId, fieldPath, prompt);
    if (result.success) {
      toast.success(text.edit.done(nameOf(fieldPath)));
    } else {
      tellError(text.edit.failed, result.error);
    }
  }

  async function regenerate(revisionId: string, prompt: string | undefined) {
    const before = viewOf(revisionId);
    setRegenerating(undefined);
    const result = await generation.regenerateView(revisionId, prompt);
    if (!result.success) {
      tellError(text.regenerate.failed, result.error);
    } else if (before) {
      setCompared({
        view: text.views[before.viewType],
        before: before.imageUrl,
        after: result.data.imageUrl,
        oldId: revisionId,
        changes: (result.data.changes ?? []).flatMap((change) => readable(change) ?? []),
      });
    }
  }

  async function restore(revisionId: string): Promise<boolean> {
    setRestoring(true);
    const result = await generation.restoreView(revisionId);
    setRestoring(false);
    if (result.success) {
      toast.success(text.history.restored);
    } else {
      tellError(text.history.restoreFailed, result.error);
    }
    return result.success;
  }

  if (unlisted?.status === 404 && !job) {
    return <NotFound />;
  }

  const planned = plannedOf(job, { baseViews: revisionIds.length || undefined });
  // a failed job tells of itself, in its panel
  const problem = unreadable ?? (job?.status === "failed" ? null : generation.error);
  const actions = (
    <>
      {hasData && !isGenerating && <PackDownload productId={productId} pack={pack} />}
      {isGenerating ? (
        <Button icon={<X aria-hidden className="size-4" />} onClick={() => setCanceling(true)}>
          {text.pack.cancel}
        </Button>
      ) : (
        <Button
          kind={hasData ? "secondary" : "primary"}
          disabled={revisionIds.length === 0}
          icon={
            hasData ? (
              <RefreshCw aria-hidden className="size-4" />
            ) : (
              <Sparkles aria-hidden className="size-4" />
            )
          }
          onClick={() => generation.generateTechPack()}
        >
          {hasData ? text.pack.generateAgain : text.pack.generate} ·{" "}
          {text.credits(PRICE, number(PRICE))}
        </Button>
      )}
    </>
  );

  return (
    <Page title={productId} actions={actions}>
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
        </aside>
        <div className="min-w-0">
          {readAt === 0 && !job && !unlisted ? (
            <Skeleton className="h-96 w-full" />
          ) : !hasData && !isGenerating && revisionIds.length > 0 && !job ? (
            <Empty
              icon={<Sparkles aria-hidden className="size-8" strokeWidth={1.5} />}
              title={text.pack.empty.pack}
            >
              <Button kind="primary" onClick={() => generation.generateTechPack()}>
                {text.pack.generate} · {text.credits(PRICE, number(PRICE))}
              </Button>
            </Empty>
          ) : (
            <ResultsDisplay
              {...pack}
              planned={planned}
              pendingEdits={pendingEdits}
              pendingViews={pendingViews.map((view) => view.revisionId)}
              onEdit={(revisionId, fieldPath) => setEditing({ revisionId, fieldPath })}
              onRegenerate={setRegenerating}
              onZoom={setZoomed}
              history={
                <History
                  productId={productId}
                  current={pack.baseViews.flatMap((view) => view.revisionId ?? [])}
                  onRestore={restore}
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
          onSubmit={(prompt) => void edit(editing.revisionId, editing.fieldPath, prompt)}
        />
      )}
      {regenerating && regenerated && (
        <RegenerateDialog
          viewName={text.views[regenerated.viewType]}
          imageUrl={regenerated.imageUrl}
          onClose={() => setRegenerating(undefined)}
          onSubmit={(prompt) => void regenerate(regenerating, prompt)}
        />
      )}
      {compared && (
        <BeforeAfter
          viewName={compared.view}
          before={compared.before}
          after={compared.after}
          changes={compared.changes}
          restoring={restoring}
          onKeep={() => setCompared(undefined)}
          onRestore={async () => {
            if (await restore(compared.oldId)) {
              setCompared(undefined);
            }
          }}
        />
      )}
      {canceling && isGenerating && (
        <CancelDialog
          onClose={() => setCanceling(false)}
          onConfirm={async () => {
            await generation.cancelGeneration();
            setCanceling(false);
          }}
        />
      )}
      {zoomed && (
        <Suspense fallback={null}>
          <Zoom pictures={picturesOf(pack)} current={zoomed} onChange={setZoomed} />
        </Suspense>
      )}
      <p className="mt-10 text-sm">
        {job && (
          <Link
            href={routes.job(job.jobId)}
            className="rounded-sm text-muted underline underline-offset-4 hover:text-ink"
          >
            {text.pack.jobLink}
          </Link>
        )}
      </p>
    </Page>
  );
}

const PRICE = 9;
const MOST_VIEWS = 5;

const NOTHING: PackData = { baseViews: [], closeUps: [], sketches: [] };

interface Compared {
  view: string;
  before: string;
  after: string;
  oldId: string;
  changes: string[];
}

/** What a new tech pack is made of: the views that stand now, else the newest picture of each side. */
function sources(techPack: TechPack | undefined, revisions: Revision[]): string[] {
  const standing = techPack?.baseViews.flatMap((view) => view.revisionId ?? []) ?? [];
  if (standing.length > 0) {
    return standing.slice(0, MOST_VIEWS);
  }
  const newest = new Map<string, string>();
  for (const revision of revisions) {
    if (!newest.has(revision.viewType)) {
      newest.set(revision.viewType, revision.revisionId);
    }
  }
  return [...newest.values()].slice(0, MOST_VIEWS);
}

/** Every picture of the pack, for stepping through. */
function picturesOf(pack: PackData): ZoomPicture[] {
  return [
    ...pack.baseViews.map((view) => ({ url: view.imageUrl, name: text.views[view.viewType] })),
    ...pack.closeUps.map((closeUp) => ({
      url: closeUp.imageUrl,
      name: text.pack.closeUp(closeUp.order, closeUp.shotMetadata.focus_area),
    })),
    ...pack.sketches.map((sketch) => ({
      url: sketch.imageUrl,
      name: text.pack.sketch(text.views[sketch.viewType]),
    })),
  ];
}
