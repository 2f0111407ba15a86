/**
 * What a terminal shows of an error: the place that a message means, the name that was meant, and the lines with the place underlined.
 */
import { describe, expect, test } from "vitest";
import { codeFrame } from "../../src/cli/code-frame.ts";
import { plain } from "../../src/cli/colours.ts";
import { placeOfError } from "../../src/cli/error-place.ts";
import { suggestion } from "../../src/cli/suggestion.ts";

describe("the place of an error", () => {
  const place = (source: string, message: string, line = 1): string | undefined => {
    const found = placeOfError(source, line, message);
    return found && source.slice(found.start, found.end);
  };

  test.each([
    ["print(a.b.c)", "attempt to index a nil value (field 'b')", "a.b"],
    ["return x + y", "attempt to perform arithmetic on a nil value (global 'y')", "y"],
    ["('x'):uper()", "attempt to call a nil value (method 'uper')", "('x'):uper"],
    ["return 'x' + 1", "attempt to perform arithmetic on a string value (constant 'x')", "'x'"],
    ["table.insert({}, 1, 2, 3)", "bad argument #2 to 'insert' (number expected, got no value)", "1"],
    ["t.x.y() t.x.y()", "attempt to index a nil value (field 'x')", undefined],
    ["x = { y = 1 } f()", "attempt to call a nil value (field 'y')", undefined],
    ["error('anything')", "anything", undefined],
  ])("%s: %s", (source, message, expected) => expect(place(source, message)).toBe(expected));

  test("only what stands on the line counts", () => {
    expect(place("print(x)\nprint(x.y)\nprint(x)", "attempt to index a nil value (global 'x')", 2)).toBe("x");
  });
});

describe("the name that was meant", () => {
  test.each([
    ["prnt", ["print", "pairs"], "print"],
    ["pritn", ["print"], "print"],
    ["printt", ["print"], "print"],
    ["Print", ["print"], "print"],
    ["prunt", ["print", "prints"], "print"],
    ["pront", ["print", "front"], undefined],
    ["prt", ["print"], undefined],
    ["ab", ["abc"], undefined],
    ["print", ["print"], undefined],
  ])("%s of %s", (wrong, names, expected) => expect(suggestion(wrong, names)).toBe(expected));
});

describe("lines with a place underlined", () => {
  const frame = (source: string, line: number, start: number, end: number, columns = 80): string =>
    codeFrame(source, line, { start, end }, columns, plain);

  test("shows the line before too", () => {
    expect(frame("one\ntwo words\nthree", 2, 4, 9)).toBe(" 1 | one\n 2 | two words\n   |     ^^^^^\n");
  });

  test("counts characters where the source has bytes", () => {
    expect(frame("x = '\xc3\xa9' + y", 1, 11, 12)).toBe(" 1 | x = 'é' + y\n   |           ^\n");
  });

  test("is no wider than the terminal", () => {
    const shown = frame(`${"long ".repeat(100)}here`, 1, 500, 504, 20);
    for (const line of shown.split("\n")) expect(line.length).toBeLessThanOrEqual(20);
    expect(shown).toContain("here");
    expect(shown).toContain("^^^^");
  });
});
