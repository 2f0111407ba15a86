/**
 * The digits of floats as C's `printf` writes them: `%f`, `%e`, `%g`, `%a` for finite numbers that are not negative. Called by numbers.ts for
 * `tostring` and by stdlib/format.ts; they add signs and padding.
 *
 * The host's `toFixed` and `toExponential` work on the exact value of a double, as C does, up to 100 digits; they differ from C in two
 * things. They round a tie away from zero where C rounds it to even, and `toFixed` refuses numbers of 1e21 and more. A tie can be told
 * by exact arithmetic on doubles, and a number of 1e21 is an integer, of which BigInt gives all the digits.
 *
 * What must stay true: every digit is exact, rounded to nearest, ties to even.
 */

const POWERS_OF_TEN = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/** True if a number lies exactly between two numbers of `places` digits after the point, which may be negative. */
function isTie(value: number, places: number): boolean {
  if (places >= 0) {
    // value * 10^places ends in exactly one half when the last of the value's binary places is the one after `places`.
    const scaled = value * 2 ** (places + 1);
    return scaled === Math.floor(scaled) && scaled % 2 === 1;
  }
  // 5^23 has more than 53 bits, so no double is an odd multiple of half of 10^23 or more.
  if (places < -22) return false;
  const unit = POWERS_OF_TEN[-places] as number;
  return (value * 2) % (unit * 2) === unit;
}

/** The digits of a tie that was rounded up: an odd last digit, at `index`, becomes the even one below. */
function roundToEven(digits: string, index: number): string {
  const last = digits.charCodeAt(index);
  return last & 1 ? digits.slice(0, index) + String.fromCharCode(last - 1) + digits.slice(index + 1) : digits;
}

/** `%.<precision>f` */
export function fixedDigits(value: number, precision: number): string {
  if (value >= 1e21) return BigInt(value) + (precision > 0 ? `.${"0".repeat(precision)}` : "");
  const digits = value.toFixed(precision);
  return isTie(value, precision) ? roundToEven(digits, digits.length - 1) : digits;
}

/** A number as digits with a point after the first, and a power of ten. */
interface Scientific {
  readonly digits: string;
  readonly exponent: number;
}

function scientific(value: number, precision: number): Scientific {
  const text = value.toExponential(precision);
  const mark = text.indexOf("e");
  const digits = text.slice(0, mark);
  const exponent = Number(text.slice(mark + 1));
  // Where rounding carried into a new digit, the even neighbour is the one that ends in 0, and this test does not fire.
  return { digits: value !== 0 && isTie(value, precision - exponent) ? roundToEven(digits, digits.length - 1) : digits, exponent };
}

function exponentText(exponent: number): string {
  const magnitude = Math.abs(exponent);
  return `e${exponent < 0 ? "-" : "+"}${magnitude < 10 ? "0" : ""}${magnitude}`;
}

/** `%.<precision>e` */
export function exponentialDigits(value: number, precision: number, alternate: boolean): string {
  const { digits, exponent } = scientific(value, precision);
  return digits + (alternate && precision === 0 ? "." : "") + exponentText(exponent);
}

/** `%.<precision>g` */
export function generalDigits(value: number, precision: number, alternate: boolean): string {
  const significant = precision === 0 ? 1 : precision;
  if (significant <= 15 && !alternate && ((value >= 1e-4 && value < 1e15) || value === 0)) {
    // Where the shortest digits that tell a double from its neighbours are at most 15, they are its digits rounded to 15 or fewer. This
    // spares most numbers the exact way, which takes five times as long. A leading 0 is counted, so this is cautious.
    const shortest = String(value);
    if (shortest.length <= (value === Math.floor(value) ? significant : significant + 1)) return shortest;
  }
  const { digits, exponent } = scientific(value, significant - 1);
  const bare = digits.replace(".", "");
  let whole: string;
  let fraction: string;
  let suffix = "";
  if (exponent < -4 || exponent >= significant) {
    whole = bare.slice(0, 1);
    fraction = bare.slice(1);
    suffix = exponentText(exponent);
  } else if (exponent < 0) {
    whole = "0";
    fraction = "0".repeat(-exponent - 1) + bare;
  } else {
    whole = bare.slice(0, exponent + 1);
    fraction = bare.slice(exponent + 1);
  }
  if (alternate) return `${whole}.${fraction}${suffix}`;
  let end = fraction.length;
  while (end > 0 && fraction.charCodeAt(end - 1) === 0x30) end--;
  return end === 0 ? whole + suffix : `${whole}.${fraction.slice(0, end)}${suffix}`;
}

const view = new DataView(new ArrayBuffer(8));

/** `%a` without its `0x`, or `%.<precision>a` where `precision` is not negative. */
export function hexadecimalDigits(value: number, precision: number, alternate: boolean): string {
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const biased = Number(bits >> 52n);
  let fraction = bits & 0xfffffffffffffn;
  // Subnormal numbers, and 0, have 0 before the point.
  let lead = biased === 0 ? 0n : 1n;
  const exponent = value === 0 ? 0 : biased === 0 ? -1022 : biased - 1023;
  let places = 13;
  if (precision >= 0 && precision < 13) {
    const dropped = BigInt(4 * (13 - precision));
    const whole = (lead << 52n) | fraction;
    let kept = whole >> dropped;
    const rest = whole & ((1n << dropped) - 1n);
    const half = 1n << (dropped - 1n);
    if (rest > half || (rest === half && (kept & 1n) === 1n)) kept++;
    places = precision;
    lead = kept >> BigInt(4 * places);
    fraction = kept & ((1n << BigInt(4 * places)) - 1n);
  }
  let digits = places === 0 ? "" : fraction.toString(16).padStart(places, "0");
  if (precision < 0) digits = digits.replace(/0+$/, "");
  else digits = digits.padEnd(precision, "0");
  const point = digits !== "" || alternate ? "." : "";
  return `${lead}${point}${digits}p${exponent < 0 ? "-" : "+"}${Math.abs(exponent)}`;
}
