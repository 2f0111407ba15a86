/**
 * The door between JavaScript and a state: values across it, exact both ways, and calls through it. Everything in src/host goes in and out
 * here.
 *
 *   Lua                          JavaScript
 *   nil, boolean                 undefined (null goes in as nil), boolean
 *   integer                      number when safe, else bigint; integral numbers and bigints of 64 bits go in as integers
 *   float                        number; -0, NaN, infinities and numbers beyond 2^53 go in as floats; `lua.float(n)` makes one of any number,
 *                                and what a host function got as a float it gives back as one
 *   string                       string as UTF-8, any bytes both ways (encoding.ts); Uint8Array goes in as bytes
 *   table, thread, userdata      handles
 *   function                     a callable handle; a host function goes in as a Lua function and comes back as itself
 *   instance of a class          a userdata if the class is registered (userdata.ts)
 *
 * What must stay true: no Lua value leaves unconverted, no carrier of the machine reaches the host, and a value of another state is refused
 * before anything is changed.
 */
import { meter, Turn } from "../../vm/allocation.ts";
import { type Borrow, StateWord } from "../../vm/borrow.ts";
import { Coroutine } from "../../vm/coroutine.ts";
import { FatalError, LimitReached, ThrownValue } from "../../vm/errors.ts";
import { LuaFunction as MachineFunction } from "../../vm/function.ts";
import { run } from "../../vm/interpreter.ts";
import { encode, integer, integerFromBigInt, isInteger, isNumber, MAX_INTEGER, MIN_INTEGER, toFloat } from "../../vm/numbers.ts";
import type { LuaState } from "../../vm/state.ts";
import { LuaTable as MachineTable } from "../../vm/table.ts";
import { isHostOverflow } from "../../vm/unwind.ts";
import { LuaUserdata as MachineUserdata } from "../../vm/userdata.ts";
import type { LuaValue } from "../../vm/value.ts";
import { HostFunction } from "./callable-host.ts";
import { ClassRegistry } from "./classes.ts";
import { bytesOf, decodeText, encodeText, isExact, textOfBytes } from "./encoding.ts";
import { ErrorDoor, messageOf } from "./error-door.ts";
import {
  LuaBorrowError,
  LuaClosedError,
  LuaConversionError,
  LuaError,
  LuaForeignValueError,
  LuaMovedError,
  LuaPoisonedError,
} from "./errors.ts";
import type { HostExecution } from "./execution.ts";
import { LuaFunction } from "./function-handle.ts";
import { Handle, type HandleCore, HandleRegistry } from "./handle.ts";
import { type HostBody, wrapHostFunction } from "./host-function.ts";
import { describe, hintFor, isDetached, kindOf } from "./kinds.ts";
import { LuaTable } from "./table-handle.ts";
import { LuaThread } from "./thread-handle.ts";
import { Trace } from "./trace.ts";
import { LuaFloatValue, LuaResults } from "./values.ts";

export interface DoorOptions {
  readonly maxHandles: number;
  readonly isDeterministic: boolean;
  /** Whether Lua code may catch exceptions of host functions. */
  readonly catchHostErrors: boolean;
  /** Whether strings come out as bytes. */
  readonly bytes: boolean;
}

export class Door {
  readonly borrow: Borrow;
  readonly handles: HandleRegistry;
  readonly errors: ErrorDoor;
  readonly classes: ClassRegistry;
  /** Executions in flight. */
  readonly executions = new Set<HostExecution>();
  /** How to turn away those who wait for the state. */
  readonly waiting = new Set<(error: Error) => void>();
  /** What is kept of everything that happens, if the host wants it. */
  trace: Trace | undefined;
  /** The Lua functions of host functions, so that one goes in as the same value each time. */
  private functions: WeakMap<object, MachineFunction> | undefined;

  constructor(
    readonly state: LuaState,
    readonly options: DoorOptions,
  ) {
    this.borrow = state.borrow;
    this.handles = new HandleRegistry(options.maxHandles, options.isDeterministic);
    state.heap.roots.add(this.handles.visit);
    this.errors = new ErrorDoor(this);
    this.classes = new ClassRegistry(this);
  }

  /** Keeps a trace from now on. */
  beginTrace(): void {
    const trace = new Trace();
    this.trace = trace;
    this.state.isTraced = true;
    this.state.heap.onMeasured = (live) => trace.figure("memory", live);
  }

  /* ---- Who may enter ---- */

  /** Throws LuaOwnershipError if the state may not be entered. */
  open(operation: string): void {
    if (this.borrow.word > StateWord.ENTERED) this.refuse(operation);
    this.takeMeter();
  }

  /** The same for what runs no Lua code and may be done while an execution waits. */
  live(operation: string): void {
    if (this.borrow.word > StateWord.SUSPENDED) this.refuse(operation);
    this.takeMeter();
  }

  /** What is made from here on counts for this state. */
  private takeMeter(): void {
    const { allowance } = this.state.heap;
    if (meter.allowance !== allowance) meter.switchTo(allowance);
  }

  /** Says why the state cannot be entered. */
  refuse(operation: string): never {
    const { borrow } = this;
    switch (borrow.word) {
      case StateWord.CLOSED:
        throw new LuaClosedError(operation, "the state is closed", borrow.closedAt);
      case StateWord.MOVED:
        throw new LuaMovedError(operation, "the state was moved");
      case StateWord.POISONED:
        throw new LuaPoisonedError(operation, "an invariant of the machine failed earlier", { cause: borrow.poison });
      case StateWord.DISPOSING:
        throw new LuaBorrowError(operation, "a disposer that the collector calls cannot enter the state");
    }
    const { holder } = borrow;
    const where = holder === undefined ? "somebody else" : `${holder.label} at ${holder.site}`;
    throw new LuaBorrowError(operation, `the state is held by ${where}, which waits for a promise; wait with acquire()`, { holder });
  }

  /** Ends the call chain that runs, if one does, at its next charge point. */
  interrupt(error: Error): void {
    const { budget, hostNesting } = this.state;
    if (hostNesting === 0) return;
    budget.watch.interruption = this.errors.fatal(error);
    budget.requestTrap();
  }

  /** A function of the host has returned to Lua code. Throws LimitReached if that is to end, whatever the function made of it. */
  checkReturn(): void {
    const { reached } = this.state.budget;
    if (reached !== undefined) throw reached;
  }

  /** The host's turn begins, in a function of its own that Lua code calls. Gives what `reenter` wants. */
  leave(): Turn {
    const { turn } = meter;
    meter.turn = Turn.HOST;
    return turn;
  }

  /** The machine goes on, after code of the host that may have used other states. */
  reenter(turn: Turn): void {
    meter.turn = turn;
    this.takeMeter();
  }

  /* ---- In ---- */

  /**
   * Throws LuaConversionError, LuaForeignValueError. `operation` is for the message, `path` tells where the value stands. Runs no Lua code and
   * does not ask who holds the state: whoever enters it has asked before.
   */
  toLua(value: unknown, operation = "toLua", path = ""): LuaValue {
    switch (typeof value) {
      case "undefined":
      case "boolean":
        return value;
      case "number":
        return Number.isSafeInteger(value) && !Object.is(value, -0) ? integer(value) : encode(value);
      case "bigint":
        if (value > MAX_INTEGER || value < MIN_INTEGER) throw new LuaConversionError(`${value} is not a 64-bit integer`, path);
        return integerFromBigInt(value);
      case "string": {
        const bytes = encodeText(value);
        if (bytes !== value && !isExact(value))
          throw new LuaConversionError("a string with half a surrogate pair does not convert to Lua", path);
        return bytes;
      }
      case "function":
        return this.functionToLua(value as HostBody, operation, path);
      case "object":
        return value === null ? undefined : this.objectToLua(value, operation, path);
    }
    throw new LuaConversionError(`${String(value)} does not convert to Lua`, path);
  }

  private functionToLua(value: HostBody, operation: string, path: string): LuaValue {
    const core = LuaFunction.coreOf(value);
    if (core !== undefined) return this.valueOf(core, operation, path);
    return this.functions?.get(value) ?? this.wrap(value, nameOf(value, path), wrapHostFunction(this, value));
  }

  private objectToLua(value: object, operation: string, path: string): LuaValue {
    const core = Handle.coreOf(value);
    if (core !== undefined) return this.valueOf(core, operation, path);
    if (LuaFloatValue.is(value)) return encode(value.value);
    const kind = kindOf(value);
    if (kind === "bytes") {
      if (isDetached(value as Uint8Array)) throw new LuaConversionError("bytes whose buffer is detached do not convert to Lua", path);
      return textOfBytes(value as Uint8Array);
    }
    if (kind !== "unreadable") {
      const userdata = this.classes.toLua(value, operation) ?? this.errors.carrierOf(value);
      if (userdata !== undefined) return userdata;
    }
    throw new LuaConversionError(`${describe(value)} does not convert to Lua by itself${hintFor(kind)}`, path);
  }

  /** What a host function, or the promise it returned, gives to Lua: several results, one, or none. */
  resultsToLua(value: unknown): LuaValue[] {
    if (value === undefined) return [];
    if (LuaResults.is(value)) return this.valuesToLua(value.values, "return", "result");
    return [this.toLua(value, "return")];
  }

  /** The values of a list; an error says which one it is: `at argument #2`. */
  valuesToLua(values: readonly unknown[], operation: string, what = "argument"): LuaValue[] {
    const converted: LuaValue[] = [];
    try {
      for (let position = 0; position < values.length; position++) converted.push(this.toLua(values[position], operation));
      return converted;
    } catch (error) {
      throw placed(error, `${what} #${converted.length + 1}`);
    }
  }

  /** The value of a handle, which must be of this state. */
  private valueOf(core: HandleCore, operation: string, path: string): LuaValue {
    if (core.door !== this) throw foreignValue(operation, path);
    return core.live(operation);
  }

  /** Makes the Lua function of a host function, which stands for it from now on. */
  wrap(original: HostBody, name: string, call: MachineFunction["call"]): HostFunction {
    const wrapped = new HostFunction(call, name, original);
    this.functions ??= new WeakMap();
    this.functions.set(original, wrapped);
    return wrapped;
  }

  /* ---- Out ---- */

  toHost(value: LuaValue): unknown {
    if (typeof value === "string") return this.options.bytes ? bytesOf(value) : decodeText(value);
    if (typeof value === "number") return isInteger(value) ? value : toFloat(value);
    if (typeof value !== "object") return value;
    if (value instanceof MachineTable) return new LuaTable(this, value);
    if (value instanceof MachineFunction) return value instanceof HostFunction ? value.original : LuaFunction.create(this, value);
    if (value instanceof Coroutine) return new LuaThread(this, value);
    if (value instanceof MachineUserdata) return this.classes.toHost(value);
    return isNumber(value) ? toFloat(value) : value;
  }

  /* ---- Calls ---- */

  /** Calls a Lua value with host values; gives the first result. Throws LuaError and LuaOwnershipError. */
  call(operation: string, callee: LuaValue, args: unknown[]): unknown {
    const results = this.enter(callee, this.argumentsToLua(operation, args));
    return results.length === 0 ? undefined : this.toHost(results[0]);
  }

  /** The same; gives all results. */
  callAll(operation: string, callee: LuaValue, args: unknown[]): unknown[] {
    const results: unknown[] = this.enter(callee, this.argumentsToLua(operation, args));
    for (let position = 0; position < results.length; position++) results[position] = this.toHost(results[position] as LuaValue);
    return results;
  }

  argumentsToLua(operation: string, args: unknown[]): LuaValue[] {
    this.open(operation);
    return this.valuesToLua(args, operation);
  }

  /** Calls a Lua value in the machine, and turns what the machine throws into what a host understands. */
  enter(callee: LuaValue, values: LuaValue[]): LuaValue[] {
    // Asked again: converting the values may have run code of proxies.
    this.open("call");
    try {
      const results = run(this.state, callee, values);
      this.trace?.values("results", results);
      return results;
    } catch (thrown) {
      throw this.hostErrorOf(thrown);
    } finally {
      this.trace?.figure("fuel", this.state.budget.fuelUsed);
    }
  }

  /** What the host gets for something the machine threw. */
  hostErrorOf(thrown: unknown): unknown {
    const error = this.errorOf(thrown);
    this.trace?.text("error", messageOf(error));
    return error;
  }

  private errorOf(thrown: unknown): unknown {
    if (thrown instanceof ThrownValue) return this.errors.toHost(thrown);
    if (thrown instanceof FatalError) return thrown.reason;
    if (thrown instanceof LimitReached) return this.errors.ofLimit(thrown);
    if (isHostOverflow(thrown)) return new LuaError("stack overflow", "stack overflow", "");
    const error = new LuaPoisonedError("call", "an invariant of the machine failed", { cause: thrown });
    if (this.borrow.word <= StateWord.SUSPENDED) {
      this.borrow.word = StateWord.POISONED;
      this.borrow.poison = thrown;
      this.dismiss(error);
    }
    return error;
  }

  /** Turns away everybody who waits for a state that is no more, without running Lua code. */
  dismiss(error: Error): void {
    for (const turnAway of [...this.waiting]) turnAway(error);
    for (const execution of [...this.executions]) execution.abandon(error);
  }
}

/** The same error, saying where in a list the value stands. */
function placed(error: unknown, place: string): unknown {
  if (error instanceof LuaConversionError && error.path === "") return new LuaConversionError(error.message, place);
  if (error instanceof LuaForeignValueError) return foreignValue(error.operation, place);
  return error;
}

function foreignValue(operation: string, path: string): LuaForeignValueError {
  return new LuaForeignValueError(operation, path === "" ? "a value of another state" : `a value of another state (at ${path})`);
}

/** The name of a host function, for messages. */
function nameOf(body: HostBody, path: string): string {
  let name: unknown;
  try {
    ({ name } = body);
  } catch {
    throw new LuaConversionError("a function that cannot be read (a revoked proxy?) does not convert to Lua", path);
  }
  return typeof name === "string" ? name : "";
}
