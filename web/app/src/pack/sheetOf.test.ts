import { afterEach, expect, it } from "vitest";
import { sheetOf } from "./sheetOf";

const original = globalThis.fetch;

afterEach(() => {
  globalThis.fetch = original;
});

async function sheet(source: string): Promise<string> {
  globalThis.fetch = async () => new Response(source);
  const svg = await sheetOf("/sheet.svg", new AbortController().signal);
  return svg.outerHTML;
}

it("keeps what draws, and the groups of callouts and measures", async () => {
  const kept = await sheet(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" width="10" height="10"><g data-callout="1"><path d="M0 0L1 1"/></g><g data-measure="A"><text>A</text></g></svg>',
  );
  expect(kept).toContain('data-callout="1"');
  expect(kept).toContain('data-measure="A"');
  expect(kept).toContain("M0 0L1 1");
  expect(kept).not.toContain('width="10"');
});

it.each([
  '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><path d="M0 0"/></svg>',
  '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><path d="M0 0"/></svg>',
  '<svg xmlns="http://www.w3.org/2000/svg"><a href="javascript:alert(1)"><path d="M0 0"/></a></svg>',
  '<svg xmlns="http://www.w3.org/2000/svg"><image href="http://evil.example/x"/><path d="M0 0"/></svg>',
  '<svg xmlns="http://www.w3.org/2000/svg"><style>*{background:url(http://evil.example)}</style><path d="M0 0"/></svg>',
  '<svg xmlns="http://www.w3.org/2000/svg"><foreignObject><iframe src="http://evil.example"></iframe></foreignObject><path d="M0 0"/></svg>',
  '<svg xmlns="http://www.w3.org/2000/svg"><use href="http://evil.example/#x"/><path style="fill:url(http://evil.example)" d="M0 0"/></svg>',
])("leaves out what runs, loads or leads elsewhere: %s", async (source) => {
  const kept = await sheet(source);
  expect(kept).toContain("<path");
  expect(kept).not.toMatch(/script|alert|evil|href|style|onload|iframe/i);
});

it("refuses what is no SVG, and what is not there", async () => {
  await expect(sheet("<p>no sheet</p>")).rejects.toThrow("not SVG");
  globalThis.fetch = async () => new Response("", { status: 404 });
  await expect(sheetOf("/gone.svg", new AbortController().signal)).rejects.toThrow("404");
});
