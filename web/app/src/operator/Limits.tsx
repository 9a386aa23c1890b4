import type { Account, AccountLimits } from "@techpack/client";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { tellError } from "../shell/tell";
import { text } from "../strings";
import { Button } from "../ui/Button";
import { DialogActions } from "../ui/Dialog";
import { TextField } from "../ui/Field";
import { useAccountChanges } from "./useOperator";
import { wholeNumber } from "./wholeNumber";

const words = text.operator.limits;
const MOST = 1_000_000;

const fields = [
  { name: "runningStages", label: words.running },
  { name: "requestsPerSecond", label: words.writes },
  { name: "readsPerSecond", label: words.reads },
] as const;

type Typed = Record<keyof AccountLimits, string>;

/** What an account may do at once. All limits are set together: what is empty is none of its own. */
export function Limits({ account }: { account: Account }) {
  const { limit } = useAccountChanges();
  const [typed, setTyped] = useState<Typed>(() => ({
    runningStages: account.limits.runningStages?.toString() ?? "",
    requestsPerSecond: account.limits.requestsPerSecond?.toString() ?? "",
    readsPerSecond: account.limits.readsPerSecond?.toString() ?? "",
  }));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const malformed = (value: string) =>
    value.trim() !== "" && wholeNumber(value, MOST) === undefined;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (busy || fields.some(({ name }) => malformed(typed[name]))) {
      return;
    }
    setBusy(true);
    try {
      await limit(account.accountId, {
        runningStages: wholeNumber(typed.runningStages, MOST) ?? null,
        requestsPerSecond: wholeNumber(typed.requestsPerSecond, MOST) ?? null,
        readsPerSecond: wholeNumber(typed.readsPerSecond, MOST) ?? null,
      });
      toast.success(words.saved(account.name));
    } catch (error) {
      tellError(words.failed, error);
    }
    setBusy(false);
  }

  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      {fields.map(({ name, label }) => (
        <TextField
          key={name}
          label={label}
          hint={words.hint}
          inputMode="numeric"
          autoComplete="off"
          value={typed[name]}
          onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
          error={tried && malformed(typed[name]) ? words.malformed : undefined}
          className="tabular max-w-48"
        />
      ))}
      <DialogActions>
        <Button type="submit" kind="primary" busy={busy}>
          {words.save}
        </Button>
      </DialogActions>
    </form>
  );
}
