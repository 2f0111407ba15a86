/**
 * The math library (manual §6.7). Random numbers are in random.ts.
 *
 * Functions that programs call in inner loops take named parameters and test for the everyday case first; given.ts does the rest.
 *
 * What must stay true: every number that comes in is decoded and every float that goes out is encoded (vm/numbers.ts); a float result
 * that is a whole number stays a float, but for the functions that promise an integer where one fits.
 */
import { chargeWork } from "../vm/allocation.ts";
import { toIntegerCoerced } from "../vm/coercion.ts";
import { LibraryError } from "../vm/errors.ts";
import { exponential, logarithm, logarithm2, logarithm10 } from "../vm/exponential.ts";
import {
  decode,
  encode,
  FLOAT_SHIFT,
  floatRemainder,
  floatToInteger,
  INTEGER_BOUND,
  integer,
  integerFromBigInt,
  integerToBigInt,
  isInteger,
  isNumber,
  isUnsignedNaN,
  type LuaInteger,
  type LuaNumber,
  type LuaNumeric,
  MAX_INTEGER,
  MIN_INTEGER,
  negate,
  numberLessThan,
  UNSIGNED_NAN,
} from "../vm/numbers.ts";
import type { LuaTable } from "../vm/table.ts";
import { results, type Sentinel, tailCall } from "../vm/transfer.ts";
import type { LuaValue } from "../vm/value.ts";
import { argumentError, checkAny, checkFloat, checkInteger, optionalInteger } from "./args.ts";
import { type LibraryFunctions, leafLibrary, setNamed } from "./define.ts";
import { floatGiven, integerGiven, isShort } from "./given.ts";
import { RandomGenerator } from "./random.ts";
import type { LibraryServices } from "./services.ts";
import { arcCosine, arcSine, arcTangent, cosine, sine, tangent } from "./trigonometry.ts";
import { charge } from "./work.ts";

/** An encoded number that is its own value: an integer or a float, but not a shifted one. NaN and infinities are not among them. */
function isPlain(value: LuaValue): boolean {
  return typeof value === "number" && (value as unknown as number) < FLOAT_SHIFT && (value as unknown as number) > -FLOAT_SHIFT;
}

/** A whole float as an integer where it fits, else as the float it is. */
function wholeNumber(float: number): LuaNumeric {
  return floatToInteger(float) ?? encode(float);
}

// biome-ignore-start lint/complexity/noArguments: only their number is used, and only to report wrong arguments

function floor(x: LuaValue): LuaValue {
  if (isPlain(x)) {
    const whole = Math.floor(x as unknown as number);
    if (whole < INTEGER_BOUND && whole > -INTEGER_BOUND) return integer(whole);
  }
  return isInteger(x) || isUnsignedNaN(x) ? x : wholeNumber(Math.floor(floatGiven(x, 0, arguments.length)));
}

function ceil(x: LuaValue): LuaValue {
  if (isPlain(x)) {
    const whole = Math.ceil(x as unknown as number);
    if (whole < INTEGER_BOUND && whole > -INTEGER_BOUND) return integer(whole);
  }
  return isInteger(x) || isUnsignedNaN(x) ? x : wholeNumber(Math.ceil(floatGiven(x, 0, arguments.length)));
}

function abs(x: LuaValue): LuaValue {
  if (isInteger(x)) return (x as unknown as number | bigint) < 0 ? negate(x) : x;
  const float = Math.abs(typeof x === "number" ? decode(x as LuaNumber) : floatGiven(x, 0, arguments.length));
  return float === float ? encode(float) : (UNSIGNED_NAN as unknown as LuaNumber);
}

function sqrt(x: LuaValue): LuaValue {
  return encode(Math.sqrt(typeof x === "number" ? decode(x as LuaNumber) : floatGiven(x, 0, arguments.length)));
}

/** A function of one float. */
function ofFloat(operation: (x: number) => number): (x: LuaValue) => LuaValue {
  return function (x) {
    return encode(operation(typeof x === "number" ? decode(x as LuaNumber) : floatGiven(x, 0, arguments.length)));
  };
}

/** Angles beyond this are brought into range by long arithmetic. */
const LARGE_ANGLE = 2 ** 21;
const LARGE_ANGLE_WORK = 10;

/** An angle, charged for; `count`: how many arguments there are. */
function angleOf(x: LuaValue, count: number): number {
  const angle = typeof x === "number" ? decode(x as LuaNumber) : floatGiven(x, 0, count);
  if (angle > LARGE_ANGLE || angle < -LARGE_ANGLE) chargeWork(LARGE_ANGLE_WORK);
  return angle;
}

function sin(x: LuaValue): LuaValue {
  return encode(sine(angleOf(x, arguments.length)));
}

function cos(x: LuaValue): LuaValue {
  return encode(cosine(angleOf(x, arguments.length)));
}

function tan(x: LuaValue): LuaValue {
  return encode(tangent(angleOf(x, arguments.length)));
}

/** A function of one float to which C's library gives a NaN without a sign outside its domain. */
function inDomain(operation: (x: number) => number): (x: LuaValue) => LuaValue {
  return function (x) {
    const float = typeof x === "number" ? decode(x as LuaNumber) : floatGiven(x, 0, arguments.length);
    const result = operation(float);
    return result === result || float !== float ? encode(result) : (UNSIGNED_NAN as unknown as LuaNumber);
  };
}

function ult(x: LuaValue, y: LuaValue): LuaValue {
  if (isShort(x) && isShort(y)) return (x as unknown as number) >>> 0 < (y as unknown as number) >>> 0;
  const first = integerToBigInt(isInteger(x) ? x : integerGiven(x, 0, arguments.length));
  const second = integerToBigInt(isInteger(y) ? y : integerGiven(y, 1, arguments.length));
  return BigInt.asUintN(64, first) < BigInt.asUintN(64, second);
}

/** `max` and `min`: the first argument that no other goes before, by the operator `<`. */
function extremum(name: string, goesBefore: (x: LuaNumeric, y: LuaNumeric) => boolean, services: LibraryServices) {
  return function (first: LuaValue, second: LuaValue, third: LuaValue): LuaValue | Sentinel {
    if (arguments.length === 2 && isNumber(first) && isNumber(second)) return goesBefore(second, first) ? second : first;
    if (arguments.length === 3 && isNumber(first) && isNumber(second) && isNumber(third)) {
      const best = goesBefore(second, first) ? second : first;
      return goesBefore(third, best) ? third : best;
    }
    const args: LuaValue[] = [];
    for (let index = 0; index < arguments.length; index++) args.push(arguments[index] as LuaValue);
    return extremumOfMany(name, goesBefore, services, args);
  };
}

// biome-ignore-end lint/complexity/noArguments: as above

function extremumOfMany(
  name: string,
  goesBefore: (x: LuaNumeric, y: LuaNumeric) => boolean,
  services: LibraryServices,
  args: LuaValue[],
): LuaValue | Sentinel {
  charge(services, 4 * args.length);
  let best = args[0];
  if (args.length <= 1) return checkAny(args, 0);
  for (const value of args) {
    // Other values are compared by their metamethods.
    if (!isNumber(value) || !isNumber(best)) return tailCall(services.selfHosted.get(name), args);
    if (goesBefore(value, best)) best = value;
  }
  return best;
}

function isBelow(x: LuaNumeric, y: LuaNumeric): boolean {
  return isPlain(x as LuaValue) && isPlain(y as LuaValue) ? (x as unknown as number) < (y as unknown as number) : numberLessThan(x, y);
}

function isAbove(x: LuaNumeric, y: LuaNumeric): boolean {
  return isBelow(y, x);
}

/* ---- Functions that are not called so often ---- */

function atan(...args: LuaValue[]): LuaValue {
  const y = checkFloat(args, 0);
  return encode(arcTangent(y, args[1] === undefined ? 1 : checkFloat(args, 1)));
}

function fmod(...args: LuaValue[]): LuaValue {
  const x = args[0];
  const y = args[1];
  if (!isInteger(x) || !isInteger(y)) {
    // In this order: PUC, as compiled by GCC, complains of the second argument first.
    const divisor = checkFloat(args, 1);
    return encode(floatRemainder(checkFloat(args, 0), divisor));
  }
  if ((y as unknown) === 0) throw argumentError(1, "zero");
  if (typeof x === "number" && typeof y === "number") return integer((x as unknown as number) % (y as unknown as number));
  return integerFromBigInt(integerToBigInt(x) % integerToBigInt(y));
}

function log(...args: LuaValue[]): LuaValue {
  const x = checkFloat(args, 0);
  if (args[1] === undefined) return encode(logarithm(x));
  const base = checkFloat(args, 1);
  if (base === 2) return encode(logarithm2(x));
  if (base === 10) return encode(logarithm10(x));
  return encode(logarithm(x) / logarithm(base));
}

function modf(...args: LuaValue[]): Sentinel {
  const value = args[0];
  if (isInteger(value)) return results(value, encode(0));
  const float = checkFloat(args, 0);
  const whole = float < 0 ? Math.ceil(float) : Math.floor(float);
  return results(wholeNumber(whole), encode(float === whole ? 0 : float - whole));
}

function tointeger(...args: LuaValue[]): LuaValue {
  return toIntegerCoerced(checkAny(args, 0));
}

function type(...args: LuaValue[]): LuaValue {
  const value = checkAny(args, 0);
  return isNumber(value) ? (isInteger(value) ? "integer" : "float") : undefined;
}

/* ---- Random numbers ---- */

// biome-ignore-start lint/complexity/noArguments: only their number is used

function randomFunction(generator: RandomGenerator) {
  return function (first: LuaValue, second: LuaValue): LuaValue {
    generator.advance();
    switch (arguments.length) {
      case 0:
        return generator.float();
      case 1: {
        const up = isInteger(first) ? first : integerGiven(first, 0, 1);
        if ((up as unknown) === 0) return generator.integer();
        return randomBetween(generator, integer(1), up);
      }
      case 2: {
        const low = isInteger(first) ? first : integerGiven(first, 0, 2);
        return randomBetween(generator, low, isInteger(second) ? second : integerGiven(second, 1, 2));
      }
    }
    throw new LibraryError("wrong number of arguments");
  };
}

// biome-ignore-end lint/complexity/noArguments: as above

function randomBetween(generator: RandomGenerator, low: LuaInteger, up: LuaInteger): LuaInteger {
  if (low > up) throw argumentError(0, "interval is empty");
  return generator.between(low, up);
}

function seedFunction(generator: RandomGenerator, services: LibraryServices) {
  return (...args: LuaValue[]): Sentinel => {
    let first: LuaInteger;
    let second: LuaInteger;
    if (args.length === 0) [first, second] = services.seed();
    else {
      first = checkInteger(args, 0);
      second = optionalInteger(args, 1, integer(0));
    }
    generator.seed(first, second);
    return results(first, second);
  };
}

/* ---- The library ---- */

/** `random` and `randomseed`, with a generator of their own. */
export function randomFunctions(services: LibraryServices): LibraryFunctions {
  const generator = new RandomGenerator(...services.seed());
  return [
    ["random", randomFunction(generator)],
    ["randomseed", seedFunction(generator, services)],
  ];
}

export function createMathLibrary(services: LibraryServices): LuaTable {
  const library = leafLibrary(
    [
      ["abs", abs],
      ["acos", inDomain(arcCosine)],
      ["asin", inDomain(arcSine)],
      ["atan", atan],
      ["ceil", ceil],
      ["cos", cos],
      ["deg", ofFloat((x) => x * (180 / Math.PI))],
      ["exp", ofFloat(exponential)],
      ["floor", floor],
      ["fmod", fmod],
      ["log", log],
      ["max", extremum("math.max", isAbove, services)],
      ["min", extremum("math.min", isBelow, services)],
      ["modf", modf],
      ["rad", ofFloat((x) => x * (Math.PI / 180))],
      ...randomFunctions(services),
      ["sin", sin],
      ["sqrt", sqrt],
      ["tan", tan],
      ["tointeger", tointeger],
      ["type", type],
      ["ult", ult],
    ],
    "math.",
  );
  setNamed(library, "huge", encode(Infinity));
  setNamed(library, "maxinteger", MAX_INTEGER);
  setNamed(library, "mininteger", MIN_INTEGER);
  setNamed(library, "pi", encode(Math.PI));
  return library;
}

/** What lua/math.lua gets as its argument. */
export function mathNatives(): LuaTable {
  return leafLibrary([["count", (...args) => integer(args.length)]]);
}
