import { ImageOff } from "lucide-react";
import { useState } from "react";
import { text } from "../strings";
import { classes } from "./classes";

/**
 * A picture that keeps its place while it loads and is whole: never cropped unless `cover` says so.
 * Where it cannot be loaded (its signed link has run out), it says so.
 */
export function Picture({
  src,
  alt,
  cover,
  eager,
  className,
  paper,
}: {
  src: string;
  alt: string;
  cover?: boolean;
  eager?: boolean;
  className?: string;
  paper?: boolean;
}) {
  const [failed, setFailed] = useState<string>();
  if (failed === src) {
    return (
      <div
        className={classes("mat grid place-items-center text-faint", className)}
        role="img"
        aria-label={alt}
      >
        <ImageOff aria-hidden className="size-6" />
        <span className="sr-only">{text.common.unknown}</span>
      </div>
    );
  }
  return (
    <img
      src={src}
      alt={alt}
      loading={eager ? "eager" : "lazy"}
      decoding="async"
      draggable={false}
      onError={() => setFailed(src)}
      className={classes(
        cover ? "object-cover" : "object-contain",
        paper ? "bg-paper" : "mat",
        className,
      )}
    />
  );
}
