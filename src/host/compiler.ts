/**
 * How a state gets from source text to code. The package has two faces: the `Lua` of `tsuki` brings the compiler (compiling-lua.ts), that of
 * `tsuki/runtime` has none and takes binary chunks only.
 *
 * What must stay true: nothing else in this folder imports the compiler, or the runtime entry would grow by the whole of it.
 */
import { LuaSyntaxError } from "../../grammar/index.ts";
import type { compile } from "../compiler/compile.ts";

export type Compiler = typeof compile;

/** Where there is no parser. */
export const noCompiler: Compiler = () => {
  throw new LuaSyntaxError("this is source text, and there is no parser here: tsuki/runtime takes binary chunks only", 0, 0, false);
};
