/**
 * From source text to prototype: the door of this folder. Called by the host (`load`, `loadfile`, the command line) and by tests.
 *
 * What must stay true: the only error that comes out is a LuaSyntaxError with PUC Lua's message; source and prototype hold byte strings;
 * time is linear in the length of the text and stack depth does not depend on it.
 */
import type { Chunk } from "../../grammar/ast.ts";
import { LuaSyntaxError, parse, parsePrefix } from "../../grammar/index.ts";
import { chunkId } from "../../vm/chunk-name.ts";
import type { Prototype } from "../../vm/prototype.ts";
import { compileMain } from "./function.ts";
import { resolveScopes } from "./scope.ts";
import { SourceText } from "./source-text.ts";

export interface CompileOptions {
  /** Skip a byte order mark and a first line that starts with `#`, as is done for files but not for strings. */
  readonly skipShebang?: boolean;
  /**
   * Told of work before it is done (vm/budget.ts), and of the bytes it will take, where the length of the text says nothing about them; may
   * throw to end the compilation.
   */
  readonly charge?: (work: number, size?: number) => void;
}

/** Compiles a source text. `chunkName` is as for `load`: `@file`, `=name`, or the text itself. */
export function compile(source: string, chunkName: string, options: CompileOptions = {}): Prototype {
  return compileChunk(parseChunk(source, chunkId(chunkName), options), source, chunkName, options.charge);
}

/** The first error of a text is reported, as by PUC, which checks scopes while it parses: one of a scope may stand before one of syntax. */
function parseChunk(source: string, id: string, options: CompileOptions): Chunk {
  try {
    return parse(source, id, options);
  } catch (error) {
    if (error instanceof LuaSyntaxError) {
      resolveScopes(parsePrefix(source, id, options), new SourceText(source, id, options.charge));
    }
    throw error;
  }
}

/** Compiles a tree that was parsed from `source`. */
export function compileChunk(chunk: Chunk, source: string, chunkName: string, charge?: CompileOptions["charge"]): Prototype {
  const text = new SourceText(source, chunkId(chunkName), charge);
  const scope = resolveScopes(chunk, text);
  text.consume(0);
  return compileMain(chunk, scope, text, chunkName);
}
