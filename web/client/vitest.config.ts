import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    environment: "node",
    pool: "threads",
    isolate: false,
    include: ["test/**/*.test.ts"],
    restoreMocks: true,
  },
});
