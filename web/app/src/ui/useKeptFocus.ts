import { type FocusEvent, useLayoutEffect, useRef } from "react";

/**
 * Keeps the focus where it was when what had it goes: a button that nobody needs any more, a whole row, or the dialog
 * that a row had opened. It goes to the first link or button of the same `data-row`, else to the list itself.
 *
 * @return what the element around the rows takes
 */
export function useKeptFocus<E extends HTMLElement>() {
  const list = useRef<E>(null);
  const focused = useRef<string>(undefined);

  // after each change of the list: what is removed tells nobody that it had the focus
  useLayoutEffect(() => {
    if (focused.current === undefined || document.activeElement !== document.body) {
      return;
    }
    const rows = [...(list.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
    const row = rows.find((each) => each.dataset.row === focused.current);
    (row?.querySelector<HTMLElement>("a, button") ?? list.current)?.focus({ preventScroll: true });
  });

  return {
    ref: list,
    tabIndex: -1,
    onFocus: ({ target, currentTarget }: FocusEvent<E>) => {
      // a dialog's events come through here, too
      if (currentTarget.contains(target)) {
        focused.current = target.closest<HTMLElement>("[data-row]")?.dataset.row ?? "";
      }
    },
    onBlur: ({ target, currentTarget, relatedTarget }: FocusEvent<E>) => {
      if (currentTarget.contains(target) && !relatedTarget?.closest("[role=dialog]")) {
        focused.current = undefined;
      }
    },
  };
}
