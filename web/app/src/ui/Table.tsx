import type { ReactNode } from "react";
import { classes } from "./classes";
import { useKeptFocus } from "./useKeptFocus";

export interface Column<T> {
  id: string;
  label: string;
  cell: (row: T) => ReactNode;
  /** Numbers stand at the right. */
  end?: boolean;
  /** Buttons: the head of their column is only read out, and on a card they stand at its foot. */
  actions?: boolean;
}

interface Props<T> {
  label: string;
  /** The first one is what a row is called by. */
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowKey: (row: T) => string | number;
  /** Without a frame of its own, inside one. */
  plain?: boolean;
}

/**
 * A table where there is room for one, and a card for each row where there is not. The roles are said because some
 * browsers forget those of a table that is laid out as something else.
 */
export function Table<T>({ label, columns, rows, rowKey, plain }: Props<T>) {
  const focus = useKeptFocus<HTMLDivElement>();
  return (
    <div
      {...focus}
      className={classes(
        "@container",
        !plain && "overflow-hidden rounded-xl border border-line bg-surface",
      )}
    >
      <div className="overflow-x-auto">
        {/* biome-ignore-start lint/a11y/noRedundantRoles: see above */}
        <table role="table" aria-label={label} className="w-full text-sm @max-2xl:block">
          <thead role="rowgroup" className="@max-2xl:sr-only">
            <tr role="row">
              {columns.map((column) => (
                <th
                  key={column.id}
                  role="columnheader"
                  scope="col"
                  className={classes(
                    "h-9 whitespace-nowrap px-3 font-medium text-faint text-xs first:pl-4 last:pr-4",
                    column.end ? "text-right" : "text-left",
                  )}
                >
                  <span className={column.actions ? "sr-only" : undefined}>{column.label}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup" className="@max-2xl:block">
            {rows.map((row) => (
              <tr
                key={rowKey(row)}
                role="row"
                data-row={rowKey(row)}
                className="border-line border-t transition-colors hover:bg-hover/60 @max-2xl:grid @max-2xl:gap-2 @max-2xl:px-4 @max-2xl:py-3.5 @max-2xl:first:border-t-0"
              >
                {columns.map((column, i) => (
                  <td
                    key={column.id}
                    role="cell"
                    className={classes(
                      "px-3 py-2.5 first:pl-4 last:pr-4 @max-2xl:flex @max-2xl:min-w-0 @max-2xl:items-start @max-2xl:justify-between @max-2xl:gap-4 @max-2xl:p-0! @max-2xl:has-[>div:empty]:hidden",
                      column.end && "tabular text-right",
                    )}
                  >
                    {i > 0 && !column.actions && (
                      <span
                        aria-hidden
                        className="hidden shrink-0 text-left text-faint text-xs leading-5 @max-2xl:block"
                      >
                        {column.label}
                      </span>
                    )}
                    <div
                      className={classes(
                        "min-w-0",
                        i > 0 && "@max-2xl:text-right",
                        i === 0 && "@max-2xl:w-full",
                        column.actions && "@max-2xl:ml-auto @max-2xl:pt-1",
                      )}
                    >
                      {column.cell(row)}
                    </div>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {/* biome-ignore-end lint/a11y/noRedundantRoles: see above */}
      </div>
    </div>
  );
}
