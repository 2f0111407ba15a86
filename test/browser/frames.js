/**
 * A page that goes on drawing while a script of some seconds runs in it, in each of the ways that leave the page its turn. For `frames.browser.ts`;
 * opened by hand, it shows the times between frames.
 */
import { Lua } from "../../dist/index.js";

/** Works in loops, in the library and in callbacks from it. */
const work = `
  local total = 0
  for turn = 1, 40 do
    local words = {}
    for i = 1, 20000 do words[i] = ("%d:%s"):format((i * 7919 + turn) % 10007, i) end
    table.sort(words, function(a, b) return a < b end)
    total = total + #table.concat(words):gsub("%d+", function(digits) return #digits end)
  end
  return total`;

const ways = {
  evalAsync: (lua) => lua.evalAsync(work),
  "run with a slice of fuel": (lua) => lua.run(lua.load(work), { slice: 200_000 }).result,
};

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.POSITIVE_INFINITY;

/** Runs the script: how long it took, and the median and the longest time between frames meanwhile, in milliseconds. */
async function measureFrames(run) {
  const gaps = [];
  let isRunning = true;
  const begun = performance.now();
  let previous = begun;
  const tick = (now) => {
    gaps.push(now - previous);
    previous = now;
    if (isRunning) requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  const lua = new Lua();
  await run(lua);
  isRunning = false;
  lua.close();
  const end = performance.now();
  return { duration: end - begun, frames: gaps.length, median: median(gaps), longest: Math.max(...gaps, end - previous) };
}

const results = {};
for (const [way, run] of Object.entries(ways)) results[way] = await measureFrames(run);
document.querySelector("#output").textContent = JSON.stringify(results, undefined, 2);
document.title = "Frames: measured";
