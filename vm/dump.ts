/**
 * Writing a function as a binary chunk (manual §6.4 `string.dump`). Called by the string library and `tsukic`.
 *
 * What must stay true: the result depends on the prototype alone, never on a state, so that equal code gives equal chunks.
 */
import { chargeWork, requireRoom } from "./allocation.ts";
import {
  CHECK_DATA,
  CHECK_FLOAT,
  CHECK_INTEGER,
  ConstantTag,
  FLOAT_SIZE,
  FORMAT,
  INSTRUCTION_SIZE,
  INTEGER_SIZE,
  MARK,
  NO_SOURCE,
  OFFICIAL_FORMAT,
  SIGNATURE,
  VERSION,
} from "./chunk-format.ts";
import { integerToBigInt, isInteger, toFloat } from "./numbers.ts";
import type { Prototype } from "./prototype.ts";
import type { LuaValue } from "./value.ts";

/** What a binary chunk leaves out. */
export interface DumpOptions {
  /** Leaves out what only people read: the chunk name, lines, names of variables. */
  readonly strip?: boolean;
}

/** The binary chunk of a function, a byte string. */
export function dump(prototype: Prototype, options: DumpOptions = {}): string {
  const writer = new Writer();
  writeHeader(writer);
  writeFunction(writer, prototype, NO_SOURCE, options.strip === true);
  return writer.text();
}

function writeHeader(writer: Writer): void {
  writer.bytes(SIGNATURE);
  writer.byte(VERSION);
  writer.byte(OFFICIAL_FORMAT);
  writer.bytes(CHECK_DATA);
  writer.byte(INSTRUCTION_SIZE);
  writer.byte(INTEGER_SIZE);
  writer.byte(FLOAT_SIZE);
  writer.integer(BigInt(CHECK_INTEGER));
  writer.float(CHECK_FLOAT);
  writer.bytes(MARK);
  writer.byte(FORMAT);
}

function writeFunction(writer: Writer, prototype: Prototype, outerSource: string, strip: boolean): void {
  const { source, code, constants, upvalues, prototypes } = prototype;
  writer.optionalString(strip || source === outerSource ? undefined : source);
  writer.count(prototype.lineDefined);
  writer.count(prototype.lastLineDefined);
  writer.byte(prototype.parameterCount);
  writer.byte(prototype.isVararg ? 1 : 0);
  writer.byte(prototype.registerCount);
  writer.count(code.length);
  for (const word of code) writer.word(word);
  writer.count(constants.length);
  for (const constant of constants) writeConstant(writer, constant);
  writer.count(upvalues.length);
  for (const { fromRegister, index } of upvalues) {
    writer.byte(fromRegister ? 1 : 0);
    writer.byte(index);
  }
  writer.count(prototypes.length);
  for (const inner of prototypes) writeFunction(writer, inner, source, strip);
  writeDebugInformation(writer, prototype, strip);
}

function writeConstant(writer: Writer, constant: LuaValue): void {
  if (constant === undefined) writer.byte(ConstantTag.NIL);
  else if (constant === false) writer.byte(ConstantTag.FALSE);
  else if (constant === true) writer.byte(ConstantTag.TRUE);
  else if (typeof constant === "string") {
    writer.byte(ConstantTag.STRING);
    writer.string(constant);
  } else if (isInteger(constant)) {
    writer.byte(ConstantTag.INTEGER);
    writer.integer(integerToBigInt(constant));
  } else {
    writer.byte(ConstantTag.FLOAT);
    writer.float(toFloat(constant as Parameters<typeof toFloat>[0]));
  }
}

/** Lines as differences, which are small; each list is empty in a stripped chunk. */
function writeDebugInformation(writer: Writer, prototype: Prototype, strip: boolean): void {
  const lines = strip ? [] : prototype.lines;
  writer.count(lines.length);
  let line = prototype.lineDefined;
  for (const next of lines) {
    const difference = next - line;
    writer.count(difference < 0 ? -2 * difference - 1 : 2 * difference);
    line = next;
  }
  const variables = strip ? [] : prototype.localVariables;
  writer.count(variables.length);
  for (const { name, register, isCell, startPc, endPc } of variables) {
    writer.string(name);
    writer.byte(register);
    writer.byte(isCell ? 1 : 0);
    writer.count(startPc);
    writer.count(endPc);
  }
  // Code that was stripped before has upvalues without names.
  const hasNames = !strip && prototype.upvalues.some(({ name }) => name !== "");
  writer.count(hasNames ? prototype.upvalues.length : 0);
  if (hasNames) for (const { name } of prototype.upvalues) writer.string(name);
}

/* ---- Bytes ---- */

const INITIAL_CAPACITY = 256;
/** What it takes to write a byte and to make it a character. */
const BYTE_WORK = 2;
/** Characters made at once: the host takes them as arguments, on its stack. */
const PIECE = 0x2000;

/** Collects bytes. Numbers are little-endian; counts take as many groups of seven bits as they need, the lowest first. */
class Writer {
  private buffer = new Uint8Array(INITIAL_CAPACITY);
  private view = new DataView(this.buffer.buffer);
  private length = 0;

  byte(value: number): void {
    this.reserve(1);
    this.buffer[this.length++] = value;
  }

  bytes(text: string): void {
    this.reserve(text.length);
    const { buffer } = this;
    for (let position = 0; position < text.length; position++) buffer[this.length++] = text.charCodeAt(position);
  }

  count(value: number): void {
    let rest = value;
    for (; rest >= 0x80; rest >>>= 7) this.byte((rest & 0x7f) | 0x80);
    this.byte(rest);
  }

  string(text: string): void {
    this.count(text.length);
    this.bytes(text);
  }

  /** Zero, or the length and one. */
  optionalString(text: string | undefined): void {
    this.count(text === undefined ? 0 : text.length + 1);
    if (text !== undefined) this.bytes(text);
  }

  word(value: number): void {
    this.reserve(4);
    this.view.setInt32(this.length, value, true);
    this.length += 4;
  }

  integer(value: bigint): void {
    this.reserve(8);
    this.view.setBigInt64(this.length, value, true);
    this.length += 8;
  }

  float(value: number): void {
    this.reserve(8);
    this.view.setFloat64(this.length, value, true);
    this.length += 8;
  }

  text(): string {
    let text = "";
    for (let start = 0; start < this.length; start += PIECE) {
      text += String.fromCharCode(...this.buffer.subarray(start, Math.min(start + PIECE, this.length)));
    }
    return text;
  }

  private reserve(count: number): void {
    if (this.length + count <= this.buffer.length) return;
    const capacity = Math.max(2 * this.buffer.length, this.length + count);
    chargeWork(BYTE_WORK * capacity);
    requireRoom(capacity);
    const larger = new Uint8Array(capacity);
    larger.set(this.buffer);
    this.buffer = larger;
    this.view = new DataView(larger.buffer);
  }
}
