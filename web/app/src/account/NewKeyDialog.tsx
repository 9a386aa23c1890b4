import type { AddKey, NewKey, Scope } from "@techpack/client";
import { type FormEvent, useState } from "react";
import { tellError } from "../shell/tell";
import { text } from "../strings";
import { Button } from "../ui/Button";
import { CopyButton } from "../ui/Copy";
import { Dialog, DialogActions } from "../ui/Dialog";
import { Checkbox, Select, TextField } from "../ui/Field";
import { Notice } from "../ui/Notice";

const words = text.account.keys;
const DAY_MILLIS = 86_400_000;
const days = { never: undefined, week: 7, month: 30, quarter: 90, year: 365 } as const;
type Expiry = keyof typeof days;

interface Props {
  /** Whether a key for operators can be made. */
  operator: boolean;
  onMake: (body: AddKey) => Promise<NewKey>;
  onClose: () => void;
}

/** Makes a key, then shows it: here alone, and only until the dialog is closed. */
export function NewKeyDialog({ operator, onMake, onClose }: Props) {
  const [made, setMade] = useState<NewKey>();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={made ? words.made : words.addTitle}
      lead={made ? undefined : words.lead}
    >
      {made ? (
        <Made made={made} onClose={onClose} />
      ) : (
        <Form operator={operator} onMake={onMake} onMade={setMade} onClose={onClose} />
      )}
    </Dialog>
  );
}

function Made({ made, onClose }: { made: NewKey; onClose: () => void }) {
  return (
    <>
      <Notice tone="warning">{words.madeLead}</Notice>
      <p className="mt-4 mb-1 font-medium text-sm">{made.label}</p>
      <code className="block select-all break-all rounded-md bg-sunken p-3 font-mono text-sm">
        {made.key}
      </code>
      <DialogActions>
        <Button onClick={onClose}>{text.common.done}</Button>
        <CopyButton primary value={made.key} label={words.copy} />
      </DialogActions>
    </>
  );
}

function Form({ operator, onMake, onMade, onClose }: Props & { onMade: (made: NewKey) => void }) {
  const [label, setLabel] = useState("");
  const [scopes, setScopes] = useState<readonly Scope[]>(["jobs"]);
  const [expiry, setExpiry] = useState<Expiry>("never");
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const offered: Scope[] = operator ? ["jobs", "admin"] : ["jobs"];

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (busy || !label.trim() || scopes.length === 0) {
      return;
    }
    setBusy(true);
    try {
      const lifetime = days[expiry];
      onMade(
        await onMake({
          label: label.trim(),
          scopes: [...scopes],
          ...(lifetime && {
            expiresAt: new Date(Date.now() + lifetime * DAY_MILLIS).toISOString(),
          }),
        }),
      );
    } catch (error) {
      tellError(words.failed, error);
      setBusy(false);
    }
  }

  return (
    <form onSubmit={submit} className="grid gap-4" noValidate>
      <TextField
        label={words.label}
        hint={words.labelHint}
        placeholder={words.labelPlaceholder}
        value={label}
        maxLength={200}
        autoFocus
        autoComplete="off"
        onChange={(event) => setLabel(event.target.value)}
        error={tried && !label.trim() ? words.labelMissing : undefined}
      />
      <fieldset className="grid gap-2.5">
        <legend className="mb-1.5 font-medium text-sm">{words.scopes}</legend>
        {offered.map((scope) => (
          <Checkbox
            key={scope}
            label={words.scope[scope]}
            hint={words.scopeHint[scope]}
            checked={scopes.includes(scope)}
            onChange={(event) =>
              setScopes(
                event.target.checked ? [...scopes, scope] : scopes.filter((each) => each !== scope),
              )
            }
          />
        ))}
        {tried && scopes.length === 0 && (
          <p role="alert" className="text-danger text-xs">
            {words.scopeMissing}
          </p>
        )}
      </fieldset>
      <Select
        label={words.expiry}
        value={expiry}
        options={(Object.keys(days) as Expiry[]).map((value) => ({
          value,
          label: words.expiries[value],
        }))}
        onChange={setExpiry}
      />
      <DialogActions>
        <Button onClick={onClose}>{text.common.cancel}</Button>
        <Button type="submit" kind="primary" busy={busy}>
          {words.make}
        </Button>
      </DialogActions>
    </form>
  );
}
