import { expect, newestJob, openPack, test } from "./system";

test("a browser's own EventSource gets a job's events by its signed link", async ({
  page,
  finished,
}) => {
  await openPack(page, finished);
  const job = await newestJob(finished);

  const heard = await page.evaluate(async (id) => {
    const { links } = await (await fetch(`/api/tech-pack-v2/jobs/${id}`)).json();
    const names = ["progress", "item", "step", "done"];
    return new Promise<Record<string, number>>((resolve) => {
      const counts: Record<string, number> = {};
      const source = new EventSource(links.events);
      for (const name of names) {
        source.addEventListener(name, () => {
          counts[name] = (counts[name] ?? 0) + 1;
          if (name === "done") {
            source.close();
            resolve(counts);
          }
        });
      }
    });
  }, job);

  // three views, eight close-ups, three sketches
  expect(heard.item).toBe(14);
  expect(heard.done).toBe(1);
});
