import { TechPackError } from "@techpack/client";
import { useState } from "react";
import { text } from "../strings";
import { Notice } from "../ui/Notice";
import { Page } from "../ui/Page";
import { Tabs } from "../ui/Tabs";
import { Accounts } from "./Accounts";
import { Audit } from "./Audit";
import { Parked } from "./Parked";
import { Stages } from "./Stages";
import { useAccounts } from "./useOperator";

/** What operators look after: stages and workers, accounts, jobs that nobody could finish, and whether the credits fit. */
export default function OperatorScreen() {
  const { pages } = useAccounts();
  const [tab, setTab] = useState("accounts");
  const { error } = pages;
  const refused = error instanceof TechPackError && (error.status === 401 || error.status === 403);
  return (
    <Page title={text.operator.title} lead={text.operator.lead}>
      {refused ? (
        <Notice tone="warning">{text.operator.refused}</Notice>
      ) : (
        <Tabs
          label={text.operator.sections}
          value={tab}
          onChange={setTab}
          tabs={[
            { id: "accounts", label: text.operator.accounts.title, content: <Accounts /> },
            { id: "stages", label: text.operator.stages.title, content: <Stages /> },
            { id: "parked", label: text.operator.parked.title, content: <Parked /> },
            { id: "audit", label: text.operator.audit.title, content: <Audit /> },
          ]}
        />
      )}
    </Page>
  );
}
