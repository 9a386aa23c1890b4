import { type ReactNode, useState } from "react";
import { text } from "../strings";
import { Button } from "./Button";
import { Dialog, DialogActions } from "./Dialog";

interface Props {
  title: string;
  lead: string;
  confirm: string;
  keep?: string;
  harmless?: boolean;
  /** Does it, and tells what went wrong; the dialog closes either way. */
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
  children?: ReactNode;
}

/** Asks before something is done that cannot simply be undone. */
export function ConfirmDialog({
  title,
  lead,
  confirm,
  keep,
  harmless,
  onConfirm,
  onClose,
  children,
}: Props) {
  const [busy, setBusy] = useState(false);

  async function act() {
    setBusy(true);
    await onConfirm();
    onClose();
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title} lead={lead}>
      {children}
      <DialogActions>
        <Button onClick={onClose}>{keep ?? text.common.cancel}</Button>
        <Button kind={harmless ? "primary" : "danger"} busy={busy} onClick={act}>
          {confirm}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
