import { useCredits } from "@techpack/react";
import { type FormEvent, useState } from "react";
import { number } from "../format";
import { prices } from "../prices";
import { text } from "../strings";
import { Button } from "../ui/Button";
import { Dialog, DialogActions } from "../ui/Dialog";
import { TextArea } from "../ui/Field";
import { Picture } from "../ui/Picture";
import { Suggestions } from "./Suggestions";
import type { Compared } from "./usePackChanges";

const LONGEST = 1_000;

interface Props {
  viewName: string;
  imageUrl: string;
  onSubmit: (prompt: string | undefined) => void;
  onClose: () => void;
}

/** Asks how a view should be made anew. */
export function RegenerateDialog({ viewName, imageUrl, onSubmit, onClose }: Props) {
  const [prompt, setPrompt] = useState("");
  const { data: credits } = useCredits();
  const tooLong = prompt.length > LONGEST;
  const short = credits !== undefined && credits.balance < prices.regeneration;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!tooLong && !short) {
      onSubmit(prompt.trim() || undefined);
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={text.regenerate.title(viewName.toLowerCase())}
      lead={text.regenerate.lead}
    >
      <form onSubmit={submit} className="grid gap-4">
        <Picture src={imageUrl} alt={viewName} eager className="max-h-56 w-full rounded-lg" />
        <TextArea
          label={text.regenerate.prompt}
          autoFocus
          value={prompt}
          onChange={(event) => setPrompt(event.target.value)}
          error={tooLong ? text.regenerate.tooLong : undefined}
        />
        <Suggestions
          options={text.regenerate.suggestions}
          onChoose={(option) =>
            setPrompt((now) => (now.trim() ? `${now.trim()}, ${option}` : option))
          }
        />
        <DialogActions
          note={
            credits &&
            text.edit.cost(
              text.credits(prices.regeneration, number(prices.regeneration)),
              number(credits.balance),
            )
          }
        >
          <Button onClick={onClose}>{text.common.cancel}</Button>
          <Button type="submit" kind="primary" disabled={tooLong || short}>
            {text.regenerate.submit} ·{" "}
            {text.credits(prices.regeneration, number(prices.regeneration))}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

interface BeforeAfterProps extends Compared {
  restoring: boolean;
  onKeep: () => void;
  onRestore: () => void;
}

/** A view as it was and as it is, side by side. */
export function BeforeAfter({
  view,
  before,
  after,
  changes,
  undone,
  restoring,
  onKeep,
  onRestore,
}: BeforeAfterProps) {
  return (
    <Dialog
      wide
      open
      onOpenChange={(open) => !open && onKeep()}
      title={text.regenerate.done(view.toLowerCase())}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        {[
          { label: text.regenerate.before, url: before },
          { label: text.regenerate.after, url: after },
        ].map(({ label, url }) => (
          <figure key={label}>
            <figcaption className="mb-1.5 font-medium text-muted text-sm">{label}</figcaption>
            <Picture
              src={url}
              alt={`${view}, ${label}`}
              eager
              className="aspect-[4/5] w-full rounded-lg"
            />
          </figure>
        ))}
      </div>
      {changes.length > 0 && (
        <p className="mt-4 text-sm">
          <span className="text-muted">{text.regenerate.changes}: </span>
          {changes.join(", ")}
        </p>
      )}
      {undone.length > 0 && (
        <p className="mt-2 text-sm">
          <span className="text-muted">{text.regenerate.undone}: </span>
          {undone.join("; ")}
        </p>
      )}
      <DialogActions>
        <Button busy={restoring} onClick={onRestore}>
          {text.regenerate.restore}
        </Button>
        <Button kind="primary" onClick={onKeep}>
          {text.regenerate.keep}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
