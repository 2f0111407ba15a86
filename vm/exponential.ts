/**
 * Powers, exponentials and logarithms of doubles that are the same to the last bit on every engine. JavaScript leaves the digits of `**`,
 * `Math.exp` and `Math.log` to the engine; addition, multiplication and division it does not. Called by numbers.ts and the math library.
 *
 * All of them go through two functions with some 65 bits: a logarithm as the sum of two doubles, and the exponential of such a sum.
 * Arguments are brought near 1, or near 0, with tables of 91 and 128 values, and a polynomial does the rest. Results are within 0.53 of a
 * unit in the last place, so that they are those of a good C library but for one in some hundred.
 *
 * What must stay true: nothing here is left to the engine; the tables are made at the first use, in whole numbers.
 */

/** Cuts a double into halves of 26 bits (Dekker). */
const SPLITTER = 134217729;

/** The second part of the result of the last function that says so. */
let low = 0;

/** The product of two doubles; what it lacks is in `low`. */
function exactProduct(x: number, y: number): number {
  const product = x * y;
  const xScaled = SPLITTER * x;
  const xHigh = xScaled - (xScaled - x);
  const xLow = x - xHigh;
  const yScaled = SPLITTER * y;
  const yHigh = yScaled - (yScaled - y);
  const yLow = y - yHigh;
  low = xLow * yLow - (product - xHigh * yHigh - xLow * yHigh - xHigh * yLow);
  return product;
}

/* ---- Tables ---- */

/** Binary places of the whole numbers the tables are made of. */
const PLACES = 160n;
/** Logarithms have a first part with so many binary places, so that sums of them are exact. */
const HIGH_PLACES = 40n;
/** The argument of a logarithm is multiplied by the inverse of a number near it, a whole number of these parts. */
const INVERSE_PARTS = 2048;
/** Steps between 1 and 2, for the argument of a logarithm and for powers of two. */
const STEPS = 128;

class Tables {
  /** For j / 128 its rough inverse, and the logarithm that takes back multiplying by it, in two parts. */
  readonly inverses = new Float64Array(STEPS * 2);
  readonly logarithmsHigh = new Float64Array(STEPS * 2);
  readonly logarithmsLow = new Float64Array(STEPS * 2);
  /** 2^(i / 128), and what it lacks in proportion. */
  readonly powers = new Float64Array(STEPS);
  readonly powersLow = new Float64Array(STEPS);
  readonly ln2High: number;
  readonly ln2Low: number;
  /** ln 2 / 128. */
  readonly stepHigh: number;
  readonly stepLow: number;

  constructor() {
    const ln2 = logarithmOfRatio(2n, 1n);
    this.ln2High = highPart(ln2);
    this.ln2Low = lowPart(ln2);
    const step = ln2 / BigInt(STEPS);
    this.stepHigh = highPart(step);
    this.stepLow = lowPart(step);
    for (let j = 90; j <= 182; j++) {
      const parts = Math.round((INVERSE_PARTS * STEPS) / j);
      const logarithm = logarithmOfRatio(BigInt(INVERSE_PARTS), BigInt(parts));
      this.inverses[j] = parts / INVERSE_PARTS;
      this.logarithmsHigh[j] = highPart(logarithm);
      this.logarithmsLow[j] = lowPart(logarithm);
    }
    const ratio = exponentialOf(step);
    let power = 1n << PLACES;
    for (let i = 0; i < STEPS; i++) {
      const mantissa = power >> (PLACES - 52n);
      const rounded = Number(mantissa) / Number(1n << 52n);
      this.powers[i] = rounded;
      this.powersLow[i] = Number(power - (mantissa << (PLACES - 52n))) / Number(1n << PLACES) / rounded;
      power = (power * ratio) >> PLACES;
    }
  }
}

let made: Tables | undefined;

function tables(): Tables {
  made ??= new Tables();
  return made;
}

function highPart(fixed: bigint): number {
  return Number(fixed >> (PLACES - HIGH_PLACES)) / Number(1n << HIGH_PLACES);
}

function lowPart(fixed: bigint): number {
  return Number(BigInt.asUintN(Number(PLACES - HIGH_PLACES), fixed)) / Number(1n << PLACES);
}

/** ln(x / y) as twice the series of artanh((x - y) / (x + y)). */
function logarithmOfRatio(x: bigint, y: bigint): bigint {
  const ratio = ((x - y) << PLACES) / (x + y);
  const square = (ratio * ratio) >> PLACES;
  let sum = 0n;
  let power = ratio;
  for (let divisor = 1n; power !== 0n && power !== -1n; divisor += 2n) {
    sum += power / divisor;
    power = (power * square) >> PLACES;
  }
  return 2n * sum;
}

function exponentialOf(x: bigint): bigint {
  let sum = 0n;
  let term = 1n << PLACES;
  for (let divisor = 1n; term !== 0n; divisor++) {
    sum += term;
    term = ((term * x) >> PLACES) / divisor;
  }
  return sum;
}

/* ---- The two functions ---- */

const bits = new DataView(new ArrayBuffer(8));
const SMALLEST_NORMAL = 2.2250738585072014e-308;
/** Brings numbers below the normal ones among them. */
const SUBNORMAL_SHIFT = 54;
const SUBNORMAL_SCALE = 18014398509481984;

/** The logarithm of a positive finite number; the second part is in `low`. */
function extendedLogarithm(x: number): number {
  const { inverses, logarithmsHigh, logarithmsLow, ln2High, ln2Low } = made ?? tables();
  let exponent = 0;
  if (x < SMALLEST_NORMAL) {
    x *= SUBNORMAL_SCALE;
    exponent = -SUBNORMAL_SHIFT;
  }
  // The argument is 2^exponent times a number between √½ and √2.
  bits.setFloat64(0, x, true);
  const upper = bits.getInt32(4, true);
  exponent += (upper >>> 20) - 1023;
  let mantissa = upper & 0xfffff;
  if (mantissa > 0x6a09e) {
    exponent++;
    mantissa |= 1022 << 20;
  } else mantissa |= 1023 << 20;
  bits.setInt32(4, mantissa, true);
  const near = bits.getFloat64(0, true);
  const j = Math.floor(near * STEPS + 0.5);
  const inverse = inverses[j] as number;
  // near * inverse - 1, exactly: the inverse has so few bits that its product with half of them is exact.
  const scaled = SPLITTER * near;
  const nearHigh = scaled - (scaled - near);
  const restHigh = nearHigh * inverse - 1;
  const restLow = (near - nearHigh) * inverse;
  const rest = restHigh + restLow;
  const restMissing = restLow - (rest - restHigh);
  // ln(1 + rest) = rest - rest²/2 + rest³/3 - …
  const square = exactProduct(rest, rest);
  const squareMissing = low;
  const square2 = square * square;
  const tail =
    rest *
    square *
    (1 / 3 - rest * (1 / 4) + square * (1 / 5 - rest * (1 / 6)) + square2 * (1 / 7 - rest * (1 / 8) + square * (1 / 9 - rest * (1 / 10))));
  const whole = exponent * ln2High + (logarithmsHigh[j] as number);
  const sum = whole + rest;
  const sumMissing = whole === 0 ? 0 : rest - (sum - whole);
  const half = -0.5 * square;
  const result = sum + half;
  const resultMissing = half - (result - sum);
  const missing =
    resultMissing +
    (sumMissing + (exponent * ln2Low + (logarithmsLow[j] as number)) + (restMissing - 0.5 * squareMissing - rest * restMissing) + tail);
  const high = result + missing;
  low = missing - (high - result);
  return high;
}

const STEPS_PER_UNIT = 184.6649652337873;
/** Beyond these the exponential is infinite, or zero. */
const LARGEST = 709.79;
const SMALLEST = -745.2;

/** e to the power of a sum of two doubles. */
function extendedExponential(high: number, rest: number): number {
  if (high > LARGEST) return Infinity;
  if (high < SMALLEST) return 0;
  const { powers, powersLow, stepHigh, stepLow } = made ?? tables();
  const steps = Math.floor(high * STEPS_PER_UNIT + 0.5);
  const x = high - steps * stepHigh - (steps * stepLow - rest);
  // e^x - 1
  const small = x + x * x * (1 / 2 + x * (1 / 6 + x * (1 / 24 + x * (1 / 120 + x * (1 / 720)))));
  const index = steps & (STEPS - 1);
  const exponent = (steps - index) / STEPS;
  const power = powers[index] as number;
  const added = power * ((powersLow[index] as number) + small);
  if (exponent > 1023) return (power + added) * 2 * powerOfTwo(exponent - 1);
  if (exponent >= -1021) return (power + added) * powerOfTwo(exponent);
  return subnormal(power, added, exponent);
}

/** (x + y) * 2^exponent where that is below the normal numbers, rounded only once. */
function subnormal(x: number, y: number, exponent: number): number {
  const scale = powerOfTwo(exponent + 1022);
  const sum = x + y;
  const missing = x - sum + y;
  // Next to 1 the digits end where those of the result do.
  const shifted = 1 + sum * scale;
  const rest = 1 - shifted + sum * scale + missing * scale;
  return (shifted + rest - 1) * SMALLEST_NORMAL;
}

/** For exponents of normal numbers: the engine need not be exact even there by `**`. */
function powerOfTwo(exponent: number): number {
  bits.setInt32(4, (exponent + 1023) << 20, true);
  bits.setInt32(0, 0, true);
  return bits.getFloat64(0, true);
}

/* ---- What is offered ---- */

export function exponential(x: number): number {
  return x === x ? extendedExponential(x, 0) : x;
}

/** The natural logarithm. */
export function logarithm(x: number): number {
  return x > 0 && x < Infinity ? extendedLogarithm(x) : Math.log(x);
}

const PER_LN2 = Math.LOG2E;
const PER_LN2_LOW = 2.0355273740931033e-17;
const PER_LN10 = Math.LOG10E;
const PER_LN10_LOW = 1.098319650216765e-17;

export function logarithm2(x: number): number {
  return x > 0 && x < Infinity ? inBase(x, PER_LN2, PER_LN2_LOW) : Math.log2(x);
}

export function logarithm10(x: number): number {
  return x > 0 && x < Infinity ? inBase(x, PER_LN10, PER_LN10_LOW) : Math.log10(x);
}

/** A logarithm times a factor that is the sum of two doubles. */
function inBase(x: number, factor: number, factorLow: number): number {
  const natural = extendedLogarithm(x);
  const naturalLow = low;
  const product = exactProduct(natural, factor);
  return product + (low + (natural * factorLow + naturalLow * factor));
}

/** Exponents beyond this, of any number but 1, give infinity or zero; those below its inverse give 1. */
const FARTHEST = 3.6893488147419103e19;

/**
 * The base to the power of the exponent. Where one of them is zero, infinite or no number, JavaScript's standard says what comes out, and
 * differs from C only where the base is ±1 (numbers.ts).
 */
export function powerOf(base: number, exponent: number): number {
  if (exponent === 1) return base;
  const size = Math.abs(base);
  if (!(size > 0 && size < Infinity) || !(Math.abs(exponent) < Infinity) || exponent === 0) return base ** exponent;
  if (exponent === 0.5 && base > 0) return Math.sqrt(base);
  if (base > 0) return powerOfPositive(base, exponent);
  if (exponent !== Math.floor(exponent)) return Number.NaN;
  const power = powerOfPositive(size, exponent);
  return exponent % 2 === 0 ? power : -power;
}

function powerOfPositive(base: number, exponent: number): number {
  const size = Math.abs(exponent);
  if (base === 1 || size < 1 / FARTHEST) return 1;
  if (size > FARTHEST) return base > 1 === exponent > 0 ? Infinity : 0;
  const natural = extendedLogarithm(base);
  const naturalLow = low;
  const product = exactProduct(natural, exponent);
  return extendedExponential(product, low + naturalLow * exponent);
}
