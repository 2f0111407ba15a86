/**
 * `string.pack`, `string.packsize` and `string.unpack` (manual §6.4.2), on options that pack-format.ts has read.
 *
 * `pack` gathers bytes as numbers and makes strings of many at once; long strings among its arguments are joined as they are.
 *
 * What must stay true: each function checks in PUC's order (the option, the room, then the argument), so the same mistake is reported.
 */
import { requireRoom } from "../vm/allocation.ts";
import { FREE_WORK } from "../vm/budget.ts";
import { LibraryError } from "../vm/errors.ts";
import {
  compose,
  encode,
  highHalf,
  type IntegerValue,
  integer,
  isUnsignedNaN,
  type LuaInteger,
  type LuaNumber,
  type LuaNumeric,
  lowHalf,
  UNSIGNED_NAN,
} from "../vm/numbers.ts";
import { resultsOf, type Sentinel } from "../vm/transfer.ts";
import type { LuaValue } from "../vm/value.ts";
import { type Arguments, argumentError, checkFloat, checkInteger, checkString, optionalCount } from "./args.ts";
import type { LibraryFunctions } from "./define.ts";
import { MAX_RESULTS } from "./limits.ts";
import { Kind, MAX_SIZE, type Option, optionsOf, WORD_SIZE } from "./pack-format.ts";
import type { LibraryServices } from "./services.ts";
import { startPosition } from "./string-search.ts";
import { BATCH, charge, chargeString, newString, requireString } from "./work.ts";

const SIGN_BIT = 0x80;
const BYTE = 0xff;

/** How many bytes of padding an option needs at a position. */
function paddingOf(option: Option, position: number): number {
  return -position & (option.alignment - 1);
}

/* ---- Writing ---- */

/** Strings up to this length are put among the bytes, longer ones joined as they are. */
const SHORT_STRING = 24;
/** Bytes made into a string at once: the host takes them as arguments, on its stack. */
const CHUNK = 1024;
/** The bytes of the call in progress that are no string yet. */
const bytes = new Array<number>(CHUNK).fill(0);

/** The result of `pack`, as far as it has got: `text`, then the first `count` of `bytes`. */
class Packing {
  private text = "";
  private count = 0;

  constructor(private readonly services: LibraryServices) {}

  get length(): number {
    return this.text.length + this.count;
  }

  zeros(count: number): void {
    if (count > SHORT_STRING) {
      chargeString(this.services, count);
      this.join("\0".repeat(count));
      return;
    }
    this.makeRoom();
    for (let index = 0; index < count; index++) bytes[this.count++] = 0;
  }

  string(text: string): void {
    if (text.length > SHORT_STRING) {
      chargeString(this.services, text.length);
      this.join(text);
      return;
    }
    this.makeRoom();
    for (let index = 0; index < text.length; index++) bytes[this.count++] = text.charCodeAt(index);
  }

  /** An integer in `size` bytes; beyond 64 bits, those of a negative number are filled up with its sign if `isSigned`. */
  integer(value: LuaInteger, size: number, isSigned: boolean, isLittle: boolean): void {
    this.makeRoom();
    const number = value as unknown as IntegerValue;
    const low = lowHalf(number);
    if (size === 1) {
      bytes[this.count++] = low & BYTE;
      return;
    }
    const high = highHalf(number);
    const filler = isSigned && high < 0 ? BYTE : 0;
    for (let place = 0; place < size; place++) {
      const index = isLittle ? place : size - 1 - place;
      bytes[this.count++] = index >= WORD_SIZE ? filler : ((index < 4 ? low : high) >> (8 * (index & 3))) & BYTE;
    }
  }

  float(value: number, isUnsigned: boolean, size: number, isLittle: boolean): void {
    this.makeRoom();
    if (size === 4) floatBytes.setFloat32(0, value, isLittle);
    else floatBytes.setFloat64(0, value, isLittle);
    if (value !== value) setNaNSign(isUnsigned, isLittle ? size - 1 : 0);
    for (let index = 0; index < size; index++) bytes[this.count++] = floatBytes.getUint8(index);
  }

  finish(): string {
    this.join("");
    return this.text;
  }

  /** Makes sure that a number or a short string finds room among the bytes. */
  private makeRoom(): void {
    if (this.count > CHUNK - SHORT_STRING) this.join("");
  }

  /** Appends a text after the bytes there are. */
  private join(text: string): void {
    if (this.count > 0) {
      charge(this.services, this.count);
      requireString(this.text.length + this.count + text.length);
      this.text += String.fromCharCode.apply(null, bytes.slice(0, this.count));
      this.count = 0;
    }
    this.text += text;
  }
}

const floatBytes = new DataView(new ArrayBuffer(8));

/** True from `low` up to, but without, `high`. */
function isBetween(value: LuaInteger, low: number, high: number): boolean {
  const exact = value as unknown as IntegerValue;
  return exact >= low && exact < high;
}

/** Packs one argument, without alignment. */
function packArgument(packing: Packing, option: Option, args: Arguments, index: number): void {
  const { kind, size, isLittle, bound } = option;
  switch (kind) {
    case Kind.SIGNED: {
      const value = checkInteger(args, index);
      if (!isBetween(value, -bound, bound)) throw argumentError(index, "integer overflow");
      packing.integer(value, size, true, isLittle);
      return;
    }
    case Kind.UNSIGNED: {
      const value = checkInteger(args, index);
      if (bound !== Infinity && !isBetween(value, 0, bound)) throw argumentError(index, "unsigned overflow");
      packing.integer(value, size, false, isLittle);
      return;
    }
    case Kind.FLOAT:
    case Kind.DOUBLE:
      packing.float(checkFloat(args, index), isUnsignedNaN(args[index]), size, isLittle);
      return;
  }
  const text = checkString(args, index);
  switch (kind) {
    case Kind.CHARACTERS:
      if (text.length > size) throw argumentError(index, "string longer than given size");
      packing.string(text);
      packing.zeros(size - text.length);
      return;
    case Kind.COUNTED:
      if (text.length >= bound) throw argumentError(index, "string length does not fit in given size");
      packing.integer(integer(text.length), size, false, isLittle);
      packing.string(text);
      return;
    default:
      if (text.includes("\0")) throw argumentError(index, "string contains zeros");
      packing.string(text);
      packing.zeros(1);
  }
}

function pack(services: LibraryServices, args: LuaValue[]): LuaValue {
  const options = readOptions(services, args);
  const packing = new Packing(services);
  let index = 0;
  for (const option of options) {
    if (option.kind === Kind.MISTAKE) throw option.error;
    packing.zeros(paddingOf(option, packing.length));
    if (option.kind < Kind.PADDING) {
      // To PUC the first argument that is missing is nil here.
      if (++index === args.length) args.push(undefined);
      packArgument(packing, option, args, index);
    }
    if (option.kind === Kind.PADDING) packing.zeros(1);
  }
  return packing.finish();
}

/** The options of the format in the first argument; reading them is charged whether they have been read before or not. */
function readOptions(services: LibraryServices, args: Arguments): readonly Option[] {
  const format = checkString(args, 0);
  chargeFormat(services, format);
  return optionsOf(format);
}

/** Charges for reading a format, and asks for the memory that its options take. */
function chargeFormat(services: LibraryServices, format: string): void {
  if (format.length <= FREE_WORK) return;
  services.charge(FORMAT_WORK * format.length);
  requireRoom(OPTION_SIZE * format.length);
}

/** What it takes to read a letter of a format and to go by it. */
const FORMAT_WORK = 3;
/** Bytes of memory that an option takes. */
const OPTION_SIZE = 64;

function packsize(services: LibraryServices, args: LuaValue[]): LuaValue {
  let total = 0;
  for (const option of readOptions(services, args)) {
    if (option.kind === Kind.MISTAKE) throw option.error;
    if (option.kind === Kind.COUNTED || option.kind === Kind.TERMINATED) throw argumentError(0, "variable-length format");
    total += paddingOf(option, total) + option.size;
    if (total > MAX_SIZE) throw argumentError(0, "format result too large");
  }
  return integer(total);
}

/* ---- Reading ---- */

/** An integer of at most four bytes, without a sign. */
function unpackShort(text: string, position: number, size: number, isLittle: boolean): number {
  let value = 0;
  if (isLittle) for (let index = size - 1; index >= 0; index--) value = (value << 8) | text.charCodeAt(position + index);
  else for (let index = 0; index < size; index++) value = (value << 8) | text.charCodeAt(position + index);
  return value >>> 0;
}

/** The integer in `size` bytes of a string. */
function unpackInteger(text: string, position: number, size: number, isSigned: boolean, isLittle: boolean): LuaInteger {
  if (size <= 4) {
    const value = unpackShort(text, position, size, isLittle);
    const unused = 32 - 8 * size;
    return integer(isSigned ? (value << unused) >> unused : value);
  }
  const width = Math.min(size, WORD_SIZE);
  // Where the lower 32 bits stand, and what is above them.
  const lowest = isLittle ? position : position + size - 4;
  const next = isLittle ? position + 4 : position + size - width;
  const low = unpackShort(text, lowest, 4, isLittle);
  let high = unpackShort(text, next, width - 4, isLittle);
  const unused = 8 * (WORD_SIZE - width);
  high = isSigned ? (high << unused) >> unused : high | 0;
  const filler = isSigned && high < 0 ? BYTE : 0;
  for (let index = WORD_SIZE; index < size; index++) {
    if (text.charCodeAt(isLittle ? position + index : position + size - 1 - index) !== filler) {
      throw new LibraryError(`${size}-byte integer does not fit into Lua Integer`);
    }
  }
  return compose(high, low | 0);
}

function unpackFloat(text: string, position: number, size: number, isLittle: boolean): LuaNumeric {
  for (let index = 0; index < size; index++) floatBytes.setUint8(index, text.charCodeAt(position + index));
  const float = size === 4 ? floatBytes.getFloat32(0, isLittle) : floatBytes.getFloat64(0, isLittle);
  const isUnsigned = float !== float && (floatBytes.getUint8(isLittle ? size - 1 : 0) & SIGN_BIT) === 0;
  return isUnsigned ? (UNSIGNED_NAN as unknown as LuaNumber) : encode(float);
}

/** Sets or clears the sign of the NaN in `floatBytes`, whose highest byte is at `index`. */
function setNaNSign(isUnsigned: boolean, index: number): void {
  const byte = floatBytes.getUint8(index) & ~SIGN_BIT;
  floatBytes.setUint8(index, isUnsigned ? byte : byte | SIGN_BIT);
}

/** What it takes to read or write by an option, beside the bytes. */
const OPTION_WORK = 4;

function unpack(services: LibraryServices, args: LuaValue[]): Sentinel {
  const format = checkString(args, 0);
  const data = checkString(args, 1);
  let position = startPosition(optionalCount(args, 2, 1), data.length);
  if (position > data.length) throw argumentError(2, "initial position out of string");
  chargeFormat(services, format);
  const values: LuaValue[] = [];
  let uncharged = 0;
  for (const option of optionsOf(format)) {
    const { kind, size, isLittle } = option;
    if (kind === Kind.MISTAKE) throw option.error;
    const padding = paddingOf(option, position);
    if (padding + size > data.length - position) throw argumentError(1, "data string too short");
    position += padding;
    if (values.length >= MAX_RESULTS) throw new LibraryError("stack overflow (too many results)");
    uncharged += size + OPTION_WORK;
    if (uncharged > BATCH) {
      services.charge(uncharged);
      uncharged = 0;
    }
    switch (kind) {
      case Kind.SIGNED:
      case Kind.UNSIGNED:
        values.push(unpackInteger(data, position, size, kind === Kind.SIGNED, isLittle));
        break;
      case Kind.FLOAT:
      case Kind.DOUBLE:
        values.push(unpackFloat(data, position, size, isLittle));
        break;
      case Kind.CHARACTERS:
        values.push(newString(data.slice(position, position + size)));
        break;
      case Kind.COUNTED: {
        // A length that is negative as a Lua integer is a huge one.
        const length = Number(unpackInteger(data, position, size, false, isLittle));
        if (length < 0 || length > data.length - position - size) throw argumentError(1, "data string too short");
        uncharged += length;
        values.push(newString(data.slice(position + size, position + size + length)));
        position += length;
        break;
      }
      case Kind.TERMINATED: {
        const end = data.indexOf("\0", position);
        uncharged += (end < 0 ? data.length : end) - position;
        if (end < 0) {
          charge(services, uncharged);
          throw argumentError(1, "unfinished string for format 'z'");
        }
        values.push(newString(data.slice(position, end)));
        position = end + 1;
        break;
      }
    }
    position += size;
  }
  values.push(integer(position + 1));
  charge(services, uncharged);
  return resultsOf(values);
}

export function packFunctions(services: LibraryServices): LibraryFunctions {
  return [
    ["pack", (...args) => pack(services, args)],
    ["packsize", (...args) => packsize(services, args)],
    ["unpack", (...args) => unpack(services, args)],
  ];
}
