/**
 * The `Lua` of the main entry: a state that compiles source text. It is all that `tsuki` has more than `tsuki/runtime`.
 */
import { compile } from "../compiler/compile.ts";
import { Lua as RuntimeLua } from "./lua.ts";

/**
 * A Lua state with its libraries, and the parser and compiler for source text. `new Lua()` is synchronous and reaches nothing the options do
 * not hand it; end it with `close()`, or declare it with `using`.
 */
export class Lua extends RuntimeLua {
  /** @internal */
  protected static override readonly compiler = compile;
}
