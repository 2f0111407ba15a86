/**
 * The door of the grammar folder: `parse` for the compiler.
 *
 * What must stay true: the parser is built at the first call, not when the module is loaded, because a program may run precompiled code
 * only; a parse leaves nothing behind in it.
 */

import type { Chunk } from "./ast.ts";
import type { Charge } from "./lexer.ts";
import { LuaParser } from "./parser.ts";

export interface ParseOptions {
  /** Whether to skip a byte order mark and a first line that begins with `#`, as `loadfile` does and `load` does not. */
  skipShebang?: boolean;
  /** Told of work before it is done, in bytes to read and tokens to parse; may throw to end the parse. */
  charge?: Charge;
}

let sharedParser: LuaParser | undefined;

/**
 * Parses a source text, a byte string with one character per byte, into its tree.
 *
 * `chunkId` is the name that messages begin with, already formatted: `[string "x"]` or `file.lua`. Throws `LuaSyntaxError`, and nothing
 * else, for a text that is not Lua.
 */
export function parse(source: string, chunkId: string, options: ParseOptions = {}): Chunk {
  sharedParser ??= new LuaParser();
  return sharedParser.parseChunk(options.skipShebang === true ? withoutFirstLine(source) : source, chunkId, false, options.charge);
}

/**
 * Parses a text that `parse` refused: the tree of all that is complete before its first error, with every open construct closed. The
 * compiler looks there for errors of its own that PUC, which checks scopes while it parses, would have reported first.
 */
export function parsePrefix(source: string, chunkId: string, options: ParseOptions = {}): Chunk {
  sharedParser ??= new LuaParser();
  return sharedParser.parseChunk(options.skipShebang === true ? withoutFirstLine(source) : source, chunkId, true, options.charge);
}

/** Blanks what `loadfile` skips, so that all offsets stay those of the file. */
function withoutFirstLine(source: string): string {
  const skipped = /^(?:\xef\xbb\xbf)?(?:#[^\n]*)?/.exec(source)?.[0].length ?? 0;
  return skipped === 0 ? source : " ".repeat(skipped) + source.slice(skipped);
}
