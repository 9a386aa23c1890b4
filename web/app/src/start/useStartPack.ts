import { useQueryClient } from "@tanstack/react-query";
import { newIdempotencyKey } from "@techpack/client";
import { jobIdAtom, techPackKeys, useTechPackClient } from "@techpack/react";
import { useStore } from "jotai";
import { useEffect, useRef, useState } from "react";
import { useLocation } from "wouter";
import { routes } from "../shell/routes";
import { tellError } from "../shell/tell";
import { text } from "../strings";
import type { Options } from "./PackOptions";
import type { Photo } from "./usePhotos";

interface Request extends Options {
  productId: string;
  photos: Photo[];
}

/**
 * Sends the photos and submits the job, then shows it. What was sent is not sent again after a failure, and
 * however often the button is pressed, one intent is one job.
 */
export function useStartPack() {
  const client = useTechPackClient();
  const store = useStore();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const [state, setState] = useState<{ busy: boolean; message?: string }>({ busy: false });
  const running = useRef<AbortController>(undefined);
  const sent = useRef(new Map<string, string>());
  const intent = useRef({ request: "", key: "" });

  // who leaves before it has begun wants none of it
  useEffect(() => () => running.current?.abort(), []);

  async function start({
    productId,
    photos,
    shotCount,
    views,
    subcategory,
  }: Request): Promise<void> {
    if (running.current) {
      return;
    }
    const controller = new AbortController();
    const { signal } = controller;
    running.current = controller;
    try {
      const revisionIds: string[] = [];
      for (const [i, photo] of photos.entries()) {
        setState({ busy: true, message: text.start.uploading(i + 1, photos.length) });
        revisionIds.push(await revisionOf(productId, photo, signal));
      }
      setState({ busy: true, message: text.start.starting });
      const kind = subcategory.trim();
      const body = {
        type: "tech-pack",
        productId,
        revisionIds,
        shotCount,
        views,
        ...(kind ? { subcategory: kind } : {}),
      } as const;
      const request = JSON.stringify(body);
      if (intent.current.request !== request) {
        intent.current = { request, key: newIdempotencyKey() };
      }
      const job = await client.submitJob(body, {
        idempotencyKey: intent.current.key,
        signal,
      });
      // the price is held now, and the product may be new
      void queries.invalidateQueries({ queryKey: techPackKeys.everyCredits });
      void queries.invalidateQueries({ queryKey: techPackKeys.everyProducts });
      store.set(jobIdAtom(productId), job.jobId);
      navigate(routes.product(productId));
    } catch (error) {
      if (!signal.aborted) {
        tellError(text.problems.title, error);
        setState({ busy: false });
      }
    } finally {
      running.current = undefined;
    }
  }

  async function revisionOf(productId: string, photo: Photo, signal: AbortSignal): Promise<string> {
    const place = `${productId}\n${photo.id}\n${photo.view}`;
    const known = sent.current.get(place);
    if (known) {
      return known;
    }
    if (!photo.prepared) {
      throw new Error(text.start.unreadable(photo.name));
    }
    const revision = await client.addRevision(
      productId,
      {
        file: photo.prepared.blob,
        fileName: photo.prepared.fileName,
        viewType: photo.view,
      },
      { signal },
    );
    sent.current.set(place, revision.revisionId);
    return revision.revisionId;
  }

  return { start, state };
}
