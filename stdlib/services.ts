/**
 * What the library modules get from the state they are made for. Whoever opens the libraries implements it; tests use a small stand-in.
 *
 * Library functions in TypeScript never call Lua. Where a callback or a metamethod is needed they return `tailCall` of a function written
 * in Lua (stdlib/lua), which gets its own helpers from here and may be suspended like any Lua code.
 *
 * What must stay true: this is all a library module knows of a state.
 */
import type { ArgumentError, LibraryError } from "../vm/errors.ts";
import type { LuaFunction } from "../vm/function.ts";
import type { LuaInteger } from "../vm/numbers.ts";
import type { LuaTable } from "../vm/table.ts";
import type { LuaValue } from "../vm/value.ts";
import type { LuaFile } from "./file.ts";

/** The library functions written in Lua, by chunk and name: `get("table.sort")`. */
export interface SelfHosted {
  get(name: string): LuaFunction;
}

/** The standard files of an environment, which the prompt of the debug library uses too. */
export interface StandardFiles {
  readonly input: LuaFile;
  readonly output: LuaFile;
  readonly error: LuaFile;
}

export interface LibraryServices {
  readonly selfHosted: SelfHosted;
  /** Absent where there are no files. */
  readonly standardFiles?: StandardFiles | undefined;
  /**
   * Takes fuel for work that is about to be done, in units of about one byte, element or search step (vm/budget.ts): before the work, and at
   * intervals where nobody can tell how much it will be.
   */
  charge(work: number): void;
  /** Whether the slice of fuel is used up or somebody asks for attention: a function whose work is long pauses then (vm/transfer.ts). */
  isPauseDue(): boolean;
  /** The metatable of any value, that of its type for values without one of their own. */
  metatableOf(value: LuaValue): LuaTable | undefined;
  /** The text that stands for the identity of a table, function, userdata or thread, as `tostring` shows it after the colon. */
  addressOf(value: LuaValue): string;
  /** Two random integers to start `math.random` from. */
  seed(): readonly [LuaInteger, LuaInteger];
  /**
   * Raises an error inside a helper of a library function written in Lua, as an error of that library function: it gets the position of
   * the library function's caller, and the name under which the library function was called.
   */
  raiseForCaller(error: LibraryError | ArgumentError): never;
}
