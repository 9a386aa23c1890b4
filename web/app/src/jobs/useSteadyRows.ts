import { useState } from "react";

interface Held<T> {
  scope: string;
  rows: readonly T[];
}

/**
 * Rows that stay in their places while the pointer or the focus is on them, with what they say brought up to date.
 * New ones wait above until it has left; those of a further page go to the end at once.
 *
 * @param scope what the list is of: of another one, nothing is held
 * @return the rows to show, how many wait, and what the element around them listens with
 */
export function useSteadyRows<T>(latest: readonly T[], keyOf: (row: T) => string, scope: string) {
  const [held, setHeld] = useState<Held<T>>();
  const rows = held?.scope === scope ? steady(held.rows, latest, keyOf) : latest;
  const hold = () => setHeld((now) => (now?.scope === scope ? now : { scope, rows: latest }));
  const release = () => setHeld(undefined);
  const shown = new Set(rows.map(keyOf));
  return {
    rows,
    waiting: latest.filter((row) => !shown.has(keyOf(row))).length,
    listeners: {
      onPointerEnter: hold,
      onPointerLeave: release,
      onFocus: hold,
      onBlur: release,
    },
  };
}

export function steady<T>(
  held: readonly T[],
  latest: readonly T[],
  keyOf: (row: T) => string,
): readonly T[] {
  const known = new Map(latest.map((row) => [keyOf(row), row]));
  const places = new Set(held.map(keyOf));
  const last = latest.findLastIndex((row) => places.has(keyOf(row)));
  return [
    ...held.map((row) => known.get(keyOf(row)) ?? row),
    ...(last < 0 ? [] : latest.slice(last + 1)),
  ];
}
