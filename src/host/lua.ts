/**
 * `Lua`: a state with its libraries, as a JavaScript program holds it. The place where grammar, compiler, machine and libraries meet.
 *
 * What must stay true: no Lua value leaves unconverted, no carrier of the machine is ever thrown to the host, and nothing here is ambient:
 * output, files, clock and seed come in through the options.
 */
import { parseNumeral } from "../../grammar/index.ts";
import { ALL, type LibraryName, openLibraries, SAFE } from "../../stdlib/open.ts";
import { Sandboxes } from "../../stdlib/sandbox.ts";
import { checkLimits } from "../../stdlib/work.ts";
import { Allowance, meter } from "../../vm/allocation.ts";
import { StateWord } from "../../vm/borrow.ts";
import { closeState } from "../../vm/close.ts";
import { installNumeralParser } from "../../vm/coercion.ts";
import { Coroutine } from "../../vm/coroutine.ts";
import { LibraryClosure, LuaFunction as MachineFunction } from "../../vm/function.ts";
import type { Host } from "../../vm/host.ts";
import { closureOfChunk, installClosureEntry } from "../../vm/interpreter.ts";
import { CompilingTier, type EmissionListener } from "../../vm/jit/tier.ts";
import { encode, integer } from "../../vm/numbers.ts";
import type { Prototype } from "../../vm/prototype.ts";
import { LuaState } from "../../vm/state.ts";
import { Stress, type StressMode } from "../../vm/stress.ts";
import { type AcquireOptions, acquire, type Guard } from "./acquire.ts";
import { Chunk } from "./chunk.ts";
import type { ClassDefinition, ClassOf } from "./class-definition.ts";
import { type Compiler, noCompiler } from "./compiler.ts";
import { tableOf } from "./create-table.ts";
import { type DataCell, DataStore } from "./data.ts";
import { Door } from "./door.ts";
import { decodeText, encodeText, textOfBytes } from "./encoding.ts";
import { LuaAbortError, LuaBorrowError, LuaClosedError, LuaConversionError, LuaSyntaxError } from "./errors.ts";
import type { AsyncOptions } from "./execution.ts";
import { coreOf, LuaFunction } from "./function-handle.ts";
import { UNCLONEABLE } from "./handle.ts";
import type { AnyDefinition } from "./host-class.ts";
import { exclusive, type FunctionOptions, type HostBody, wrapHostFunction } from "./host-function.ts";
import { LuaJit } from "./jit.ts";
import { type Ledger, ledgerOf } from "./ledger.ts";
import { LuaBudget, type LuaLimits, limitFigures, setLimits, sizeOf, watchWord, withBudget } from "./limits.ts";
import { loadChunk } from "./load-chunk.ts";
import { type Pin, pin, WeakHandle } from "./pin.ts";
import { Sandbox, type SandboxOptions } from "./sandbox.ts";
import { Scope } from "./scope.ts";
import type { Execution, RunOptions } from "./sliced-run.ts";
import { type Capabilities, hostOf, reachesFiles } from "./surroundings.ts";
import { LuaTable } from "./table-handle.ts";
import { LuaThread } from "./thread-handle.ts";
import { type ToJSOptions, toJS } from "./to-js.ts";
import { LuaUserdata } from "./userdata-handle.ts";
import { LuaFloatValue, LuaResults } from "./values.ts";
import { virtualClock } from "./virtual-clock.ts";

installNumeralParser((text) => {
  const numeral = parseNumeral(text, checkLimits);
  if (numeral === undefined) return undefined;
  if (numeral.kind === "float") return encode(numeral.value);
  return typeof numeral.value === "bigint" ? numeral.value : integer(numeral.value);
});

/** What a state is given: its libraries, what they reach, and its limits. */
export interface LuaOptions extends Capabilities {
  /**
   * Libraries to open: `"safe"` (default) opens those that reach nothing beyond the state (base, coroutine, table, string, math, utf8 and
   * `debug.traceback`), `"all"` opens all, a list the ones it names, `"none"` nothing. What is not open raises an error that names it when it is
   * used (`io is not available in this state`), but for `"none"`, where there is nothing at all. Files for `dofile` and `loadfile` come with io
   * or package.
   */
  readonly libs?: "safe" | "all" | "none" | readonly LibraryName[];
  /** Seed of `math.random`; default: the same for every state, so that runs are repeatable. */
  readonly seed?: number | bigint;
  /** What scripts may use; see LuaLimits. */
  readonly limits?: LuaLimits;
  /**
   * A way for another thread to interrupt: whatever it writes into the first element, but 0, ends what runs at its next charge point, as
   * `interrupt` does, with the number as the reason; the element is 0 again then. On a SharedArrayBuffer.
   */
  readonly interruptWord?: Int32Array;
  /**
   * Whether every run of a program is the same, on every machine: time is the work done, from the start of 1970 in UTC, unless there is a
   * `clock`; the environment is empty unless there is an `env`; handles live until they are disposed of, not until the engine finds them
   * dropped, so that finalizers run at the same place every time. See docs/sandboxing.md.
   */
  readonly deterministic?: boolean;
  /** Keeps a hash over what the state does, for `traceHash`. Compiled code stands back meanwhile. */
  readonly trace?: boolean;
  /** Whether Lua code may catch exceptions of host functions (default), or they end the execution as LuaFault does. */
  readonly catchHostErrors?: boolean;
  /** What Lua strings become: text (default) or Uint8Array. */
  readonly strings?: "text" | "bytes";
  /** Whether hot code is compiled to JavaScript where the environment allows it: `"auto"` (default) or `false`. */
  readonly jit?: "auto" | false;
  /** Stress modes of the machine, for tests (vm/stress.ts). @internal */
  readonly stress?: readonly StressMode[];
  /** Samples after which code is compiled; 0: at once, for tests. @internal */
  readonly jitThreshold?: number;
  /** Is told of each text that compiled code is made of, and of the names given to it, for tests. @internal */
  readonly onEmit?: EmissionListener;
  /** Called when the engine finds a state that was dropped without being closed. */
  readonly onUnclosed?: () => void;
}

/** What a chunk is called, sees and may be. */
export interface LoadOptions {
  /** Chunk name as for Lua's `load`: `@file`, `=name`, or the text itself (default). */
  readonly name?: string;
  /** The chunk's `_ENV`; default: the globals. */
  readonly env?: LuaTable;
  /** What is taken: text (`"t"`), binary chunks (`"b"`), or both (default), as for Lua's `load`. */
  readonly mode?: "t" | "b" | "bt";
}

/** Leads this project's own commands and tests to the machine; nothing else may use it. */
export const INTERNALS = Symbol.for("tsuki.internals");

/** Reports states that nobody closed. Nothing depends on it. */
const unclosed = new FinalizationRegistry<() => void>((report) => report());

/** A Lua state with its libraries; see the `Lua` of `tsuki`. In `tsuki/runtime` it takes binary chunks only. */
export class Lua implements Disposable {
  /** How source text becomes code: not at all in `tsuki/runtime`. @internal */
  protected static readonly compiler: Compiler = noCompiler;
  readonly #compiler = (this.constructor as typeof Lua).compiler;
  readonly #door: Door;
  readonly #globals: LuaTable;
  readonly #budget: LuaBudget;
  readonly #data: DataStore;
  readonly #host: Host;
  readonly #isDeterministic: boolean;
  readonly #tier: CompilingTier | undefined;
  #sandboxes: Sandboxes | undefined;
  /** Whether somebody wants to know when the state is dropped unclosed. */
  readonly #isWatched: boolean;
  /** Makes cloning fail. */
  protected readonly uncloneable = UNCLONEABLE;

  constructor(options: LuaOptions = {}) {
    const limits = limitFigures(options.limits);
    const { allowance, owner } = meter;
    // What a state is made of counts for nobody else.
    meter.switchTo(new Allowance(0), undefined);
    const state = new LuaState();
    meter.switchTo(state.heap.allowance, undefined);
    installClosureEntry(state);
    const door = new Door(state, {
      maxHandles: limits.handles,
      isDeterministic: options.deterministic === true,
      catchHostErrors: options.catchHostErrors !== false,
      bytes: options.strings === "bytes",
    });
    this.#door = door;
    this.#data = new DataStore(door);
    const libraries = options.libs ?? "safe";
    this.#isDeterministic = options.deterministic === true;
    if (options.trace === true) door.beginTrace();
    this.#host = hostOf(door, this.#compiler, this.#withDefaults(options), reachesFiles(libraries));
    openLibraries(state, this.#host, BigInt(options.seed ?? 0), libraries);
    this.#globals = new LuaTable(door, state.globals);
    if (options.jit !== false && options.trace !== true) {
      const exitsEverywhere = options.stress?.includes("exit-at-every-site") === true;
      const threshold = options.jitThreshold === undefined ? {} : { threshold: options.jitThreshold };
      this.#tier = new CompilingTier(state, { exitsEverywhere, sharesCode: !this.#isDeterministic, onEmit: options.onEmit, ...threshold });
      state.tier = this.#tier;
    }
    if (options.stress !== undefined) state.stress = new Stress(state, options.stress);
    this.#budget = new LuaBudget(state.budget, state.heap);
    setLimits(state, limits, options);
    if (options.interruptWord !== undefined) watchWord(door, options.interruptWord);
    this.#isWatched = options.onUnclosed !== undefined;
    if (options.onUnclosed !== undefined) unclosed.register(this, options.onUnclosed, door);
    meter.switchTo(allowance, owner);
  }

  /** The door behind the state, for this project's own commands and tests. @internal */
  get [INTERNALS](): Door {
    return this.#door;
  }

  /* ---- Life ---- */

  /** The table of global variables. */
  get globals(): LuaTable {
    this.#door.open("globals");
    return this.#globals;
  }

  /**
   * Ends the state. Executions that wait for promises are cancelled, with their `<close>` variables closed and their promises rejected; those in
   * the queue are turned away; finalizers run. Every later use of the state or of its handles throws LuaClosedError. Closing twice is
   * harmless. Throws LuaBorrowError while Lua code runs.
   */
  close(): void {
    const door = this.#door;
    const { borrow, state } = door;
    if (borrow.word === StateWord.CLOSED || borrow.word === StateWord.MOVED) return;
    if (borrow.word === StateWord.DISPOSING) door.refuse("close");
    if (state.hostNesting > 0) {
      const { running } = borrow;
      const where = running === undefined ? "a call in progress" : `${running.label} at ${running.site}`;
      throw new LuaBorrowError("close", `the state is held by ${where}`, { holder: running });
    }
    const isAwaited = door.waiting.size > 0 || door.executions.size > 0;
    const closed = isAwaited ? new LuaClosedError("close", "the state was closed meanwhile", Date.now()) : undefined;
    borrow.isClosing = true;
    try {
      // A poisoned state is only let go of.
      if (borrow.word !== StateWord.POISONED) {
        if (closed !== undefined) for (const execution of [...door.executions]) execution.cancel(closed);
        try {
          door.classes.close();
        } finally {
          closeState(state);
        }
      }
    } catch (thrown) {
      throw door.hostErrorOf(thrown);
    } finally {
      borrow.word = StateWord.CLOSED;
      borrow.closedAt = Date.now();
      borrow.guard = undefined;
      if (closed !== undefined) door.dismiss(closed);
      door.handles.clear();
      this.#data.clear();
      if (this.#isWatched) unclosed.unregister(door);
    }
  }

  /** The same as `close`, for `using`. */
  [Symbol.dispose](): void {
    this.close();
  }

  /** Whether the state was closed. */
  get closed(): boolean {
    return this.#door.borrow.word === StateWord.CLOSED;
  }

  /** A reference that does not keep the state alive. */
  weak(): WeakHandle<Lua> {
    const { borrow } = this.#door;
    return new WeakHandle(this, () => borrow.word < StateWord.CLOSED);
  }

  /** Waits until nobody holds the state, and holds it until the guard is released; see AcquireOptions. */
  acquire(options: AcquireOptions = {}): Promise<Guard> {
    return acquire(this.#door, options);
  }

  /** Who holds what right now. */
  ledger(): Ledger {
    return ledgerOf(this.#door);
  }

  /* ---- Code ---- */

  /**
   * Compiles a chunk. A string is encoded to UTF-8; bytes are taken as they are, and may be a binary chunk (`string.dump`).
   * The work counts as that of Lua's `load` does. Throws LuaSyntaxError if it is not Lua, LuaLimitError, LuaAbortError.
   */
  load(source: string | Uint8Array, options: LoadOptions = {}): Chunk {
    const door = this.#door;
    door.live("load");
    const text = typeof source === "string" ? encodeText(source) : textOfBytes(source);
    const name = options.name === undefined ? text : encodeText(options.name);
    const environment = options.env === undefined ? door.state.globals : door.toLua(options.env, "load");
    const { budget } = door.state;
    const isFile = options.name?.startsWith("@") === true;
    const charge = (work: number): void => budget.charge(work);
    let prototype: Prototype;
    try {
      prototype = door.work(() => loadChunk(this.#compiler, text, name, isFile, options.mode, charge));
    } catch (error) {
      if (!(error instanceof LuaSyntaxError)) throw error;
      throw new LuaSyntaxError(decodeText(error.message), error.line, error.column, error.incomplete);
    }
    return new Chunk(
      door,
      closureOfChunk(door.state, prototype, environment),
      options.env !== undefined && !this.#sandboxes?.keeps(environment),
    );
  }

  /** Runs a chunk for its effects. Throws LuaSyntaxError, LuaError, LuaOwnershipError. */
  exec(source: string | Uint8Array, options?: LoadOptions): void {
    this.load(source, options).exec();
  }

  /** Runs a chunk and gives its first result. */
  // biome-ignore lint/suspicious/noExplicitAny: what a chunk gives is up to it
  eval(source: string | Uint8Array, options?: LoadOptions): any {
    return this.load(source, options).eval();
  }

  /** Runs a chunk and gives all its results. */
  evalAll(source: string | Uint8Array, options?: LoadOptions): unknown[] {
    return this.load(source, options).evalAll();
  }

  /** Runs a chunk in an execution that may wait for promises. */
  async execAsync(source: string | Uint8Array, options: LoadOptions & AsyncOptions = {}): Promise<void> {
    await this.load(source, options).execAsync(options);
  }

  /** The same; gives the first result. */
  // biome-ignore lint/suspicious/noExplicitAny: what a chunk gives is up to it
  async evalAsync(source: string | Uint8Array, options: LoadOptions & AsyncOptions = {}): Promise<any> {
    return this.load(source, options).evalAsync(options);
  }

  /**
   * An environment for a script that must not reach others: globals and libraries of its own, with the capabilities given here and no others
   * (`print` and `warn` are the state's by default). Limits are those of the state.
   */
  sandbox(options: SandboxOptions = {}): Sandbox {
    const door = this.#door;
    door.open("sandbox");
    const { libs = "safe" } = options;
    const libraries = libs === "safe" ? SAFE : libs === "all" ? ALL : libs;
    const host = hostOf(door, this.#compiler, this.#withDefaults(options), reachesFiles(libraries));
    const { print, warn } = this.#host;
    const own: Host = {
      ...host,
      print: options.print === undefined && host.files === undefined ? print : host.print,
      warn: options.warn === undefined ? warn : host.warn,
    };
    this.#sandboxes ??= new Sandboxes(door.state);
    const { globals, release } = this.#sandboxes.open(own, BigInt(options.seed ?? 0), libraries);
    return new Sandbox(this, new LuaTable(door, globals), release, this.#isDeterministic);
  }

  /** The capabilities with those that a deterministic state has by default. */
  #withDefaults(options: Capabilities): Capabilities {
    return this.#isDeterministic ? { clock: virtualClock(this.#door.state), env: {}, ...options } : options;
  }

  /**
   * A hash over everything the state has done so far that can be seen from outside: two runs with the same hash did the same. 64 bits as 16
   * hexadecimal digits. Throws TypeError unless the state was made with `trace: true`.
   */
  traceHash(): string {
    this.#door.live("traceHash");
    const { trace } = this.#door;
    if (trace === undefined) throw new TypeError("traceHash: the state was not made with { trace: true }");
    return trace.hash;
  }

  /** An execution of a chunk, or of a source text, in slices; see Execution. Nothing runs yet. Throws LuaSyntaxError, RangeError, TypeError. */
  run(chunk: Chunk | string | Uint8Array, options: LoadOptions & RunOptions = {}): Execution {
    return (chunk instanceof Chunk ? chunk : this.load(chunk, options)).run(options);
  }

  /* ---- Limits ---- */

  /**
   * Ends what runs, and the executions that wait, at their next charge point: `<close>` variables are closed, no script can catch it, and the host
   * gets LuaAbortError with the reason. For functions of the host that Lua code calls, and for timers between the slices of an execution; another
   * thread uses `interruptWord`. Where nothing runs there is nothing to end.
   */
  interrupt(reason?: unknown): void {
    const door = this.#door;
    door.live("interrupt");
    const error = new LuaAbortError(reason);
    for (const execution of [...door.executions]) execution.cancel(error);
    door.interrupt(error);
  }

  /**
   * Calls `action` with limits for what it does in this state: so much more fuel, so many more bytes in use. A part cannot outspend the whole, nor a
   * part in it that part; where both limits are reached, the outer one counts. What ends a part is LuaLimitError for `action`, and the rest goes on:
   * Lua code further out may catch it as it may any exception of the host. If `action` gives a promise, the part lasts until that settles,
   * and what others do in the state meanwhile belongs to it. Throws RangeError, TypeError, what `action` throws.
   */
  withBudget<Result>(limits: { readonly fuel?: number | bigint; readonly memory?: number | bigint }, action: () => Result): Result {
    const door = this.#door;
    door.open("withBudget");
    return withBudget(door, limits, action);
  }

  /* ---- Values ---- */

  /** A new Lua table; an array, Map or plain object given is copied, deep, cycles kept. Throws LuaConversionError with the path of a bad value. */
  createTable(init?: object): LuaTable {
    const door = this.#door;
    door.open("createTable");
    return new LuaTable(door, tableOf(door, init ?? {}, "createTable"));
  }

  /** A Lua function that calls a host function; see FunctionOptions. */
  createFunction(body: HostBody, options: FunctionOptions = {}): LuaFunction {
    const door = this.#door;
    door.open("createFunction");
    return LuaFunction.create(door, new LibraryClosure(wrapHostFunction(door, body, options), options.name ?? body.name, []));
  }

  /** The same for one that must not be entered again while it runs, or while its promise is pending. */
  createFunctionMut(body: HostBody, options: FunctionOptions = {}): LuaFunction {
    return this.createFunction(exclusive(body), { name: body.name, ...options });
  }

  /** The same for one that returns a promise: Lua code that calls it waits. Any function that returns a promise works too. */
  createAsyncFunction(body: (...args: never[]) => PromiseLike<unknown>, options: FunctionOptions = {}): LuaFunction {
    return this.createFunction(body as HostBody, { name: body.name, ...options });
  }

  /** A coroutine that runs a Lua function. */
  createThread(body: unknown): LuaThread {
    const door = this.#door;
    door.open("createThread");
    const callee = door.toLua(body, "createThread");
    if (!(callee instanceof MachineFunction)) throw new LuaConversionError("a thread runs a function");
    return new LuaThread(door, new Coroutine(callee));
  }

  /**
   * Registers a class: its instances, and those of its subclasses that are not registered themselves, become userdata when they go in, always
   * the same one for the same object. Gives the table of its statics, with `new` if the definition says how to construct; put it where Lua code
   * is to find it. Throws TypeError for a class registered already or a definition that makes no sense.
   */
  registerClass<T extends object, M = unknown, F = unknown>(Class: ClassOf<T>, definition: ClassDefinition<T, M, F> = {}): LuaTable {
    const door = this.#door;
    door.open("registerClass");
    return new LuaTable(door, door.classes.register(Class, definition as unknown as AnyDefinition));
  }

  /**
   * The userdata of an object. One whose class is not registered is opaque to Lua, and goes in as this userdata from now on, for as long as Lua
   * or the host has it. `size` is as in a ClassDefinition, which it overrules. Throws RangeError, TypeError.
   */
  createUserdata<T extends object>(object: T, options: { readonly size?: number } = {}): LuaUserdata<T> {
    const door = this.#door;
    door.open("createUserdata");
    const size = options.size === undefined ? undefined : sizeOf(options.size);
    const userdata = door.classes.userdataOf(object);
    if (size !== undefined) userdata.resize(size);
    return new LuaUserdata<T>(door, userdata);
  }

  /**
   * Calls `action` with a scope: what it makes in the scope is dead afterwards, in Lua and for the host. If `action` gives a promise, the scope
   * lasts until that settles. Gives what `action` gives; throws what it throws, or an AggregateError if disposers of the scope fail.
   */
  scope<Result>(action: (scope: Scope) => Result): Result {
    return Scope.run(this.#door, action);
  }

  /** Several results of a host function: `return lua.results(1, 2)`. */
  results(...values: unknown[]): LuaResults {
    return new LuaResults(values);
  }

  /** A number that is a float in Lua even where it is integral. */
  float(value: number): LuaFloatValue {
    if (typeof value !== "number") throw new LuaConversionError("a float is made of a number");
    return new LuaFloatValue(value);
  }

  /** Keeps a value alive until the pin is disposed of. A value of another state: LuaForeignValueError. */
  pin(value: unknown): Pin {
    this.#door.open("pin");
    return pin(this.#door, value);
  }

  /** Whether a handle or pin belongs to this state. */
  owns(handle: unknown): boolean {
    return coreOf(handle)?.door === this.#door;
  }

  /** The value as Lua has it, as a handle where there are handles: host functions and registered objects become Lua's. */
  toLua(value: unknown): unknown {
    const door = this.#door;
    door.open("toLua");
    const converted = door.toLua(value, "toLua");
    return converted instanceof MachineFunction ? LuaFunction.create(door, converted) : door.toHost(converted);
  }

  /** A copy of a Lua value as plain JavaScript values; see ToJSOptions. Throws LuaConversionError. */
  toJS(value: unknown, options: ToJSOptions = {}): unknown {
    const door = this.#door;
    door.open("toJS");
    return toJS(door, door.toLua(value, "toJS"), options);
  }

  /** A place for a value of the application, by key; see DataCell. */
  data<Value>(key: unknown): DataCell<Value> {
    this.#door.open("data");
    return this.#data.get(key);
  }

  /** What is compiled to JavaScript, and how it does. */
  get jit(): LuaJit {
    this.#door.live("jit");
    return new LuaJit(this.#tier);
  }

  /** What the state has used so far, and its limits on fuel and memory, which may be changed. */
  get budget(): LuaBudget {
    this.#door.live("budget");
    return this.#budget;
  }
}
