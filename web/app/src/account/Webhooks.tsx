import type { Webhook, WebhookSecrets } from "@techpack/client";
import { KeyRound, Plus, Send, SquarePen, Trash2, Webhook as WebhookIcon } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { ago } from "../format";
import { tellError } from "../shell/tell";
import { text } from "../strings";
import { Badge } from "../ui/Badge";
import { Button, IconButton } from "../ui/Button";
import { ConfirmDialog } from "../ui/ConfirmDialog";
import { Empty } from "../ui/Empty";
import { Notice } from "../ui/Notice";
import { ListSkeleton, Unreadable } from "../ui/Unreadable";
import { useKeptFocus } from "../ui/useKeptFocus";
import { SecretDialog } from "./SecretDialog";
import { Switch } from "./Switch";
import { useWebhookChanges, useWebhooks } from "./useWebhooks";
import { WebhookDialog } from "./WebhookDialog";

const words = text.account.webhooks;

/** Who is told when a job has ended. */
export function Webhooks({ onDeliveries }: { onDeliveries: (webhookId: string) => void }) {
  const { data, error, isPending, refetch } = useWebhooks();
  const changes = useWebhookChanges();
  const [saving, setSaving] = useState<{ webhook?: Webhook }>();
  const [secrets, setSecrets] = useState<{ id: string; secrets: WebhookSecrets }>();
  const [removing, setRemoving] = useState<Webhook>();
  const webhooks = data?.webhooks ?? [];
  const focus = useKeptFocus<HTMLUListElement>();

  function saved(webhook: Webhook) {
    setSaving(undefined);
    if (webhook.secret) {
      setSecrets({
        id: webhook.webhookId,
        secrets: { secret: webhook.secret, previousSecret: null, previousUntil: null },
      });
    }
  }

  async function show(id: string) {
    try {
      setSecrets({ id, secrets: await changes.secret(id) });
    } catch (error) {
      tellError(text.problems.title, error);
    }
  }

  async function switchTo(id: string, enabled: boolean) {
    try {
      await changes.change(id, { enabled });
    } catch (error) {
      tellError(words.failed, error);
    }
  }

  async function remove(id: string) {
    try {
      await changes.remove(id);
      toast.success(words.removed);
    } catch (error) {
      tellError(words.removeFailed, error);
    }
  }

  const add = (
    <Button
      size="small"
      icon={<Plus aria-hidden className="size-4" />}
      onClick={() => setSaving({})}
    >
      {words.add}
    </Button>
  );

  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <p className="min-w-0 flex-1 basis-64 text-muted text-sm">{words.lead}</p>
        {webhooks.length > 0 && add}
      </div>
      {error && <Unreadable error={error} onRetry={refetch} />}
      {isPending && <ListSkeleton />}
      {data && webhooks.length === 0 && (
        <Empty
          icon={<WebhookIcon aria-hidden className="size-8" />}
          title={words.empty}
          lead={words.emptyLead}
        >
          {add}
        </Empty>
      )}
      <ul {...focus} className="grid gap-3">
        {webhooks.map((webhook) => (
          <Card
            key={webhook.webhookId}
            webhook={webhook}
            onSwitch={(on) => switchTo(webhook.webhookId, on)}
            onChange={() => setSaving({ webhook })}
            onSecret={() => show(webhook.webhookId)}
            onDeliveries={() => onDeliveries(webhook.webhookId)}
            onRemove={() => setRemoving(webhook)}
          />
        ))}
      </ul>
      {saving && (
        <WebhookDialog
          webhook={saving.webhook}
          onSaved={saved}
          onClose={() => setSaving(undefined)}
        />
      )}
      {secrets && (
        <SecretDialog
          secrets={secrets.secrets}
          onRotate={() => changes.rotate(secrets.id)}
          onClose={() => setSecrets(undefined)}
        />
      )}
      {removing && (
        <ConfirmDialog
          title={words.removeTitle}
          lead={words.removeLead}
          confirm={words.remove}
          onConfirm={() => remove(removing.webhookId)}
          onClose={() => setRemoving(undefined)}
        >
          <p className="break-all font-mono text-sm">{removing.url}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

interface CardProps {
  webhook: Webhook;
  onSwitch: (on: boolean) => void;
  onChange: () => void;
  onSecret: () => void;
  onDeliveries: () => void;
  onRemove: () => void;
}

function Card({ webhook, onSwitch, onChange, onSecret, onDeliveries, onRemove }: CardProps) {
  const { url, enabled, disabledReason, failingSince } = webhook;
  return (
    <li
      aria-label={url}
      data-row={webhook.webhookId}
      className="grid gap-3 rounded-xl border border-line bg-surface p-4"
    >
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <p className="break-all font-medium font-mono text-sm">{url}</p>
          {webhook.description && (
            <p className="mt-0.5 break-words text-muted text-sm">{webhook.description}</p>
          )}
        </div>
        <span aria-hidden className="text-muted text-sm">
          {enabled ? words.on : words.off}
        </span>
        <Switch label={words.enabled(url)} on={enabled} onChange={onSwitch} />
      </div>
      {!enabled && disabledReason && (
        <Notice tone="danger">{words.disabled[disabledReason]}</Notice>
      )}
      {enabled && failingSince && (
        <Notice tone="warning">{words.failingSince(ago(failingSince))}</Notice>
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <span className="mr-auto flex flex-wrap gap-1.5">
          {webhook.events.map((event) => (
            <Badge key={event}>{words.event[event]}</Badge>
          ))}
        </span>
        <span className="flex flex-wrap items-center gap-1">
          <Button
            size="small"
            kind="quiet"
            icon={<Send aria-hidden className="size-4" />}
            onClick={onDeliveries}
          >
            {words.deliveries}
          </Button>
          <Button
            size="small"
            kind="quiet"
            icon={<KeyRound aria-hidden className="size-4" />}
            onClick={onSecret}
          >
            {words.secret}
          </Button>
          <IconButton
            small
            label={`${words.change}: ${url}`}
            icon={<SquarePen aria-hidden className="size-4" />}
            onClick={onChange}
          />
          <IconButton
            small
            label={`${words.remove}: ${url}`}
            icon={<Trash2 aria-hidden className="size-4" />}
            onClick={onRemove}
          />
        </span>
      </div>
    </li>
  );
}
