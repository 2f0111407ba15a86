/**
 * Runs of operations on integers (vm/jit/words.ts, long-words.ts): random expressions on operands of every kind give in compiled code what they
 * give in the interpreter: values, types, errors and fuel.
 */
import { describe, expect, test } from "vitest";
import { newLua } from "../built.ts";

/** Numbers below `n`, always the same (xorshift). */
function generator(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % n;
  };
}

const constants = "0 1 5 31 32 255 0xffff 0x7fffffff 0x80000000 0xffffffff 0x100000000 -1 -5 -0x80000000 0x9e3779b97f4a7c15 1<<53".split(
  " ",
);
const operands =
  "0, 1, 7, 31, 32, 33, -1, -7, 255, 0x7fffffff, 0x80000000, 0xdeadbeef, 0xffffffff, -0x80000000, -0xffffffff, 0x100000000, (1 << 53) - 1, " +
  "1 << 53, -(1 << 53), math.maxinteger, math.mininteger, 0x9e3779b97f4a7c15, 2.0, -3.0, 4294967296.0, '12', boxed";
const rare = "1.5, 1e300, 'x', {}, false";

function expression(random: (n: number) => number, depth: number): string {
  if (depth === 0 || random(6) === 0) return random(4) === 0 ? `(${constants[random(constants.length)]})` : ("abcd"[random(4)] as string);
  const left = expression(random, depth - 1);
  switch (random(8)) {
    case 0:
      return `(${left} << ${[1, 5, 13, 31, 32, 40, 63, 64, -3][random(9)]})`;
    case 1:
      return `(${left} >> ${[1, 3, 17, 31, 32, 33, 63, 64, -2][random(9)]})`;
    case 2:
      return `(~${left})`;
    case 3:
      return `((${left} << c | ${left} >> 32 - c) & 0xffffffff)`;
    default:
      return `(${left} ${["&", "|", "~", "+", "-", "*", ">>", "<<"][random(8)]} ${expression(random, depth - 1)})`;
  }
}

function program(random: (n: number) => number): string {
  const lines = Array.from({ length: 3 }, (_, i) => `local ${"xyz"[i]} = ${expression(random, 1 + random(4))}`);
  return `
    local boxed = setmetatable({}, { __band = function() return 6 end, __shl = function(x) return type(x) == "table" and 3 or x end,
      __bxor = function(x, y) return type(x) == "table" and y or x end, __add = function() return 9 end })
    local function f(a, b, c, d) ${lines.join("\n")} a = x ~ d return x, y, z, a end
    local all, out = { ${operands} }, {}
    for _, each in ipairs { ${rare} } do all[#all + 1] = each end
    local seed = ${1 + random(1000)}
    local function pick() seed = (seed * 1103515245 + 12345) & 0x7fffffff return all[(seed >> 8) % (seed % 8 == 0 and #all or #all - 6) + 1] end
    for i = 1, 120 do
      local results = table.pack(pcall(f, pick(), pick(), pick(), pick()))
      for j = 1, results.n do
        local each = results[j]
        out[#out + 1] = math.type(each) and math.type(each) .. " " .. each or type(each) == "string" and each or type(each)
      end
    end
    return table.concat(out, "\\n")`;
}

function outcome(source: string, options: object): string {
  const lua = newLua(() => undefined, false, { stress: [], jitThreshold: undefined, ...options });
  const result = lua.load(source, { name: "=words" }).eval();
  const { fuelUsed } = lua.budget;
  lua.close();
  return `${result}\nfuel ${fuelUsed}`;
}

describe("runs of operations on integers", () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])("random expressions, seed %i", (seed) => {
    const random = generator(seed * 7919);
    for (let i = 0; i < 40; i++) {
      const source = program(random);
      const interpreted = outcome(source, { jit: false });
      expect(interpreted.length).toBeGreaterThan(1000);
      expect(outcome(source, { jitThreshold: 0 }), source).toBe(interpreted);
    }
  });

  test("a mixture of halves is what the interpreter gives", () => {
    const source = `
      local function mix(x) x = (x ~ x >> 30) * 0xbf58476d1ce4e5b9 x = (x ~ x >> 27) * 0x94d049bb133111eb return x ~ x >> 31 end
      local sum = 0x9e3779b97f4a7c15
      for i = 1, 2000 do sum = sum + mix(sum + i) end
      return string.format("%x", sum)`;
    const interpreted = outcome(source, { jit: false });
    expect(interpreted).toMatch(/^[0-9a-f]{9,16}\n/);
    expect(outcome(source, {})).toBe(interpreted);
    expect(outcome(source, { jitThreshold: 0 })).toBe(interpreted);
    expect(outcome(source, { stress: ["exit-at-every-site"] })).toBe(interpreted);
  });
});
