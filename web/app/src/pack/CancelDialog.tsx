import { useState } from "react";
import { text } from "../strings";
import { Button } from "../ui/Button";
import { Dialog, DialogActions } from "../ui/Dialog";

/** Asks before work that is under way is stopped. */
export function CancelDialog({
  onConfirm,
  onClose,
}: {
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
}) {
  const [busy, setBusy] = useState(false);

  async function confirm() {
    setBusy(true);
    try {
      await onConfirm();
    } finally {
      setBusy(false);
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={text.pack.cancelTitle}
      lead={text.pack.cancelLead}
    >
      <DialogActions>
        <Button onClick={onClose}>{text.pack.cancelKeep}</Button>
        <Button kind="danger" busy={busy} onClick={confirm}>
          {text.pack.cancelConfirm}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
