/** Waits for a condition in real time, whatever clock the test has. */
export async function until(condition: () => boolean, seconds = 5): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`never came true: ${condition}`);
    await settle();
  }
}

/** Lets everything that is ready go on. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
