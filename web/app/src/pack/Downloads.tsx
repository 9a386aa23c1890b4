import type { TechnicalSketch } from "@techpack/client";
import { useTechPackClient } from "@techpack/react";
import { Download, FileDown } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { ReactNode } from "react";
import { tellError } from "../shell/tell";
import { text } from "../strings";
import { Button } from "../ui/Button";
import { csvOf } from "./csv";
import type { PackData } from "./types";

function Menu({
  trigger,
  items,
}: {
  trigger: ReactNode;
  items: { label: string; onSelect: () => void }[];
}) {
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={6}
          className="z-50 min-w-48 animate-fade rounded-lg border border-line bg-raised p-1 shadow-raised"
        >
          {items.map((item) => (
            <DropdownMenu.Item
              key={item.label}
              onSelect={item.onSelect}
              className="flex h-9 cursor-pointer items-center gap-2 rounded-md px-2.5 outline-none data-[highlighted]:bg-hover"
            >
              <FileDown aria-hidden className="size-4 text-faint" />
              {item.label}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

const trigger = (
  <Button icon={<Download aria-hidden className="size-4" />} aria-label={text.pack.downloads}>
    <span className="max-sm:hidden">{text.pack.downloads}</span>
  </Button>
);

/** One sheet as a file. */
export function SketchDownload({ sketch }: { sketch: TechnicalSketch }) {
  return (
    <Menu
      trigger={trigger}
      items={[
        {
          label: text.pack.download.svg,
          onSelect: () => follow(sketch.vectorUrl, `sketch-${sketch.viewType}.svg`),
        },
        {
          label: text.pack.download.png,
          onSelect: () => follow(sketch.imageUrl, `sketch-${sketch.viewType}.png`),
        },
      ]}
    />
  );
}

/** All of a tech pack: as documents that the server makes, and as data. */
export function PackDownload({ productId, pack }: { productId: string; pack: PackData }) {
  const client = useTechPackClient();

  // a link carries its own right to be read, and not for long
  async function made(type: "pdf" | "zip") {
    try {
      const { links } = await client.techPack(productId);
      follow(links[type], `${fileName(productId)}-tech-pack.${type}`);
    } catch (error) {
      tellError(text.pack.download.failed, error);
    }
  }

  return (
    <Menu
      trigger={trigger}
      items={[
        { label: text.pack.download.pdf, onSelect: () => made("pdf") },
        { label: text.pack.download.zip, onSelect: () => made("zip") },
        {
          label: text.pack.download.json,
          onSelect: () =>
            save(
              new Blob([JSON.stringify(pack, null, 2)], { type: "application/json" }),
              `${fileName(productId)}.json`,
            ),
        },
        {
          label: text.pack.download.csv,
          onSelect: () =>
            save(
              new Blob([csvOf(pack)], { type: "text/csv" }),
              `${fileName(productId)}-measurements.csv`,
            ),
        },
      ]}
    />
  );
}

const fileName = (productId: string) =>
  productId.replace(/[^\p{L}\p{N}._-]+/gu, "-").slice(0, 80) || "tech-pack";

function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  follow(url, name);
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

function follow(url: string, name: string): void {
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
}
