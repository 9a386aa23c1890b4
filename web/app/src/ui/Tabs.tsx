import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { classes } from "./classes";

export interface Tab {
  id: string;
  label: string;
  /** Such as `3 / 8`. */
  count?: string | undefined;
  content: ReactNode;
}

export function Tabs({
  tabs,
  value,
  onChange,
  label,
  aside,
}: {
  tabs: Tab[];
  value: string;
  onChange: (id: string) => void;
  label: string;
  aside?: ReactNode;
}) {
  return (
    <Radix.Root value={value} onValueChange={onChange}>
      <div className="flex items-end gap-3 border-line border-b">
        <Radix.List
          aria-label={label}
          className="-mb-px flex min-w-0 flex-1 gap-1 overflow-x-auto [scrollbar-width:none]"
        >
          {tabs.map((tab) => (
            <Radix.Trigger
              key={tab.id}
              value={tab.id}
              className={classes(
                "group flex h-10 shrink-0 items-center gap-2 border-transparent border-b-2 px-2.5 font-medium text-muted",
                "-outline-offset-2! hover:text-ink data-[state=active]:border-accent data-[state=active]:text-ink",
              )}
            >
              {tab.label}
              {tab.count !== undefined && (
                <span className="tabular rounded-full bg-sunken px-1.5 text-2xs text-muted group-data-[state=active]:bg-accent-soft group-data-[state=active]:text-accent">
                  {tab.count}
                </span>
              )}
            </Radix.Trigger>
          ))}
        </Radix.List>
        {aside && <div className="pb-1.5">{aside}</div>}
      </div>
      {tabs.map((tab) => (
        <Radix.Content key={tab.id} value={tab.id} className="pt-5 focus-visible:outline-offset-8">
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
