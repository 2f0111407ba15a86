/**
 * The built machine, as the tests see it. Used by every test of behaviour.
 *
 * What must stay true: the bundle is loaded by its path at run time (never bundled into a test), and is the one users get.
 *
 * `TSUKI_JIT` (`off`, `auto` or `always`) and `TSUKI_STRESS` (names with commas between) choose options for every state that tests make, so that
 * the same programs serve as tests of other tiers and stress modes.
 */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

export interface BuiltChunk {
  exec(): void;
  eval(): unknown;
  toFunction(): unknown;
}
export interface BuiltLua {
  readonly budget: { readonly fuelUsed: number };
  load(source: string | Uint8Array, options?: { name?: string }): BuiltChunk;
  close(): void;
}
interface BuiltModule {
  memoryFileSystem(files: Record<string, string>, options: { output: (text: string) => void }): unknown;
  Lua: new (options: Record<string, unknown>) => BuiltLua;
}

const bundle = new URL("../dist/index.js", import.meta.url);
if (!existsSync(fileURLToPath(bundle))) throw new Error("these tests run on the built bundle: run `npm run build` first");
const built = (await import(/* @vite-ignore */ bundle.href)) as BuiltModule;

function modeOptions(): Record<string, unknown> {
  const { TSUKI_JIT: jit, TSUKI_STRESS: stress } = process.env;
  return {
    ...(jit === "off" ? { jit: false } : jit === "always" ? { jitThreshold: 0 } : {}),
    ...(stress ? { stress: stress.split(",") } : {}),
  };
}

/** A new state with all libraries, whose `print` goes to the function given; with files in memory if asked for, and further options. */
export function newLua(print: (text: string) => void, withFiles = false, options: Record<string, unknown> = {}): BuiltLua {
  return new built.Lua({
    libs: "all",
    print,
    ...(withFiles ? { fs: built.memoryFileSystem({}, { output: print }) } : {}),
    ...modeOptions(),
    ...options,
  });
}

/** The state that `dumped` compiles and dumps in. */
let dumper: { lua: BuiltLua; dump: (chunk: unknown, strip: boolean) => string } | undefined;

/** The binary chunk of a source text, as `string.dump` makes it. */
export function dumped(source: string | Uint8Array, name: string, strip = false): string {
  if (dumper === undefined) {
    const lua = newLua(() => undefined);
    dumper = { lua, dump: lua.load("return string.dump").eval() as (chunk: unknown, strip: boolean) => string };
  }
  return dumper.dump(dumper.lua.load(source, { name }).toFunction(), strip);
}

/** Runs a program to its end: what it printed, and the message of the error it ended with. */
export function runProgram(source: string | Uint8Array, name: string, withFiles = false): { printed: string; error: string | undefined } {
  let printed = "";
  const lua = newLua((text) => {
    printed += text;
  }, withFiles);
  let message: string | undefined;
  try {
    lua.load(source, { name }).exec();
  } catch (error) {
    if (!(error instanceof Error) || !/^Lua(Syntax)?Error$/.test(error.name)) throw error;
    const { value } = error as Error & { value?: unknown };
    message = typeof value === "string" ? value : error.message;
  } finally {
    lua.close();
  }
  return { printed, error: message };
}
