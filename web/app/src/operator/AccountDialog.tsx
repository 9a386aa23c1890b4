import type { Account } from "@techpack/client";
import { useState } from "react";
import { Keys } from "../account/Keys";
import { number } from "../format";
import { text } from "../strings";
import { Dialog } from "../ui/Dialog";
import { Tabs } from "../ui/Tabs";
import { Grants } from "./Grants";
import { Limits } from "./Limits";
import { useAccountKeys } from "./useOperator";

/** One account, as its operator sees it. */
export function AccountDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const [tab, setTab] = useState("credits");
  const keys = useAccountKeys(account.accountId);
  return (
    <Dialog
      wide
      open
      onOpenChange={(open) => !open && onClose()}
      title={account.name}
      lead={
        <span className="tabular">{text.credits(account.balance, number(account.balance))}</span>
      }
    >
      <Tabs
        label={text.operator.accounts.sections}
        value={tab}
        onChange={setTab}
        tabs={[
          {
            id: "credits",
            label: text.operator.grants.title,
            content: <Grants account={account} />,
          },
          { id: "keys", label: text.account.keys.title, content: <Keys plain origin={keys} /> },
          {
            id: "limits",
            label: text.operator.limits.title,
            content: <Limits account={account} />,
          },
        ]}
      />
    </Dialog>
  );
}
