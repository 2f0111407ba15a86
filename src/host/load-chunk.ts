/**
 * From what was given to be loaded, source text or binary chunk, to code. Called by the host (lua.ts) and the commands; Lua's own `load` does
 * the same with a mode (stdlib/base.ts).
 */
import { LuaSyntaxError } from "../../grammar/index.ts";
import type { Prototype } from "../../vm/prototype.ts";
import { binaryChunkIn, refusedByMode, undump } from "../../vm/undump.ts";
import type { Compiler } from "./compiler.ts";

/** The code of a text or chunk, a byte string; `chunkName` as for `load`. Throws LuaSyntaxError, without a line for a binary chunk. */
export function loadChunk(compile: Compiler, text: string, chunkName: string, isFile: boolean, mode = "bt"): Prototype {
  const chunk = binaryChunkIn(text, isFile);
  const refusal = refusedByMode(chunk !== undefined, mode);
  if (refusal !== undefined) throw new LuaSyntaxError(refusal, 0, 0, false);
  if (chunk === undefined) return compile(text, chunkName, { skipShebang: isFile });
  const result = undump(chunk, chunkName);
  if ("message" in result) throw new LuaSyntaxError(result.message, 0, 0, false);
  return result.prototype;
}
