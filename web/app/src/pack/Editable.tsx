import { LoaderCircle, Pencil } from "lucide-react";
import { createContext, type ReactNode, useContext } from "react";
import { text } from "../strings";
import { classes } from "../ui/classes";
import type { PendingEdit } from "./types";

interface Editing {
  revisionId: string;
  pending: readonly PendingEdit[];
  onEdit: (revisionId: string, fieldPath: string) => void;
}

const Context = createContext<Editing | undefined>(undefined);

/** Lets the values inside be edited; without it they are only shown. */
export const EditingProvider = Context.Provider;

/**
 * A value that is a place to click. While its change is on the way it shows what was asked for.
 *
 * @param path in `analysisData`, such as `materials_detected[0].material_type`
 * @param name what it is called aloud
 */
export function Editable({
  path,
  name,
  children,
  className,
}: {
  path: string;
  name: string;
  children: ReactNode;
  className?: string;
}) {
  const editing = useContext(Context);
  if (!editing) {
    return <span className={className}>{children}</span>;
  }
  const change = editing.pending.find(
    (edit) => edit.revisionId === editing.revisionId && covers(edit.fieldPath, path),
  );
  if (change) {
    return (
      <button
        type="button"
        aria-disabled
        className={classes(
          "inline-flex min-w-0 items-center gap-1.5 rounded-sm bg-accent-soft px-1 text-left text-accent italic",
          className,
        )}
        aria-busy
      >
        <LoaderCircle aria-hidden className="size-3 shrink-0 animate-spin" />
        <span className="truncate">{change.prompt}</span>
        <span className="sr-only">{text.edit.pending}</span>
      </button>
    );
  }
  return (
    <button
      type="button"
      data-path={path}
      onClick={() => editing.onEdit(editing.revisionId, path)}
      className={classes(
        "group/edit -mx-1 inline-flex min-w-0 max-w-full items-center gap-1.5 rounded-sm px-1 text-left hover:bg-hover",
        className,
      )}
    >
      <span className="sr-only">{text.pack.editField(name)}: </span>
      <span className="min-w-0 break-words">{children}</span>
      <Pencil
        aria-hidden
        className="size-3 shrink-0 text-faint opacity-50 transition-opacity group-hover/edit:opacity-100 group-focus-visible/edit:opacity-100"
      />
    </button>
  );
}

/** Whether a change of one path is a change of the other, too. */
function covers(changed: string, path: string): boolean {
  return path === changed || path.startsWith(`${changed}.`) || path.startsWith(`${changed}[`);
}
