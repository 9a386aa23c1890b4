import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "./classes";

const looks = {
  info: [
    "bg-accent-soft text-ink",
    <Info key="i" aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" />,
  ],
  positive: [
    "bg-positive-soft text-ink",
    <CircleCheck key="p" aria-hidden className="mt-0.5 size-4 shrink-0 text-positive" />,
  ],
  warning: [
    "bg-warning-soft text-ink",
    <TriangleAlert key="w" aria-hidden className="mt-0.5 size-4 shrink-0 text-warning" />,
  ],
  danger: [
    "bg-danger-soft text-ink",
    <CircleAlert key="d" aria-hidden className="mt-0.5 size-4 shrink-0 text-danger" />,
  ],
} as const;

/** A sentence that stands where it belongs. Only what just went wrong is read out at once. */
export function Notice({
  tone,
  children,
  action,
  live,
}: {
  tone: keyof typeof looks;
  children: ReactNode;
  action?: ReactNode;
  live?: boolean;
}) {
  const [look, icon] = looks[tone];
  return (
    <div
      role={live ? (tone === "danger" ? "alert" : "status") : undefined}
      className={classes("flex items-start gap-2.5 rounded-md px-3 py-2.5 text-sm", look)}
    >
      {icon}
      <div className="min-w-0 flex-1 break-words">{children}</div>
      {action}
    </div>
  );
}
