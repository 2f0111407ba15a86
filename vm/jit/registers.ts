/**
 * Which registers an instruction reads and writes, and which hold something that is still needed.
 *
 * A register is needed where an instruction on some way from there reads it, and where a variable in scope lives in it: the collector and the
 * debug library see variables, so when compiled code is left they must be there.
 *
 * What must stay true: an open list of values belongs to two instructions in a row; it is no register here.
 */
import { flagK, operandA, operandB, operandBx, operandC, operationOf } from "../instruction.ts";
import { Op } from "../opcodes.ts";
import type { Prototype } from "../prototype.ts";
import type { Block, ControlFlow } from "./control-flow.ts";
import { nextInstruction } from "./control-flow.ts";

/** Calls `visit` with each register that the instruction at `pc` reads. */
export function forEachRead(prototype: Prototype, pc: number, visit: (register: number) => void): void {
  const { code } = prototype;
  const word = code[pc] as number;
  const a = operandA(word);
  const b = operandB(word);
  const c = operandC(word);
  switch (operationOf(word)) {
    case Op.MOVE:
    case Op.GETCELL:
    case Op.GETI:
    case Op.GETFIELD:
    case Op.ADDI:
    case Op.SUBI:
    case Op.ADDK:
    case Op.SUBK:
    case Op.MULK:
    case Op.MODK:
    case Op.POWK:
    case Op.DIVK:
    case Op.IDIVK:
    case Op.BANDK:
    case Op.BORK:
    case Op.BXORK:
    case Op.SHLI:
    case Op.SHRI:
    case Op.UNM:
    case Op.BNOT:
    case Op.NOT:
    case Op.LEN:
    case Op.TESTSET:
      visit(b);
      return;
    case Op.SETUPVAL:
    case Op.NEWCELL:
    case Op.TBC:
    case Op.EQK:
    case Op.EQI:
    case Op.LTI:
    case Op.LEI:
    case Op.GTI:
    case Op.GEI:
    case Op.TEST:
    case Op.RETURN1:
      visit(a);
      return;
    case Op.SETCELL:
    case Op.EQ:
    case Op.LT:
    case Op.LE:
      visit(a);
      visit(b);
      return;
    case Op.GETTABLE:
    case Op.ADD:
    case Op.SUB:
    case Op.MUL:
    case Op.MOD:
    case Op.POW:
    case Op.DIV:
    case Op.IDIV:
    case Op.BAND:
    case Op.BOR:
    case Op.BXOR:
    case Op.SHL:
    case Op.SHR:
      visit(b);
      visit(c);
      return;
    case Op.SELF:
      visit(b);
      if (!flagK(word)) visit(c);
      return;
    case Op.SETTABUP:
      if (!flagK(word)) visit(c);
      return;
    case Op.SETTABLE:
      visit(a);
      visit(b);
      if (!flagK(word)) visit(c);
      return;
    case Op.SETI:
    case Op.SETFIELD:
      visit(a);
      if (!flagK(word)) visit(c);
      return;
    case Op.CONCAT:
      for (let register = a; register < a + b; register++) visit(register);
      return;
    case Op.CALL:
    case Op.TAILCALL:
      for (let register = a; register < endOfList(code, pc, b, a + b); register++) visit(register);
      return;
    case Op.RETURN:
      for (let register = a; register < endOfList(code, pc, b, a + b - 1); register++) visit(register);
      return;
    case Op.SETLIST:
      for (let register = a; register < endOfList(code, pc, b, a + b + 1); register++) visit(register);
      return;
    case Op.FORPREP:
    case Op.FORLOOP:
      visit(a);
      visit(a + 1);
      visit(a + 2);
      return;
    case Op.TFORPREP:
      for (let register = a; register < a + 4; register++) visit(register);
      return;
    case Op.TFORCALL:
      for (let register = a; register < a + 3; register++) visit(register);
      return;
    case Op.TFORLOOP:
      visit(a + 4);
      return;
    case Op.CLOSURE: {
      const inner = prototype.prototypes[operandBx(word)] as Prototype;
      for (const { fromRegister, index } of inner.upvalues) if (fromRegister) visit(index);
      return;
    }
  }
}

/** Where the registers of a list end: at its given end, or where the open list that the instruction before has left begins. */
function endOfList(code: Int32Array, pc: number, count: number, end: number): number {
  return count !== 0 ? end : operandA(code[pc - 1] as number);
}

/** The registers that the instruction at `pc` writes: from the first on, so many. Those of a loop whose body is left are not among them. */
export function writesOf(prototype: Prototype, pc: number): { first: number; count: number } {
  const word = prototype.code[pc] as number;
  const a = operandA(word);
  switch (operationOf(word)) {
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
    case Op.SETUPVAL:
    case Op.SETCELL:
    case Op.SETTABUP:
    case Op.SETTABLE:
    case Op.SETI:
    case Op.SETFIELD:
    case Op.CLOSE:
    case Op.TBC:
    case Op.JMP:
    case Op.LOOP:
    case Op.EQ:
    case Op.LT:
    case Op.LE:
    case Op.EQK:
    case Op.EQI:
    case Op.LTI:
    case Op.LEI:
    case Op.GTI:
    case Op.GEI:
    case Op.TEST:
    case Op.TESTSET:
    case Op.TAILCALL:
    case Op.RETURN:
    case Op.RETURN0:
    case Op.RETURN1:
    case Op.SETLIST:
    case Op.VARARGPREP:
    case Op.EXTRAARG:
      return { first: a, count: 0 };
  }
  return { first: a, count: 1 };
}

/** A set of registers, up to 256 of them. */
export class RegisterSet {
  private readonly words = new Int32Array(8);

  has(register: number): boolean {
    return ((this.words[register >> 5] as number) & (1 << (register & 31))) !== 0;
  }

  add(register: number): void {
    this.words[register >> 5] = (this.words[register >> 5] as number) | (1 << (register & 31));
  }

  delete(register: number): void {
    this.words[register >> 5] = (this.words[register >> 5] as number) & ~(1 << (register & 31));
  }

  /** Adds all of another set; true if there were new ones. */
  addAll(other: RegisterSet): boolean {
    let isChanged = false;
    for (let position = 0; position < 8; position++) {
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
    for (let position = 0; position < 8; position++) {
      const old = this.words[position] as number;
      const common = old & (other.words[position] as number);
      if (common !== old) isChanged = true;
      this.words[position] = common;
    }
    return isChanged;
  }

  copy(): RegisterSet {
    const copy = new RegisterSet();
    copy.words.set(this.words);
    return copy;
  }

  toArray(): number[] {
    const registers: number[] = [];
    for (let position = 0; position < 8; position++) {
      for (let word = this.words[position] as number; word !== 0; word &= word - 1)
        registers.push(32 * position + 31 - Math.clz32(word & -word));
    }
    return registers;
  }
}

/** Answers which registers are needed before an instruction of a function. */
export class Liveness {
  private readonly before = new Map<number, RegisterSet>();

  constructor(
    private readonly prototype: Prototype,
    flow: ControlFlow,
  ) {
    const atStart = flow.blocks.map(() => new RegisterSet());
    const after = (block: Block): RegisterSet => {
      const live = new RegisterSet();
      for (const target of block.targets) live.addAll(atStart[(flow.blockAt(target) as Block).index] as RegisterSet);
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
      record?.set(pc, live.copy());
    }
    return live;
  }

  /** The registers to keep before the instruction at `pc`: needed ones, and variables in scope. */
  registersAt(pc: number): RegisterSet {
    const live = (this.before.get(pc) as RegisterSet).copy();
    const { localVariables, lines, registerCount } = this.prototype;
    if (lines.length === 0) {
      for (let register = 0; register < registerCount; register++) live.add(register);
      return live;
    }
    for (const { register, startPc, endPc } of localVariables) if (startPc <= pc && pc < endPc) live.add(register);
    return live;
  }
}
