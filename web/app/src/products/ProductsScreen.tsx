import { useInfiniteQuery } from "@tanstack/react-query";
import { techPackKeys, useTechPackClient } from "@techpack/react";
import { Layers, Plus } from "lucide-react";
import { useState } from "react";
import { Link } from "wouter";
import { routes } from "../shell/routes";
import { sentence } from "../shell/tell";
import { text } from "../strings";
import { Button } from "../ui/Button";
import { Empty } from "../ui/Empty";
import { TextField } from "../ui/Field";
import { Notice } from "../ui/Notice";
import { Page } from "../ui/Page";
import { Skeleton } from "../ui/Skeleton";
import { ProductGrid } from "./ProductGrid";

const newPack = (
  <Link
    href={routes.start}
    className="inline-flex h-9 items-center gap-2 rounded-md bg-accent-fill px-3.5 font-medium text-white hover:bg-accent-hover"
  >
    <Plus aria-hidden className="size-4" />
    {text.nav.start}
  </Link>
);

/** Every product with its picture, newest first. */
export default function ProductsScreen() {
  const client = useTechPackClient();
  const { data, isPending, error, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useInfiniteQuery({
      queryKey: [...techPackKeys.products(), "pages"],
      queryFn: ({ pageParam, signal }) =>
        client.products({ limit: 48, ...(pageParam ? { cursor: pageParam } : {}) }, { signal }),
      initialPageParam: "",
      getNextPageParam: (page) => page.nextCursor,
    });
  const products = data?.pages.flatMap((page) => page.products) ?? [];
  const [wanted, setWanted] = useState("");
  const found = products.filter((product) =>
    product.productId.toLowerCase().includes(wanted.trim().toLowerCase()),
  );
  return (
    <Page title={text.products.title} lead={text.products.lead} actions={newPack}>
      {error && (
        <Notice tone="danger" live>
          {sentence(error)}
        </Notice>
      )}
      {products.length > 6 && (
        <div className="mb-5 max-w-sm">
          <TextField
            hideLabel
            label={text.products.filter}
            placeholder={text.products.filter}
            type="search"
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
          />
        </div>
      )}
      {isPending && (
        <div
          className="grid grid-cols-2 gap-4 sm:grid-cols-3 lg:grid-cols-4"
          role="status"
          aria-label={text.common.loading}
        >
          {Array.from({ length: 8 }, (_, i) => (
            <Skeleton key={i} className="aspect-[4/5] w-full" />
          ))}
        </div>
      )}
      {!isPending && !error && products.length === 0 && (
        <Empty
          icon={<Layers aria-hidden className="size-8" strokeWidth={1.5} />}
          title={text.products.empty}
          lead={text.products.emptyLead}
        >
          {newPack}
        </Empty>
      )}
      {products.length > 0 && found.length === 0 && <Empty title={text.products.none} />}
      <ProductGrid products={found} />
      {hasNextPage && (
        <div className="mt-6 flex justify-center">
          <Button busy={isFetchingNextPage} onClick={() => fetchNextPage()}>
            {text.common.loadMore}
          </Button>
        </div>
      )}
    </Page>
  );
}
