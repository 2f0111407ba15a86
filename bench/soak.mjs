/**
 * Whether anything piles up: a million states made, used and closed, ten million coroutines run in one state, and a hundred thousand chunks loaded
 * in one, each compiled to JavaScript as a whole, its loop and its inner function. The heap after the first tenth is compared with the heap at the
 * end: flat within 2 per cent.
 *
 *     node --expose-gc bench/soak.mjs [--states 1000000] [--coroutines 10000000] [--chunks 100000]
 *
 * 0 leaves one out.
 */
import { setTimeout as pause } from "node:timers/promises";
import { Lua } from "../dist/index.js";

const tolerance = 0.02;

function option(name, usual) {
  const place = process.argv.indexOf(`--${name}`);
  return place < 0 ? usual : Number(process.argv[place + 1]);
}

/** The heap in use once everything that can go has gone: the least of some looks. */
async function heap() {
  let least = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < 6; turn++) {
    globalThis.gc();
    await pause(10);
    least = Math.min(least, process.memoryUsage().heapUsed);
  }
  return least;
}

/** Does something so many times in ten parts, and prints how the heap has grown from the end of the first part to that of the last. */
async function soak(name, count, some) {
  if (count === 0) return true;
  const begun = Date.now();
  const figures = [];
  for (let part = 0; part < 10; part++) {
    await some(count / 10);
    figures.push(await heap());
  }
  const growth = figures.at(-1) / figures[0] - 1;
  const seconds = ((Date.now() - begun) / 1000).toFixed(0);
  const megabytes = figures.map((bytes) => (bytes / 2 ** 20).toFixed(2)).join(" ");
  console.log(`${count} ${name} in ${seconds} s: heap ${megabytes} MiB, ${(growth * 100).toFixed(2)} %`);
  return growth <= tolerance;
}

const source = `
  local list = {}
  for index = 1, 10 do list[index] = function() return index end end
  local ok, message = pcall(host, list)
  return #list, message`;

async function states(count) {
  for (let turn = 0; turn < count; turn++) {
    const lua = new Lua();
    lua.globals.set("host", () => {
      throw new Error("host");
    });
    lua.eval(source);
    lua.close();
    // Handles are let go of by the engine, in turns of its event loop.
    if (turn % 1000 === 0) await pause(0);
  }
}

const lua = new Lua();
const coroutines = lua.eval(`
  local create, resume, yield, wrap, close = coroutine.create, coroutine.resume, coroutine.yield, coroutine.wrap, coroutine.close
  local function work(a) local b = yield(a) return a + b end
  return function(count)
    for index = 1, count // 4 do
      local finished = create(work)
      resume(finished, index)
      resume(finished, 1)
      resume(create(work), index)
      local closed = create(function() local guard <close> = nil yield() end)
      resume(closed)
      close(closed)
      pcall(wrap(error), "failed")
    end
  end`);

/** Compiles whatever runs; the fields of their tables differ, too. */
const hot = new Lua({ jitThreshold: 0 });
const loadChunks = hot.eval(`
  local first = 0
  return function(count)
    local sum = 0
    for number = first + 1, first + count do
      local fields = ""
      for bit = 0, 16 do
        if number >> bit & 1 == 1 then fields = fields .. " field" .. bit .. " = " .. number .. "," end
      end
      local chunk = load("local t = {" .. fields .. "} local function f(x) t.x = x return x + " .. number .. " end"
        .. " local n = 0 for i = 1, 100 do n = f(n) end return n")
      sum = sum + chunk()
    end
    first = first + count
    return sum
  end`);

const areFlat = [
  await soak("states", option("states", 1_000_000), states),
  await soak("coroutines", option("coroutines", 10_000_000), async (count) => coroutines(count)),
  await soak("hot chunks", option("chunks", 100_000), async (count) => loadChunks(count)),
];
if (hot.jit.enabled) console.log(`${hot.jit.report().compilations} times compiled`);
if (!areFlat.every(Boolean)) process.exitCode = 1;
