import { expect, test } from "vitest";
import { steady } from "./useSteadyRows";

const key = (row: { id: string }) => row.id;
const row = (id: string, state = "running") => ({ id, state });

test("rows that are held keep their places and say what is new", () => {
  const held = [row("b"), row("a")];
  expect(steady(held, [row("c"), row("b", "failed"), row("a")], key)).toEqual([
    row("b", "failed"),
    row("a"),
  ]);
});

test("rows that the list has no more stay until they are let go", () => {
  expect(steady([row("b"), row("a")], [row("a")], key)).toEqual([row("b"), row("a")]);
});

test("a further page goes to the end at once", () => {
  const latest = [row("d"), row("c"), row("b"), row("a")];
  expect(steady([row("c"), row("b")], latest, key)).toEqual([row("c"), row("b"), row("a")]);
});
