/**
 * `string.pack`, `string.packsize` and `string.unpack` (manual §6.4.2).
 *
 * The three read a format with a `FormatReader`, which knows the options, their sizes and the alignment; sizes are those of a 64-bit
 * C compiler on a little-endian machine, wherever this runs.
 *
 * What must stay true: each function checks in PUC's order (the option, the room, then the argument), so the same mistake is reported.
 */
import { cutAtZero } from "../vm/c-string.ts";
import { LibraryError } from "../vm/errors.ts";
import { encode, integer, integerFromBigInt, integerToBigInt, type LuaInteger, toExact } from "../vm/numbers.ts";
import { resultsOf, type Sentinel } from "../vm/transfer.ts";
import type { LuaValue } from "../vm/value.ts";
import { argumentError, checkFloat, checkInteger, checkString, optionalCount } from "./args.ts";
import type { LibraryFunctions } from "./define.ts";
import { MAX_HOST_LENGTH, MAX_RESULTS } from "./limits.ts";
import { startPosition } from "./string-search.ts";

/** The largest integer, in bytes, that a format may ask for. */
const MAX_INTEGER_SIZE = 16;
/** Bytes of a Lua integer, and of a C `size_t`. */
const WORD_SIZE = 8;
/** The alignment of `!` alone. */
const NATIVE_ALIGNMENT = 8;
/** The largest size of a format (`INT_MAX`). */
const MAX_SIZE = 0x7fffffff;
const TWO_32 = 2 ** 32;
const BYTE = 0xff;

const enum Kind {
  SIGNED,
  UNSIGNED,
  FLOAT,
  DOUBLE,
  /** `c[n]`: a string of fixed length. */
  CHARACTERS,
  /** `s[n]`: a string after its length. */
  COUNTED,
  /** `z`: a string with a zero byte at its end. */
  TERMINATED,
  /** `x`: a byte of padding. */
  PADDING,
  /** `X`: nothing but alignment. */
  ALIGNMENT,
  /** Configuration and spaces. */
  NOTHING,
}

/** Reads a format, option by option. */
class FormatReader {
  /** Size in bytes of the option in hand; of strings of any length, that of the part that is fixed. */
  size = 0;
  /** Bytes of alignment before it. */
  padding = 0;
  isLittle = true;
  private position = 0;
  private maxAlignment = 1;
  private readonly format: string;

  constructor(format: string) {
    this.format = cutAtZero(format);
  }

  get isAtEnd(): boolean {
    return this.position >= this.format.length;
  }

  /** Reads the next option; `total` is how many bytes stand before it. */
  next(total: number): Kind {
    const kind = this.option();
    let alignment = this.size;
    if (kind === Kind.ALIGNMENT) {
      // `X` takes the alignment of the option after it, and that option with it.
      const following = this.isAtEnd ? Kind.NOTHING : this.option();
      alignment = this.size;
      this.size = 0;
      if (following === Kind.CHARACTERS || alignment === 0) throw argumentError(0, "invalid next option for option 'X'");
    }
    this.padding = 0;
    if (alignment > 1 && kind !== Kind.CHARACTERS) {
      alignment = Math.min(alignment, this.maxAlignment);
      if ((alignment & (alignment - 1)) !== 0) throw argumentError(0, "format asks for alignment not power of 2");
      this.padding = -total & (alignment - 1);
    }
    return kind;
  }

  private option(): Kind {
    const letter = this.format.charAt(this.position++);
    this.size = 0;
    switch (letter) {
      case "b":
        return this.sized(Kind.SIGNED, 1);
      case "B":
        return this.sized(Kind.UNSIGNED, 1);
      case "h":
        return this.sized(Kind.SIGNED, 2);
      case "H":
        return this.sized(Kind.UNSIGNED, 2);
      case "l":
      case "j":
        return this.sized(Kind.SIGNED, 8);
      case "L":
      case "J":
      case "T":
        return this.sized(Kind.UNSIGNED, 8);
      case "f":
        return this.sized(Kind.FLOAT, 4);
      case "d":
      case "n":
        return this.sized(Kind.DOUBLE, 8);
      case "i":
        return this.sized(Kind.SIGNED, this.limitedNumber(4));
      case "I":
        return this.sized(Kind.UNSIGNED, this.limitedNumber(4));
      case "s":
        return this.sized(Kind.COUNTED, this.limitedNumber(WORD_SIZE));
      case "c": {
        const size = this.number();
        if (size === undefined) throw new LibraryError("missing size for format option 'c'");
        return this.sized(Kind.CHARACTERS, size);
      }
      case "z":
        return Kind.TERMINATED;
      case "x":
        return this.sized(Kind.PADDING, 1);
      case "X":
        return Kind.ALIGNMENT;
      case "!":
        this.maxAlignment = this.limitedNumber(NATIVE_ALIGNMENT);
        return Kind.NOTHING;
      case "<":
      case "=":
        this.isLittle = true;
        return Kind.NOTHING;
      case ">":
        this.isLittle = false;
        return Kind.NOTHING;
      case " ":
        return Kind.NOTHING;
    }
    throw new LibraryError(`invalid format option '${letter}'`);
  }

  private sized(kind: Kind, size: number): Kind {
    this.size = size;
    return kind;
  }

  /** A decimal number in the format, as many digits as fit a C `int`; undefined if there is none. */
  private number(): number | undefined {
    let value: number | undefined;
    while (value === undefined || value <= (MAX_SIZE - 9) / 10) {
      const digit = this.format.charCodeAt(this.position) - 0x30;
      if (!(digit >= 0 && digit <= 9)) break;
      value = (value ?? 0) * 10 + digit;
      this.position++;
    }
    return value;
  }

  /** The size of an integer. */
  private limitedNumber(fallback: number): number {
    const size = this.number() ?? fallback;
    if (size > MAX_INTEGER_SIZE || size <= 0) {
      throw new LibraryError(`integral size (${size}) out of limits [1,${MAX_INTEGER_SIZE}]`);
    }
    return size;
  }
}

/* ---- Numbers as bytes ---- */

/** The bytes given from the lowest on, as a string in the order asked for. */
function textOfBytes(bytes: number[], isLittle: boolean): string {
  return String.fromCharCode(...(isLittle ? bytes : bytes.reverse()));
}

/** An integer in `size` bytes; beyond 64 bits, those of a negative number are filled up with its sign if `isSigned`. */
function packInteger(value: LuaInteger, size: number, isSigned: boolean, isLittle: boolean): string {
  let low: number;
  let high: number;
  if (typeof value === "bigint") {
    low = Number(BigInt.asIntN(32, value));
    high = Number(BigInt.asIntN(32, value >> 32n));
  } else {
    const number = value as unknown as number;
    low = number | 0;
    high = Math.floor(number / TWO_32) | 0;
  }
  const filler = isSigned && high < 0 ? BYTE : 0;
  const bytes: number[] = [];
  for (let index = 0; index < size; index++) {
    if (index >= WORD_SIZE) bytes.push(filler);
    else bytes.push(((index < 4 ? low : high) >> (8 * (index & 3))) & BYTE);
  }
  return textOfBytes(bytes, isLittle);
}

/** The integer in `size` bytes of a string. */
function unpackInteger(text: string, position: number, size: number, isSigned: boolean, isLittle: boolean): LuaInteger {
  const byteAt = (index: number): number => text.charCodeAt(isLittle ? position + index : position + size - 1 - index);
  if (size <= 6) {
    let value = 0;
    for (let index = size - 1; index >= 0; index--) value = value * 256 + byteAt(index);
    return integer(isSigned && value >= 2 ** (8 * size - 1) ? value - 2 ** (8 * size) : value);
  }
  const width = Math.min(size, WORD_SIZE);
  let value = 0n;
  for (let index = width - 1; index >= 0; index--) value = (value << 8n) | BigInt(byteAt(index));
  if (isSigned) value = BigInt.asIntN(8 * width, value);
  const filler = value < 0n ? BYTE : 0;
  for (let index = WORD_SIZE; index < size; index++) {
    if (byteAt(index) !== filler) throw new LibraryError(`${size}-byte integer does not fit into Lua Integer`);
  }
  return integerFromBigInt(value);
}

const floatBytes = new DataView(new ArrayBuffer(8));

function packFloat(value: number, size: number, isLittle: boolean): string {
  if (size === 4) floatBytes.setFloat32(0, value, isLittle);
  else floatBytes.setFloat64(0, value, isLittle);
  let text = "";
  for (let index = 0; index < size; index++) text += String.fromCharCode(floatBytes.getUint8(index));
  return text;
}

function unpackFloat(text: string, position: number, size: number, isLittle: boolean): number {
  for (let index = 0; index < size; index++) floatBytes.setUint8(index, text.charCodeAt(position + index));
  return size === 4 ? floatBytes.getFloat32(0, isLittle) : floatBytes.getFloat64(0, isLittle);
}

/* ---- The functions ---- */

/** True from `low` up to, but without, `high`. */
function isBetween(value: LuaInteger, low: number, high: number): boolean {
  const exact = toExact(value);
  return exact >= low && exact < high;
}

/** One argument as bytes, without alignment. */
function packArgument(args: LuaValue[], index: number, kind: Kind, reader: FormatReader): string {
  const { size, isLittle } = reader;
  switch (kind) {
    case Kind.SIGNED: {
      const value = checkInteger(args, index);
      const limit = 2 ** (8 * size - 1);
      if (size < WORD_SIZE && !isBetween(value, -limit, limit)) throw argumentError(index, "integer overflow");
      return packInteger(value, size, true, isLittle);
    }
    case Kind.UNSIGNED: {
      const value = checkInteger(args, index);
      if (size < WORD_SIZE && !isBetween(value, 0, 2 ** (8 * size))) throw argumentError(index, "unsigned overflow");
      return packInteger(value, size, false, isLittle);
    }
    case Kind.FLOAT:
    case Kind.DOUBLE:
      return packFloat(checkFloat(args, index), size, isLittle);
  }
  const text = checkString(args, index);
  if (kind === Kind.CHARACTERS) {
    if (text.length > size) throw argumentError(index, "string longer than given size");
    return text + "\0".repeat(size - text.length);
  }
  if (kind === Kind.COUNTED) {
    if (size < WORD_SIZE && text.length >= 2 ** (8 * size)) throw argumentError(index, "string length does not fit in given size");
    return packInteger(integer(text.length), size, false, isLittle) + text;
  }
  if (text.includes("\0")) throw argumentError(index, "string contains zeros");
  return `${text}\0`;
}

function pack(...args: LuaValue[]): LuaValue {
  const reader = new FormatReader(checkString(args, 0));
  // To PUC an argument that is missing is nil here.
  args.push(undefined);
  let index = 0;
  let text = "";
  while (!reader.isAtEnd) {
    const kind = reader.next(text.length);
    if (text.length + reader.padding + reader.size > MAX_HOST_LENGTH) throw new LibraryError("resulting string too large");
    text += "\0".repeat(reader.padding);
    if (kind < Kind.PADDING) text += packArgument(args, ++index, kind, reader);
    else if (kind === Kind.PADDING) text += "\0";
  }
  return text;
}

function packsize(...args: LuaValue[]): LuaValue {
  const reader = new FormatReader(checkString(args, 0));
  let total = 0;
  while (!reader.isAtEnd) {
    const kind = reader.next(total);
    if (kind === Kind.COUNTED || kind === Kind.TERMINATED) throw argumentError(0, "variable-length format");
    total += reader.padding + reader.size;
    if (total > MAX_SIZE) throw argumentError(0, "format result too large");
  }
  return integer(total);
}

function unpack(...args: LuaValue[]): Sentinel {
  const reader = new FormatReader(checkString(args, 0));
  const data = checkString(args, 1);
  let position = startPosition(optionalCount(args, 2, 1), data.length);
  if (position > data.length) throw argumentError(2, "initial position out of string");
  const values: LuaValue[] = [];
  while (!reader.isAtEnd) {
    const kind = reader.next(position);
    const { size, isLittle } = reader;
    if (reader.padding + size > data.length - position) throw argumentError(1, "data string too short");
    position += reader.padding;
    if (values.length >= MAX_RESULTS) throw new LibraryError("stack overflow (too many results)");
    switch (kind) {
      case Kind.SIGNED:
      case Kind.UNSIGNED:
        values.push(unpackInteger(data, position, size, kind === Kind.SIGNED, isLittle));
        break;
      case Kind.FLOAT:
      case Kind.DOUBLE:
        values.push(encode(unpackFloat(data, position, size, isLittle)));
        break;
      case Kind.CHARACTERS:
        values.push(data.slice(position, position + size));
        break;
      case Kind.COUNTED: {
        // A length that is negative as a Lua integer is a huge one.
        const length = Number(BigInt.asUintN(64, integerToBigInt(unpackInteger(data, position, size, false, isLittle))));
        if (length > data.length - position - size) throw argumentError(1, "data string too short");
        values.push(data.slice(position + size, position + size + length));
        position += length;
        break;
      }
      case Kind.TERMINATED: {
        const end = data.indexOf("\0", position);
        if (end < 0) throw argumentError(1, "unfinished string for format 'z'");
        values.push(data.slice(position, end));
        position = end + 1;
        break;
      }
    }
    position += size;
  }
  values.push(integer(position + 1));
  return resultsOf(values);
}

export function packFunctions(): LibraryFunctions {
  return [
    ["pack", pack],
    ["packsize", packsize],
    ["unpack", unpack],
  ];
}
