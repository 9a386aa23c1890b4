import type { Account, Grant } from "@techpack/client";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { change, number } from "../format";
import { tellError } from "../shell/tell";
import { text } from "../strings";
import { Button } from "../ui/Button";
import { TextField } from "../ui/Field";
import { LoadMore } from "../ui/LoadMore";
import { Skeleton } from "../ui/Skeleton";
import { type Column, Table } from "../ui/Table";
import { Time } from "../ui/Time";
import { Unreadable } from "../ui/Unreadable";
import { useAccountChanges, useGrants } from "./useOperator";
import { wholeNumber } from "./wholeNumber";

const words = text.operator.grants;
const MOST_CREDITS = 1_000_000_000;

const columns: Column<Grant>[] = [
  {
    id: "reason",
    label: words.reason,
    cell: (grant) => <span className="break-words">{grant.reason ?? "–"}</span>,
  },
  { id: "when", label: words.when, cell: (grant) => <Time at={grant.createdAt} /> },
  { id: "credits", label: words.credits, end: true, cell: (grant) => change(grant.credits) },
];

/** Gives an account credits, and shows what it was given before. */
export function Grants({ account }: { account: Account }) {
  const { pages, grants } = useGrants(account.accountId);
  return (
    <div className="grid gap-4">
      <GrantForm account={account} />
      {pages.error && <Unreadable error={pages.error} onRetry={pages.refetch} />}
      {pages.isPending && <Skeleton className="h-24" />}
      {pages.data && grants.length === 0 && <p className="text-muted text-sm">{words.empty}</p>}
      {grants.length > 0 && (
        <Table
          plain
          label={words.title}
          columns={columns}
          rows={grants}
          rowKey={(grant) => grant.id}
        />
      )}
      <LoadMore pages={pages} />
    </div>
  );
}

function GrantForm({ account }: { account: Account }) {
  const { grant } = useAccountChanges();
  const [typed, setTyped] = useState("");
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const credits = wholeNumber(typed, MOST_CREDITS);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (busy || credits === undefined || !reason.trim()) {
      return;
    }
    setBusy(true);
    try {
      await grant(account.accountId, credits, reason.trim());
      toast.success(words.granted(text.credits(credits, number(credits)), account.name));
      setTyped("");
      setReason("");
      setTried(false);
    } catch (error) {
      tellError(words.failed, error);
    }
    setBusy(false);
  }

  return (
    <form
      onSubmit={submit}
      noValidate
      className="grid items-start gap-3 sm:grid-cols-[9rem_minmax(0,1fr)_auto]"
    >
      <TextField
        label={words.credits}
        inputMode="numeric"
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        error={tried && credits === undefined ? words.creditsMissing : undefined}
        className="tabular"
      />
      <TextField
        label={words.reason}
        placeholder={words.reasonPlaceholder}
        autoComplete="off"
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        error={tried && !reason.trim() ? words.reasonMissing : undefined}
      />
      <Button type="submit" kind="primary" busy={busy} className="h-10 sm:mt-[1.625rem]">
        {words.grant}
      </Button>
    </form>
  );
}
