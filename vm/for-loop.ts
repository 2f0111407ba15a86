/**
 * Numeric `for` loops (manual §3.3.5): preparation, and the steps the loop does not do inline.
 *
 * Three registers hold a loop. When every index is an integer below 2^53: the index, how many times the body runs again, the step.
 * Otherwise the second register holds an object that steps by itself.
 */
import { toNumber } from "./coercion.ts";
import { OperationError } from "./errors.ts";
import {
  encode,
  INTEGER_BOUND,
  integerFromBigInt,
  integerToBigInt,
  isInteger,
  type LuaInteger,
  type LuaNumeric,
  MAX_INTEGER,
  MIN_INTEGER,
  toFloat,
} from "./numbers.ts";
import type { LuaState } from "./state.ts";
import type { LuaValue } from "./value.ts";

/** A loop whose indices are floats, or integers beyond 2^53. */
export interface SteppingLoop {
  /** The next index, or undefined at the end. */
  next(): LuaNumeric | undefined;
}

export class FloatLoop implements SteppingLoop {
  constructor(
    public index: number,
    private readonly limit: number,
    private readonly step: number,
  ) {}

  /** Steps; false at the end. */
  advance(): boolean {
    this.index += this.step;
    return this.step > 0 ? this.index <= this.limit : this.limit <= this.index;
  }

  next(): LuaNumeric | undefined {
    return this.advance() ? encode(this.index) : undefined;
  }
}

class BigLoop implements SteppingLoop {
  constructor(
    private index: bigint,
    private count: bigint,
    private readonly step: bigint,
  ) {}
  next(): LuaNumeric | undefined {
    if (this.count === 0n) return undefined;
    this.count--;
    this.index += this.step;
    return integerFromBigInt(this.index);
  }
}

/** A loop with a limit beyond 2^53 that has this far to 2^53, in steps no larger than these, would need weeks: it counts in plain numbers. */
const FAR = 2 ** 52;
const SMALL_STEP = 16;

/**
 * Checks and prepares the registers `first` (initial value), `first + 1` (limit), `first + 2` (step). True if the body runs; then the
 * variable, `first + 3`, has its first value. Raises as PUC's luaG_forerror.
 */
export function prepareFor(state: LuaState, stack: LuaValue[], first: number): boolean {
  const initial = stack[first];
  const limit = stack[first + 1];
  const step = stack[first + 2];
  if (isInteger(initial) && isInteger(step)) {
    if ((step as unknown) === 0) throw new OperationError("'for' step is zero");
    return prepareIntegerLoop(state, stack, first, initial, limit, step);
  }
  const end = loopNumber(state, limit, "limit");
  const increment = loopNumber(state, step, "step");
  const start = loopNumber(state, initial, "initial");
  if (increment === 0) throw new OperationError("'for' step is zero");
  if (increment > 0 ? end < start : start < end) return false;
  stack[first] = stack[first + 3] = encode(start);
  stack[first + 1] = new FloatLoop(start, end, increment) as unknown as LuaValue;
  return true;
}

function loopNumber(state: LuaState, value: LuaValue, what: string): number {
  const number = toNumber(value);
  if (number === undefined) throw forError(state, value, what);
  return toFloat(number);
}

function forError(state: LuaState, value: LuaValue, what: string): OperationError {
  const part = what === "initial" ? "initial value" : what;
  return new OperationError(`bad 'for' ${part} (number expected, got ${state.typeNameOf(value)})`);
}

function prepareIntegerLoop(
  state: LuaState,
  stack: LuaValue[],
  first: number,
  initial: LuaInteger,
  limit: LuaValue,
  step: LuaInteger,
): boolean {
  const isUp = (step as unknown as number) > 0;
  const end = integerLimit(state, limit, isUp);
  if (end === undefined) return false;
  if (isUp ? (initial as unknown as number) > (end as unknown as number) : (initial as unknown as number) < (end as unknown as number)) {
    return false;
  }
  stack[first + 3] = initial;
  if (typeof initial === "number" && typeof step === "number") {
    const start = initial as number;
    const increment = step as number;
    const isSafe = typeof end === "number";
    const last = isSafe ? (end as unknown as number) : isUp ? INTEGER_BOUND - 1 : 1 - INTEGER_BOUND;
    const distance = last - start;
    if (isSafe || (Math.abs(increment) <= SMALL_STEP && Math.abs(distance) >= FAR)) {
      // The distance may take 54 bits and lose one: a count too large by one needs a step of at least 2^52, so it is taken exactly then.
      const count =
        Math.abs(distance) < INTEGER_BOUND ? Math.floor(distance / increment) : Number((BigInt(last) - BigInt(start)) / BigInt(increment));
      stack[first + 1] = count as unknown as LuaValue;
      return true;
    }
  }
  const from = integerToBigInt(initial);
  const by = integerToBigInt(step);
  stack[first + 1] = new BigLoop(from, (integerToBigInt(end) - from) / by, by) as unknown as LuaValue;
  return true;
}

/** The limit as an integer, rounded so that the loop is the same; undefined when the loop does not run. */
function integerLimit(state: LuaState, limit: LuaValue, isUp: boolean): LuaInteger | undefined {
  if (isInteger(limit)) return limit;
  const number = toNumber(limit);
  if (number === undefined) throw forError(state, limit, "limit");
  if (isInteger(number)) return number;
  const value = toFloat(number);
  // PUC takes a NaN for a limit below all integers.
  if (value !== value) return isUp ? undefined : MIN_INTEGER;
  const rounded = isUp ? Math.floor(value) : Math.ceil(value);
  if (rounded >= 2 ** 63) return isUp ? MAX_INTEGER : undefined;
  if (rounded < -(2 ** 63)) return isUp ? undefined : MIN_INTEGER;
  return integerFromBigInt(BigInt(rounded));
}
