/**
 * The built machine, as the tests see it. Used by every test of behaviour.
 *
 * What must stay true: the bundle is loaded by its path at run time (never bundled into a test), and is the one users get.
 *
 * `TSUKI_JIT` (`off` or `auto`) and `TSUKI_STRESS` (names with commas between) choose options for every state that tests make, so that
 * the same programs serve as tests of other tiers and stress modes.
 */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { memoryFiles } from "./memory-files.mjs";

export interface BuiltChunk {
  exec(): void;
  eval(): unknown;
}
export interface BuiltLua {
  readonly budget: { readonly fuelUsed: number };
  load(source: string | Uint8Array, options?: { name?: string }): BuiltChunk;
  close(): void;
}
interface BuiltModule {
  Lua: new (options: Record<string, unknown>) => BuiltLua;
}

const bundle = new URL("../dist/index.js", import.meta.url);
if (!existsSync(fileURLToPath(bundle))) throw new Error("these tests run on the built bundle: run `npm run build` first");
const built = (await import(/* @vite-ignore */ bundle.href)) as BuiltModule;

function modeOptions(): Record<string, unknown> {
  const { TSUKI_JIT: jit, TSUKI_STRESS: stress } = process.env;
  return { ...(jit ? { jit: jit === "off" ? false : jit } : {}), ...(stress ? { stress: stress.split(",") } : {}) };
}

/** A new state with all libraries, whose `print` goes to the function given; with files in memory if asked for. */
export function newLua(print: (text: string) => void, withFiles = false): BuiltLua {
  return new built.Lua({ libs: "all", print, ...(withFiles ? { fs: memoryFiles(print) } : {}), ...modeOptions() });
}

/** Runs a program to its end: what it printed, and the message of the error it ended with. */
export function runProgram(source: string | Uint8Array, name: string, withFiles = false): { printed: string; error: string | undefined } {
  let printed = "";
  const lua = newLua((text) => {
    printed += text;
  }, withFiles);
  try {
    lua.load(source, { name }).exec();
    return { printed, error: undefined };
  } catch (error) {
    if (!(error instanceof Error) || !/^Lua(Syntax)?Error$/.test(error.name)) throw error;
    const { value } = error as Error & { value?: unknown };
    return { printed, error: typeof value === "string" ? value : error.message };
  } finally {
    lua.close();
  }
}
