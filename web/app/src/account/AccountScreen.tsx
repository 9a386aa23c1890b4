import { useCredits } from "@techpack/react";
import { LogOut } from "lucide-react";
import { useState } from "react";
import { number } from "../format";
import { currentKey } from "../shell/session";
import { text } from "../strings";
import { Button } from "../ui/Button";
import { Copyable } from "../ui/Copy";
import { Page } from "../ui/Page";
import { Skeleton } from "../ui/Skeleton";
import { Tabs } from "../ui/Tabs";
import { Deliveries } from "./Deliveries";
import { Keys } from "./Keys";
import { leave, ownPrefix } from "./ownKey";
import { useOwnKeys } from "./useKeys";
import { Webhooks } from "./Webhooks";

/** Who is signed in, with which keys, and who is told of jobs. */
export default function AccountScreen() {
  const keys = useOwnKeys();
  const [tab, setTab] = useState("keys");
  const [webhookId, setWebhookId] = useState<string>();
  return (
    <Page
      title={text.account.title}
      lead={text.account.lead}
      actions={
        currentKey() !== undefined && (
          <Button icon={<LogOut aria-hidden className="size-4" />} onClick={leave}>
            {text.account.signOut}
          </Button>
        )
      }
    >
      <Who />
      <Tabs
        label={text.account.sections}
        value={tab}
        onChange={setTab}
        tabs={[
          { id: "keys", label: text.account.keys.title, content: <Keys origin={keys} /> },
          {
            id: "webhooks",
            label: text.account.webhooks.title,
            content: (
              <Webhooks
                onDeliveries={(id) => {
                  setWebhookId(id);
                  setTab("deliveries");
                }}
              />
            ),
          },
          {
            id: "deliveries",
            label: text.account.deliveries.title,
            content: <Deliveries webhookId={webhookId} onWebhook={setWebhookId} />,
          },
        ]}
      />
    </Page>
  );
}

function Who() {
  const { data } = useCredits();
  const prefix = ownPrefix();
  return (
    <section
      aria-label={text.account.who}
      className="mb-6 flex flex-wrap gap-x-10 gap-y-4 rounded-xl border border-line bg-surface p-4 sm:p-5"
    >
      <dl className="contents">
        <div className="min-w-0">
          <dt className="text-faint text-xs">{text.account.id}</dt>
          <dd className="mt-1 flex min-h-8 items-center">
            {data ? (
              <Copyable value={data.accountId} label={text.account.copyId} />
            ) : (
              <Skeleton className="h-4 w-64 max-w-full" />
            )}
          </dd>
        </div>
        <div>
          <dt className="text-faint text-xs">{text.account.balance}</dt>
          <dd className="tabular mt-1 flex min-h-8 items-center font-medium">
            {data ? (
              text.credits(data.balance, number(data.balance))
            ) : (
              <Skeleton className="h-4 w-24" />
            )}
          </dd>
        </div>
        <div>
          <dt className="text-faint text-xs">{text.account.key}</dt>
          <dd className="mt-1 flex min-h-8 items-center">
            {prefix ? (
              <code className="font-mono text-xs">tp_{prefix}_…</code>
            ) : currentKey() === undefined ? (
              text.signIn.demo
            ) : (
              text.account.token
            )}
          </dd>
        </div>
      </dl>
    </section>
  );
}
