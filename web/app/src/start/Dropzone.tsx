import { Camera, ImagePlus } from "lucide-react";
import { type DragEvent, useEffect, useRef, useState } from "react";
import { text } from "../strings";
import { Button } from "../ui/Button";
import { classes } from "../ui/classes";

const ACCEPTED = "image/jpeg,image/png,image/webp,image/heic,image/heif,.heic,.heif";

/** Takes pictures by drag and drop, paste, file chooser or camera. */
export function Dropzone({
  onFiles,
  compact,
}: {
  onFiles: (files: File[]) => void;
  compact: boolean;
}) {
  const chooser = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const depth = useRef(0);
  const [over, setOver] = useState(false);

  function take(list: FileList | null | undefined) {
    const files = [...(list ?? [])];
    if (files.length > 0) {
      onFiles(files);
    }
  }

  const taking = useRef(take);
  taking.current = take;
  useEffect(() => {
    const paste = (event: ClipboardEvent) => taking.current(event.clipboardData?.files);
    window.addEventListener("paste", paste);
    return () => window.removeEventListener("paste", paste);
  }, []);

  const drag = {
    onDragEnter: (event: DragEvent) => {
      event.preventDefault();
      depth.current += 1;
      setOver(true);
    },
    onDragOver: (event: DragEvent) => event.preventDefault(),
    onDragLeave: () => {
      depth.current -= 1;
      setOver(depth.current > 0);
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      depth.current = 0;
      setOver(false);
      take(event.dataTransfer.files);
    },
  };

  return (
    <div
      {...drag}
      data-testid="dropzone"
      className={classes(
        "flex flex-col items-center justify-center gap-3 rounded-xl border-2 border-dashed px-4 text-center transition-colors",
        compact ? "py-6" : "min-h-72 py-12",
        over ? "border-accent bg-accent-soft" : "border-line-strong bg-surface",
      )}
    >
      {!compact && <ImagePlus aria-hidden className="size-9 text-faint" strokeWidth={1.5} />}
      <p className="font-medium text-lg">
        {over ? text.start.dropActive : compact ? text.start.add : text.start.drop}
      </p>
      <div className="flex flex-wrap justify-center gap-2">
        <Button
          kind={compact ? "secondary" : "primary"}
          icon={<ImagePlus aria-hidden className="size-4" />}
          onClick={() => chooser.current?.click()}
        >
          {text.start.choose}
        </Button>
        <Button
          className="pointer-fine:hidden"
          icon={<Camera aria-hidden className="size-4" />}
          onClick={() => camera.current?.click()}
        >
          {text.start.camera}
        </Button>
      </div>
      {!compact && <p className="text-muted text-xs">{text.start.formats}</p>}
      <input
        ref={chooser}
        type="file"
        accept={ACCEPTED}
        multiple
        hidden
        aria-label={text.start.choose}
        onChange={(event) => {
          take(event.target.files);
          event.target.value = "";
        }}
      />
      <input
        ref={camera}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        aria-label={text.start.camera}
        onChange={(event) => {
          take(event.target.files);
          event.target.value = "";
        }}
      />
    </div>
  );
}
