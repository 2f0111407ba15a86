/**
 * Functions: the one calling convention, and closures of compiled Lua code.
 *
 * Every function has an entry `call`: a JavaScript function that takes Lua's arguments as its own and returns
 *   - a bare value: exactly one result; or
 *   - `SENTINEL`: anything else, told by `transfer` (transfer.ts): no result or several, a call to make in its place, a suspension.
 * A library or host function is only that. A closure's `call` enters the interpreter loop anew: the loop itself never uses it and pushes
 * a frame instead.
 *
 * What must stay true: whoever calls `call` compares the result with SENTINEL before using it, and consumes `transfer` at once.
 */
import type { Prototype } from "./prototype.ts";
import type { Sentinel } from "./transfer.ts";
import type { Cell } from "./upvalue.ts";
import type { LuaValue } from "./value.ts";

export type FunctionBody = (...args: LuaValue[]) => LuaValue | Sentinel;

/** A library or host function; also the base class of all functions. */
export class LuaFunction {
  constructor(
    public call: FunctionBody,
    /**
     * The name a library gave it, such as `insert`, for people only; or the values that a library function was made for (a C closure in
     * PUC), which the debug library shows as upvalues without names.
     */
    readonly origin: string | LuaValue[],
  ) {}
}

/** A function of Lua code: a prototype with its upvalues. */
export class LuaClosure extends LuaFunction {
  constructor(
    readonly prototype: Prototype,
    readonly upvalues: Cell[],
    call: FunctionBody,
  ) {
    super(call, "");
  }
}
