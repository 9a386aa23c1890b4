import { defineConfig } from "@playwright/test";

/** Run by the command's tests, which start the system and say where it is. */
export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  timeout: 60_000,
  expect: { timeout: 15_000 },
  // one system, one pair of cores: measured times mean something
  workers: 1,
  reporter: "list",
  use: {
    baseURL: process.env.TECHPACK_URL ?? "http://127.0.0.1:8080",
    viewport: { width: 1280, height: 900 },
    trace: "off",
    launchOptions: {
      executablePath: process.env.TECHPACK_BROWSER ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
