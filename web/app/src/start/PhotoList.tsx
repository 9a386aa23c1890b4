import type { ViewType } from "@techpack/client";
import { X } from "lucide-react";
import { text } from "../strings";
import { Badge } from "../ui/Badge";
import { IconButton } from "../ui/Button";
import { Select } from "../ui/Field";
import { Picture } from "../ui/Picture";
import { Skeleton } from "../ui/Skeleton";
import type { Photo } from "./usePhotos";

const views = (Object.keys(text.views) as ViewType[]).map((value) => ({
  value,
  label: text.views[value],
}));

/** The chosen photos with the views that they show, which can be corrected. */
export function PhotoList({
  photos,
  onView,
  onRemove,
}: {
  photos: Photo[];
  onView: (id: string, view: ViewType) => void;
  onRemove: (id: string) => void;
}) {
  return (
    <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3" aria-label={text.start.photos}>
      {photos.map((photo) => (
        <li
          key={photo.id}
          data-row={photo.id}
          className="animate-appear overflow-hidden rounded-lg border border-line bg-surface"
        >
          <div className="relative">
            {photo.preview ? (
              <Picture src={photo.preview} alt={photo.name} eager className="aspect-[4/5] w-full" />
            ) : (
              <Skeleton className="aspect-[4/5] w-full rounded-none" />
            )}
            <IconButton
              small
              label={text.start.remove(photo.name)}
              icon={<X aria-hidden className="size-4" />}
              onClick={() => onRemove(photo.id)}
              className="absolute top-1.5 right-1.5 bg-raised/90 text-ink"
            />
            {photo.prepared?.changed && (
              <div className="absolute bottom-1.5 left-1.5">
                <Badge>
                  {photo.prepared.changed === "reduced" ? text.start.reduced : text.start.converted}
                </Badge>
              </div>
            )}
          </div>
          <div className="grid gap-1.5 p-2">
            <p className="truncate text-muted text-xs" title={photo.name}>
              {photo.name}
            </p>
            <Select
              small
              hideLabel
              label={text.start.viewOf(photo.name)}
              value={photo.view}
              options={views}
              onChange={(view) => onView(photo.id, view)}
            />
          </div>
        </li>
      ))}
    </ul>
  );
}
