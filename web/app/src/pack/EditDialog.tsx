import { useCredits } from "@techpack/react";
import { type FormEvent, useState } from "react";
import { number } from "../format";
import { prices } from "../prices";
import { text } from "../strings";
import { Button } from "../ui/Button";
import { Dialog, DialogActions } from "../ui/Dialog";
import { TextArea } from "../ui/Field";
import { Suggestions } from "./Suggestions";
import { labelOf } from "./units";

const LONGEST = 500;

interface Props {
  fieldPath: string;
  /** What stands there now, for people. */
  current: string | undefined;
  /** What was written before. */
  initial?: string | undefined;
  onSubmit: (prompt: string) => void;
  onClose: () => void;
}

/** Asks what a field should be, and says what that costs before it is done. */
export function EditDialog({ fieldPath, current, initial = "", onSubmit, onClose }: Props) {
  const [prompt, setPrompt] = useState(initial);
  const { data: credits } = useCredits();
  const tooLong = prompt.length > LONGEST;
  const short = credits !== undefined && credits.balance < prices.edit;
  const suggestions = text.edit.suggestions[kindOf(fieldPath)];

  function submit(event: FormEvent) {
    event.preventDefault();
    if (prompt.trim() && !tooLong && !short) {
      onSubmit(prompt.trim());
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={text.edit.title(nameOf(fieldPath))}
      lead={text.edit.lead}
    >
      <form onSubmit={submit} className="grid gap-4">
        {current && (
          <div className="rounded-md bg-sunken px-3 py-2.5">
            <p className="text-faint text-xs">{text.edit.current}</p>
            <p className="max-h-28 overflow-y-auto break-words">{current}</p>
          </div>
        )}
        <TextArea
          label={text.edit.prompt}
          autoFocus
          value={prompt}
          onChange={(event) => setPrompt(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
              submit(event);
            }
          }}
          error={tooLong ? text.edit.tooLong : undefined}
        />
        <Suggestions options={suggestions} onChoose={setPrompt} />
        <DialogActions
          note={
            credits &&
            text.edit.cost(text.credits(prices.edit, number(prices.edit)), number(credits.balance))
          }
        >
          <Button onClick={onClose}>{text.common.cancel}</Button>
          <Button type="submit" kind="primary" disabled={!prompt.trim() || tooLong || short}>
            {text.edit.apply} · {text.credits(prices.edit, number(prices.edit))}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** What a path is called: "Body length", "Body, material type". */
export function nameOf(fieldPath: string): string {
  const parts = fieldPath.split(/[.[\]]+/).filter((part) => part && !/^\d+$/.test(part));
  const [section, ...rest] = parts;
  const meaningful = rest.filter((part) => !["value", "primary_colors"].includes(part));
  return labelOf(meaningful.at(-1) ?? section ?? fieldPath);
}

function kindOf(fieldPath: string): keyof typeof text.edit.suggestions {
  if (/material/.test(fieldPath)) {
    return "material";
  }
  if (/hex$/.test(fieldPath)) {
    return "hex";
  }
  if (/colou?r/.test(fieldPath)) {
    return "colour";
  }
  return /dimension|measure/.test(fieldPath) ? "measure" : "text";
}
