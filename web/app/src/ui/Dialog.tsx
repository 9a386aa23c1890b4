import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { text } from "../strings";
import { IconButton } from "./Button";
import { classes } from "./classes";

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  lead?: ReactNode;
  children: ReactNode;
  wide?: boolean;
}

/** A dialog in the middle; on a phone it comes up from the lower edge. */
export function Dialog({ open, onOpenChange, title, lead, children, wide }: Props) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade bg-black/45" />
        <Radix.Content
          {...(lead ? {} : { "aria-describedby": undefined })}
          className={classes(
            "fixed z-50 max-h-[92dvh] animate-slide-up overflow-y-auto bg-raised p-5 shadow-overlay focus:outline-none sm:p-6",
            "inset-x-0 bottom-0 rounded-t-xl sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-xl",
            wide ? "sm:w-[min(60rem,94vw)]" : "sm:w-[min(30rem,94vw)]",
          )}
        >
          <div className="mb-4 flex items-start gap-4">
            <div className="min-w-0 flex-1">
              <Radix.Title className="break-words font-semibold text-lg">{title}</Radix.Title>
              {lead && (
                <Radix.Description className="mt-1 text-muted text-sm">{lead}</Radix.Description>
              )}
            </div>
            <Radix.Close asChild>
              <IconButton
                small
                label={text.common.close}
                icon={<X aria-hidden className="size-4" />}
              />
            </Radix.Close>
          </div>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** The row of buttons that ends a dialog. */
export function DialogActions({ children, note }: { children: ReactNode; note?: ReactNode }) {
  return (
    <div className="mt-6 flex flex-wrap items-center justify-end gap-2">
      {note && <div className="mr-auto text-muted text-sm">{note}</div>}
      {children}
    </div>
  );
}
