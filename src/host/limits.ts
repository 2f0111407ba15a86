/**
 * The limits a host sets (docs/limits.md): what it may write, and what it can see and change later (`lua.budget`).
 *
 * What must stay true: a limit that makes no sense is refused by an error that names it, before anything is changed.
 */
import type { Budget } from "../../vm/budget.ts";
import { collect } from "../../vm/collector.ts";
import type { Heap } from "../../vm/heap.ts";
import { Pause } from "../../vm/live-registers.ts";
import type { LuaState } from "../../vm/state.ts";
import type { Door } from "./door.ts";
import { LuaAbortError } from "./errors.ts";
import { isThenable } from "./host-function.ts";
import type { LuaOptions } from "./lua.ts";

/** Limits that no script escapes. Absent, or Infinity: none. Figures are whole numbers, or bigints; 0 lets nothing run. */
export interface LuaLimits {
  /** Units of work, over the whole life of the state: LuaLimitError `"fuel"`. */
  readonly fuel?: number | bigint | undefined;
  /** Bytes in use, by the machine's own accounting: LuaLimitError `"memory"`. */
  readonly memory?: number | bigint | undefined;
  /** Most Lua frames at a time, coroutines that wait included: the Lua error `stack overflow`. Default: 200 000. */
  readonly depth?: number | bigint | undefined;
  /** Milliseconds that an entry of the host may take, by its clock: LuaLimitError `"deadline"`. Not in deterministic mode. */
  readonly deadline?: number | undefined;
  /** Most live handles and pins: LuaLimitError `"handles"`, for the host. */
  readonly handles?: number | bigint | undefined;
  /** Bytes that `print`, `warn` and the standard files may take, over the whole life of the state: LuaLimitError `"output"`. */
  readonly output?: number | bigint | undefined;
}

/** The figure of a limit. Throws TypeError, RangeError. */
export function limitOf(name: string, value: unknown): number {
  if (value === undefined) return Number.POSITIVE_INFINITY;
  if (typeof value !== "number" && typeof value !== "bigint") throw new TypeError(`${name} must be a number, got ${typeof value}`);
  const figure = Number(value);
  if (figure === Number.POSITIVE_INFINITY && typeof value === "number") return figure;
  if (!Number.isSafeInteger(figure) || figure < 0) throw new RangeError(`${name} must be a whole number from 0 to 2^53 - 1, got ${value}`);
  return figure;
}

/** The size that a host gives for an object, in bytes. Throws TypeError, RangeError. */
export function sizeOf(value: unknown): number {
  if (value === undefined) throw new TypeError("size must be a number, got undefined");
  const size = limitOf("size", value);
  if (size === Number.POSITIVE_INFINITY) throw new RangeError("size must be finite");
  return size;
}

/** The same for a time, which may have a fraction. */
export function timeOf(name: string, value: unknown): number {
  if (value === undefined) return Number.POSITIVE_INFINITY;
  if (typeof value !== "number") throw new TypeError(`${name} must be a number, got ${typeof value}`);
  if (!(value >= 0)) throw new RangeError(`${name} must not be negative, got ${value}`);
  return value;
}

/** The limits given, as figures; those that are absent are infinite. */
export type LimitFigures = Readonly<Record<keyof LuaLimits, number>>;

export function limitFigures(limits: LuaLimits = {}): LimitFigures {
  if (typeof limits !== "object" || limits === null) throw new TypeError("limits must be an object");
  return {
    fuel: limitOf("limits.fuel", limits.fuel),
    memory: limitOf("limits.memory", limits.memory),
    depth: limitOf("limits.depth", limits.depth),
    deadline: timeOf("limits.deadline", limits.deadline),
    handles: limitOf("limits.handles", limits.handles),
    output: limitOf("limits.output", limits.output),
  };
}

/** Sets the limits of a new state, but for that on handles (handle.ts). */
export function setLimits(state: LuaState, limits: LimitFigures, { deterministic, clock }: LuaOptions): void {
  const { budget, mainThread } = state;
  if (limits.fuel !== Number.POSITIVE_INFINITY) budget.fuelLimit = limits.fuel;
  if (limits.memory !== Number.POSITIVE_INFINITY) budget.memoryLimit = limits.memory;
  budget.outputLimit = limits.output;
  mainThread.maxFrames = Math.min(mainThread.maxFrames, limits.depth);
  if (limits.deadline !== Number.POSITIVE_INFINITY && deterministic !== true) {
    budget.watch.setDeadline(limits.deadline, clock === undefined ? () => performance.now() : () => clock.now());
  }
}

/** Has another thread interrupt through a word of shared memory. Throws TypeError. */
export function watchWord(door: Door, word: unknown): void {
  if (!(word instanceof Int32Array) || word.length === 0) throw new TypeError("interruptWord must be an Int32Array with an element");
  door.state.budget.watch.setWord(word, (value) => door.interrupt(new LuaAbortError(value)));
}

/** See `Lua.withBudget`. */
export function withBudget<Result>(
  door: Door,
  limits: { readonly fuel?: number | bigint; readonly memory?: number | bigint },
  action: () => Result,
): Result {
  const fuel = limitOf("fuel", limits.fuel);
  const memory = limitOf("memory", limits.memory);
  const { budget, heap } = door.state;
  try {
    // What is garbage already is not to be counted for the part.
    if (memory !== Number.POSITIVE_INFINITY) collect(door.state, Pause.IN_CALL);
  } catch (thrown) {
    if (door.state.hostNesting === 0) budget.end();
    throw door.hostErrorOf(thrown);
  }
  const part = budget.beginPart(fuel, memory, heap.used);
  let isPending = false;
  try {
    const result = action();
    if (typeof result !== "object" || result === null || !isThenable(result)) return result;
    isPending = true;
    return Promise.resolve(result).finally(() => budget.endPart(part)) as Result;
  } finally {
    if (!isPending) budget.endPart(part);
  }
}

/** What a state has used, and what it may use: a view that follows the state. Limits may be set at any time, in callbacks too. */
export class LuaBudget {
  readonly #budget: Budget;
  readonly #heap: Heap;

  /** @internal */
  constructor(budget: Budget, heap: Heap) {
    this.#budget = budget;
    this.#heap = heap;
  }

  /** Units of work done so far: the same for the same program in every run. */
  get fuelUsed(): number {
    return this.#budget.fuelUsed;
  }

  /** Infinity: none. Set below what is used, it ends what runs at its next charge point. Throws RangeError, TypeError. */
  get fuelLimit(): number {
    return this.#budget.fuelLimit;
  }

  /** Sets it. */
  set fuelLimit(limit: number | bigint | undefined) {
    this.#budget.fuelLimit = limitOf("fuelLimit", limit);
  }

  /** Bytes in use: alive at the last collection, or allocated since. */
  get memoryUsed(): number {
    return this.#heap.used;
  }

  /** Bytes; otherwise as `fuelLimit`. Throws RangeError, TypeError. */
  get memoryLimit(): number {
    return this.#budget.memoryLimit;
  }

  /** Sets it. */
  set memoryLimit(limit: number | bigint | undefined) {
    this.#budget.memoryLimit = limitOf("memoryLimit", limit);
  }

  /** Bytes printed so far. */
  get outputUsed(): number {
    return this.#budget.outputUsed;
  }

  /** Bytes; otherwise as `fuelLimit`. Throws RangeError, TypeError. */
  get outputLimit(): number {
    return this.#budget.outputLimit;
  }

  /** Sets it. */
  set outputLimit(limit: number | bigint | undefined) {
    this.#budget.outputLimit = limitOf("outputLimit", limit);
  }
}
