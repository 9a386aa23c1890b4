/** What was typed as a whole number from 1 to the most that is allowed; undefined if it is none. Spaces may group it. */
export function wholeNumber(typed: string, most: number): number | undefined {
  const digits = typed.replace(/[\s\u00a0\u202f]/g, "");
  const value = /^\d{1,12}$/.test(digits) ? Number(digits) : 0;
  return value >= 1 && value <= most ? value : undefined;
}
