/**
 * Programs whose functions recurse in every way there is, hundreds to thousands of calls deep, with frames of any size, and allocate on the way:
 * stacks grow, count as memory and are collected, at the same calls in every tier.
 * What must stay true: each call is made with a smaller number than the one it is made by, once.
 */
import { block } from "./program.mjs";

const begin = [
  "local list = {}",
  "for i = 1, 400 do list[i] = i end",
  "local F, meta = {}, {}",
  "meta.__index = function(t, n) return n <= 0 and 0 or F[n % #F + 1](n - 1) end",
  "meta.__add = function(a, n) return F[n % #F + 1](n - 1) end",
];

const allocations = [
  "local t = {n, n, n}",
  "local t = {x = n, y = {}}",
  'local t = ("x"):rep(n % 50) .. n',
  "for i = 1, 3 do local t = {i} end",
  "local t = {table.unpack(list, 1, n % 400)}",
  "local t = function() return n end",
  "if n % 31 == 0 then out(memory()) end",
];

/** The statements that end a function with a call of `next`. */
function recursion(random, next, varargs) {
  const others = varargs ? ", n, ..." : ", n, n, n";
  return random.choose([
    () => [`return ${next}(n - 1)`],
    () => [`local ok, r = pcall(${next}, n - 1)`, "if not ok then error(r, 0) end", "return r"],
    () => ["return setmetatable({}, meta)[n - 1] or 0"],
    () => ["return setmetatable({}, meta) + (n - 1)"],
    () => [`local r = ${next}(n - 1${others})`, "return r"],
    () => [`return select(1, ${next}(n - 1${others}), n)`],
    () => ["local r = 0", block("for i = 1, 2 do", [`if i == 2 then r = ${next}(n - 1) end`]), "return r"],
    () => [`return ${next}(n - 1, table.unpack(list, 1, n % ${random.pick([4, 60, 300])}))`],
    () => [`local r = ${next}(n - 1)`, "return r, n"],
    () => [`local a, b = ${next}(n - 1)`, "return b or a"],
    () => [`return tostring(setmetatable({}, {__tostring = function() local r = ${next}(n - 1) return "" end})) == "" and 0`],
    [3, () => [`return 0 + (${next}(n - 1) or 0)`]],
  ]);
}

/** A function of the list F, which has so many. */
function definition(random, index, count) {
  const varargs = random.once(4);
  const registers = random.once(3) ? random.below(80) : random.below(10);
  const names = Array.from({ length: registers }, (_, position) => `v${position}`);
  const body = [
    ...(registers > 0 ? [`local ${names.join(", ")} = ${names.map(() => "n").join(", ")}`] : []),
    "if n <= 0 then return 0 end",
    ...(random.once(2) ? [random.pick(allocations)] : []),
    block("do", recursion(random, `F[${1 + random.below(count)}]`, varargs)),
  ];
  return block(`F[${index}] = function(n${varargs ? ", ..." : ""})`, body);
}

export function generateDeep(random) {
  const count = 1 + random.below(4);
  const functions = Array.from({ length: count }, (_, position) => definition(random, position + 1, count));
  const depth = random.pick([500, 900, 990, 1100, 1260, 1500, 2200, 3500]) + random.below(60);
  const call = () => `pcall(F[${1 + random.below(count)}], ${depth + random.below(30)})`;
  return [
    ...begin,
    ...functions,
    `out(${call()})`,
    `out(${call()})`,
    ...(random.once(3) ? [`out(coroutine.wrap(function() return ${call()} end)())`] : []),
    "out(memory())",
  ];
}
