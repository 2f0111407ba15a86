/**
 * Compiled chunks, ready to run any number of times.
 */
import { type DumpOptions, dump } from "../../vm/dump.ts";
import type { LuaClosure } from "../../vm/function.ts";
import { asyncArguments } from "./async-call.ts";
import type { Door } from "./door.ts";
import { bytesOf } from "./encoding.ts";
import { type AsyncOptions, executeAsync, HostExecution } from "./execution.ts";
import type { LuaFunction } from "./function-handle.ts";
import { HandleCore, UNCLONEABLE } from "./handle.ts";
import { Execution, type RunOptions } from "./sliced-run.ts";

/** A compiled chunk of a state: its `_ENV` is bound, its arguments (`...`) come with each call. Runs any number of times. */
export class Chunk {
  readonly #door: Door;
  readonly #closure: LuaClosure;
  /** Makes cloning fail. */
  protected readonly uncloneable = UNCLONEABLE;

  /** @internal */
  constructor(door: Door, closure: LuaClosure, hasEnvironment: boolean) {
    this.#door = door;
    this.#closure = closure;
    // An environment of its own may be known to nobody else: the chunk keeps it, as a handle does.
    if (hasEnvironment) new HandleCore(door, this, closure);
  }

  /** Runs it for its effects. Throws LuaError, LuaOwnershipError. */
  exec(): void {
    this.#door.callAll("exec", this.#closure, []);
  }

  /** Runs it and gives its first result. */
  // biome-ignore lint/suspicious/noExplicitAny: what a chunk gives is up to it
  eval(): any {
    return this.#door.call("eval", this.#closure, []);
  }

  /** Runs it and gives all its results. */
  evalAll(): unknown[] {
    return this.#door.callAll("evalAll", this.#closure, []);
  }

  /** Runs it with arguments (its `...`) and gives its first result. */
  // biome-ignore lint/suspicious/noExplicitAny: what a chunk gives is up to it
  call(...args: unknown[]): any {
    return this.#door.call("call", this.#closure, args);
  }

  /** Runs it in an execution that may wait for promises. Rejects with LuaError, LuaAbortError, LuaOwnershipError. */
  async execAsync(options: AsyncOptions = {}): Promise<void> {
    await this.start("execAsync", [], options);
  }

  /** The same; gives the first result. */
  // biome-ignore lint/suspicious/noExplicitAny: what a chunk gives is up to it
  async evalAsync(options: AsyncOptions = {}): Promise<any> {
    return (await this.start("evalAsync", [], options))[0];
  }

  /** The same with arguments: `callAsync([1, 2], { signal })`. */
  // biome-ignore lint/suspicious/noExplicitAny: what a chunk gives is up to it
  async callAsync(first: readonly unknown[] | AsyncOptions = [], options: AsyncOptions = {}): Promise<any> {
    return (await this.start("callAsync", ...asyncArguments(first, options)))[0];
  }

  /** An execution of it in slices; see Execution. Nothing runs yet. Throws RangeError, TypeError. */
  run(options: RunOptions = {}): Execution {
    this.#door.live("run");
    return new Execution(new HostExecution(this.#door, "run", () => this.#closure, options.args ?? [], options));
  }

  private start(operation: string, args: readonly unknown[], options: AsyncOptions): Promise<unknown[]> {
    return executeAsync(this.#door, operation, () => this.#closure, args, options);
  }

  /** The binary chunk of it (`string.dump`): bytes that `lua.load` takes in place of the source. `strip` leaves out names and lines. */
  toBytecode(options: DumpOptions = {}): Uint8Array {
    this.#door.live("toBytecode");
    return bytesOf(dump(this.#closure.prototype, options));
  }

  /** The chunk as a Lua function. */
  toFunction(): LuaFunction {
    this.#door.open("toFunction");
    return this.#door.toHost(this.#closure) as LuaFunction;
  }
}
