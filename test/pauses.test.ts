/**
 * Library functions whose work is long pause at the end of a slice of fuel and go on when the trap has been served (PAUSE in vm/transfer.ts):
 * with short slices, and with collections in every pause, results, errors and fuel are those of a run without pauses.
 */
import { describe, expect, test } from "vitest";
import { newLua } from "./built.ts";

const calls = [
  "s:find('xy')",
  "s:find(('x'):rep(300) .. 'y', 1, true)",
  "s:sub(1, 300):find('.-.-y')",
  "s:find('[^x]')",
  "s:match('%a*$')",
  "('(' .. s .. ')'):match('%b()')",
  "('(' .. s):match('%b()')",
  "(s .. 'y'):match('^(%a-)(y)$')",
  "s:sub(1, 500):find('(x*)%1y')",
  "(s .. 'y'):find('()x*()y')",
  "s:gsub('x', 'yz')",
  "s:gsub('x', '%0%0')",
  "s:gsub('x', {x = 'y'})",
  "s:gsub('x', function(a) return a .. 'z' end)",
  "s:gsub('(x)(x)', function(a, b) return b end)",
  "(s:rep(2) .. 'q'):gsub('x+', '<%0>')",
  "(s:rep(9) .. 'q'):gsub('x+', function(all) return #all end)",
  "(function() local n = 0 for a in (s .. ' '):rep(2):gmatch('%a+') do n = n + #a end return n end)()",
  "pcall(string.gsub, s, 'x', '%9')",
  "pcall(string.gsub, s, 'x*', function() error('no') end)",
  "pcall(string.find, s, ('x?'):rep(250) .. 'y')",
  "coroutine.wrap(function() return s:find('xy') end)()",
  "(function() table.sort(t) return table.concat(t, ' ') end)()",
  "(function() table.sort(u) return table.concat(u, ' ') end)()",
  "(function() table.sort(v) return table.concat(v, ' ') end)()",
];

const setup = `s = ("x"):rep(140000) t = {} u = {} v = {}
for i = 1, 10000 do t[i] = i * 7919 % 10007 u[i] = "k" .. t[i] v[i] = i % 3 == 0 and i + 0.5 or -i * 1.0 end`;

/** The results of a call and the fuel it took. */
function outcome(call: string, stress: string): string {
  const before = process.env.TSUKI_STRESS;
  process.env.TSUKI_STRESS = stress;
  const lua = newLua(() => undefined);
  process.env.TSUKI_STRESS = before ?? "";
  try {
    lua.load(setup, { name: "=setup" }).exec();
    const chunk = lua.load(
      `local all = table.pack(${call}) for i = 1, all.n do all[i] = tostring(all[i]) end return table.concat(all, " ")`,
      {
        name: "=call",
      },
    );
    const used = lua.budget.fuelUsed;
    return `${chunk.eval()} (fuel: ${lua.budget.fuelUsed - used})`;
  } finally {
    lua.close();
  }
}

describe("a pause changes nothing", () => {
  test.each(calls)("%s", (call) => {
    const plain = outcome(call, "");
    expect(outcome(call, "suspend-everywhere") === plain).toBe(true);
    expect(outcome(call, "collect-always") === plain).toBe(true);
  });
});
