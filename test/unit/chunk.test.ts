/**
 * The binary format: what is written is read again; whatever is cut off or changed in the header is refused with PUC Lua's message; counts
 * are not believed.
 */
import { describe, expect, test } from "vitest";
import { compile } from "../../src/compiler/compile.ts";
import { dump } from "../../vm/dump.ts";
import { listing } from "../../vm/listing.ts";
import { binaryChunkIn, undump } from "../../vm/undump.ts";

const source = `local a, b <const>, c = 1, 2.5, "text"
local big, huge, tiny = 2^53, 1e300, -0.0
local f = function(x, ...) local y = a; return function() y = y + x; return y, c end, ... end
return f, 9007199254740993, math.mininteger, 0x7fffffffffffffff, "\\0\\xff", {a; b, big, huge, tiny, 0/0}`;
const prototype = compile(source, "@chunk.lua");
const chunk = dump(prototype);

function message(text: string, name = "=chunk"): string {
  const result = undump(text, name);
  return "message" in result ? result.message : "accepted";
}

function changed(at: number, bytes: string): string {
  return chunk.slice(0, at) + bytes + chunk.slice(at + bytes.length);
}

describe("a chunk", () => {
  test("is read as it was written", () => {
    const result = undump(chunk, "=chunk");
    if ("message" in result) throw new Error(result.message);
    expect(listing(result.prototype, { level: 2 })).toBe(listing(prototype, { level: 2 }));
    expect(result.prototype).toEqual(prototype);
    expect(dump(result.prototype)).toBe(chunk);
  });

  test("keeps code and constants when it is stripped, and nothing else", () => {
    const result = undump(dump(prototype, { strip: true }), "=chunk");
    if ("message" in result) throw new Error(result.message);
    const { code, constants, lines, localVariables, upvalues, source: name } = result.prototype;
    expect({ code, constants }).toEqual({ code: prototype.code, constants: prototype.constants });
    expect({ lines: lines.length, localVariables, upvalues, name }).toEqual({
      lines: 0,
      localVariables: [],
      upvalues: [{ name: "", fromRegister: true, index: 0 }],
      name: "=?",
    });
    expect(dump(result.prototype)).toBe(dump(prototype, { strip: true }));
  });

  test("does not keep the names that functions are declared with", () => {
    const declared = compile("local function f() end return f", "=chunk");
    const result = undump(dump(declared), "=chunk");
    if ("message" in result) throw new Error(result.message);
    expect([declared.prototypes[0]?.name, result.prototype.prototypes[0]?.name]).toEqual(["f", ""]);
  });

  test("holds its name once", () => {
    const name = `=${"n".repeat(500)}`;
    expect(dump(compile(source, name)).split(name).length).toBe(2);
  });

  test("that ends early is truncated, wherever it ends", () => {
    for (let length = 1; length < chunk.length; length++) {
      expect(message(chunk.slice(0, length))).toBe("chunk: bad binary format (truncated chunk)");
    }
  });

  test("may be followed by anything", () => {
    expect(message(`${chunk}more`)).toBe("accepted");
  });

  test.each([
    [1, "M", "not a binary chunk"],
    [4, "\x53", "version mismatch"],
    [5, "\x01", "format mismatch"],
    [8, "\n", "corrupted chunk"],
    [12, "\x08", "Instruction size mismatch"],
    [13, "\x04", "lua_Integer size mismatch"],
    [14, "\x04", "lua_Number size mismatch"],
    [15, "\x00", "integer format mismatch"],
    [29, "\x00", "float format mismatch"],
    [31, "\x00", "format mismatch"],
    [43, "\x7f", "format mismatch"],
  ])("with another byte %i has another format", (at, bytes, problem) => {
    expect(message(changed(at, bytes))).toBe(`chunk: bad binary format (${problem})`);
  });

  test("is named in messages as PUC Lua does", () => {
    expect(message("\x1bLua", "@file.lua")).toMatch(/^file\.lua: bad/);
    expect(message("\x1bLua", "text")).toMatch(/^text: bad/);
    expect(message("\x1bLua", "\x1bLua")).toMatch(/^binary string: bad/);
    expect(message("\x1bLua", "=a\0b")).toMatch(/^a: bad/);
  });

  test("is found in a file after a byte order mark and a comment", () => {
    for (const start of ["", "\xef\xbb\xbf", "#!tsuki\n", "\xef\xbb\xbf# \0\n"]) {
      expect(binaryChunkIn(start + chunk, true)).toBe(chunk);
      expect(binaryChunkIn(start + chunk, false)).toBe(start === "" ? chunk : undefined);
    }
    expect(binaryChunkIn(source, true)).toBeUndefined();
  });
});

describe("counts that are not true", () => {
  /** A chunk up to the count of its instructions. */
  const head = `${chunk.slice(0, 44)}\0\0\0\0\0\x02`;
  test.each([
    ["2^31 - 1 instructions", "\xff\xff\xff\xff\x07", "truncated chunk"],
    ["2^40 instructions", "\x80\x80\x80\x80\x80\x20", "integer overflow"],
    ["a count that never ends", "\x80".repeat(100), "integer overflow"],
    ["2^31 - 1 constants", "\0\xff\xff\xff\xff\x07", "truncated chunk"],
    ["2^31 - 1 upvalues", "\0\0\xff\xff\xff\xff\x07", "truncated chunk"],
    ["2^31 - 1 functions", "\0\0\0\xff\xff\xff\xff\x07", "truncated chunk"],
    ["a string of 2^31 - 1 bytes", "\0\x01\x05\xff\xff\xff\xff\x07", "truncated chunk"],
  ])("%s", (_, counts, problem) => {
    expect(message(head + counts)).toBe(`chunk: bad binary format (${problem})`);
  });

  test("functions nested without end", () => {
    expect(message(chunk.slice(0, 44) + "\0\0\0\0\0\x02\0\0\0\x01".repeat(5000))).toBe(
      "chunk: bad binary format (functions nested too deeply)",
    );
  });
});
