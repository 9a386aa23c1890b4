import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";

/**
 * Fails the build when what the first screen has to load of scripts, compressed, is more than this.
 *
 * @param most in bytes
 */
export function firstScreenBudget(most: number): Plugin {
  return {
    name: "first-screen-budget",
    apply: "build",
    generateBundle(_options, bundle) {
      const needed = new Set<string>();
      const add = (name: string) => {
        const chunk = bundle[name];
        if (chunk?.type === "chunk" && !needed.has(name)) {
          needed.add(name);
          chunk.imports.forEach(add);
        }
      };
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === "chunk" && chunk.isEntry) {
          add(chunk.fileName);
        }
      }
      const bytes = [...needed].reduce((sum, name) => {
        const chunk = bundle[name];
        return sum + (chunk?.type === "chunk" ? gzipSync(chunk.code, { level: 9 }).length : 0);
      }, 0);
      this.info(`the first screen loads ${bytes} bytes of script, compressed`);
      if (bytes > most) {
        this.error(`The first screen loads ${bytes} bytes of script; ${most} is the most.`);
      }
    },
  };
}
