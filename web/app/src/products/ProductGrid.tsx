import type { Product } from "@techpack/client";
import { Link } from "wouter";
import { ago, dateTime } from "../format";
import { routes } from "../shell/routes";
import { Picture } from "../ui/Picture";

export function ProductGrid({ products }: { products: Product[] }) {
  return (
    <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 sm:gap-4 lg:grid-cols-4 2xl:grid-cols-6">
      {products.map((product) => (
        <li key={product.productId}>
          <Link
            href={routes.product(product.productId)}
            className="group grid overflow-hidden rounded-xl border border-line bg-surface transition-colors hover:border-line-strong"
          >
            <Picture src={product.thumbnailUrl} alt="" className="aspect-[4/5] w-full" />
            <span className="grid gap-0.5 p-3">
              <span className="truncate font-medium" title={product.productId}>
                {product.productId}
              </span>
              <time
                dateTime={product.updatedAt}
                title={dateTime(product.updatedAt)}
                className="text-muted text-xs"
              >
                {ago(product.updatedAt)}
              </time>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
