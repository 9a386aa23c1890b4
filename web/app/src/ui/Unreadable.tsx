import { RotateCcw } from "lucide-react";
import { sentence } from "../shell/tell";
import { text } from "../strings";
import { Button } from "./Button";
import { Notice } from "./Notice";
import { Skeleton } from "./Skeleton";

/** Stands where a list could not be read. What was read before stays below it. */
export function Unreadable({ error, onRetry }: { error: unknown; onRetry: () => unknown }) {
  return (
    <Notice
      tone="danger"
      live
      action={
        <Button
          size="small"
          icon={<RotateCcw aria-hidden className="size-4" />}
          onClick={() => onRetry()}
        >
          {text.common.retry}
        </Button>
      }
    >
      {sentence(error)}
    </Notice>
  );
}

/** The place of a list that is on its way. */
export function ListSkeleton() {
  return (
    <div role="status" className="grid gap-px overflow-hidden rounded-xl border border-line">
      <span className="sr-only">{text.common.loading}</span>
      {[1, 2, 3, 4, 5].map((row) => (
        <Skeleton key={row} className="h-12 rounded-none" />
      ))}
    </div>
  );
}
