import type { Revision, RevisionDetail } from "@techpack/client";
import { useRevision, useRevisions } from "@techpack/react";
import { History as Clock, GitCompareArrows, RotateCcw } from "lucide-react";
import { useState } from "react";
import { ago, dateTime } from "../format";
import { text } from "../strings";
import { Badge } from "../ui/Badge";
import { Button } from "../ui/Button";
import { classes } from "../ui/classes";
import { Empty } from "../ui/Empty";
import { Picture } from "../ui/Picture";
import { Skeleton } from "../ui/Skeleton";
import { Compare } from "./Compare";
import { nameOf } from "./EditDialog";
import { readable } from "./valueAt";

interface Props {
  productId: string;
  /** The revisions that stand for their views now. */
  current: string[];
  /** Goes back to a revision; free. Never rejects. */
  onRestore: (revisionId: string) => Promise<unknown>;
}

/** Every revision of a product, newest first; two can be compared, any can be gone back to. */
export function History({ productId, current, onRestore }: Props) {
  const { data, isPending } = useRevisions(productId);
  const revisions = data?.revisions ?? [];
  const [chosen, setChosen] = useState<string[]>([]);
  const [comparing, setComparing] = useState(false);
  const [restoring, setRestoring] = useState<string>();

  if (isPending) {
    return <Skeleton className="h-64 w-full" />;
  }
  if (revisions.length === 0) {
    return (
      <Empty
        icon={<Clock aria-hidden className="size-8" strokeWidth={1.5} />}
        title={text.history.empty}
      />
    );
  }
  async function restore(id: string) {
    setRestoring(id);
    await onRestore(id);
    setRestoring(undefined);
  }

  function choose(id: string) {
    setChosen((now) =>
      now.includes(id) ? now.filter((each) => each !== id) : [...now, id].slice(-2),
    );
  }
  const [older, newer] = revisions
    .filter((revision) => chosen.includes(revision.revisionId))
    .map((revision) => revision.revisionId)
    .reverse();
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-muted">{text.history.lead}</p>
        <Button
          disabled={chosen.length < 2}
          title={chosen.length < 2 ? text.history.choose : undefined}
          icon={<GitCompareArrows aria-hidden className="size-4" />}
          onClick={() => setComparing(true)}
        >
          {text.history.compare}
        </Button>
      </div>
      <ol className="grid gap-2">
        {revisions.map((revision) => (
          <Row
            key={revision.revisionId}
            revision={revision}
            current={current.includes(revision.revisionId)}
            chosen={chosen.includes(revision.revisionId)}
            onChoose={() => choose(revision.revisionId)}
            onRestore={() => restore(revision.revisionId)}
            restoring={restoring === revision.revisionId}
          />
        ))}
      </ol>
      {comparing && older && newer && (
        <Compare older={older} newer={newer} onClose={() => setComparing(false)} />
      )}
    </div>
  );
}

interface RowProps {
  revision: Revision;
  current: boolean;
  chosen: boolean;
  restoring: boolean;
  onChoose: () => void;
  onRestore: () => void;
}

function Row({ revision, current, chosen, restoring, onChoose, onRestore }: RowProps) {
  const { data: detail } = useRevision(revision.revisionId);
  const name = text.views[revision.viewType];
  const what = detail ? happened(detail) : undefined;
  return (
    <li
      className={classes(
        "flex items-center gap-3 rounded-lg border p-2.5 sm:gap-4",
        chosen ? "border-accent bg-accent-soft" : "border-line bg-surface",
      )}
    >
      <input
        type="checkbox"
        checked={chosen}
        onChange={onChoose}
        aria-label={`${text.history.compare}: ${name}, ${dateTime(revision.createdAt)}`}
        className="size-4 shrink-0 accent-accent-fill"
      />
      <Picture src={revision.thumbnailUrl} alt="" className="size-14 shrink-0 rounded-md" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-medium">{name}</span>
          {what && <span className="text-muted text-sm">{what.origin}</span>}
          {current && <Badge tone="positive">{text.history.current}</Badge>}
        </p>
        {what?.detail && <p className="line-clamp-2 break-words text-sm">{what.detail}</p>}
        <time
          dateTime={revision.createdAt}
          title={dateTime(revision.createdAt)}
          className="text-muted text-xs"
        >
          {ago(revision.createdAt)}
        </time>
      </div>
      {!current && detail?.analysis && (
        <Button
          size="small"
          busy={restoring}
          icon={<RotateCcw aria-hidden className="size-4" />}
          onClick={onRestore}
          aria-label={`${text.history.restore}: ${name}, ${dateTime(revision.createdAt)}`}
        >
          <span className="max-sm:hidden">{text.history.restore}</span>
        </Button>
      )}
    </li>
  );
}

function happened(detail: RevisionDetail): { origin: string; detail?: string | undefined } {
  const own = detail.history.find((change) => change.revisionId === detail.revisionId);
  if (!own) {
    return { origin: text.history.origins.upload };
  }
  const origin = text.history.origins[own.origin];
  if (own.fieldPath) {
    const value = readable(own.updatedValue);
    return {
      origin,
      detail: value ? `${nameOf(own.fieldPath)} → ${value}` : nameOf(own.fieldPath),
    };
  }
  return { origin, detail: readable(own.changes) ?? own.prompt };
}
