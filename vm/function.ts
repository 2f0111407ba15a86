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
import { allocate, CLOSURE_SIZE, closureSize, noteString } from "./allocation.ts";
import { Intrinsic } from "./intrinsic.ts";
import type { Prototype } from "./prototype.ts";
import { SENTINEL, type Sentinel, TransferKind, transfer } from "./transfer.ts";
import type { Cell } from "./upvalue.ts";
import type { LuaValue } from "./value.ts";

export type FunctionBody = (...args: LuaValue[]) => LuaValue | Sentinel;
/** What compiled code (jit) calls: like the other, but nothing is ever thrown, null is no result, and SENTINEL may ask for the interpreter. */
export type CompiledBody = (...args: LuaValue[]) => LuaValue | Sentinel | null;

/** Compiled code calls a function that needs the frames of its callers: the interpreter makes the call. */
function askInterpreter(): Sentinel {
  transfer.kind = TransferKind.REDO;
  return SENTINEL;
}

/** Lists of more values than this cost fuel of their own: arguments of library functions, results, variable arguments, constructors. */
export const MANY = 64;
/** Compiled code hands on no longer lists: they would stand on the host's stack, once for every call in progress. */
export const LONGEST_LIST = 250;

/** Compiled code calls a library function that neither looks at the stack nor calls, collects or suspends. */
function enterLeaf(this: LuaFunction, ...values: LuaValue[]): LuaValue | Sentinel {
  if (values.length > MANY) return askInterpreter();
  try {
    const result = this.call(...values);
    if (typeof result === "string") noteString(result.length);
    return result;
  } catch (error) {
    transfer.kind = TransferKind.RAISE;
    transfer.thrown = error;
    return SENTINEL;
  }
}

/** Finds the compiled code of a closure that compiled code calls with some values; set by the tier that compiles (jit). */
export const compiledEntry: { find: (closure: LuaClosure, values: readonly LuaValue[]) => CompiledBody | undefined } = {
  find: () => undefined,
};

/** Compiled code calls a closure for the first time. */
function enterClosure(this: LuaClosure, ...values: LuaValue[]): LuaValue | Sentinel | null {
  const entry = compiledEntry.find(this, values);
  return entry === undefined ? askInterpreter() : entry.apply(this, values);
}

/**
 * The base class of all functions. It sets no member: the engine makes slow objects of a class that shares the place where members are set
 * with more than three others, and closures are made all the time.
 */
export abstract class LuaFunction {
  declare call: FunctionBody;
  /** For people only: the name a library gave it, such as `insert`. */
  declare name: string;
  declare enter: CompiledBody;
  /** What compiled code may do in its place. */
  declare intrinsic: Intrinsic;
  /** The last pass of the collector that reached it. */
  declare mark: number;

  get isLeaf(): boolean {
    return this.enter === enterLeaf;
  }

  /** Declares that the function may be called by compiled code directly: it neither looks at the stack nor calls, collects or suspends. */
  beLeaf(intrinsic = Intrinsic.NONE): this {
    this.enter = enterLeaf;
    this.intrinsic = intrinsic;
    return this;
  }

  /** Visits the Lua values the function holds; for the collector. A closure of Lua code has its upvalues. */
  trace(_visit: (value: LuaValue) => void): void {}
}

/** A library or host function. */
export class LibraryFunction extends LuaFunction {
  constructor(call: FunctionBody, name: string, enter: CompiledBody = askInterpreter, size = CLOSURE_SIZE) {
    super();
    this.call = call;
    this.name = name;
    this.enter = enter;
    this.intrinsic = Intrinsic.NONE;
    this.mark = 0;
    allocate(size);
  }
}

/**
 * A library or host function made for some values, as a C closure in PUC: unlike others it can be collected, and the debug library shows the
 * values as upvalues without names.
 */
export class LibraryClosure extends LibraryFunction {
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
    super();
    this.call = call;
    this.name = "";
    this.enter = enterClosure;
    this.intrinsic = Intrinsic.NONE;
    this.mark = 0;
    allocate(closureSize(upvalues.length));
  }
}
