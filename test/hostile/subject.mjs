/**
 * The process in which hostile scripts run, each in a state of its own. `run.mjs` sends `{ path, header }`, and gets back how the script
 * ended and what is amiss after it:
 *
 * - the ledger shows something left, or the state does not pass its health check once its limits are lifted;
 * - an intrinsic object of JavaScript has changed, or something appeared on the global object;
 * - the state cannot be closed.
 *
 * What must stay true: nothing of a script outlives its turn, so that the next one starts in an innocent process.
 */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { Lua, LuaError, LuaLimitError, LuaSyntaxError, memoryFileSystem } from "../../dist/index.js";
import { hostTable } from "./host-table.mjs";
import { changedIntrinsics } from "./intrinsics.mjs";

const { TSUKI_JIT: jit, TSUKI_STRESS: stress } = process.env;
const tierOptions = { off: { jit: false }, always: { jitThreshold: 0 } }[jit] ?? {};
const modeOptions = { ...tierOptions, ...(stress ? { stress: stress.split(",") } : {}) };

const ignore = () => undefined;

function newState({ profile, fuel, memory }) {
  const options = { print: ignore, warn: ignore, limits: { fuel, memory }, ...modeOptions };
  if (profile !== "full") return new Lua({ libs: "safe", ...options });
  const fs = memoryFileSystem({}, { output: ignore, errors: ignore });
  const clock = { now: () => 1_700_000_000_000, processorTime: () => 0, utcOffset: () => 0 };
  return new Lua({ libs: "all", fs, clock, env: {}, ...options });
}

/** Made before the script runs, from the functions that it may replace. */
const healthCheck = `
local pcall, error, setmetatable, create, resume, yield, sort = pcall, error, setmetatable, coroutine.create, coroutine.resume, coroutine.yield, table.sort
return function()
  local list, closed = {}, 0
  for index = 1, 100 do list[index] = (index * 37) % 101 end
  sort(list, function(a, b) return a < b end)
  local ok, value = pcall(function()
    local guard <close> = setmetatable({}, { __close = function() closed = closed + 1 end })
    error(list)
  end)
  local thread = create(function(a) return a + yield(a) end)
  local _, first = resume(thread, 20)
  local _, second = resume(thread, 22)
  return list[1] == 1 and list[100] == 100 and not ok and value == list and closed == 1 and first == 20 and second == 42
end`;

/** How a thrown thing is an ending. */
function endingOf(error) {
  if (error instanceof LuaLimitError) return `limit ${error.kind}`;
  return error instanceof LuaError || error instanceof LuaSyntaxError ? "error" : "host exception";
}

/** What is amiss in a state after a script. */
function faultsAfter(lua, check) {
  const faults = [];
  const attempt = (what, action) => {
    try {
      const fault = action();
      if (fault !== undefined) faults.push(fault);
    } catch (error) {
      faults.push(`${what}: ${error?.stack ?? error}`);
    }
  };
  attempt("ledger", () => {
    const { state, owners, queue, borrows, nesting, frames } = lua.ledger();
    const isClean = state === "idle" && owners.length + queue.length + borrows.length + nesting + frames === 0;
    return isClean ? undefined : `ledger: ${state}, borrows ${borrows.length}, nesting ${nesting}, frames ${frames}`;
  });
  attempt("limits lifted", () => {
    lua.budget.fuelLimit = Number.POSITIVE_INFINITY;
    lua.budget.memoryLimit = Number.POSITIVE_INFINITY;
  });
  attempt("health check", () => (check() === true ? undefined : "health check: wrong results"));
  return faults;
}

function runScript({ path, header }) {
  const lua = newState(header);
  const check = lua.load(healthCheck).eval();
  let survivals = 0;
  if (header.profile === "host")
    lua.globals.set(
      "host",
      hostTable(lua, () => survivals++),
    );
  const begun = process.cpuUsage();
  let ending = "ok";
  let message = "";
  try {
    lua.load(readFileSync(path), { name: `@${basename(path)}` }).exec();
  } catch (error) {
    ending = endingOf(error);
    message = String((ending === "host exception" && error?.stack) || error?.message).slice(0, 500);
  }
  const { fuelUsed } = lua.budget;
  // A budget for what is done in closing: finalizers that loop end there.
  const faults = faultsAfter(lua, check);
  if (survivals > 0) faults.push(`the script went on ${survivals} times after its limit`);
  try {
    lua.budget.fuelLimit = lua.budget.fuelUsed + header.fuel;
    lua.close();
  } catch (error) {
    if (!(error instanceof LuaLimitError)) faults.push(`close: ${error?.stack ?? error}`);
  }
  const { user, system } = process.cpuUsage(begun);
  return { ending, message, faults: [...faults, ...changedIntrinsics()], fuelUsed, seconds: (user + system) / 1e6 };
}

process.on("message", (task) => {
  const result = runScript(task);
  globalThis.gc?.();
  process.send({ ...result, residentPeak: process.resourceUsage().maxRSS * 1024 });
});
