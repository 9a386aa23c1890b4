import type { ReactNode } from "react";

/** What stands where nothing is yet, and what to do about it. */
export function Empty({
  icon,
  title,
  lead,
  children,
}: {
  icon?: ReactNode;
  title: string;
  lead?: string | undefined;
  children?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-center gap-2 rounded-xl border border-line-strong border-dashed px-6 py-14 text-center">
      {icon && <div className="mb-1 text-faint">{icon}</div>}
      <p className="font-medium text-lg">{title}</p>
      {lead && <p className="max-w-md text-muted">{lead}</p>}
      {children && <div className="mt-3 flex flex-wrap justify-center gap-2">{children}</div>}
    </div>
  );
}
