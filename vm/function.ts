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
import { allocate, CLOSURE_SIZE } from "./allocation.ts";
import type { Prototype } from "./prototype.ts";
import type { Sentinel } from "./transfer.ts";
import type { Cell } from "./upvalue.ts";
import type { LuaValue } from "./value.ts";

export type FunctionBody = (...args: LuaValue[]) => LuaValue | Sentinel;

/** A library or host function; also the base class of all functions. */
export class LuaFunction {
  /** The last pass of the collector that reached it. */
  mark = 0;

  constructor(
    public call: FunctionBody,
    /** For people only: the name a library gave it, such as `insert`. */
    readonly name: string,
  ) {
    allocate(CLOSURE_SIZE);
  }

  /** Visits the Lua values the function holds; for the collector. A closure of Lua code has its upvalues. */
  trace(_visit: (value: LuaValue) => void): void {}
}

/**
 * A library or host function made for some values, as a C closure in PUC: unlike others it can be collected, and the debug library shows the
 * values as upvalues without names.
 */
export class LibraryClosure extends LuaFunction {
  constructor(
    call: FunctionBody,
    name: string,
    /** One value, or a list, which is no Lua value. */
    private captured: LuaValue | LuaValue[],
  ) {
    super(call, name);
  }

  get upvalues(): LuaValue[] {
    if (!Array.isArray(this.captured)) this.captured = [this.captured];
    return this.captured;
  }

  override trace(visit: (value: LuaValue) => void): void {
    for (const value of this.upvalues) visit(value);
  }
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
