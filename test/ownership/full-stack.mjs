/**
 * Run by depth.test.ts in a process or a worker of its own, where the host's stack has its default size: calls nested through Lua and
 * JavaScript, and calls of Lua from where the host's stack is nearly full. Prints or posts what it found.
 */
import { isMainThread, parentPort } from "node:worker_threads";

const { Lua } = await import(new URL("../../dist/index.js", import.meta.url).href);

/** Lua calls JavaScript calls Lua, 10 000 deep. */
function nested() {
  const lua = new Lua();
  lua.globals.set("call", (f, depth) => f(depth));
  lua.globals.set("eval", (depth) => lua.eval(`return eval(${depth} + 1)`));
  lua.globals.set("async", (depth) => void lua.evalAsync(`async(${depth} + 1)`).catch((error) => failures.push(error.message)));
  const failures = [];
  const direct = lua.evalAll("local function f(n) if n < 10000 then return call(f, n + 1) end return n end return pcall(f, 0)");
  const compiled = lua.evalAll("return pcall(eval, 0)");
  lua.exec("async(0)");
  return { direct: direct.map(String), compiled: compiled.map(String), works: lua.eval("return 1 + 1"), state: lua.ledger().state };
}

/** Lua is called at each of the last levels before the host's stack is full. */
function atTheEdge() {
  const lua = new Lua();
  lua.globals.set("host", (f) => f());
  const body = lua.load(`
    local closed = 0
    local ok = pcall(host, function() local x <close> = setmetatable({}, { __close = function() closed = closed + 1 end }) error("x") end)
    return coroutine.wrap(function() return string.rep("x", 3) .. table.concat({ closed, tostring(ok) }) end)()`);
  const names = new Set();
  let tries = 0;
  let finished = 0;
  const deep = () => {
    try {
      deep();
    } catch {
      // Back from the overflow.
    }
    if (tries++ > 1000) return;
    try {
      if (body.eval() === "xxx1false") finished++;
    } catch (error) {
      names.add(error.name);
    }
  };
  deep();
  const { state, nesting, frames } = lua.ledger();
  return { finished: finished > 100, names: [...names].sort(), works: body.eval(), state, nesting, frames };
}

const found = { nested: nested(), atTheEdge: atTheEdge() };
if (isMainThread) console.log(JSON.stringify(found));
else parentPort.postMessage(found);
