import type { Category } from "@techpack/client";
import { percent } from "../format";
import { text } from "../strings";
import { Badge } from "../ui/Badge";
import { labelOf } from "./units";

/** What kind of product it is, how sure that is and why. */
export function CategoryCard({ category }: { category: Category }) {
  const sure = percent(category.confidence);
  return (
    <section>
      <h2 className="mb-2 font-semibold text-faint text-xs uppercase tracking-wide">
        {text.pack.category}
      </h2>
      <div className="flex items-center gap-2">
        <p className="mr-auto font-medium text-lg">{labelOf(category.subcategory)}</p>
        {sure && (
          <Badge tone={category.confidence < 0.7 ? "warning" : "neutral"}>
            {text.pack.sure(sure)}
          </Badge>
        )}
      </div>
      <p className="text-muted text-xs">{labelOf(category.category)}</p>
      {category.alternatives && category.alternatives.length > 0 && (
        <p className="mt-1 text-muted text-sm">
          {text.pack.alternatives}{" "}
          {category.alternatives
            .map((each) => `${each.subcategory} ${percent(each.confidence) ?? ""}`.trim())
            .join(", ")}
        </p>
      )}
      {category.reasoning && (
        <details className="mt-2 text-sm">
          <summary className="w-fit rounded-sm text-accent">{text.pack.why}</summary>
          <p className="mt-1 break-words text-muted">{category.reasoning}</p>
        </details>
      )}
    </section>
  );
}
