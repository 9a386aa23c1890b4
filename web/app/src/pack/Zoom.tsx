import { ChevronLeft, ChevronRight, Maximize2, X, ZoomIn, ZoomOut } from "lucide-react";
import { Dialog } from "radix-ui";
import { useRef } from "react";
import {
  type ReactZoomPanPinchRef,
  TransformComponent,
  TransformWrapper,
} from "react-zoom-pan-pinch";
import { text } from "../strings";
import { IconButton } from "../ui/Button";

export interface ZoomPicture {
  url: string;
  name: string;
}

interface Props {
  pictures: ZoomPicture[];
  current: string;
  onChange: (url: string | undefined) => void;
}

/** A picture over everything: wheel, pinch and keys enlarge it, arrows go to the next one. */
export default function Zoom({ pictures, current, onChange }: Props) {
  const zoom = useRef<ReactZoomPanPinchRef>(null);
  const index = Math.max(
    0,
    pictures.findIndex((picture) => picture.url === current),
  );
  const picture = pictures[index] ?? { url: current, name: text.zoom.title };
  const go = (by: number) => {
    const next = pictures[(index + by + pictures.length) % pictures.length];
    if (next && pictures.length > 1) {
      onChange(next.url);
    }
  };

  function keys(event: React.KeyboardEvent) {
    const actions = new Map([
      ["ArrowLeft", () => go(-1)],
      ["ArrowRight", () => go(1)],
      ["+", () => zoom.current?.zoomIn()],
      ["=", () => zoom.current?.zoomIn()],
      ["-", () => zoom.current?.zoomOut()],
      ["0", () => zoom.current?.resetTransform()],
    ]);
    const action = actions.get(event.key);
    if (action) {
      event.preventDefault();
      action();
    }
  }

  return (
    <Dialog.Root open onOpenChange={(open) => !open && onChange(undefined)}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-50 bg-black/85" />
        <Dialog.Content
          onKeyDown={keys}
          data-theme="dark"
          className="fixed inset-0 z-50 flex animate-fade flex-col text-white focus:outline-none"
          style={{ colorScheme: "dark" }}
        >
          <div className="flex items-center gap-1 p-3">
            <Dialog.Title className="min-w-0 flex-1 truncate font-medium">
              {picture.name}
              {pictures.length > 1 && (
                <span className="tabular ml-3 text-white/70">
                  {text.zoom.of(index + 1, pictures.length)}
                </span>
              )}
            </Dialog.Title>
            <Dialog.Description className="sr-only">{text.zoom.help}</Dialog.Description>
            <IconButton
              label={text.zoom.out}
              icon={<ZoomOut aria-hidden className="size-5 text-white" />}
              onClick={() => zoom.current?.zoomOut()}
            />
            <IconButton
              label={text.zoom.in}
              icon={<ZoomIn aria-hidden className="size-5 text-white" />}
              onClick={() => zoom.current?.zoomIn()}
            />
            <IconButton
              label={text.zoom.reset}
              icon={<Maximize2 aria-hidden className="size-4 text-white" />}
              onClick={() => zoom.current?.resetTransform()}
            />
            <Dialog.Close asChild>
              <IconButton
                label={text.common.close}
                icon={<X aria-hidden className="size-5 text-white" />}
              />
            </Dialog.Close>
          </div>
          <div className="relative min-h-0 flex-1">
            <TransformWrapper
              key={picture.url}
              ref={zoom}
              minScale={1}
              maxScale={12}
              centerOnInit
              doubleClick={{ mode: "toggle" }}
            >
              <TransformComponent
                wrapperStyle={{ width: "100%", height: "100%" }}
                contentStyle={{ width: "100%", height: "100%" }}
              >
                <img
                  src={picture.url}
                  alt={picture.name}
                  className="m-auto max-h-full max-w-full rounded-sm bg-white object-contain"
                />
              </TransformComponent>
            </TransformWrapper>
            {pictures.length > 1 && (
              <>
                <div className="absolute inset-y-0 left-2 grid place-items-center">
                  <IconButton
                    label={text.zoom.previous}
                    className="bg-black/50"
                    icon={<ChevronLeft aria-hidden className="size-6 text-white" />}
                    onClick={() => go(-1)}
                  />
                </div>
                <div className="absolute inset-y-0 right-2 grid place-items-center">
                  <IconButton
                    label={text.zoom.next}
                    className="bg-black/50"
                    icon={<ChevronRight aria-hidden className="size-6 text-white" />}
                    onClick={() => go(1)}
                  />
                </div>
              </>
            )}
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
