/**
 * Handles of Lua functions: JavaScript functions that can be called like any other.
 */

import { chunkId } from "../../vm/chunk-name.ts";
import type { LuaFunction as MachineFunction } from "../../vm/function.ts";
import { LuaClosure } from "../../vm/function.ts";
import type { LuaValue } from "../../vm/value.ts";
import { asyncArguments } from "./async-call.ts";
import type { Door } from "./door.ts";
import { decodeText } from "./encoding.ts";
import { type AsyncOptions, executeAsync } from "./execution.ts";
import { Handle, HandleCore } from "./handle.ts";

/** What a Lua function is, as far as one can tell. */
export interface FunctionInfo {
  /** Whether it is written in Lua, or a function of a library or the host. */
  readonly kind: "lua" | "native";
  /** The chunk's name as in messages; `[C]` for library functions. */
  readonly source: string;
  /** The line where its definition begins; -1 for library functions. */
  readonly line: number;
  /** The line where it ends; -1 for library functions. */
  readonly lastLine: number;
  /** How many parameters it names. */
  readonly parameters: number;
  /** Whether it takes more (`...`). */
  readonly isVararg: boolean;
}

/** A Lua function, which JavaScript calls like its own: `f(1, 2)` gives the first result. Refuses to be cloned; keeps the Lua function alive until disposed of. */
export interface LuaFunction {
  /** Calls it and gives the first result. Throws LuaError, LuaOwnershipError. */
  // biome-ignore lint/style/useShorthandFunctionType: it merges with the class
  // biome-ignore lint/suspicious/noExplicitAny: what a Lua function gives is up to it
  (...args: unknown[]): any;
}

/** Makes a class whose instances are functions. */
class Callable {
  constructor(target: object) {
    // biome-ignore lint/correctness/noConstructorReturn: the instance is the function itself
    return Object.setPrototypeOf(target, new.target.prototype);
  }
}

/** The other half of the handle: what it has besides being called. */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the call signature of the instances
export class LuaFunction extends Callable implements Disposable {
  readonly #core: HandleCore<MachineFunction>;

  private constructor(target: object, core: HandleCore<MachineFunction>) {
    super(target);
    this.#core = core;
  }

  /** @internal */
  static create(door: Door, callee: MachineFunction): LuaFunction {
    const target = (...args: unknown[]): unknown => {
      if (core.isDead) core.open("call");
      return door.call("call", callee, args);
    };
    const core: HandleCore<MachineFunction> = new HandleCore(door, target, callee);
    return new LuaFunction(target, core);
  }

  /** @internal */
  static coreOf(value: object): HandleCore<MachineFunction> | undefined {
    return #core in value ? value.#core : undefined;
  }

  /** Calls it and gives all results. */
  all(...args: unknown[]): unknown[] {
    const callee = this.#core.open("call");
    return this.#core.door.callAll("call", callee, args);
  }

  /** Calls it in an execution that may wait for promises; gives the first result. */
  // biome-ignore lint/suspicious/noExplicitAny: what a Lua function gives is up to it
  async async(...args: unknown[]): Promise<any> {
    return (await this.callAsync(args))[0];
  }

  /** The same with options; gives all results. */
  callAsync(first: readonly unknown[] | AsyncOptions = [], options: AsyncOptions = {}): Promise<unknown[]> {
    const callee = (): LuaValue => this.#core.live("callAsync");
    return executeAsync(this.#core.door, "callAsync", callee, ...asyncArguments(first, options));
  }

  /** A function that calls it with these arguments first; unlike that of JavaScript's functions it binds no `this`. */
  bind(...args: unknown[]): (...more: unknown[]) => unknown {
    return (...more) => this(...args, ...more);
  }

  /** What is known of the function. */
  get info(): FunctionInfo {
    const callee = this.#core.open("info");
    if (!(callee instanceof LuaClosure) || callee.prototype.isLibrary) {
      return { kind: "native", source: "[C]", line: -1, lastLine: -1, parameters: 0, isVararg: true };
    }
    const { source, lineDefined, lastLineDefined, parameterCount, isVararg } = callee.prototype;
    return {
      kind: "lua",
      source: decodeText(chunkId(source)),
      line: lineDefined,
      lastLine: lastLineDefined,
      parameters: parameterCount,
      isVararg,
    };
  }

  /** Whether two handles stand for the same Lua function. */
  equals(other: unknown): boolean {
    const value = this.#core.open("equals");
    return this.#core.door.toLua(other, "equals") === value;
  }

  /** Lets go of the Lua function. Doing it twice is harmless. */
  dispose(): void {
    this.#core.dispose();
  }

  /** Whether it was disposed of. */
  get disposed(): boolean {
    return this.#core.isDisposed;
  }

  /** The same as `dispose`, for `using`. */
  [Symbol.dispose](): void {
    this.dispose();
  }
}

/** What a handle of any kind is made of. */
export function coreOf(value: unknown): HandleCore | undefined {
  if (typeof value === "function") return LuaFunction.coreOf(value);
  return typeof value === "object" && value !== null ? Handle.coreOf(value) : undefined;
}
