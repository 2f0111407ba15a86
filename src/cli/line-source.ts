/**
 * Where the interactive mode gets its lines: a terminal (terminal.ts) or plain standard input (interactive.ts).
 */
import type { LuaValue } from "../../vm/value.ts";

/** There are no more lines. */
export const END = Symbol("end");
/** The user has given up the line, and those before it. */
export const GIVEN_UP = Symbol("given up");

/** A line without its newline, a byte string, or what became of it. */
export type Line = string | typeof END | typeof GIVEN_UP;

export interface LineSource {
  /** The next line, asked for with a prompt, a byte string. */
  next(prompt: string): Promise<Line>;
  /** What a result is printed as. */
  shown(value: LuaValue): LuaValue;
  /** No more lines are wanted. */
  close(): void;
}
