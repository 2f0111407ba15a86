/**
 * What the code generator keeps about the function it is working on: code, constants, active variables, registers in use, open blocks.
 * Made by compile.ts for each function; the other files of this folder are functions over it.
 *
 * What must stay true: `activeRegisters <= freeRegister <= registerCount`; registers below `activeRegisters` hold active local
 * variables, those from there to `freeRegister` hold temporaries, freed in the opposite order of their reservation.
 */
import type { Expression, FunctionBody } from "../../grammar/ast.ts";
import { integer, isSafe, LuaFloat } from "../../vm/numbers.ts";
import { Prototype } from "../../vm/prototype.ts";
import type { LuaValue } from "../../vm/value.ts";
import { type FunctionScope, HIDDEN_NAME, type Reference, type Variable } from "./function-scope.ts";
import type { Label } from "./label.ts";
import type { SourceText } from "./source-text.ts";

/** Debug information of a local variable, its end filled in when its scope ends. */
export interface LocalRecord {
  readonly name: string;
  readonly register: number;
  startPc: number;
  endPc: number;
  readonly isCell: boolean;
}

/** A block being compiled. */
export interface BlockState {
  readonly outer: BlockState | undefined;
  readonly isLoop: boolean;
  /** Variables and registers that were active outside. */
  readonly activeCount: number;
  readonly activeRegisters: number;
  /** To-be-closed variables that were active outside. */
  readonly toBeClosedCount: number;
  /** Where `break` goes: the end of the innermost loop around. */
  readonly breakLabel: Label | undefined;
}

export class FunctionState {
  readonly code: number[] = [];
  /** The line of each instruction. */
  readonly lines: number[] = [];
  readonly constants: LuaValue[] = [];
  readonly prototypes: Prototype[] = [];
  readonly localVariables: LocalRecord[] = [];
  parameterCount = 0;
  isVararg = false;
  /** Registers 0 and 1 always exist. */
  registerCount = 2;
  freeRegister = 0;
  /** Registers of active local variables. */
  activeRegisters = 0;
  /** Debug information of the active variables; undefined for a compile-time constant. */
  readonly active: (LocalRecord | undefined)[] = [];
  /** Active to-be-closed variables, the hidden ones of generic loops included. */
  toBeClosedCount = 0;
  block: BlockState | undefined;
  /** The last place that may be jumped to: instructions on its two sides must not be merged. */
  lastTarget = 0;
  /** Instructions that take their line from the one after them. */
  readonly borrowedLines: number[] = [];
  /** Stack for walking down chains; shared by all functions of the chunk. */
  readonly spine: Expression[];
  /** The name the function is declared with, if it is. */
  name = "";

  private readonly constantIndex = new Map<LuaValue, number>();
  private largeFloatIndex: Map<number, number> | undefined;
  private referenceCursor = 0;
  private variableCursor = 0;
  private functionCursor = 0;
  private jumpCursor = 0;
  private labelCursor = 0;

  constructor(
    readonly parent: FunctionState | undefined,
    readonly scope: FunctionScope,
    readonly source: SourceText,
    readonly chunkName: string,
    /** Compiles an inner function. Handed on from outside, because functions contain expressions and expressions functions. */
    readonly compileInner: (parent: FunctionState, body: FunctionBody, opening: number, isMethod: boolean) => number,
  ) {
    this.spine = parent === undefined ? [] : parent.spine;
  }

  /** Index of the next instruction. */
  get pc(): number {
    return this.code.length;
  }

  /* ---- What the scope pass found, in the order of the source ---- */

  nextReference(): Reference {
    return this.scope.references[this.referenceCursor++] as Reference;
  }

  nextVariable(): Variable {
    return this.scope.variables[this.variableCursor++] as Variable;
  }

  /** The variable that `nextVariable` will give after `ahead` others. */
  peekVariable(ahead: number): Variable {
    return this.scope.variables[this.variableCursor + ahead] as Variable;
  }

  nextFunction(): FunctionScope {
    return this.scope.functions[this.functionCursor++] as FunctionScope;
  }

  nextJump(): Label {
    return this.scope.jumps[this.jumpCursor++] as Label;
  }

  nextLabel(): Label {
    return this.scope.labels[this.labelCursor++] as Label;
  }

  /* ---- Constants ---- */

  /** The index of a constant. Equal constants of one type share an entry: their encodings tell 1 from 1.0. */
  constant(value: LuaValue): number {
    if (value instanceof LuaFloat) return this.largeFloat(value);
    let index = this.constantIndex.get(value);
    if (index === undefined) {
      index = this.constants.length;
      this.constantIndex.set(value, index);
      this.constants.push(typeof value === "number" && isSafe(value) ? integer(value) : value);
    }
    return index;
  }

  /** A LuaFloat is an object, so equal ones are found by their value. */
  private largeFloat(float: LuaFloat): number {
    this.largeFloatIndex ??= new Map();
    let index = this.largeFloatIndex.get(float.value);
    if (index === undefined) {
      index = this.constants.length;
      this.largeFloatIndex.set(float.value, index);
      this.constants.push(float);
    }
    return index;
  }

  /* ---- Variables ---- */

  /** Begins the scope of a variable in the next register, which is or will be reserved. */
  activate(name: string, isCell: boolean): LocalRecord {
    const record = { name, register: this.activeRegisters++, startPc: this.pc, endPc: this.pc, isCell };
    this.localVariables.push(record);
    this.active.push(record);
    return record;
  }

  /** The state of a `for` loop is in variables that no name can reach, but a debugger sees. */
  activateHidden(count: number): void {
    for (let made = 0; made < count; made++) this.activate(HIDDEN_NAME, false);
  }

  /** Ends the scopes of all variables but the first `count`, which use `registers` registers. */
  deactivate(count: number, registers: number): void {
    const { active, pc } = this;
    while (active.length > count) {
      const record = active.pop();
      if (record !== undefined) record.endPc = pc;
    }
    this.activeRegisters = registers;
  }

  /* ---- The result ---- */

  prototype(lastLineDefined: number): Prototype {
    return new Prototype({
      name: this.name,
      code: Int32Array.from(this.code),
      constants: this.constants,
      prototypes: this.prototypes,
      upvalues: this.scope.upvalues.map(({ variable, outer }) => ({
        name: variable.name,
        // The main function finds _ENV in register 0 of its imagined caller.
        fromRegister: outer === undefined,
        index: outer === undefined ? Math.max(variable.register, 0) : outer.index,
      })),
      parameterCount: this.parameterCount,
      isVararg: this.isVararg,
      registerCount: this.registerCount,
      lines: Int32Array.from(this.lines),
      localVariables: this.localVariables,
      source: this.chunkName,
      lineDefined: this.scope.lineDefined,
      lastLineDefined,
    });
  }
}
