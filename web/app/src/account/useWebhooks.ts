import {
  keepPreviousData,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import type {
  AddWebhook,
  ChangeWebhook,
  DeliveryStatus,
  Webhook,
  WebhookSecrets,
} from "@techpack/client";
import { useTechPackClient } from "@techpack/react";
import { useMemo } from "react";

const PAGE = 25;
const PENDING_PERIOD_MILLIS = 5_000;

const keys = {
  webhooks: ["techpack", "webhooks"],
  deliveries: ["techpack", "deliveries"],
} as const;

export function useWebhooks() {
  const client = useTechPackClient();
  return useQuery({
    queryKey: keys.webhooks,
    queryFn: ({ signal }) => client.webhooks({ signal }),
  });
}

/** What can be done to webhooks; each throws what went wrong. */
export function useWebhookChanges() {
  const client = useTechPackClient();
  const queries = useQueryClient();
  const reread = () => {
    void queries.invalidateQueries({ queryKey: keys.webhooks });
    void queries.invalidateQueries({ queryKey: keys.deliveries });
  };
  return {
    async add(body: AddWebhook): Promise<Webhook> {
      const webhook = await client.addWebhook(body);
      reread();
      return webhook;
    },
    async change(id: string, body: ChangeWebhook): Promise<Webhook> {
      const webhook = await client.changeWebhook(id, body);
      reread();
      return webhook;
    },
    async remove(id: string): Promise<void> {
      await client.deleteWebhook(id);
      reread();
    },
    secret: (id: string): Promise<WebhookSecrets> => client.webhookSecret(id),
    rotate: (id: string): Promise<WebhookSecrets> => client.rotateWebhookSecret(id),
    async redeliver(id: string): Promise<void> {
      await client.redeliver(id);
      void queries.invalidateQueries({ queryKey: keys.deliveries });
    },
  };
}

export interface DeliveryListFilter {
  webhookId: string | undefined;
  status: DeliveryStatus | undefined;
}

/** Deliveries, the newest first; read again by itself while one is under way. */
export function useDeliveries(filter: DeliveryListFilter) {
  const client = useTechPackClient();
  const pages = useInfiniteQuery({
    queryKey: [...keys.deliveries, filter],
    queryFn: ({ pageParam, signal }) =>
      client.deliveries({ ...filter, limit: PAGE, cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: (query) =>
      query.state.data?.pages.some((page) =>
        page.deliveries.some((each) => each.status === "pending"),
      )
        ? PENDING_PERIOD_MILLIS
        : false,
  });
  const deliveries = useMemo(
    () => pages.data?.pages.flatMap((page) => page.deliveries) ?? [],
    [pages.data],
  );
  return { pages, deliveries };
}

/** A delivery with the log of its attempts. */
export function useDelivery(id: string) {
  const client = useTechPackClient();
  return useQuery({
    queryKey: [...keys.deliveries, "one", id],
    queryFn: ({ signal }) => client.delivery(id, { signal }),
    refetchInterval: (query) =>
      query.state.data?.status === "pending" ? PENDING_PERIOD_MILLIS : false,
  });
}
