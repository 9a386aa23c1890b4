import { TechPackError } from "@techpack/client";
import { toast } from "sonner";
import { text } from "../strings";

/** A sentence for people about anything that was thrown. */
export function sentence(error: unknown): string {
  if (error instanceof TechPackError) {
    return error.code === "NETWORK" ? text.problems.network : error.message;
  }
  return error instanceof Error && error.message ? error.message : text.problems.title;
}

export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}

/** Shows an error once. An abort is none. */
export function tellError(title: string, error: unknown): void {
  if (!isAbort(error)) {
    toast.error(title, { description: sentence(error) });
  }
}

/** Shows once that something was done, and stays until it is read where there is more to know. */
export function tellDone(title: string, warnings: readonly string[]): void {
  if (warnings.length === 0) {
    toast.success(title);
  } else {
    toast.warning(title, { description: warnings.join(" "), duration: Number.POSITIVE_INFINITY });
  }
}
