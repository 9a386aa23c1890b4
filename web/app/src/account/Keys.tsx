import type { Key } from "@techpack/client";
import { KeyRound, Plus } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { tellError } from "../shell/tell";
import { useIdentity } from "../shell/useIdentity";
import { text } from "../strings";
import { Badge } from "../ui/Badge";
import { Button } from "../ui/Button";
import { ConfirmDialog } from "../ui/ConfirmDialog";
import { Empty } from "../ui/Empty";
import { LoadMore } from "../ui/LoadMore";
import { Notice } from "../ui/Notice";
import { type Column, Table } from "../ui/Table";
import { Time } from "../ui/Time";
import { ListSkeleton, Unreadable } from "../ui/Unreadable";
import type { KeyOrigin } from "./keyOrigin";
import { NewKeyDialog } from "./NewKeyDialog";
import { leave, ownPrefix } from "./ownKey";
import { useKeyChanges, useKeyList } from "./useKeys";

const words = text.account.keys;

/** The keys of an account: what they may do, when they were used; new ones are made and old ones revoked. */
export function Keys({ origin, plain }: { origin: KeyOrigin; plain?: boolean }) {
  const { pages, keys } = useKeyList(origin);
  const changes = useKeyChanges(origin);
  const operator = useIdentity().data?.scopes.includes("admin") ?? false;
  const [adding, setAdding] = useState(false);
  const [revoking, setRevoking] = useState<Key>();
  const own = revoking !== undefined && revoking.prefix === ownPrefix();

  async function revoke(key: Key) {
    try {
      await changes.revoke(key.prefix);
      toast.success(words.revokedToast(key.label));
      if (own) {
        leave();
      }
    } catch (error) {
      tellError(words.revokeFailed, error);
    }
  }

  const add = (
    <Button
      size="small"
      icon={<Plus aria-hidden className="size-4" />}
      onClick={() => setAdding(true)}
    >
      {words.add}
    </Button>
  );

  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <p className="min-w-0 flex-1 basis-64 text-muted text-sm">{words.lead}</p>
        {keys.length > 0 && add}
      </div>
      {pages.error && <Unreadable error={pages.error} onRetry={pages.refetch} />}
      {pages.isPending ? (
        <ListSkeleton />
      ) : keys.length > 0 ? (
        <Table
          label={words.title}
          columns={columnsFor(setRevoking)}
          rows={keys}
          rowKey={(key) => key.prefix}
          plain={plain ?? false}
        />
      ) : (
        !pages.error && (
          <Empty
            icon={<KeyRound aria-hidden className="size-8" />}
            title={words.empty}
            lead={words.emptyLead}
          >
            {add}
          </Empty>
        )
      )}
      <LoadMore pages={pages} />
      {adding && (
        <NewKeyDialog operator={operator} onMake={changes.add} onClose={() => setAdding(false)} />
      )}
      {revoking && (
        <ConfirmDialog
          title={words.revokeTitle(revoking.label)}
          lead={words.revokeLead}
          confirm={words.revoke}
          onConfirm={() => revoke(revoking)}
          onClose={() => setRevoking(undefined)}
        >
          {own && <Notice tone="warning">{words.revokeOwn}</Notice>}
        </ConfirmDialog>
      )}
    </>
  );
}

function columnsFor(onRevoke: (key: Key) => void): Column<Key>[] {
  return [
    {
      id: "label",
      label: words.label,
      cell: (key) => (
        <>
          <span className="flex flex-wrap items-center gap-2">
            <span className="break-words font-medium">{key.label}</span>
            {key.prefix === ownPrefix() && <Badge tone="accent">{words.own}</Badge>}
          </span>
          <span className="font-mono text-faint text-xs">tp_{key.prefix}_…</span>
        </>
      ),
    },
    {
      id: "scopes",
      label: words.scopes,
      cell: (key) => key.scopes.map((scope) => words.scope[scope]).join(", "),
    },
    { id: "state", label: words.state, cell: (key) => stateOf(key) },
    { id: "created", label: words.created, cell: (key) => <Time at={key.createdAt} /> },
    {
      id: "used",
      label: words.lastUsed,
      cell: (key) => <Time at={key.lastUsedAt} otherwise={text.common.never} />,
    },
    {
      id: "expires",
      label: words.expires,
      cell: (key) => <Time at={key.expiresAt} otherwise={text.common.never} />,
    },
    {
      id: "actions",
      label: words.revoke,
      actions: true,
      cell: (key) =>
        key.revokedAt === null && (
          <Button
            size="small"
            kind="quiet"
            aria-label={words.revokeOf(key.label)}
            onClick={() => onRevoke(key)}
          >
            {words.revoke}
          </Button>
        ),
    },
  ];
}

function stateOf(key: Key) {
  if (key.revokedAt !== null) {
    return <Badge tone="danger">{words.revoked}</Badge>;
  }
  return key.expiresAt !== null && Date.parse(key.expiresAt) <= Date.now() ? (
    <Badge tone="warning">{words.expired}</Badge>
  ) : (
    <Badge tone="positive">{words.active}</Badge>
  );
}
