/**
 * Reading binary chunks (manual §6.1 `load`, mode `b`). Called by whatever loads code: the basic library, the host, the commands.
 *
 * Reading only takes bytes apart; whether the code may run is decided by the verifier, before anybody gets it.
 *
 * What must stay true: nothing is allocated for a count before as many bytes are known to be there; a chunk that ends early is reported as
 * truncated, whatever else is wrong behind; bytes after the end are ignored, as in PUC Lua.
 */
import { cutAtZero } from "./c-string.ts";
import {
  BadChunk,
  CHECK_DATA,
  CHECK_FLOAT,
  CHECK_INTEGER,
  ConstantTag,
  FLOAT_SIZE,
  FORMAT,
  INSTRUCTION_SIZE,
  INTEGER_SIZE,
  MARK,
  MAX_COUNT,
  MAX_FUNCTION_DEPTH,
  NO_SOURCE,
  OFFICIAL_FORMAT,
  SIGNATURE,
  SIGNATURE_START,
  VERSION,
} from "./chunk-format.ts";
import type { CompileResult } from "./host.ts";
import { encode, integerFromBigInt } from "./numbers.ts";
import { type LocalVariable, Prototype, type UpvalueDescription } from "./prototype.ts";
import type { LuaValue } from "./value.ts";
import { verify } from "./verifier.ts";

/** The fewest bytes that a constant, an upvalue, a function, a line and a local variable take. */
const SMALLEST_CONSTANT = 1;
const UPVALUE_SIZE = 2;
const SMALLEST_FUNCTION = 13;
const SMALLEST_LINE = 1;
const SMALLEST_VARIABLE = 5;

/**
 * The binary chunk in what was given to be loaded, or undefined if that is a source text. In a file it may stand after a byte order mark
 * and a first line that starts with `#`.
 */
export function binaryChunkIn(text: string, isFile: boolean): string | undefined {
  const skipped = isFile ? (/^(?:\xef\xbb\xbf)?(?:#[^\n]*\n)?/.exec(text) as RegExpExecArray)[0].length : 0;
  return text.startsWith(SIGNATURE_START, skipped) ? text.slice(skipped) : undefined;
}

/** Why a chunk may not be loaded in a mode (§6.1 `load`); undefined if it may. */
export function refusedByMode(isBinary: boolean, mode: string): string | undefined {
  if (mode.includes(isBinary ? "b" : "t")) return undefined;
  return `attempt to load a ${isBinary ? "binary" : "text"} chunk (mode is '${mode}')`;
}

/** Reads and verifies a binary chunk. `chunkName` is as for `load`, and only used in messages: the code knows its own. */
export function undump(chunk: string, chunkName: string): CompileResult {
  try {
    const reader = new Reader(chunk);
    readHeader(reader);
    const prototype = readFunction(reader, NO_SOURCE, 0);
    verify(prototype);
    return { prototype };
  } catch (problem) {
    if (problem instanceof BadChunk) return { message: `${shownName(chunkName)}: bad binary format (${problem.reason})` };
    throw problem;
  }
}

function shownName(chunkName: string): string {
  if (chunkName.startsWith("@") || chunkName.startsWith("=")) return cutAtZero(chunkName.slice(1));
  return chunkName.startsWith(SIGNATURE_START) ? "binary string" : cutAtZero(chunkName);
}

function readHeader(reader: Reader): void {
  reader.expectBytes(SIGNATURE, "not a binary chunk");
  reader.expectByte(VERSION, "version mismatch");
  reader.expectByte(OFFICIAL_FORMAT, "format mismatch");
  reader.expectBytes(CHECK_DATA, "corrupted chunk");
  reader.expectByte(INSTRUCTION_SIZE, "Instruction size mismatch");
  reader.expectByte(INTEGER_SIZE, "lua_Integer size mismatch");
  reader.expectByte(FLOAT_SIZE, "lua_Number size mismatch");
  if (reader.integer() !== BigInt(CHECK_INTEGER)) throw new BadChunk("integer format mismatch");
  if (reader.float() !== CHECK_FLOAT) throw new BadChunk("float format mismatch");
  reader.expectBytes(MARK, "format mismatch");
  reader.expectByte(FORMAT, "format mismatch");
}

function readFunction(reader: Reader, outerSource: string, depth: number): Prototype {
  if (depth > MAX_FUNCTION_DEPTH) throw new BadChunk("functions nested too deeply");
  const source = reader.optionalString() ?? outerSource;
  const lineDefined = reader.number();
  const lastLineDefined = reader.number();
  const parameterCount = reader.byte();
  const isVararg = reader.flag();
  const registerCount = reader.byte();
  const code = new Int32Array(reader.count(INSTRUCTION_SIZE));
  for (let pc = 0; pc < code.length; pc++) code[pc] = reader.word();
  const constants = reader.list(SMALLEST_CONSTANT, () => readConstant(reader));
  const places = reader.list(UPVALUE_SIZE, () => ({ fromRegister: reader.flag(), index: reader.byte() }));
  const prototypes = reader.list(SMALLEST_FUNCTION, () => readFunction(reader, source, depth + 1));
  const lines = readLines(reader, lineDefined);
  const localVariables = reader.list(SMALLEST_VARIABLE, () => readVariable(reader));
  const names = reader.list(1, () => reader.string());
  if (names.length !== 0 && names.length !== places.length) throw new BadChunk("names of upvalues do not match");
  const upvalues: UpvalueDescription[] = places.map((place, index) => ({ name: names[index] ?? "", ...place }));
  return new Prototype({
    code,
    constants,
    prototypes,
    upvalues,
    parameterCount,
    isVararg,
    registerCount,
    lines,
    localVariables,
    source,
    lineDefined,
    lastLineDefined,
  });
}

function readConstant(reader: Reader): LuaValue {
  switch (reader.byte()) {
    case ConstantTag.NIL:
      return undefined;
    case ConstantTag.FALSE:
      return false;
    case ConstantTag.TRUE:
      return true;
    case ConstantTag.INTEGER:
      return integerFromBigInt(reader.integer());
    case ConstantTag.FLOAT:
      return encode(reader.float());
    case ConstantTag.STRING:
      return reader.string();
    default:
      throw new BadChunk("unknown kind of constant");
  }
}

function readLines(reader: Reader, lineDefined: number): Int32Array {
  const lines = new Int32Array(reader.count(SMALLEST_LINE));
  let line = lineDefined;
  for (let pc = 0; pc < lines.length; pc++) {
    const difference = reader.number();
    line += (difference & 1) === 0 ? difference / 2 : -(difference + 1) / 2;
    if (line < 0 || line > MAX_COUNT) throw new BadChunk("line out of range");
    lines[pc] = line;
  }
  return lines;
}

function readVariable(reader: Reader): LocalVariable {
  const name = reader.string();
  const register = reader.byte();
  const isCell = reader.flag();
  return { name, register, isCell, startPc: reader.number(), endPc: reader.number() };
}

/* ---- Bytes ---- */

const scratch = new DataView(new ArrayBuffer(8));

class Reader {
  private position = 0;

  constructor(private readonly text: string) {}

  byte(): number {
    if (this.position >= this.text.length) throw new BadChunk("truncated chunk");
    return this.text.charCodeAt(this.position++);
  }

  flag(): boolean {
    const byte = this.byte();
    if (byte > 1) throw new BadChunk("flag out of range");
    return byte === 1;
  }

  bytes(count: number): string {
    const start = this.position;
    if (count > this.text.length - start) throw new BadChunk("truncated chunk");
    this.position += count;
    return this.text.slice(start, this.position);
  }

  expectByte(expected: number, problem: string): void {
    if (this.byte() !== expected) throw new BadChunk(problem);
  }

  expectBytes(expected: string, problem: string): void {
    if (this.bytes(expected.length) !== expected) throw new BadChunk(problem);
  }

  /** A number up to MAX_COUNT, in groups of seven bits. */
  number(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 0x80) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (value > MAX_COUNT) throw new BadChunk("integer overflow");
      if (byte < 0x80) return value;
      if (factor > MAX_COUNT) throw new BadChunk("integer overflow");
    }
  }

  /** A count of things that take at least `size` bytes each. */
  count(size: number): number {
    const count = this.number();
    if (count * size > this.text.length - this.position) throw new BadChunk("truncated chunk");
    return count;
  }

  list<Item>(size: number, read: () => Item): Item[] {
    const items: Item[] = [];
    for (let left = this.count(size); left > 0; left--) items.push(read());
    return items;
  }

  string(): string {
    return this.bytes(this.number());
  }

  optionalString(): string | undefined {
    const size = this.number();
    return size === 0 ? undefined : this.bytes(size - 1);
  }

  word(): number {
    return this.byte() | (this.byte() << 8) | (this.byte() << 16) | (this.byte() << 24);
  }

  integer(): bigint {
    for (let index = 0; index < INTEGER_SIZE; index++) scratch.setUint8(index, this.byte());
    return scratch.getBigInt64(0, true);
  }

  float(): number {
    for (let index = 0; index < FLOAT_SIZE; index++) scratch.setUint8(index, this.byte());
    return scratch.getFloat64(0, true);
  }
}
