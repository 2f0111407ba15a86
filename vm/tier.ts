/**
 * The tier above the interpreter, as the interpreter sees it: something that compiles hot code and runs it. jit/ implements it; the host
 * installs it where code may be generated.
 */
import type { Coroutine } from "./coroutine.ts";
import type { Prototype, TableClass } from "./prototype.ts";

export interface Tier {
  /**
   * Runs the compiled code of the function on top, which is about to do its first instruction: until it returns, or has to leave things to the
   * interpreter. False if it has no code, or may not run it now. May throw what called functions throw.
   */
  enterFunction(thread: Coroutine): boolean;
  /** The same for a loop at whose head the function on top is. */
  enterLoop(thread: Coroutine): boolean;
  /** A charge point has found the slice used up: what runs there is probably hot. */
  sample(thread: Coroutine): void;
  /** The class of the tables that the instruction at `pc` makes, which is about to make one; undefined if it is not worth it yet. */
  tableClass(prototype: Prototype, pc: number): TableClass | undefined;
  /** A charge point of compiled code has found the slice used up. */
  calm(): void;
}
