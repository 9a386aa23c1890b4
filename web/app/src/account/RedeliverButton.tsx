import type { Delivery } from "@techpack/client";
import { RotateCcw } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { shortId } from "../jobs/jobState";
import { tellError } from "../shell/tell";
import { text } from "../strings";
import { Button } from "../ui/Button";
import { useWebhookChanges } from "./useWebhooks";

const words = text.account.deliveries;

/** Sends an ended delivery once more, at once. */
export function RedeliverButton({ delivery }: { delivery: Delivery }) {
  const { redeliver } = useWebhookChanges();
  const [busy, setBusy] = useState(false);

  async function again() {
    setBusy(true);
    try {
      await redeliver(delivery.deliveryId);
      toast.success(words.redelivered);
    } catch (error) {
      tellError(words.redeliverFailed, error);
    }
    setBusy(false);
  }

  return (
    <Button
      size="small"
      kind="quiet"
      busy={busy}
      icon={<RotateCcw aria-hidden className="size-4" />}
      aria-label={words.redeliverOf(
        text.account.webhooks.event[delivery.event],
        shortId(delivery.jobId),
      )}
      onClick={again}
    >
      {words.redeliver}
    </Button>
  );
}
