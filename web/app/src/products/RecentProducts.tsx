import { useProducts } from "@techpack/react";
import { Link } from "wouter";
import { routes } from "../shell/routes";
import { text } from "../strings";
import { ProductGrid } from "./ProductGrid";

/** The last few products under the start; where there is none, how it works. */
export function RecentProducts() {
  const { data, isPending } = useProducts({ limit: 6 });
  const products = data?.products ?? [];
  if (isPending) {
    return <div className="min-h-64" />;
  }
  if (products.length === 0) {
    return (
      <ol className="mt-12 grid gap-6 border-line border-t pt-8 sm:grid-cols-3">
        {text.start.how.map((step, i) => (
          <li key={step.title} className="flex gap-3">
            <span className="tabular grid size-7 shrink-0 place-items-center rounded-full bg-accent-soft font-semibold text-accent text-sm">
              {i + 1}
            </span>
            <div>
              <p className="font-medium">{step.title}</p>
              <p className="text-muted text-sm">{step.lead}</p>
            </div>
          </li>
        ))}
      </ol>
    );
  }
  return (
    <section className="mt-12">
      <div className="mb-4 flex items-baseline justify-between">
        <h2 className="font-semibold text-lg">{text.start.recent}</h2>
        <Link href={routes.products} className="rounded-sm text-accent text-sm hover:underline">
          {text.start.allProducts}
        </Link>
      </div>
      <ProductGrid products={products} />
    </section>
  );
}
