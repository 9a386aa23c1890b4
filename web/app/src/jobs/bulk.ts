/** How many requests are under way at once. */
const AT_ONCE = 4;

export interface BulkResult<R> {
  done: R[];
  errors: unknown[];
}

/** Does the same to many, a few at a time; what fails for one stops no other. */
export async function each<T, R>(
  all: readonly T[],
  act: (one: T) => Promise<R>,
): Promise<BulkResult<R>> {
  const result: BulkResult<R> = { done: [], errors: [] };
  const left = [...all];
  async function worker() {
    for (let one = left.shift(); one !== undefined; one = left.shift()) {
      try {
        result.done.push(await act(one));
      } catch (error) {
        result.errors.push(error);
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return result;
}
