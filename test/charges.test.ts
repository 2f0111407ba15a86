/**
 * What library functions charge for their work (stdlib/work.ts): in proportion to it, along the way where nobody knows how much it will
 * be, and the same whether or not something was kept from an earlier call.
 */
import { describe, expect, test } from "vitest";
import { newLua } from "./built.ts";

/** Fuel that an expression takes, with `n` as a local variable; `setup` runs before. */
function fuelOf(expression: string, n: number, setup = ""): number {
  const lua = newLua(() => undefined);
  try {
    lua.load(`n = ${n} s = ("x"):rep(n) t = {} for i = 1, n do t[i] = "x" end ${setup}`, { name: "=setup" }).exec();
    const chunk = lua.load(`local _ = ${expression}`, { name: "=charged" });
    const before = lua.budget.fuelUsed;
    chunk.exec();
    return lua.budget.fuelUsed - before;
  } finally {
    lua.close();
  }
}

const size = 20_000;

/** Calls whose work doubles when `n` doubles, and the least they charge for one of `n`. */
const linear: [call: string, least: number][] = [
  ["s:sub(1)", 1],
  ["s:byte(1, n)", 1],
  ["s:upper()", 1],
  ["s:lower()", 1],
  ["s:reverse()", 1],
  ["s:rep(10)", 10],
  ["('x'):rep(n, ', ')", 3],
  ["s:find('y', 1, true)", 1],
  ["s:find('xy', 1, true)", 1],
  ["s:find(s:sub(1, n // 2) .. 'y', 1, true)", 1],
  ["s:find(s:sub(1, n // 4) .. 'y' .. s:sub(1, n // 4), 1, true)", 1],
  ["s:find('[yz]')", 1],
  ["s:match('x*')", 1],
  ["s:match('^(.-)y')", 1],
  ["s:match('.*')", 1],
  ["s:match('%f[y]')", 1],
  ["('(' .. s):match('%b()')", 1],
  ["s:gsub('x', 'yz')", 3],
  ["s:gsub('x', {x = 'y'})", 2],
  ["s:gsub('x', function() return 'y' end)", 3],
  ["s:gsub('y', 'z')", 1],
  ["('%s'):format(s)", 1],
  ["('%q'):format(s)", 2],
  ["('%p'):format(s)", 1],
  ["string.format(s)", 1],
  ["string.pack('s', s)", 1],
  ["string.pack('c' .. n, '')", 1],
  ["string.pack(('b'):rep(n), table.unpack(t0))", 2],
  ["string.unpack('z', s .. '\\0')", 1],
  ["string.unpack('c' .. n, s)", 1],
  ["string.packsize(('b'):rep(n))", 1],
  ["utf8.len(s)", 1],
  ["utf8.codepoint(s, 1, -1)", 1],
  ["utf8.offset(s, n)", 1],
  ["utf8.offset(('\\x80'):rep(n), 0, n)", 1],
  ["utf8.char(table.unpack(t0))", 1],
  ["string.char(table.unpack(t0))", 1],
  ["table.concat(t)", 2],
  ["table.concat(t, ', ')", 4],
  ["table.unpack(t)", 1],
  ["table.pack(table.unpack(t))", 2],
  ["table.insert(t, 1, 'y')", 1],
  ["table.remove(t, 1)", 1],
  ["table.move(t, 1, n, 2)", 1],
  ["table.move(t, 1, n, 1, {})", 1],
  ["table.sort(t)", 14],
  ["tonumber(('1'):rep(n))", 1],
  ["tonumber(('1'):rep(n), 7)", 1],
];

describe("a charge is in proportion to the work", () => {
  const setup = "t0 = {} for i = 1, n do t0[i] = 65 end";
  test.each(linear)("%s", (call, least) => {
    const one = fuelOf(call, size, setup);
    const two = fuelOf(call, 2 * size, setup);
    expect(one).toBeGreaterThanOrEqual(least * size);
    expect(two / one).toBeGreaterThan(1.9);
    expect(two / one).toBeLessThan(2.2);
  });
});

describe("work beyond that of the size is charged along the way", () => {
  test("a pattern that goes back in the square of the length", () => {
    const one = fuelOf("s:find('.-.-y')", 500);
    expect(one).toBeGreaterThan(500 ** 2 / 2);
    expect(fuelOf("s:find('.-.-y')", 1000) / one).toBeGreaterThan(3.5);
  });

  test("a pattern that fails at every position after a long run", () => {
    expect(fuelOf("s:find('x*y')", 2000)).toBeGreaterThan(2000 ** 2 / 2);
  });

  test("a repetition of a capture", () => {
    expect(fuelOf("s:find('(x*)%1y')", 2000)).toBeGreaterThan(2000 ** 2 / 2);
  });
});

test("a charge comes before the work: what is refused is charged, and nothing is built", () => {
  expect(fuelOf("pcall(string.rep, 'x', 500000000)", 1)).toBeGreaterThan(500_000_000);
});

test("what is kept of patterns and formats makes no difference", () => {
  for (const call of ["s:find('[^a-wyz]*[a-wyz]$')", "('%20s %-10.3f %q'):format(s, 1.5, s)", "string.pack('<i4 >s2 z', 1, s, s)"]) {
    const lua = newLua(() => undefined);
    lua.load("s = ('x'):rep(50)", { name: "=setup" }).exec();
    const charges = [1, 2, 3].map(() => {
      const chunk = lua.load(`local _ = ${call}`, { name: "=charged" });
      const before = lua.budget.fuelUsed;
      chunk.exec();
      return lua.budget.fuelUsed - before;
    });
    lua.close();
    expect(new Set(charges).size).toBe(1);
  }
});

test("short strings cost no charge of their own", () => {
  expect(fuelOf("s:upper()", 16)).toBe(fuelOf("s:upper()", 1));
});

describe("long strings as keys", () => {
  const other = "u = ('x'):rep(n - 1) .. 'x' t = { [u] = 1 }";
  test.each(["t[s]", "rawget(t, s)", "next(t, s)", "rawset(t, s, 2)"])("%s is charged for by its length", (call) => {
    const one = fuelOf(call, size, other);
    const two = fuelOf(call, 2 * size, other);
    expect(two - one).toBeGreaterThanOrEqual(size / 16);
    expect(fuelOf(call, 500, other)).toBe(fuelOf(call, 5, other));
  });

  test("the more keys have its length, the more a string is compared", () => {
    const setup = (count: number): string => `t = {} for i = 1, ${count} do t[s .. i + 1000] = i end u = s .. 1001`;
    const one = fuelOf("t[u]", size, setup(1));
    const ten = fuelOf("t[u]", size, setup(10));
    expect(ten - one).toBeGreaterThanOrEqual((9 * size) / 16);
  });
});

test("keys that move from the hash part to the array are charged for", () => {
  expect(fuelOf("(function() t[1] = 1 return #t end)()", size, "t = {} for i = n, 2, -1 do t[i] = i end")).toBeGreaterThan(4 * size);
});

test("elements that are given up with the last one are charged for", () => {
  expect(fuelOf("(function() t[n] = nil return #t end)()", size, "for i = 1, n - 1 do t[i] = nil end")).toBeGreaterThan(size / 2);
});

test("the collector hashes long strings of one length, and charges for it", () => {
  const alike = (length: number): string => `x = ('x'):rep(${length}) t = {} for i = 1, 100 do t[i] = x .. i + 1000 end collectgarbage()`;
  expect(fuelOf("collectgarbage()", 1, alike(20_000)) - fuelOf("collectgarbage()", 1, alike(10_000))).toBeGreaterThan(
    20_000 * 50 * (1 / 256 + 1 / 32),
  );
});
