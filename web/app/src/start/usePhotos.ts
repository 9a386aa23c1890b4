import { newIdempotencyKey, type ViewType } from "@techpack/client";
import { useCallback, useEffect, useRef, useState } from "react";
import { text } from "../strings";
import { guessViews } from "./guessView";
import { limits, type PreparedPhoto, preparePhoto, UnusablePhoto } from "./preparePhoto";

export const MOST_VIEWS = 5;

export interface Photo {
  id: string;
  name: string;
  view: ViewType;
  /** An object URL, once it could be read. */
  preview?: string;
  prepared?: PreparedPhoto;
}

/** The photos that were chosen so far, made ready for sending as they come. */
export function usePhotos() {
  const [photos, setPhotos] = useState<Photo[]>([]);
  const [problems, setProblems] = useState<string[]>([]);
  const urls = useRef(new Set<string>());
  const latest = useRef(photos);
  latest.current = photos;

  useEffect(() => {
    const made = urls.current;
    return () => {
      for (const url of made) {
        URL.revokeObjectURL(url);
      }
    };
  }, []);

  const add = useCallback(async (files: File[]) => {
    const room = MOST_VIEWS - latest.current.length;
    const taken = files.slice(0, room);
    setProblems(files.length > room ? [text.start.tooMany] : []);
    const views = guessViews(
      taken.map((file) => file.name),
      latest.current.map((photo) => photo.view),
    );
    const added = taken.map(
      (file, i): Photo => ({ id: newIdempotencyKey(), name: file.name, view: views[i] ?? "other" }),
    );
    latest.current = [...latest.current, ...added];
    setPhotos(latest.current);
    // one after another: a phone holds one large picture in memory, not five
    for (const [i, file] of taken.entries()) {
      const id = added[i]?.id;
      try {
        const prepared = await preparePhoto(file);
        const preview = URL.createObjectURL(prepared.blob);
        urls.current.add(preview);
        setPhotos((now) =>
          now.map((photo) => (photo.id === id ? { ...photo, prepared, preview } : photo)),
        );
      } catch (error) {
        setPhotos((now) => now.filter((photo) => photo.id !== id));
        setProblems((now) => [...now, problem(file.name, error)]);
      }
    }
  }, []);

  const remove = useCallback(
    (id: string) => setPhotos((now) => now.filter((photo) => photo.id !== id)),
    [],
  );

  const setView = useCallback(
    (id: string, view: ViewType) =>
      setPhotos((now) => now.map((photo) => (photo.id === id ? { ...photo, view } : photo))),
    [],
  );

  return {
    photos,
    problems,
    add,
    remove,
    setView,
    ready: photos.length > 0 && photos.every((photo) => photo.prepared),
  };
}

function problem(file: string, error: unknown): string {
  const reason = error instanceof UnusablePhoto ? error.reason : "unreadable";
  switch (reason) {
    case "heic":
      return text.start.heic(file);
    case "too-small":
      return text.start.tooSmall(file, limits.leastSide);
    case "unreadable":
      return text.start.unreadable(file);
  }
}
