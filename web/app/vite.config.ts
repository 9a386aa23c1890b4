import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { firstScreenBudget } from "./firstScreenBudget.ts";
import { paintFirst } from "./paintFirst.ts";
import { precompress } from "./precompress.ts";

/** Where `./techpack up` listens. */
const gateway = process.env.TECHPACK_URL ?? "http://127.0.0.1:8080";

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  plugins: [
    react(),
    tailwindcss(),
    firstScreenBudget(170_000),
    paintFirst(),
    precompress(source("dist")),
  ],
  resolve: {
    // from source, so that a change of the client or the hooks shows at once
    alias: {
      "@techpack/client": source("../client/src/index.ts"),
      "@techpack/react": source("../react/src/index.ts"),
    },
  },
  build: {
    outDir: "dist",
    target: "es2023",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // of everything that is bundled; shipped with it
    license: { fileName: "licenses.md" },
  },
  server: {
    // by the page's own host, so that the gateway's links lead back here
    proxy: {
      "/api": { target: gateway, changeOrigin: false },
      "/docs": { target: gateway, changeOrigin: false },
    },
  },
  test: {
    environment: "jsdom",
    // one page for all of them: making one takes longer than most tests
    pool: "threads",
    isolate: false,
    include: ["src/**/*.test.{ts,tsx}"],
  },
});
