import { expect, test } from "vitest";
import { HASHED_LENGTH, StringSet } from "../../vm/string-set.ts";

/** Strings of a length that differ in their last characters alone, each made anew. */
const alike = (length: number, count: number): string[] =>
  Array.from({ length: count }, (_, number) => "x".repeat(length - 5) + String(number).padStart(5, "0"));

test.each([1, 10, HASHED_LENGTH, HASHED_LENGTH + 1, 3 * HASHED_LENGTH + 7])("a set of strings of length %d", (length) => {
  const set = new StringSet();
  const texts = length < 5 ? ["a", "b"] : alike(length, 30);
  for (const text of texts) expect(set.add(text)).toBe(true);
  for (const text of length < 5 ? ["a", "b"] : alike(length, 30)) {
    expect(set.add(text)).toBe(false);
    expect(set.has(text)).toBe(true);
  }
  expect(set.has("y".repeat(length))).toBe(false);
});

test("few long strings of a length are compared, many are hashed", () => {
  const set = new StringSet();
  for (const text of alike(20_000, 5)) set.add(text);
  expect(set.hashed).toBe(0);
  for (const text of alike(20_000, 30)) set.add(text);
  expect(set.hashed).toBeGreaterThan(25 * 20_000);
});
