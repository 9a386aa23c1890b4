// Makes a tech pack of photos, and tells what happens to it.
//
//   ./techpack up                                  (in the project's folder, in another terminal)
//   npm run build -w client                        (in web/)
//   node client/examples/node.mjs front=shirt.jpg back=back.jpg
//
// TECHPACK_URL is where the API is, TECHPACK_KEY the key; `up` needs none. Ctrl-C cancels the job.
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { TechPackClient } from "@techpack/client";

const photos = process.argv.slice(2).map((argument) => {
  const [, viewType = "front", path] = /^(?:(\w+)=)?(.+)$/.exec(argument) ?? [];
  return { viewType, path };
});
if (photos.length === 0) {
  console.error("Usage: node node.mjs [VIEW=]PHOTO…   with a VIEW such as front, back or side");
  process.exit(2);
}

const client = new TechPackClient({
  baseUrl: process.env.TECHPACK_URL ?? "http://127.0.0.1:8080/api/tech-pack-v2",
  apiKey: process.env.TECHPACK_KEY,
});
const cancel = new AbortController();
process.once("SIGINT", () => cancel.abort());

const productId = `example-${Date.now()}`;
try {
  const revisionIds = [];
  for (const { path, viewType } of photos) {
    const file = new Blob([await readFile(path)]);
    const revision = await client.addRevision(productId, {
      file,
      fileName: basename(path),
      viewType,
    });
    console.log(
      `${viewType}: ${revision.width}×${revision.height}, revision ${revision.revisionId}`,
    );
    revisionIds.push(revision.revisionId);
  }
  const job = await client.runJob(
    { type: "tech-pack", productId, revisionIds },
    {
      signal: cancel.signal,
      onChange: ({ progress, step, results: { baseViews, closeUps, sketches } }) =>
        console.log(
          `${String(progress).padStart(3)} %  ${step}`.padEnd(50),
          `${baseViews.length} views, ${closeUps.length} close-ups, ${sketches.length} sketches`,
        ),
      onConnection: (connection) => console.log(`       connection: ${connection}`),
    },
  );
  const { used, refunded, receipt } = job.credits;
  console.log(`${job.status}: ${used} credits used, ${refunded} refunded`);
  console.table(receipt);
  if (job.error) console.log(`${job.error.step}: ${job.error.message}`);
} catch (error) {
  // an abort says what was refunded
  console.error(error.message);
  for (const { field, message } of error.fieldErrors ?? []) console.error(`  ${field} ${message}`);
  process.exitCode = error.isAbort ? 130 : 1;
}
