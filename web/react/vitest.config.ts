import { defineConfig } from "vitest/config";

const source = (path: string) => new URL(path, import.meta.url).pathname;

export default defineConfig({
  // the client as it is written, so that a test needs no build
  resolve: { alias: { "@techpack/client": source("../client/src/index.ts") } },
  test: {
    environment: "jsdom",
    // one page for all of them: making one takes longer than most tests
    pool: "threads",
    isolate: false,
    setupFiles: ["test/setup.ts"],
    include: ["test/**/*.test.{ts,tsx}"],
    restoreMocks: true,
  },
});
