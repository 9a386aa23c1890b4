import type { Delivery, DeliveryStatus } from "@techpack/client";
import { Send } from "lucide-react";
import { useState } from "react";
import { Link } from "wouter";
import { number } from "../format";
import { shortId } from "../jobs/jobState";
import { routes } from "../shell/routes";
import { text } from "../strings";
import { Badge, type Tone } from "../ui/Badge";
import { Empty } from "../ui/Empty";
import { Select } from "../ui/Field";
import { LoadMore } from "../ui/LoadMore";
import { Segments } from "../ui/Segments";
import { type Column, Table } from "../ui/Table";
import { Time } from "../ui/Time";
import { ListSkeleton, Unreadable } from "../ui/Unreadable";
import { DeliveryDialog } from "./DeliveryDialog";
import { RedeliverButton } from "./RedeliverButton";
import { useDeliveries, useWebhooks } from "./useWebhooks";

const words = text.account.deliveries;
const event = text.account.webhooks.event;

export const tones: Record<DeliveryStatus, Tone> = {
  pending: "accent",
  delivered: "positive",
  failed: "danger",
};

const statuses: { value: DeliveryStatus | "all"; label: string }[] = [
  { value: "all", label: words.allStatus },
  { value: "pending", label: words.status.pending },
  { value: "delivered", label: words.status.delivered },
  { value: "failed", label: words.status.failed },
];

const ALL = "all";

interface Props {
  /** Only what is told to this one. */
  webhookId: string | undefined;
  onWebhook: (id: string | undefined) => void;
}

/** What was told to whom, what was answered, and once more where that is wanted. */
export function Deliveries({ webhookId, onWebhook }: Props) {
  const [status, setStatus] = useState<DeliveryStatus | "all">("all");
  const [opened, setOpened] = useState<Delivery>();
  const { data } = useWebhooks();
  const { pages, deliveries } = useDeliveries({
    webhookId,
    status: status === "all" ? undefined : status,
  });
  const filtered = status !== "all" || webhookId !== undefined;
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <Segments label={words.state} value={status} options={statuses} onChange={setStatus} />
        <div className="w-64 max-w-full">
          <Select
            small
            hideLabel
            label={words.to}
            value={webhookId ?? ALL}
            options={[
              { value: ALL, label: words.allWebhooks },
              ...(data?.webhooks ?? []).map((each) => ({
                value: each.webhookId,
                label: each.description || each.url,
              })),
            ]}
            onChange={(id) => onWebhook(id === ALL ? undefined : id)}
          />
        </div>
      </div>
      {pages.error && <Unreadable error={pages.error} onRetry={pages.refetch} />}
      {pages.isPending ? (
        <ListSkeleton />
      ) : deliveries.length > 0 ? (
        <Table
          label={words.title}
          columns={columnsFor(setOpened)}
          rows={deliveries}
          rowKey={(delivery) => delivery.deliveryId}
        />
      ) : (
        !pages.error && (
          <Empty
            icon={<Send aria-hidden className="size-8" />}
            title={filtered ? words.emptyFilter : words.empty}
            lead={filtered ? "" : words.emptyLead}
          />
        )
      )}
      <LoadMore pages={pages} />
      {opened && <DeliveryDialog id={opened.deliveryId} onClose={() => setOpened(undefined)} />}
    </>
  );
}

function columnsFor(onOpen: (delivery: Delivery) => void): Column<Delivery>[] {
  return [
    {
      id: "event",
      label: words.event,
      cell: (delivery) => (
        <button
          type="button"
          onClick={() => onOpen(delivery)}
          className="block max-w-60 rounded-sm text-left hover:underline hover:underline-offset-4"
        >
          <span className="block font-medium">{event[delivery.event]}</span>{" "}
          <span className="block truncate font-mono text-faint text-xs" title={delivery.url}>
            {delivery.url}
          </span>
        </button>
      ),
    },
    {
      id: "job",
      label: words.job,
      cell: (delivery) => (
        <Link
          href={routes.job(delivery.jobId)}
          className="rounded-sm font-mono text-accent text-xs hover:underline hover:underline-offset-4"
        >
          {shortId(delivery.jobId)}
        </Link>
      ),
    },
    {
      id: "state",
      label: words.state,
      cell: (delivery) => (
        <span className="grid justify-items-start gap-1 @max-2xl:justify-items-end">
          <Badge tone={tones[delivery.status]}>{words.status[delivery.status]}</Badge>
          {delivery.nextAttemptAt && (
            <span className="whitespace-nowrap text-muted text-xs">
              {words.next} <Time at={delivery.nextAttemptAt} />
            </span>
          )}
        </span>
      ),
    },
    {
      id: "attempts",
      label: words.attempts,
      end: true,
      cell: (delivery) => number(delivery.attempts),
    },
    {
      id: "response",
      label: words.response,
      cell: (delivery) => (
        <span className="line-clamp-2 max-w-56 break-words" title={delivery.error ?? undefined}>
          {delivery.responseStatus ?? delivery.error ?? <span className="text-faint">–</span>}
        </span>
      ),
    },
    { id: "created", label: words.created, cell: (delivery) => <Time at={delivery.createdAt} /> },
    {
      id: "actions",
      label: words.redeliver,
      actions: true,
      cell: (delivery) => <RedeliverButton delivery={delivery} />,
    },
  ];
}
