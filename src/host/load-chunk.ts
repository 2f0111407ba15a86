/**
 * From what was given to be loaded, source text or binary chunk, to code. Called by the host (lua.ts) and the commands; Lua's own `load` does
 * the same with a mode (stdlib/base.ts).
 */
import { LuaSyntaxError } from "../../grammar/index.ts";
import { loadingWork } from "../../stdlib/base.ts";
import type { Prototype } from "../../vm/prototype.ts";
import { binaryChunkIn, refusedByMode, undump } from "../../vm/undump.ts";
import type { Compiler } from "./compiler.ts";

/**
 * The code of a text or chunk, a byte string; `chunkName` as for `load`. `charge` is told of all work before it is done, and what it throws comes
 * out. Throws LuaSyntaxError, without a line for a binary chunk.
 */
export function loadChunk(
  compile: Compiler,
  text: string,
  chunkName: string,
  isFile: boolean,
  mode = "bt",
  charge: (work: number) => void = () => undefined,
): Prototype {
  const chunk = binaryChunkIn(text, isFile);
  const refusal = refusedByMode(chunk !== undefined, mode);
  if (refusal !== undefined) throw new LuaSyntaxError(refusal, 0, 0, false);
  charge(loadingWork(chunk ?? text, chunk !== undefined));
  if (chunk === undefined) return compile(text, chunkName, { skipShebang: isFile, charge });
  const result = undump(chunk, chunkName);
  if ("message" in result) throw new LuaSyntaxError(result.message, 0, 0, false);
  return result.prototype;
}
