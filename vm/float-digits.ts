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
/** As many as the places after the point that 99 digits of the smallest number reach. */
const POWERS_OF_TWO = Array.from({ length: 424 }, (_, exponent) => 2 ** exponent);

/** True if a number lies exactly between two numbers of `places` digits after the point, which may be negative. */
function isTie(value: number, places: number): boolean {
  if (places >= 0) {
    // value * 10^places ends in exactly one half when value * 2^places does, because the rest, 5^places, is odd.
    const scaled = value * (POWERS_OF_TWO[places] as number);
    return scaled - Math.floor(scaled) === 0.5;
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

/** `%.<precision>e`, but for an exponent that may have one digit only: as the host writes it, with ties to even. */
function scientific(value: number, precision: number): string {
  const text = value.toExponential(precision);
  const mark = text.indexOf("e");
  // Where rounding carried into a new digit, the even neighbour is the one that ends in 0, and this test does not fire.
  return isTie(value, precision - Number(text.slice(mark + 1))) ? roundToEven(text, mark - 1) : text;
}

/** The exponent at the end of a text, with its sign and at least two digits. */
function exponentAt(text: string, mark: number): string {
  return text.length - mark === 3 ? `e${text.charAt(mark + 1)}0${text.charAt(mark + 2)}` : text.slice(mark);
}

/** `%.<precision>e` */
export function exponentialDigits(value: number, precision: number, alternate: boolean): string {
  const text = scientific(value, precision);
  const mark = text.indexOf("e");
  return text.slice(0, mark) + (alternate && precision === 0 ? "." : "") + exponentAt(text, mark);
}

/** `%.<precision>g` */
export function generalDigits(value: number, precision: number, alternate: boolean): string {
  const significant = precision === 0 ? 1 : precision;
  if (significant <= 15 && !alternate && ((value >= 1e-4 && value < 1e15) || value === 0)) {
    const digits = fewDigits(value, significant);
    if (digits !== undefined) return digits;
  }
  const text = scientific(value, significant - 1);
  const mark = text.indexOf("e");
  const exponent = Number(text.slice(mark + 1));
  const bare = text.charAt(0) + text.slice(2, mark);
  let whole: string;
  let fraction: string;
  let suffix = "";
  if (exponent < -4 || exponent >= significant) {
    whole = bare.slice(0, 1);
    fraction = bare.slice(1);
    suffix = exponentAt(text, mark);
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

/**
 * `%.<significant>g` of an everyday number with at most 15 digits, in a fraction of the time; undefined where only the exact way will do.
 *
 * Where the shortest digits that tell a double from its neighbours are at most 15, they are its digits rounded to 15 or fewer. A tie
 * has one digit more than asked for, a 5, and so at most 16, and no other tells it from its neighbours.
 */
function fewDigits(value: number, significant: number): string | undefined {
  const shortest = String(value);
  // A leading 0 is counted, so this is cautious.
  if (shortest.length <= (value === Math.floor(value) ? significant : significant + 1)) return shortest;
  if (shortest.charCodeAt(shortest.length - 1) === 0x35) return undefined;
  const digits = value.toPrecision(significant);
  if (digits.includes("e")) return undefined;
  if (!digits.includes(".")) return digits;
  let end = digits.length;
  while (digits.charCodeAt(end - 1) === 0x30) end--;
  return digits.slice(0, digits.charCodeAt(end - 1) === 0x2e ? end - 1 : end);
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
