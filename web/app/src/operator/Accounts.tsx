import type { Account } from "@techpack/client";
import { Plus, Users } from "lucide-react";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { number } from "../format";
import { tellError } from "../shell/tell";
import { text } from "../strings";
import { Button } from "../ui/Button";
import { Copyable } from "../ui/Copy";
import { Dialog, DialogActions } from "../ui/Dialog";
import { Empty } from "../ui/Empty";
import { TextField } from "../ui/Field";
import { LoadMore } from "../ui/LoadMore";
import { type Column, Table } from "../ui/Table";
import { ListSkeleton, Unreadable } from "../ui/Unreadable";
import { AccountDialog } from "./AccountDialog";
import { useAccountChanges, useAccounts } from "./useOperator";

const words = text.operator.accounts;

/** Every account with its balance and limits. */
export function Accounts() {
  const { pages, accounts } = useAccounts();
  const [opening, setOpening] = useState(false);
  const [managedId, setManagedId] = useState<string>();
  const managed = accounts.find((account) => account.accountId === managedId);
  const open = (
    <Button
      size="small"
      icon={<Plus aria-hidden className="size-4" />}
      onClick={() => setOpening(true)}
    >
      {words.open}
    </Button>
  );
  return (
    <>
      {accounts.length > 0 && <div className="mb-3 flex justify-end">{open}</div>}
      {pages.error && <Unreadable error={pages.error} onRetry={pages.refetch} />}
      {pages.isPending ? (
        <ListSkeleton />
      ) : accounts.length > 0 ? (
        <Table
          label={words.title}
          columns={columnsFor((account) => setManagedId(account.accountId))}
          rows={accounts}
          rowKey={(account) => account.accountId}
        />
      ) : (
        !pages.error && (
          <Empty
            icon={<Users aria-hidden className="size-8" />}
            title={words.empty}
            lead={words.emptyLead}
          >
            {open}
          </Empty>
        )
      )}
      <LoadMore pages={pages} />
      {opening && (
        <OpenDialog
          onOpened={(account) => {
            setOpening(false);
            toast.success(words.opened(account.name));
          }}
          onClose={() => setOpening(false)}
        />
      )}
      {managed && <AccountDialog account={managed} onClose={() => setManagedId(undefined)} />}
    </>
  );
}

function columnsFor(onManage: (account: Account) => void): Column<Account>[] {
  return [
    {
      id: "name",
      label: words.name,
      cell: (account) => <span className="break-words font-medium">{account.name}</span>,
    },
    {
      id: "id",
      label: words.id,
      cell: (account) => <Copyable value={account.accountId} label={words.copyId} />,
    },
    { id: "balance", label: words.balance, end: true, cell: (account) => number(account.balance) },
    {
      id: "running",
      label: words.running,
      end: true,
      cell: ({ limits }) =>
        limits.runningStages === null ? (
          <Faint>{words.noLimit}</Faint>
        ) : (
          number(limits.runningStages)
        ),
    },
    {
      id: "rates",
      label: words.rates,
      cell: ({ limits }) =>
        limits.requestsPerSecond === null && limits.readsPerSecond === null ? (
          <Faint>{words.usual}</Faint>
        ) : (
          <span className="tabular whitespace-nowrap">
            {words.ratesOf(rate(limits.requestsPerSecond), rate(limits.readsPerSecond))}
          </span>
        ),
    },
    {
      id: "actions",
      label: words.manage,
      actions: true,
      cell: (account) => (
        <Button
          size="small"
          aria-label={words.manageOf(account.name)}
          onClick={() => onManage(account)}
        >
          {words.manage}
        </Button>
      ),
    },
  ];
}

const rate = (limit: number | null): string => (limit === null ? words.usual : number(limit));

function Faint({ children }: { children: string }) {
  return <span className="whitespace-nowrap text-faint">{children}</span>;
}

function OpenDialog({
  onOpened,
  onClose,
}: {
  onOpened: (account: Account) => void;
  onClose: () => void;
}) {
  const { open } = useAccountChanges();
  const [name, setName] = useState("");
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (busy || !name.trim()) {
      return;
    }
    setBusy(true);
    try {
      onOpened(await open(name.trim()));
    } catch (error) {
      tellError(words.openFailed, error);
      setBusy(false);
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={words.openTitle}
      lead={words.emptyLead}
    >
      <form onSubmit={submit} noValidate>
        <TextField
          label={words.name}
          placeholder={words.namePlaceholder}
          value={name}
          maxLength={200}
          autoFocus
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
          error={tried && !name.trim() ? words.nameMissing : undefined}
        />
        <DialogActions>
          <Button onClick={onClose}>{text.common.cancel}</Button>
          <Button type="submit" kind="primary" busy={busy}>
            {words.open}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
