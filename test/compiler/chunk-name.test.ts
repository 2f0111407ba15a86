/** How chunk names are shown, as `luaO_chunkid` does it: at most 59 characters. */
import { expect, it } from "vitest";
import { chunkId } from "../../vm/chunk-name.ts";

it.each([
  ["=stdin", "stdin"],
  ["=", ""],
  [`=${"x".repeat(59)}`, "x".repeat(59)],
  [`=${"x".repeat(58)}yz`, `${"x".repeat(58)}y`],
  ["@file.lua", "file.lua"],
  [`@${"x".repeat(59)}`, "x".repeat(59)],
  [`@${"x".repeat(30)}${"y".repeat(30)}`, `...${"x".repeat(26)}${"y".repeat(30)}`],
  ["return 1", '[string "return 1"]'],
  ["", '[string ""]'],
  ["return 1\nreturn 2", '[string "return 1..."]'],
  ["\n", '[string "..."]'],
  ["x".repeat(44), `[string "${"x".repeat(44)}"]`],
  ["x".repeat(45), `[string "${"x".repeat(45)}..."]`],
  ["x".repeat(100), `[string "${"x".repeat(45)}..."]`],
  [`${"x".repeat(50)}\n`, `[string "${"x".repeat(45)}..."]`],
  ["=a\0b", "a"],
])("%j is shown as %j", (name, shown) => {
  expect(chunkId(name)).toBe(shown);
  expect(shown.length).toBeLessThan(60);
});
