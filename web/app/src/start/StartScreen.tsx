import { useCredits } from "@techpack/react";
import { Sparkles } from "lucide-react";
import { type FormEvent, useState } from "react";
import { number } from "../format";
import { prices } from "../prices";
import { RecentProducts } from "../products/RecentProducts";
import { text } from "../strings";
import { Button } from "../ui/Button";
import { classes } from "../ui/classes";
import { TextField } from "../ui/Field";
import { Notice } from "../ui/Notice";
import { Page } from "../ui/Page";
import { useKeptFocus } from "../ui/useKeptFocus";
import { Dropzone } from "./Dropzone";
import { type Options, PackOptions } from "./PackOptions";
import { PhotoList } from "./PhotoList";
import { productIdOf } from "./productId";
import { UsualTime } from "./UsualTime";
import { MOST_VIEWS, usePhotos } from "./usePhotos";
import { useStartPack } from "./useStartPack";

export default function StartScreen() {
  const { photos, problems, add, remove, setView, ready } = usePhotos();
  const keptFocus = useKeptFocus<HTMLFieldSetElement>();
  const [name, setName] = useState("");
  const [options, setOptions] = useState<Options>({
    subcategory: "",
    shotCount: 8,
    views: ["front", "back", "side"],
  });
  const { data: credits } = useCredits();
  const { start, state } = useStartPack();
  const productId = productIdOf(name);
  const missing = credits ? prices.techPack - credits.balance : 0;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (ready && productId && missing <= 0) {
      start({ productId, photos, ...options });
    }
  }

  return (
    <Page title={text.start.title} lead={text.start.lead}>
      <form onSubmit={submit} className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_22rem]">
        {/* what is being sent does not change under way */}
        <fieldset
          {...keptFocus}
          disabled={state.busy}
          className="grid min-w-0 gap-4 outline-none"
          aria-label={text.start.photos}
        >
          {photos.length > 0 && <PhotoList photos={photos} onView={setView} onRemove={remove} />}
          {photos.length < MOST_VIEWS && <Dropzone onFiles={add} compact={photos.length > 0} />}
          {problems.map((problem) => (
            <Notice key={problem} tone="warning" live>
              {problem}
            </Notice>
          ))}
          {photos.length > 1 && <p className="text-muted text-xs">{text.start.lead_view}</p>}
        </fieldset>
        <fieldset
          disabled={state.busy}
          className="grid min-w-0 gap-5 rounded-xl border border-line bg-surface p-5 xl:sticky xl:top-8"
          aria-label={text.start.options}
        >
          <TextField
            label={text.start.name}
            hint={text.start.nameHint}
            placeholder={text.start.namePlaceholder}
            value={name}
            maxLength={100}
            onChange={(event) => setName(event.target.value)}
            autoComplete="off"
            required
          />
          <PackOptions value={options} onChange={setOptions} />
          <dl className="tabular grid grid-cols-[1fr_auto] gap-y-1.5 border-line border-t pt-4">
            <dt className="text-muted">{text.start.cost}</dt>
            <dd className="text-right font-medium">
              {text.credits(prices.techPack, number(prices.techPack))}
            </dd>
            <dt className="text-muted">{text.start.balance}</dt>
            <dd className="text-right">{credits ? number(credits.balance) : "…"}</dd>
            <dt className="text-muted">{text.start.after}</dt>
            <dd className={classes("text-right", missing > 0 && "text-danger")}>
              {credits ? number(credits.balance - prices.techPack) : "…"}
            </dd>
          </dl>
          {missing > 0 && (
            <Notice tone="warning">
              {text.start.short(text.credits(missing, number(missing)))}
            </Notice>
          )}
          <div className="grid gap-2">
            <Button
              type="submit"
              kind="primary"
              size="large"
              busy={state.busy}
              disabled={!ready || !productId || missing > 0}
              icon={<Sparkles aria-hidden className="size-4" />}
            >
              {state.message ?? text.start.generate}
            </Button>
            <UsualTime />
          </div>
        </fieldset>
      </form>
      <RecentProducts />
    </Page>
  );
}
