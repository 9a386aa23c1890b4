import type { TechPackGeneration } from "@techpack/react";
import { RefreshCw, Sparkles, X } from "lucide-react";
import { useState } from "react";
import { number } from "../format";
import { prices } from "../prices";
import { text } from "../strings";
import { Button } from "../ui/Button";
import { CancelDialog } from "./CancelDialog";
import { PackDownload } from "./Downloads";
import type { PackData } from "./types";

/** Begins a tech pack; says first what it costs. */
export function Generate({
  generation,
  disabled,
}: {
  generation: TechPackGeneration;
  disabled: boolean;
}) {
  const again = generation.hasData;
  const Icon = again ? RefreshCw : Sparkles;
  return (
    <Button
      kind={again ? "secondary" : "primary"}
      disabled={disabled}
      icon={<Icon aria-hidden className="size-4" />}
      onClick={() => generation.generateTechPack()}
    >
      {again ? text.pack.generateAgain : text.pack.generate} ·{" "}
      {text.credits(prices.techPack, number(prices.techPack))}
    </Button>
  );
}

/** What can be done with a product's tech pack as a whole. */
export function PackActions({
  productId,
  pack,
  generation,
  disabled,
}: {
  productId: string;
  pack: PackData;
  generation: TechPackGeneration;
  /** Whether there is no picture that it could be made of. */
  disabled: boolean;
}) {
  const [canceling, setCanceling] = useState(false);
  if (!generation.isGenerating) {
    return (
      <>
        {generation.hasData && <PackDownload productId={productId} pack={pack} />}
        <Generate generation={generation} disabled={disabled} />
      </>
    );
  }
  return (
    <>
      <Button
        busy={generation.isCanceling}
        icon={<X aria-hidden className="size-4" />}
        onClick={() => setCanceling(true)}
      >
        {generation.isCanceling ? text.pack.canceling : text.pack.cancel}
      </Button>
      {canceling && (
        <CancelDialog
          onClose={() => setCanceling(false)}
          onConfirm={async () => {
            await generation.cancelGeneration();
            setCanceling(false);
          }}
        />
      )}
    </>
  );
}
