import type { WebhookSecrets } from "@techpack/client";
import { useState } from "react";
import { toast } from "sonner";
import { dateTime } from "../format";
import { tellError } from "../shell/tell";
import { text } from "../strings";
import { Button } from "../ui/Button";
import { Copyable } from "../ui/Copy";
import { Dialog, DialogActions } from "../ui/Dialog";

const words = text.account.webhooks;

interface Props {
  secrets: WebhookSecrets;
  onRotate: () => Promise<WebhookSecrets>;
  onClose: () => void;
}

/** A webhook's secret. To rotate it asks once more, since receivers must follow. */
export function SecretDialog({ secrets, onRotate, onClose }: Props) {
  const [shown, setShown] = useState(secrets);
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);

  async function rotate() {
    setBusy(true);
    try {
      setShown(await onRotate());
      toast.success(words.rotated);
    } catch (error) {
      tellError(words.rotateFailed, error);
    }
    setBusy(false);
    setAsking(false);
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={asking ? words.rotateTitle : words.secretTitle}
      lead={asking ? words.rotateLead : words.secretLead}
    >
      {!asking && (
        <div className="grid gap-4">
          <div className="rounded-md bg-sunken p-3">
            <Copyable value={shown.secret} label={words.copySecret} />
          </div>
          {shown.previousSecret && (
            <div>
              <p className="mb-1 font-medium text-sm">{words.previousSecret}</p>
              <div className="rounded-md bg-sunken p-3">
                <Copyable value={shown.previousSecret} label={words.copySecret} />
              </div>
              {shown.previousUntil && (
                <p className="mt-1.5 text-muted text-xs">
                  {words.previousUntil(dateTime(shown.previousUntil))}
                </p>
              )}
            </div>
          )}
        </div>
      )}
      <DialogActions>
        {asking ? (
          <>
            <Button onClick={() => setAsking(false)}>{text.common.cancel}</Button>
            <Button kind="primary" busy={busy} onClick={rotate}>
              {words.rotate}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={() => setAsking(true)}>{words.rotate}</Button>
            <Button kind="primary" onClick={onClose}>
              {text.common.done}
            </Button>
          </>
        )}
      </DialogActions>
    </Dialog>
  );
}
