import { useRevision } from "@techpack/react";
import { dateTime } from "../format";
import { text } from "../strings";
import { Dialog } from "../ui/Dialog";
import { Picture } from "../ui/Picture";
import { Skeleton } from "../ui/Skeleton";
import { labelOf } from "./units";
import { leaves } from "./valueAt";

/** Two revisions side by side: their pictures, and every value in which they differ. */
export function Compare({
  older,
  newer,
  onClose,
}: {
  older: string;
  newer: string;
  onClose: () => void;
}) {
  const before = useRevision(older).data;
  const after = useRevision(newer).data;
  const sides = [before, after];
  return (
    <Dialog wide open onOpenChange={(open) => !open && onClose()} title={text.history.compareTitle}>
      <div className="grid grid-cols-2 gap-4">
        {sides.map((side, i) =>
          side ? (
            <figure key={side.revisionId}>
              <figcaption className="mb-1.5 text-muted text-sm">
                {text.views[side.viewType]} · {dateTime(side.createdAt)}
              </figcaption>
              <Picture
                src={side.imageUrl}
                alt={text.views[side.viewType]}
                eager
                className="h-64 w-full rounded-lg"
              />
            </figure>
          ) : (
            <Skeleton key={i} className="h-64 w-full" />
          ),
        )}
      </div>
      {before && after && (
        <Differences before={before.analysis?.analysisData} after={after.analysis?.analysisData} />
      )}
    </Dialog>
  );
}

function Differences({ before, after }: { before: unknown; after: unknown }) {
  const old = new Map(leaves(before));
  const now = new Map(leaves(after));
  const paths = [...new Set([...old.keys(), ...now.keys()])].filter(
    (path) => old.get(path) !== now.get(path),
  );
  if (paths.length === 0) {
    return <p className="mt-5 text-muted">{text.history.same}</p>;
  }
  return (
    <div className="mt-5 overflow-x-auto">
      <table className="w-full text-sm">
        <thead>
          <tr className="border-line border-b text-left text-faint text-xs">
            <th scope="col" className="py-1.5 pr-3 font-medium">
              {text.history.differs}
            </th>
            <th scope="col" className="w-2/5 py-1.5 pr-3 font-medium">
              {text.regenerate.before}
            </th>
            <th scope="col" className="w-2/5 py-1.5 font-medium">
              {text.regenerate.after}
            </th>
          </tr>
        </thead>
        <tbody>
          {paths.map((path) => (
            <tr key={path} className="border-line border-b align-top last:border-0">
              <th scope="row" className="py-1.5 pr-3 text-left font-normal text-muted">
                {path.split(".").map(labelOf).join(" · ")}
              </th>
              <td className="break-words py-1.5 pr-3">{old.get(path) ?? "–"}</td>
              <td className="break-words py-1.5">{now.get(path) ?? "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
