import { useQueryClient } from "@tanstack/react-query";
import { jobIdAtom, techPackKeys, useTechPackClient } from "@techpack/react";
import { useStore } from "jotai";
import { useRef, useState } from "react";
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
  const running = useRef(false);
  const sent = useRef(new Map<string, string>());
  const intent = useRef({ request: "", key: "" });

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
    running.current = true;
    try {
      const revisionIds: string[] = [];
      for (const [i, photo] of photos.entries()) {
        setState({ busy: true, message: text.start.uploading(i + 1, photos.length) });
        revisionIds.push(await revisionOf(productId, photo));
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
        intent.current = { request, key: crypto.randomUUID() };
      }
      const job = await client.submitJob(body, { idempotencyKey: intent.current.key });
      // the price is held now, and the product may be new
      void queries.invalidateQueries({ queryKey: techPackKeys.everyCredits });
      void queries.invalidateQueries({ queryKey: techPackKeys.everyProducts });
      store.set(jobIdAtom(productId), job.jobId);
      navigate(routes.product(productId));
    } catch (error) {
      tellError(text.problems.title, error);
      setState({ busy: false });
    } finally {
      running.current = false;
    }
  }

  async function revisionOf(productId: string, photo: Photo): Promise<string> {
    const place = `${productId}\n${photo.id}\n${photo.view}`;
    const known = sent.current.get(place);
    if (known) {
      return known;
    }
    if (!photo.prepared) {
      throw new Error(text.start.unreadable(photo.name));
    }
    const revision = await client.addRevision(productId, {
      file: photo.prepared.blob,
      fileName: photo.prepared.fileName,
      viewType: photo.view,
    });
    sent.current.set(place, revision.revisionId);
    return revision.revisionId;
  }

  return { start, state };
}
