/**
 * Which registers an instruction reads and writes, and which hold something that is still needed. Called by what compiles, to know what to keep,
 * and by the collector, so that both agree.
 *
 * A register is needed where an instruction on some way from there reads it, and where a variable in scope lives in it: the collector and the
 * debug library see variables, so when compiled code is left they must be there. Code that was stripped does not tell its variables: there all
 * counts that the function has itself put into a register, unless a call or an open list of values has used that register since.
 *
 * What must stay true: an open list of values belongs to two instructions in a row; it is no register here.
 */

import type { Block, ControlFlow } from "./control-flow.ts";
import { controlFlowOf, lastInstruction, nextInstruction } from "./control-flow.ts";
import { flagK, operandA, operandB, operandBx, operandC, operationOf } from "./instruction.ts";
import { Op, opcodeTable } from "./opcodes.ts";
import type { Prototype } from "./prototype.ts";

/** The operands of each instruction that name a register it reads or writes, by its register-transfer text (opcodes.ts). */
const operandsOf = opcodeTable.map(({ transfer }) => {
  const reads = transfer.replace(/(^|else )R\[A\] := /g, "$1");
  return {
    readsA: reads.includes("R[A]"),
    readsB: reads.includes("R[B]"),
    readsC: reads.includes("R[C]"),
    /** Only where the flag is not set: else it is a constant. */
    mayReadC: reads.includes("RK(C)"),
    writesA: transfer.startsWith("R[A] := "),
  };
});

/** Calls `visit` with each register that the instruction at `pc` reads. */
export function forEachRead(prototype: Prototype, pc: number, visit: (register: number) => void): void {
  const { code } = prototype;
  const word = code[pc] as number;
  const operation = operationOf(word);
  const a = operandA(word);
  const b = operandB(word);
  const visitAll = (first: number, end: number) => {
    for (let register = first; register < end; register++) visit(register);
  };
  switch (operation) {
    case Op.CONCAT:
      visitAll(a, a + b);
      return;
    case Op.CALL:
    case Op.TAILCALL:
      visitAll(a, endOfList(code, pc, b, a + b));
      return;
    case Op.RETURN:
      visitAll(a, endOfList(code, pc, b, a + b - 1));
      return;
    case Op.SETLIST:
      visitAll(a, endOfList(code, pc, b, a + b + 1));
      return;
    case Op.FORPREP:
    case Op.FORLOOP:
    case Op.TFORCALL:
      visitAll(a, a + 3);
      return;
    case Op.TFORPREP:
      visitAll(a, a + 4);
      return;
    case Op.TFORLOOP:
      visit(a + 4);
      return;
    case Op.CLOSURE: {
      const inner = prototype.prototypes[operandBx(word)] as Prototype;
      for (const { fromRegister, index } of inner.upvalues) if (fromRegister) visit(index);
      return;
    }
    case Op.LOADNIL:
    case Op.VARARG:
      return;
    case Op.SELF:
      visit(b);
      if (!flagK(word)) visit(operandC(word));
      return;
  }
  const { readsA, readsB, readsC, mayReadC } = operandsOf[operation] as (typeof operandsOf)[number];
  if (readsA) visit(a);
  if (readsB) visit(b);
  if (readsC || (mayReadC && !flagK(word))) visit(operandC(word));
}

/** Where the registers of a list end: at its given end, or where the open list that the instruction before has left begins. */
function endOfList(code: Int32Array, pc: number, count: number, end: number): number {
  return count !== 0 ? end : operandA(code[pc - 1] as number);
}

/** The registers that the instruction at `pc` writes: from the first on, so many. Those of a loop whose body is left are not among them. */
export function writesOf(prototype: Prototype, pc: number): { first: number; count: number } {
  const word = prototype.code[pc] as number;
  const operation = operationOf(word);
  const a = operandA(word);
  switch (operation) {
    case Op.LOADNIL:
      return { first: a, count: operandB(word) + 1 };
    case Op.SELF:
      return { first: a, count: 2 };
    case Op.CALL:
    case Op.VARARG:
      return { first: a, count: Math.max(operandC(word) - 1, 0) };
    case Op.FORLOOP:
    case Op.FORPREP:
      return { first: a, count: 4 };
    case Op.TFORPREP:
      return { first: a, count: 1 };
    case Op.TFORCALL:
      return { first: a + 4, count: operandC(word) };
    case Op.TFORLOOP:
      return { first: a + 2, count: 1 };
  }
  return { first: a, count: operandsOf[operation]?.writesA === true ? 1 : 0 };
}

/** A set of registers. */
export class RegisterSet {
  /** 32 registers each; those behind the last are not in the set. Most functions need one word. */
  private words: number[] = [0];

  /** The same for equal sets; empty for the empty one. */
  get key(): string {
    let key = "";
    for (let position = 0; position < this.words.length; position++) {
      const word = this.words[position] as number;
      if (word !== 0) key += `${position}:${word} `;
    }
    return key;
  }

  has(register: number): boolean {
    const position = register >> 5;
    return position < this.words.length && ((this.words[position] as number) & (1 << (register & 31))) !== 0;
  }

  add(register: number): void {
    const position = register >> 5;
    while (position >= this.words.length) this.words.push(0);
    this.words[position] = (this.words[position] as number) | (1 << (register & 31));
  }

  delete(register: number): void {
    const position = register >> 5;
    if (position < this.words.length) this.words[position] = (this.words[position] as number) & ~(1 << (register & 31));
  }

  /** Adds all of another set; true if there were new ones. */
  addAll(other: RegisterSet): boolean {
    let isChanged = false;
    for (let position = 0; position < other.words.length; position++) {
      if (position === this.words.length) this.words.push(0);
      const old = this.words[position] as number;
      const union = old | (other.words[position] as number);
      if (union !== old) isChanged = true;
      this.words[position] = union;
    }
    return isChanged;
  }

  /** Keeps only what another set has too; true if something went. */
  keep(other: RegisterSet): boolean {
    let isChanged = false;
    for (let position = 0; position < this.words.length; position++) {
      const old = this.words[position] as number;
      const common = position < other.words.length ? old & (other.words[position] as number) : 0;
      if (common !== old) isChanged = true;
      this.words[position] = common;
    }
    return isChanged;
  }

  copy(): RegisterSet {
    const copy = new RegisterSet();
    copy.words = this.words.slice();
    return copy;
  }

  /** What another set does not have. */
  without(other: RegisterSet): RegisterSet {
    const rest = this.copy();
    const common = Math.min(rest.words.length, other.words.length);
    for (let position = 0; position < common; position++) {
      rest.words[position] = (rest.words[position] as number) & ~(other.words[position] as number);
    }
    return rest;
  }

  toArray(): number[] {
    const registers: number[] = [];
    for (let position = 0; position < this.words.length; position++) {
      for (let word = this.words[position] as number; word !== 0; word &= word - 1)
        registers.push(32 * position + 31 - Math.clz32(word & -word));
    }
    return registers;
  }
}

/** Answers which registers are needed before an instruction of a function. */
export class Liveness {
  private readonly before = new Map<number, RegisterSet>();
  private readonly kept = new Map<number, RegisterSet>();
  /** The registers of the variables whose scope begins before an instruction: what they are set to is needed by then, read or not. */
  private readonly beginning = new Map<number, number[]>();
  /** Of stripped code: what may be a variable before an instruction. */
  private possible: Map<number, RegisterSet> | undefined;

  constructor(
    private readonly prototype: Prototype,
    private readonly flow: ControlFlow,
  ) {
    for (const { register, startPc, endPc } of prototype.localVariables) {
      if (startPc < endPc) this.beginning.set(startPc, [...(this.beginning.get(startPc) ?? []), register]);
    }
    const atStart = flow.blocks.map(() => new RegisterSet());
    const after = (block: Block): RegisterSet => {
      const live = new RegisterSet();
      for (const target of block.targets) {
        const needed = atStart[(flow.blockAt(target) as Block).index] as RegisterSet;
        const set = setByJump(prototype, block, target);
        live.addAll(set === undefined ? needed : needed.without(set));
      }
      return live;
    };
    for (let changed = true; changed; ) {
      changed = false;
      for (let index = flow.blocks.length - 1; index >= 0; index--) {
        const block = flow.blocks[index] as Block;
        if ((atStart[index] as RegisterSet).addAll(this.throughBlock(block, after(block), undefined))) changed = true;
      }
    }
    for (const block of flow.blocks) this.throughBlock(block, after(block), this.before);
  }

  /** Takes a set from the end of a block to its start. */
  private throughBlock(block: Block, live: RegisterSet, record: Map<number, RegisterSet> | undefined): RegisterSet {
    const { prototype } = this;
    const places: number[] = [];
    for (let pc = block.start; pc < block.end; pc = nextInstruction(prototype.code, pc)) places.push(pc);
    for (const pc of places.reverse()) {
      // The variable of a generic loop is written only where the loop goes on.
      if (operationOf(prototype.code[pc] as number) !== Op.TFORLOOP) {
        const { first, count } = writesOf(prototype, pc);
        for (let register = first; register < first + count; register++) live.delete(register);
      }
      forEachRead(prototype, pc, (register) => live.add(register));
      for (const register of this.beginning.get(pc) ?? []) live.add(register);
      record?.set(pc, live.copy());
    }
    return live;
  }

  /** Whether an instruction begins at `pc`, and control may come there. */
  has(pc: number): boolean {
    return this.before.has(pc);
  }

  /** The registers to keep before the instruction at `pc`: needed ones, and variables in scope. */
  registersAt(pc: number): RegisterSet {
    let kept = this.kept.get(pc);
    if (kept !== undefined) return kept;
    kept = (this.before.get(pc) as RegisterSet).copy();
    const { localVariables, lines } = this.prototype;
    if (lines.length === 0) {
      this.possible ??= possibleVariables(this.prototype, this.flow);
      kept.addAll(this.possible.get(pc) as RegisterSet);
    }
    for (const { register, startPc, endPc } of localVariables) if (startPc <= pc && pc < endPc) kept.add(register);
    this.kept.set(pc, kept);
    return kept;
  }
}

/** The register that the test at the end of a block sets where it goes on at `target`; undefined if there is none. */
function setByJump({ code }: Prototype, { start, end, targets }: Block, target: number): RegisterSet | undefined {
  const [jump, next] = targets;
  if (target !== jump || jump === next) return undefined;
  const last = lastInstruction(code, start, end);
  if (operationOf(code[last] as number) !== Op.TESTSET) return undefined;
  const set = new RegisterSet();
  set.add(operandA(code[last] as number));
  return set;
}

/** The registers that hold, before each instruction, what the function has put into them on every way there. */
function possibleVariables(prototype: Prototype, flow: ControlFlow): Map<number, RegisterSet> {
  const { code, registerCount } = prototype;
  const found = new Map<number, RegisterSet>();
  const atStart: (RegisterSet | undefined)[] = [new RegisterSet()];
  for (let register = 0; register < prototype.parameterCount; register++) atStart[0]?.add(register);
  const deleteFrom = (held: RegisterSet, first: number): void => {
    for (let register = first; register < registerCount; register++) held.delete(register);
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (const [index, block] of flow.blocks.entries()) {
      const held = (atStart[index] as RegisterSet).copy();
      const last = lastInstruction(code, block.start, block.end);
      for (let pc = block.start; pc < block.end; pc = nextInstruction(code, pc)) {
        found.set(pc, held.copy());
        const word = code[pc] as number;
        const operation = operationOf(word);
        // A call uses all registers from its place on, and so does an open list of values.
        if (operation === Op.CALL || (operation === Op.VARARG && operandC(word) === 0)) deleteFrom(held, operandA(word));
        else if (operation === Op.TFORCALL) deleteFrom(held, operandA(word) + 4);
        const { first, count } = writesOf(prototype, pc);
        for (let register = first; register < first + count; register++) held.add(register);
      }
      const loop = code[last] as number;
      for (const target of block.targets) {
        const arriving = held.copy();
        const set = setByJump(prototype, block, target);
        if (set !== undefined) arriving.addAll(set);
        if (leavesLoop(operationOf(loop), last, target)) deleteFrom(arriving, operandA(loop));
        const position = (flow.blockAt(target) as Block).index;
        const there = atStart[position];
        if (there === undefined) atStart[position] = arriving;
        else if (!there.keep(arriving)) continue;
        changed = true;
      }
    }
  }
  return found;
}

/** Whether the instruction at `pc`, if it goes on at `target`, has done with a `for` loop: its registers hold nothing any longer. */
function leavesLoop(operation: Op, pc: number, target: number): boolean {
  if (operation === Op.FORPREP) return target !== pc + 1;
  return (operation === Op.FORLOOP || operation === Op.TFORLOOP) && target > pc;
}

/** Longest function that is analysed, in instructions: the engine never optimises what is too long. */
export const MAX_LENGTH = 4000;

export class Analysis {
  private ownLiveness: Liveness | undefined = undefined;

  constructor(
    private readonly prototype: Prototype,
    readonly flow: ControlFlow,
  ) {}

  /** Made when it is first asked for: where only loops are looked for, it is not. */
  get liveness(): Liveness {
    this.ownLiveness ??= new Liveness(this.prototype, this.flow);
    return this.ownLiveness;
  }
}

const analyses = new WeakMap<Prototype, Analysis | "none">();

/** Control flow and liveness of a function. Undefined if it is too long, or has a loop that can be entered at two places. */
export function analysisOf(prototype: Prototype): Analysis | undefined {
  let analysis = analyses.get(prototype);
  if (analysis === undefined) {
    const flow = prototype.code.length > MAX_LENGTH ? undefined : controlFlowOf(prototype);
    analysis = flow === undefined ? "none" : new Analysis(prototype, flow);
    analyses.set(prototype, analysis);
  }
  return analysis === "none" ? undefined : analysis;
}
