/**
 * The trigonometric functions and their inverses, the same to the last bit on every engine: JavaScript leaves the digits of `Math.sin` and
 * its like to the engine. Called by math.ts; exponentials and logarithms are in vm/exponential.ts.
 *
 * The methods and the coefficients of the polynomials are those of fdlibm (Sun Microsystems, 1993), the library that C libraries and
 * engines took theirs from: arguments are brought near zero, where a polynomial does the rest. Results are within one unit in the last
 * place.
 *
 * What must stay true: only operations that the standard makes exact are used (`+ - * /`, `Math.sqrt`, `Math.abs`, `Math.floor`), and what
 * they are applied to is written in the order in which it is meant to be rounded.
 */

const PI = Math.PI;
const PI_LOW = 1.2246467991473532e-16;
const HALF_PI = Math.PI / 2;
const HALF_PI_LOW = 6.123233995736766e-17;
const QUARTER_PI = Math.PI / 4;
const QUARTER_PI_LOW = 3.061616997868383e-17;

/* ---- Arguments ---- */

/** Which quarter of the circle the last argument was in, 0 to 3. */
let quarter = 0;
/** What is left of it there, as the sum of two doubles. A variable would take an object for each value. */
const rest = new Float64Array(2);

const PER_HALF_PI = 0.6366197723675814;
/** π/2 in pieces of 33 bits, so that few multiples of them are exact, and what remains after each. */
const PIECES = [1.5707963267341256, 6.077100506303966e-11, 2.0222662487111665e-21] as const;
const REMAINDERS = [6.077100506506192e-11, 2.0222662487959506e-21, 8.4784276603689e-32] as const;
/** Up to here multiples of the pieces are exact. */
const NEAR = 1647099;

/** Finds quarter and rest of a finite number beyond π/4. */
function reduce(x: number): void {
  const size = Math.abs(x);
  if (size < NEAR) {
    const count = Math.floor(size * PER_HALF_PI + 0.5);
    let left = size - count * PIECES[0];
    let missing = count * REMAINDERS[0];
    let high = left - missing;
    // Near a multiple of π/2 the first pieces cancel, and the next one counts.
    for (let piece = 1; piece < 3 && Math.abs(high) < size * (CANCELLED[piece - 1] as number); piece++) {
      const before = left;
      const part = count * (PIECES[piece] as number);
      left = before - part;
      missing = count * (REMAINDERS[piece] as number) - (before - left - part);
      high = left - missing;
    }
    quarter = count & 3;
    rest[0] = high;
    rest[1] = left - high - missing;
  } else reduceFar(size);
  if (x < 0) {
    quarter = -quarter & 3;
    rest[0] = -(rest[0] as number);
    rest[1] = -(rest[1] as number);
  }
}

/** 2/π, and π/2, in whole numbers of 2^-1216 and 2^-127. */
const PER_HALF_PI_PLACES = 1216;
const PER_HALF_PI_FIXED =
  0xa2f9836e4e441529fc2757d1f534ddc0db6295993c439041fe5163abdebbc561b7246e3a424dd2e006492eea09d1921cfe1deb1cb129a73ee88235f52ebb4484e99c7026b45f7e413991d639835339f49c845f8bbdf9283b1ff897ffde05980fef2f118b5a0a6d1f6d367ecf27cb09b74f463f669e5fea2d7527bac7ebe5f17b3d0739f78a5292ea6bfb5fb11f8d5d0856033046fc7b6babn;
const HALF_PI_FIXED = 0xc90fdaa22168c234c4c6628b80dc1cd1n;
const HALF_PI_PLACES = 127n;
/** The fraction of a quarter is kept to so many places. */
const FRACTION_PLACES = 128;
const FRACTION_UNIT = 2.938735877055719e-39;

const bits = new DataView(new ArrayBuffer(8));

/** The same for large numbers, in whole numbers. */
function reduceFar(size: number): void {
  bits.setFloat64(0, size);
  const word = bits.getBigUint64(0);
  const exponent = Number(word >> 52n) - 1075;
  const mantissa = (word & 0xfffffffffffffn) | 0x10000000000000n;
  const product = (mantissa * PER_HALF_PI_FIXED) >> BigInt(PER_HALF_PI_PLACES - exponent - FRACTION_PLACES);
  const count = Number((product >> BigInt(FRACTION_PLACES)) & 3n);
  // From -1/2 to 1/2.
  const fraction = BigInt.asIntN(FRACTION_PLACES, product);
  quarter = (count + (fraction < 0n ? 1 : 0)) & 3;
  const angle = (fraction * HALF_PI_FIXED) >> HALF_PI_PLACES;
  const high = Number(angle);
  rest[0] = high * FRACTION_UNIT;
  rest[1] = Number(angle - BigInt(high)) * FRACTION_UNIT;
}

/** How small, in proportion, the rest must be for the next piece to count: 2^-16, 2^-49. */
const CANCELLED = [1.52587890625e-5, 1.7763568394002505e-15];

/* ---- Sine, cosine, tangent ---- */

/** The sine of x + low, where x is up to π/4. */
function sineNear(x: number, low: number): number {
  const square = x * x;
  const cube = square * x;
  const series =
    0.00833333333332249 +
    square *
      (-0.0001984126982985795 + square * (2.7557313707070068e-6 + square * (-2.5050760253406863e-8 + square * 1.58969099521155e-10)));
  return x - (square * (0.5 * low - cube * series) - low - cube * -0.16666666666666632);
}

function cosineNear(x: number, low: number): number {
  const square = x * x;
  const fourth = square * square;
  const series =
    square * (0.0416666666666666 + square * (-0.001388888888887411 + square * 2.480158728947673e-5)) +
    fourth * fourth * (-2.7557314351390663e-7 + square * (2.087572321298175e-9 + square * -1.1359647557788195e-11));
  const half = 0.5 * square;
  const main = 1 - half;
  return main + (1 - main - half + (square * series - x * low));
}

/** The tangent of x + low, or -1 over it. */
function tangentNear(x: number, low: number, isInverse: boolean): number {
  const isLarge = Math.abs(x) >= 0.6743316650390625;
  const isNegative = x < 0;
  if (isLarge) {
    x = QUARTER_PI - Math.abs(x) + (QUARTER_PI_LOW - (isNegative ? -low : low));
    low = 0;
  }
  const square = x * x;
  const fourth = square * square;
  const odd =
    0.13333333333320124 +
    fourth *
      (0.021869488294859542 +
        fourth *
          (0.0035920791075913124 + fourth * (0.0005880412408202641 + fourth * (7.817944429395571e-5 + fourth * -1.8558637485527546e-5))));
  const even =
    square *
    (0.05396825397622605 +
      fourth *
        (0.0088632398235993 +
          fourth *
            (0.0014562094543252903 + fourth * (0.0002464631348184699 + fourth * (7.140724913826082e-5 + fourth * 2.590730518636337e-5)))));
  const cube = square * x;
  const added = low + square * (cube * (odd + even) + low) + 0.3333333333333341 * cube;
  const tangent = x + added;
  if (isLarge) {
    const sign = isInverse ? -1 : 1;
    const result = sign - 2 * (x + (added - (tangent * tangent) / (tangent + sign)));
    return isNegative ? -result : result;
  }
  if (!isInverse) return tangent;
  // -1 / (x + added), with some more digits than a division gives.
  const high = withoutLow(tangent);
  const highMissing = added - (high - x);
  const inverse = -1 / tangent;
  const inverseHigh = withoutLow(inverse);
  return inverseHigh + inverse * (1 + inverseHigh * high + inverseHigh * highMissing);
}

/** A number with the lower half of its bits zero. */
function withoutLow(x: number): number {
  bits.setFloat64(0, x, true);
  bits.setInt32(0, 0, true);
  return bits.getFloat64(0, true);
}

/** Below this the functions are their arguments, or 1. */
const TINY = 7.450580596923828e-9;

export function sine(x: number): number {
  const size = Math.abs(x);
  if (size <= QUARTER_PI) return size < TINY ? x : sineNear(x, 0);
  if (!(size < Infinity)) return Number.NaN;
  reduce(x);
  const high = rest[0] as number;
  const low = rest[1] as number;
  const value = (quarter & 1) === 0 ? sineNear(high, low) : cosineNear(high, low);
  return quarter > 1 ? -value : value;
}

export function cosine(x: number): number {
  const size = Math.abs(x);
  if (size <= QUARTER_PI) return size < TINY ? 1 : cosineNear(x, 0);
  if (!(size < Infinity)) return Number.NaN;
  reduce(x);
  const high = rest[0] as number;
  const low = rest[1] as number;
  const value = (quarter & 1) === 0 ? cosineNear(high, low) : sineNear(high, low);
  return quarter === 1 || quarter === 2 ? -value : value;
}

export function tangent(x: number): number {
  const size = Math.abs(x);
  if (size <= QUARTER_PI) return size < TINY ? x : tangentNear(x, 0, false);
  if (!(size < Infinity)) return Number.NaN;
  reduce(x);
  return tangentNear(rest[0] as number, rest[1] as number, (quarter & 1) === 1);
}

/* ---- The inverses ---- */

/** (arcsin x - x) / x for the square of a number up to 1/2. */
function arcSeries(square: number): number {
  const numerator =
    square *
    (0.16666666666666666 +
      square *
        (-0.3255658186224009 +
          square *
            (0.20121253213486293 + square * (-0.04005553450067941 + square * (0.0007915349942898145 + square * 3.479331075960212e-5)))));
  const denominator =
    1 + square * (-2.403394911734414 + square * (2.0209457602335057 + square * (-0.6882839716054533 + square * 0.07703815055590194)));
  return numerator / denominator;
}

export function arcSine(x: number): number {
  const size = Math.abs(x);
  if (size >= 1) return size === 1 ? x * HALF_PI + x * HALF_PI_LOW : Number.NaN;
  if (size < 0.5) return size < TINY ? x : x + x * arcSeries(x * x);
  if (x !== x) return x;
  const square = (1 - size) * 0.5;
  const series = arcSeries(square);
  const root = Math.sqrt(square);
  let angle: number;
  if (size >= 0.9750003814697266) angle = HALF_PI - (2 * (root + root * series) - HALF_PI_LOW);
  else {
    const high = withoutLow(root);
    const missing = (square - high * high) / (root + high);
    angle = QUARTER_PI - (2 * root * series - (HALF_PI_LOW - 2 * missing) - (QUARTER_PI - 2 * high));
  }
  return x > 0 ? angle : -angle;
}

export function arcCosine(x: number): number {
  const size = Math.abs(x);
  if (size >= 1) return x === 1 ? 0 : x === -1 ? PI + 2 * HALF_PI_LOW : Number.NaN;
  if (x !== x) return x;
  if (size < 0.5) return size < 6.938893903907228e-18 ? HALF_PI + HALF_PI_LOW : HALF_PI - (x - (HALF_PI_LOW - x * arcSeries(x * x)));
  const square = (1 - size) * 0.5;
  const root = Math.sqrt(square);
  const series = arcSeries(square);
  if (x < 0) return PI - 2 * (root + (series * root - HALF_PI_LOW));
  const high = withoutLow(root);
  const missing = (square - high * high) / (root + high);
  return 2 * (high + (series * root + missing));
}

/** The arc tangents of 1/2, 1, 3/2 and infinity, each as the sum of two doubles. */
const ARCS = [0.4636476090008061, QUARTER_PI, 0.982793723247329, HALF_PI] as const;
const ARCS_LOW = [2.2698777452961687e-17, QUARTER_PI_LOW, 1.3903311031230998e-17, HALF_PI_LOW] as const;

function arcTangentOf(x: number): number {
  const size = Math.abs(x);
  if (x !== x) return x;
  if (size >= 7.378697629483821e19) return x > 0 ? HALF_PI + HALF_PI_LOW : -HALF_PI - HALF_PI_LOW;
  let near = -1;
  let y = x;
  if (size >= 0.4375) {
    if (size < 0.6875) {
      near = 0;
      y = (2 * size - 1) / (2 + size);
    } else if (size < 1.1875) {
      near = 1;
      y = (size - 1) / (size + 1);
    } else if (size < 2.4375) {
      near = 2;
      y = (size - 1.5) / (1 + 1.5 * size);
    } else {
      near = 3;
      y = -1 / size;
    }
  } else if (size < TINY) return x;
  const square = y * y;
  const fourth = square * square;
  const odd =
    square *
    (0.3333333333333293 +
      fourth *
        (0.14285714272503466 +
          fourth *
            (0.09090887133436507 + fourth * (0.06661073137387531 + fourth * (0.049768779946159324 + fourth * 0.016285820115365782)))));
  const even =
    fourth *
    (-0.19999999999876483 +
      fourth * (-0.11111110405462356 + fourth * (-0.0769187620504483 + fourth * (-0.058335701337905735 + fourth * -0.036531572744216916))));
  if (near < 0) return y - y * (odd + even);
  const angle = (ARCS[near] as number) - (y * (odd + even) - (ARCS_LOW[near] as number) - y);
  return x < 0 ? -angle : angle;
}

/** The angle of the point (x, y), as C has it where one of them is zero, infinite or no number. */
export function arcTangent(y: number, x: number): number {
  if (x === 1) return arcTangentOf(y);
  if (x !== x || y !== y) return Number.NaN;
  const isLeft = x < 0 || Object.is(x, -0);
  const sign = y < 0 || Object.is(y, -0) ? -1 : 1;
  if (y === 0) return isLeft ? sign * PI : y;
  const sizeX = Math.abs(x);
  const sizeY = Math.abs(y);
  if (sizeX === 0) return sign * HALF_PI;
  if (sizeX === Infinity) {
    if (sizeY === Infinity) return sign * (isLeft ? 3 * QUARTER_PI : QUARTER_PI);
    return sign * (isLeft ? PI : 0);
  }
  if (sizeY === Infinity) return sign * HALF_PI;
  const ratio = sizeY / sizeX;
  // Beyond 2^60 nothing is seen of x, and below its inverse nothing of y.
  if (ratio > 1.152921504606847e18) return sign * (HALF_PI + HALF_PI_LOW);
  const angle = isLeft && ratio < 8.673617379884035e-19 ? 0 : arcTangentOf(ratio);
  return sign * (isLeft ? PI - (angle - PI_LOW) : angle);
}
