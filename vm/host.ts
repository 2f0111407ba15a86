/**
 * What a state asks of the world outside: the compiler, and the capabilities a host may give. The machine and the libraries know nothing
 * else of their surroundings.
 */
import type { Prototype } from "./prototype.ts";

/** The compiler's answer to a source text: code, or the message of a syntax error. */
export type CompileResult = { readonly prototype: Prototype } | { readonly message: string };

export interface Host {
  /** Compiles a source text (a byte string). `chunkName` as for `load`: `@file`, `=name`, or the text itself. */
  compile(source: string, chunkName: string, skipShebang: boolean): CompileResult;
  /** Takes what `print` prints, a byte string with its newline. */
  print(text: string): void;
  /** Takes a warning (§6.1 `warn`), a byte string without a newline. */
  warn(message: string): void;
  /** Reads a file, or says why not (`No such file or directory`); absent where there are no files. `undefined` is standard input. */
  readonly readFile?: ((name: string | undefined) => { readonly text: string } | { readonly reason: string }) | undefined;
}
