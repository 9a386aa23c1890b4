import type { Plugin } from "vite";
import { createServer } from "vite";

/**
 * Puts the start screen and its styles into the page itself, so that the first answer can be
 * painted. The gateway leaves the part between the two comments out at every other address.
 */
export function paintFirst(): Plugin {
  return {
    name: "paint-first",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      async handler(html, { bundle }) {
        let page = html;
        for (const asset of Object.values(bundle ?? {})) {
          const link = new RegExp(`<link rel="stylesheet"[^>]*${asset.fileName}[^>]*>`);
          if (asset.type === "asset" && link.test(page)) {
            page = page.replace(link, () => `<style>${asset.source}</style>`);
          }
        }
        const screen = await firstScreen();
        return page.replace(
          '<div id="root">',
          () =>
            `<!--first-screen--><div id="first-screen" inert>${screen}</div><!--/first-screen-->\n    <div id="root">`,
        );
      },
    },
  };
}

async function firstScreen(): Promise<string> {
  const server = await createServer({
    mode: "production",
    server: { middlewareMode: true, ws: false },
    appType: "custom",
    logLevel: "warn",
    optimizeDeps: { noDiscovery: true },
  });
  try {
    const { firstScreen } = await server.ssrLoadModule("/src/firstScreen.tsx");
    return firstScreen();
  } finally {
    await server.close();
  }
}
