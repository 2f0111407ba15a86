/**
 * A compiled function: what the compiler makes, the loop runs and binary chunks hold.
 *
 * What must stay true: a prototype is immutable and belongs to no state; many states and closures share one. `fields` and `sites` are
 * derived: the first from the constants, the second a set of guesses that the loop checks each time (an inline cache).
 */
import { allocate } from "./allocation.ts";
import { constantString, fieldKeyOf } from "./field-key.ts";
import { operandBx, operandJump, operationOf } from "./instruction.ts";
import { listFrom } from "./lists.ts";
import { Op } from "./opcodes.ts";
import { floatConstants, QuickOp, quicken } from "./quicken.ts";
import type { LuaTable } from "./table.ts";
import type { LuaValue } from "./value.ts";

/** Where a closure finds the cell of an upvalue when it is made. */
export interface UpvalueDescription {
  readonly name: string;
  /** True: the cell is in register `index` of the enclosing function; false: it is upvalue `index` of the enclosing function. */
  readonly fromRegister: boolean;
  readonly index: number;
}

/** Scope of a local variable in instructions: it is alive where `startPc <= pc < endPc`. In order of `startPc`. */
export interface LocalVariable {
  readonly name: string;
  readonly register: number;
  readonly startPc: number;
  readonly endPc: number;
  /** True when the register holds a cell (the variable is captured). */
  readonly isCell: boolean;
}

/** Makes an empty table. */
export type TableClass = new () => LuaTable;

export interface PrototypeParts {
  /** The name it was declared with, for people: empty where it has none, in a main chunk and in a binary one. */
  readonly name?: string;
  readonly code: Int32Array;
  readonly constants: readonly LuaValue[];
  readonly prototypes: readonly Prototype[];
  readonly upvalues: readonly UpvalueDescription[];
  readonly parameterCount: number;
  readonly isVararg: boolean;
  /** Registers the function needs, at least 2. */
  readonly registerCount: number;
  /** Line of each instruction; empty when stripped. */
  readonly lines: Int32Array;
  readonly localVariables: readonly LocalVariable[];
  /** The chunk name as given to `load` (`@file`, `=name` or the text). */
  readonly source: string;
  /** First and last line of the definition; 0 for a main chunk. */
  readonly lineDefined: number;
  readonly lastLineDefined: number;
  /** A library function written in Lua: shown as `[C]`, its instructions have no line. */
  readonly isLibrary?: boolean;
}

/** Sizes in bytes: of a prototype, of an instruction with its line and quickened twin, of a constant with what is derived from it. */
const PROTOTYPE_SIZE = 600;
const INSTRUCTION_SIZE = 12;
const CONSTANT_SIZE = 32;
/** Of the description of an upvalue or local variable. */
const VARIABLE_SIZE = 80;

/** Whether an instruction jumps to the first one: then that is no sign of an entry. */
function startsWithLoop(code: Int32Array): boolean {
  for (let pc = 0; pc < code.length; pc++) {
    const word = code[pc] as number;
    const operation = operationOf(word);
    if ((operation === Op.LOOP || operation === Op.JMP) && pc + 1 + operandJump(word) === 0) return true;
    if ((operation === Op.FORLOOP || operation === Op.TFORLOOP) && pc + 1 - operandBx(word) === 0) return true;
  }
  return false;
}

export class Prototype {
  readonly name: string;
  readonly code: Int32Array;
  readonly constants: readonly LuaValue[];
  readonly prototypes: readonly Prototype[];
  readonly upvalues: readonly UpvalueDescription[];
  readonly parameterCount: number;
  readonly isVararg: boolean;
  readonly registerCount: number;
  readonly lines: Int32Array;
  readonly localVariables: readonly LocalVariable[];
  readonly source: string;
  readonly lineDefined: number;
  readonly lastLineDefined: number;
  readonly isLibrary: boolean;
  /** For each constant that is a string: the property under which tables keep that key. */
  readonly fields: readonly string[];
  /** For each constant: where it was last found in the hash part of a table, as generation and place (hash-part.ts). A guess. */
  readonly sites: number[];

  /** What the interpreter runs (quicken.ts); where code was compiled, it stops there. */
  quickCode: Int32Array;
  /** The same without such stops. */
  readonly plainCode: Int32Array;
  readonly floats: Float64Array;
  /** For instructions that make a table: what makes it, where a tier has seen that it is worth one of its own. */
  readonly tableClasses: (TableClass | undefined)[] = [];
  /** What the tier that compiles knows of it: a map from the one to the other would cost the host's collector more than that. */
  profile: object | undefined = undefined;
  /** Estimated size in bytes, without constants and inner prototypes. */
  readonly size: number;
  /** The last pass of the collector that reached it. */
  mark = 0;

  constructor(parts: PrototypeParts) {
    this.name = parts.name ?? "";
    this.code = parts.code;
    this.constants = listFrom(parts.constants, (constant) => (typeof constant === "string" ? constantString(constant) : constant));
    this.prototypes = listFrom(parts.prototypes, (inner) => inner);
    this.upvalues = listFrom(parts.upvalues, (upvalue) => upvalue);
    this.parameterCount = parts.parameterCount;
    this.isVararg = parts.isVararg;
    this.registerCount = parts.registerCount;
    this.lines = parts.lines;
    this.localVariables = parts.localVariables;
    this.source = parts.source;
    this.lineDefined = parts.lineDefined;
    this.lastLineDefined = parts.lastLineDefined;
    this.isLibrary = parts.isLibrary === true;
    const fields: string[] = [];
    const sites: number[] = [];
    for (const constant of this.constants) {
      fields.push(typeof constant === "string" ? fieldKeyOf(constant) : "");
      sites.push(0, 0);
    }
    this.fields = fields;
    this.sites = sites;
    this.floats = floatConstants(this.constants);
    this.size =
      PROTOTYPE_SIZE +
      INSTRUCTION_SIZE * this.code.length +
      CONSTANT_SIZE * this.constants.length +
      VARIABLE_SIZE * (this.upvalues.length + this.localVariables.length);
    allocate(this.size);
    this.plainCode = quicken(this.code, this.constants, this.localVariables);
    this.quickCode = this.plainCode;
    // A tier that compiles counts how often functions are entered.
    if (!startsWithLoop(this.code)) this.patch(0, QuickOp.ENTER);
  }

  /** Puts another operation in the place of one in the quick code, which has the same operands. */
  patch(pc: number, operation: number): void {
    if (this.quickCode === this.plainCode) this.quickCode = this.plainCode.slice();
    this.quickCode[pc] = ((this.plainCode[pc] as number) & ~0x7f) | operation;
  }

  /** Takes a patch back. */
  restore(pc: number): void {
    this.quickCode[pc] = this.plainCode[pc] as number;
  }

  /** The line of an instruction, or -1 where there is none (stripped code, library functions). */
  lineAt(pc: number): number {
    return !this.isLibrary && pc >= 0 && pc < this.lines.length ? (this.lines[pc] as number) : -1;
  }
}
