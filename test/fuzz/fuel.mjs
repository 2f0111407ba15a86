/**
 * Fuel is exact: generated programs use the same, print the same and end the same whole and in slices of any length, in the interpreter and
 * with compiled code; and with a limit below what they need they stop at exactly that.
 *
 *     node test/fuzz/fuel.mjs [--count 10000] [--seed 1] [--program SEED]
 *
 * `test/fuzz-fuel.test.ts` runs some hundreds. What must stay true: everything about a program follows from its seed.
 */
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { generate } from "./generate.mjs";

const bundle = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "dist", "index.js");
const { Lua, LuaLimitError } = await import(pathToFileURL(bundle).href);

const SLICES = [1, 2, 3, 10, 97, 1000, 65_536, 1_000_000];
/** Programs that go on for longer end here, in every way alike. */
const MOST_FUEL = 100_000;

/** What a program does: output, fuel, and what ends it. */
function run(source, { fuel = MOST_FUEL, slice, jit }) {
  let printed = "";
  const tier = jit ? { jitThreshold: 1 } : { jit: false };
  const lua = new Lua({ libs: "all", print: (text) => (printed += text), limits: { fuel }, ...tier });
  let end = "";
  try {
    const chunk = lua.load(source, { name: "=fuzzed" });
    if (slice === undefined) chunk.exec();
    else {
      const execution = chunk.run({ slice });
      while (!execution.step().done);
    }
  } catch (error) {
    end = error instanceof LuaLimitError ? `limit ${error.kind} ${error.limit}` : `${error.name}: ${error.message}`;
  }
  const used = lua.budget.fuelUsed;
  lua.close();
  return { printed, used, end };
}

/** What is wrong about the fuel of a generated program; undefined if nothing is. */
export function mistakeOf(seed) {
  const { source } = generate(seed);
  const whole = run(source, { jit: false });
  const text = JSON.stringify(whole);
  const slice = SLICES[seed % SLICES.length];
  for (const how of [{ jit: true }, { jit: false, slice }, { jit: true, slice }]) {
    const other = JSON.stringify(run(source, how));
    if (other !== text) return `${JSON.stringify(how)}\n  whole: ${text}\n  so:    ${other}`;
  }
  // A place anywhere in the program, the same for the same seed.
  const fuel = Math.floor(whole.used * ((seed * 0.618_033_988_75) % 1));
  for (const how of [
    { jit: false, fuel },
    { jit: true, fuel, slice },
  ]) {
    const { printed, used, end } = run(source, how);
    if (used === fuel && end === `limit fuel ${fuel}` && whole.printed.startsWith(printed)) continue;
    return `${JSON.stringify(how)}: stopped at ${used} by ${end}`;
  }
  return undefined;
}

function main(args) {
  const options = { count: 10_000, seed: 1, program: -1 };
  for (let index = 0; index < args.length; index += 2) {
    const name = args[index].replace(/^--/, "");
    if (!Object.hasOwn(options, name)) throw new Error(`unknown option ${args[index]}`);
    options[name] = Number(args[index + 1]);
  }
  const seeds =
    options.program >= 0 ? [options.program] : Array.from({ length: options.count }, (_, number) => options.seed * 1_000_003 + number);
  let mistakes = 0;
  for (const seed of seeds) {
    const mistake = mistakeOf(seed);
    if (mistake === undefined) continue;
    mistakes++;
    console.log(`program ${seed}: ${mistake}`);
    if (options.program >= 0) console.log(generate(seed).source);
  }
  console.log(`${seeds.length} programs, ${mistakes} mistakes`);
  return mistakes;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) process.exitCode = main(process.argv.slice(2)) > 0 ? 1 : 0;
