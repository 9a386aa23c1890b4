import type { EventType, Webhook } from "@techpack/client";
import { type FormEvent, useState } from "react";
import { sentence } from "../shell/tell";
import { text } from "../strings";
import { Button } from "../ui/Button";
import { Dialog, DialogActions } from "../ui/Dialog";
import { Checkbox, TextField } from "../ui/Field";
import { Notice } from "../ui/Notice";
import { useWebhookChanges } from "./useWebhooks";

const words = text.account.webhooks;
const events = Object.keys(words.event) as EventType[];

interface Props {
  /** The one that is changed; a new one without. */
  webhook?: Webhook | undefined;
  onSaved: (webhook: Webhook) => void;
  onClose: () => void;
}

/** Where to deliver, and what. What the server refuses is said here, beside what was typed. */
export function WebhookDialog({ webhook, onSaved, onClose }: Props) {
  const { add, change } = useWebhookChanges();
  const [url, setUrl] = useState(webhook?.url ?? "");
  const [description, setDescription] = useState(webhook?.description ?? "");
  const [chosen, setChosen] = useState<readonly EventType[]>(webhook?.events ?? events);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string>();
  const whole = isWholeUrl(url);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (busy || !whole || chosen.length === 0) {
      return;
    }
    setBusy(true);
    setRefused(undefined);
    try {
      const body = { url: url.trim(), description: description.trim(), events: [...chosen] };
      onSaved(await (webhook ? change(webhook.webhookId, body) : add(body)));
    } catch (error) {
      setRefused(sentence(error));
      setBusy(false);
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={webhook ? words.changeTitle : words.addTitle}
      lead={webhook ? undefined : words.lead}
    >
      <form onSubmit={submit} className="grid gap-4" noValidate>
        <TextField
          label={words.url}
          type="url"
          hint={words.urlHint}
          placeholder={words.urlPlaceholder}
          value={url}
          maxLength={2000}
          autoFocus
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setUrl(event.target.value)}
          error={tried && !whole ? words.urlMalformed : undefined}
        />
        <TextField
          label={words.description}
          placeholder={words.descriptionPlaceholder}
          value={description}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => setDescription(event.target.value)}
        />
        <fieldset className="grid gap-2.5">
          <legend className="mb-1.5 font-medium text-sm">{words.events}</legend>
          {events.map((each) => (
            <Checkbox
              key={each}
              label={words.event[each]}
              checked={chosen.includes(each)}
              onChange={(event) =>
                setChosen(
                  event.target.checked ? [...chosen, each] : chosen.filter((one) => one !== each),
                )
              }
            />
          ))}
          {tried && chosen.length === 0 && (
            <p role="alert" className="text-danger text-xs">
              {words.eventMissing}
            </p>
          )}
        </fieldset>
        {refused && (
          <Notice tone="danger" live>
            {refused}
          </Notice>
        )}
        <DialogActions>
          <Button onClick={onClose}>{text.common.cancel}</Button>
          <Button type="submit" kind="primary" busy={busy}>
            {webhook ? words.save : words.add}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function isWholeUrl(url: string): boolean {
  return /^https?:\/\//i.test(url.trim()) && URL.canParse(url.trim());
}
