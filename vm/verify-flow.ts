/**
 * Second part of the verifier: what every register holds at every instruction, found by running the code on kinds in place of values, along
 * all ways through it until nothing new comes up.
 *
 * Where two ways meet, a register that holds different kinds holds nothing usable. At the start only parameters hold values: the other
 * registers are full of what earlier calls left there, cells and states of loops included.
 *
 * What must stay true: whatever an instruction reads is checked here, and whatever it, or a function it calls, may write is forgotten; the
 * operands are known to be in range (verify-operands.ts).
 */
import { chargeWork } from "./allocation.ts";
import { flagK, operandA, operandB, operandBx, operandC, operationOf } from "./instruction.ts";
import { Op } from "./opcodes.ts";
import type { LocalVariable, Prototype } from "./prototype.ts";
import { QuickOp } from "./quicken.ts";
import { badCode, isTest, jumpTarget, Mark, takesNextWord, Use, usesOfOpcode } from "./verify-operands.ts";

/** What a register holds. */
const enum Kind {
  /** Anything: it must not be read. */
  UNKNOWN,
  VALUE,
  /** A value, and that is a table. */
  TABLE,
  /** The cell of a captured variable. */
  CELL,
  /** Index, count or stepper, and step of a numeric loop; from FORPREP on they are its own. */
  FOR_INDEX,
  FOR_COUNT,
  FOR_STEP,
  /** Iterator of a generic loop, or the cursor in its place. */
  ITERATOR,
}

/** The bits of a kind, and one further bit: the register may be marked to be closed. */
const KIND_BITS = 7;
const MARKED = 8;

/**
 * How much work the code of a function may make, in instructions looked at; where many registers are concerned, so many count as one.
 * Compiled code takes 2 to 5 for each of its instructions; code made to be slow is refused.
 */
/** Work between two charges. */
const WORK_BATCH = 1000;
const WORK_PER_INSTRUCTION = 200;
const WORK_AT_LEAST = 100_000;
const REGISTERS_PER_WORK = 32;
/** Most bytes kept for a function: one for each register and block. */
const MAX_MEMORY = 1 << 28;

/** Proves that the code may run, or throws a BadChunk. `marks` come from `checkOperands`. */
export function checkFlow(prototype: Prototype, marks: Uint8Array): void {
  const flow = new Flow(prototype, marks);
  flow.run();
  if (prototype.localVariables.length > 0) flow.checkCellClaims();
}

class Flow {
  private readonly code: Int32Array;
  private readonly width: number;
  /** For each instruction that begins a block (jumps lead there): its number; -1 for the others. */
  private readonly blockAt: Int32Array;
  /** For each block: its first instruction, what the registers hold there, and whether that is known and has yet to be followed. */
  private readonly starts: Int32Array;
  private readonly entries: Uint8Array;
  private readonly isReached: Uint8Array;
  private readonly isPending: Uint8Array;
  /** The lowest block that is pending. */
  private lowest = 0;
  /** The registers at the instruction looked at. */
  private readonly kinds: Uint8Array;
  private pc = 0;
  private work = 0;
  /** How much of it was charged: the number of bytes does not tell it. */
  private charged = 0;
  private readonly maxWork: number;
  /** For each register the local variable last seen there; only while claims are checked. */
  private claims: (LocalVariable | undefined)[] | undefined = undefined;

  constructor(
    private readonly prototype: Prototype,
    marks: Uint8Array,
  ) {
    const { code, registerCount } = prototype;
    this.code = code;
    this.width = registerCount;
    this.blockAt = new Int32Array(code.length).fill(-1);
    let count = 0;
    for (let pc = 0; pc < code.length; pc++) {
      if (pc === 0 || ((marks[pc] as number) & Mark.TARGET) !== 0) this.blockAt[pc] = count++;
    }
    this.starts = new Int32Array(count);
    for (let pc = 0; pc < code.length; pc++) if ((this.blockAt[pc] as number) >= 0) this.starts[this.blockAt[pc] as number] = pc;
    if (count * registerCount > MAX_MEMORY) throw badCode(prototype, 0, "code too complex");
    this.entries = new Uint8Array(count * registerCount);
    this.isReached = new Uint8Array(count);
    this.isPending = new Uint8Array(count);
    this.kinds = new Uint8Array(registerCount);
    this.maxWork = WORK_AT_LEAST + WORK_PER_INSTRUCTION * code.length;
  }

  /** Follows the code until no block gets news. Blocks earlier in the code go first: so loops settle from the inside. */
  run(): void {
    this.kinds.fill(Kind.VALUE, 0, this.prototype.parameterCount);
    this.goTo(0);
    while (this.lowest < this.starts.length) {
      const block = this.lowest++;
      this.work++;
      if (this.isPending[block] === 0) continue;
      this.isPending[block] = 0;
      this.load(block);
      this.follow(this.starts[block] as number);
      if (this.work - this.charged > WORK_BATCH) {
        chargeWork(Math.floor(this.work - this.charged));
        this.charged += Math.floor(this.work - this.charged);
      }
    }
  }

  private load(block: number): void {
    this.kinds.set(this.entries.subarray(block * this.width, (block + 1) * this.width));
  }

  /** Follows the code from an instruction to the end of its block. */
  private follow(start: number): void {
    for (let pc = start; ; ) {
      const next = this.step(pc);
      if (next < 0) return;
      if (next >= this.code.length) throw badCode(this.prototype, pc, "runs off the end");
      if ((this.blockAt[next] as number) >= 0) {
        this.goTo(next);
        return;
      }
      pc = next;
    }
  }

  /** What the registers hold now is what they may hold at the start of a block. */
  private goTo(target: number): void {
    const { width, kinds, entries } = this;
    const block = this.blockAt[target] as number;
    const base = block * width;
    this.work += 1 + width / REGISTERS_PER_WORK;
    let isNews = false;
    if (this.isReached[block] === 0) {
      this.isReached[block] = 1;
      entries.set(kinds, base);
      isNews = true;
    } else {
      for (let register = 0; register < width; register++) {
        const known = entries[base + register] as number;
        const merged = merge(known, kinds[register] as number);
        if (merged !== known) {
          entries[base + register] = merged;
          isNews = true;
        }
      }
    }
    if (!isNews) return;
    this.isPending[block] = 1;
    if (block < this.lowest) this.lowest = block;
  }

  /* ---- Registers ---- */

  private kindOf(register: number): Kind {
    return (this.kinds[register] as number) & KIND_BITS;
  }

  private set(register: number, kind: Kind): void {
    this.kinds[register] = ((this.kinds[register] as number) & MARKED) | kind;
    if (this.claims !== undefined) this.checkClaim(register, this.pc + 1);
  }

  /** Sets all registers from `first` to before `end`. */
  private setRange(first: number, end: number, kind: Kind): void {
    this.work += (end - first) / REGISTERS_PER_WORK;
    for (let register = first; register < end; register++) this.set(register, kind);
  }

  private expect(register: number, kind: Kind, name: string): void {
    if (this.kindOf(register) !== kind) throw badCode(this.prototype, this.pc, `register ${register} holds no ${name}`);
  }

  private expectValue(register: number): void {
    const kind = this.kindOf(register);
    if (kind !== Kind.VALUE && kind !== Kind.TABLE) throw badCode(this.prototype, this.pc, `register ${register} holds no value`);
  }

  private expectValues(first: number, end: number): void {
    for (let register = first; register < end; register++) this.expectValue(register);
  }

  private expectNothingMarked(first: number): void {
    for (let register = first; register < this.width; register++) {
      if (((this.kinds[register] as number) & MARKED) !== 0) {
        throw badCode(this.prototype, this.pc, `register ${register} is still to be closed`);
      }
    }
  }

  private mark(register: number): void {
    this.expectNothingMarked(register);
    this.kinds[register] = (this.kinds[register] as number) | MARKED;
  }

  /* ---- Instructions ---- */

  /** Does what an instruction does; returns the next one, or -1 if it goes to places already told by `goTo` only. */
  private step(pc: number): number {
    const word = this.code[pc] as number;
    const a = operandA(word);
    const b = operandB(word);
    const c = operandC(word);
    this.pc = pc;
    if (++this.work > this.maxWork) throw badCode(this.prototype, pc, "code too complex");
    const operation = operationOf(word) as Op;
    switch (operation) {
      case Op.LFALSESKIP:
        this.set(a, Kind.VALUE);
        this.goTo(pc + 2);
        return -1;
      case Op.LOADNIL:
        this.setRange(a, a + b + 1, Kind.VALUE);
        return pc + 1;
      case Op.NEWCELL:
        this.expectValue(a);
        this.set(a, Kind.CELL);
        return pc + 1;
      case Op.GETCELL:
        this.expect(b, Kind.CELL, "cell");
        this.set(a, Kind.VALUE);
        return pc + 1;
      case Op.SETCELL:
        this.expect(a, Kind.CELL, "cell");
        this.expectValue(b);
        return pc + 1;
      case Op.NEWTABLE:
        this.set(a, Kind.TABLE);
        return pc + 1;
      case Op.SELF:
        this.expectValue(b);
        this.set(a + 1, Kind.VALUE);
        if (!flagK(word)) this.expectValue(c);
        this.set(a, Kind.VALUE);
        return pc + 1;
      case Op.CONCAT:
        this.expectValues(a, a + b);
        this.setRange(a, a + b, Kind.VALUE);
        return pc + 1;
      case Op.CLOSE:
        for (let register = a; register < this.width; register++) this.kinds[register] = this.kindOf(register);
        return pc + 1;
      case Op.TBC:
        this.expectValue(a);
        this.mark(a);
        return pc + 1;
      case Op.JMP:
      case Op.LOOP:
        this.goTo(jumpTarget(pc, word));
        return -1;
      case Op.TESTSET:
        this.expectValue(b);
        this.goTo(pc + 2);
        this.set(a, Kind.VALUE);
        return pc + 1;
      case Op.CALL:
        this.expectValues(a, this.endOfList(pc, a + b));
        // The called function's registers begin behind A.
        this.setRange(a, this.width, Kind.UNKNOWN);
        this.setRange(a, a + c - 1, Kind.VALUE);
        return pc + 1;
      case Op.TAILCALL:
        this.expectValues(a, this.endOfList(pc, a + b));
        this.expectNothingMarked(0);
        return pc + 1;
      case Op.RETURN:
        this.expectValues(a, this.endOfList(pc, a + b - 1));
        if (!flagK(word)) this.expectNothingMarked(0);
        return -1;
      case Op.RETURN0:
        this.expectNothingMarked(0);
        return -1;
      case Op.RETURN1:
        this.expectValue(a);
        this.expectNothingMarked(0);
        return -1;
      case Op.FORPREP:
        this.expectValues(a, a + 3);
        this.goTo(jumpTarget(pc, word));
        this.set(a, Kind.FOR_INDEX);
        this.set(a + 1, Kind.FOR_COUNT);
        this.set(a + 2, Kind.FOR_STEP);
        this.set(a + 3, Kind.VALUE);
        return pc + 1;
      case Op.FORLOOP: {
        this.expect(a, Kind.FOR_INDEX, "index of a loop");
        this.expect(a + 1, Kind.FOR_COUNT, "count of a loop");
        this.expect(a + 2, Kind.FOR_STEP, "step of a loop");
        const kept = this.kinds[a + 3] as number;
        this.set(a + 3, Kind.VALUE);
        this.goTo(jumpTarget(pc, word));
        this.kinds[a + 3] = kept;
        return pc + 1;
      }
      case Op.TFORPREP:
        this.expectValues(a, a + 4);
        this.mark(a + 3);
        this.set(a, Kind.ITERATOR);
        this.goTo(jumpTarget(pc, word));
        return -1;
      case Op.TFORCALL:
        this.expect(a, Kind.ITERATOR, "iterator");
        this.expectValues(a + 1, a + 3);
        this.set(a + 4, Kind.VALUE);
        // At the end of a traversal only the first result is written.
        this.setRange(a + 5, a + 4 + c, Kind.UNKNOWN);
        return pc + 1;
      case Op.TFORLOOP: {
        const end = a + 4 + operandC(this.code[pc - 1] as number);
        this.setRange(a + 5, end, Kind.VALUE);
        this.goTo(jumpTarget(pc, word));
        this.setRange(a + 5, end, Kind.UNKNOWN);
        return pc + 1;
      }
      case Op.SETLIST:
        this.expect(a, Kind.TABLE, "new table");
        this.expectValues(a + 1, this.endOfList(pc, a + b + 1));
        return pc + (takesNextWord(word) ? 2 : 1);
      case Op.CLOSURE:
        for (const { fromRegister, index } of (this.prototype.prototypes[operandBx(word)] as Prototype).upvalues) {
          if (fromRegister) this.expect(index, Kind.CELL, "cell");
        }
        this.set(a, Kind.VALUE);
        return pc + 1;
      case Op.VARARG:
        if (c === 0) this.setRange(a, this.width, Kind.UNKNOWN);
        else this.setRange(a, a + c - 1, Kind.VALUE);
        return pc + 1;
    }
    const uses = usesOfOpcode[operation] as number;
    if ((uses & Use.READS_A) !== 0) this.expectValue(a);
    if ((uses & Use.READS_B) !== 0) this.expectValue(b);
    if ((uses & Use.READS_C) !== 0 || ((uses & Use.READS_RK) !== 0 && !flagK(word))) this.expectValue(c);
    if ((uses & Use.WRITES_A) !== 0) this.set(a, Kind.VALUE);
    this.forgetProduct(pc, a);
    if (isTest(operation)) this.goTo(pc + 2);
    return pc + (takesNextWord(word) ? 2 : 1);
  }

  /** Where the values that an instruction reads end: at `end`, or where the open list begins that it takes. */
  private endOfList(pc: number, end: number): number {
    const isOpen = operandB(this.code[pc] as number) === 0;
    return isOpen ? operandA(this.code[pc - 1] as number) : end;
  }

  /** A quick instruction may have done this one too, without storing its own result (quicken.ts). */
  private forgetProduct(pc: number, a: number): void {
    if (pc === 0) return;
    const word = this.prototype.plainCode[pc - 1] as number;
    const operation = operationOf(word) as number;
    if (operation >= QuickOp.MUL_ADD && operation <= QuickOp.MULK_MASK && operandA(word) !== a) this.set(operandA(word), Kind.UNKNOWN);
  }

  /* ---- Claims of variables to be in cells ---- */

  /**
   * A record of a local variable tells whether its register holds a cell. Nothing that runs relies on it, but whoever looks at a stack may:
   * where the variable is alive, a record must not claim a cell where there is none, nor deny one. One more walk through the code, in the
   * order of its instructions, now that it is known what registers hold.
   */
  checkCellClaims(): void {
    const { code } = this;
    const claims: Claim[] = this.prototype.localVariables.map((variable) => ({ variable, from: this.settledFrom(variable) }));
    claims.sort((left, right) => left.from - right.from);
    this.claims = [];
    let isKnown = false;
    let begun = 0;
    for (let pc = 0; pc < code.length; pc += takesNextWord(code[pc] as number) ? 2 : 1) {
      const block = this.blockAt[pc] as number;
      if (block >= 0) {
        isKnown = this.isReached[block] === 1;
        if (isKnown) this.load(block);
      }
      for (; begun < claims.length && (claims[begun] as Claim).from <= pc; begun++) {
        const { variable } = claims[begun] as Claim;
        this.claims[variable.register] = variable;
        if (isKnown) this.checkClaim(variable.register, pc);
      }
      if (!isKnown) continue;
      if (block >= 0) for (let register = 0; register < this.claims.length; register++) this.checkClaim(register, pc);
      isKnown = this.step(pc) >= 0;
    }
  }

  /** Parameters and to-be-closed variables are in scope shortly before they are put into their cells. */
  private settledFrom({ isCell, startPc, endPc }: LocalVariable): number {
    let pc = startPc;
    if (isCell) {
      for (const last = Math.min(endPc, startPc + this.width + 1); pc < last; pc++) {
        const operation = operationOf(this.code[pc] as number);
        if (operation !== Op.VARARGPREP && operation !== Op.TBC && operation !== Op.NEWCELL) break;
      }
    }
    return pc;
  }

  private checkClaim(register: number, pc: number): void {
    const claim = this.claims?.[register];
    if (claim === undefined || pc >= claim.endPc) return;
    const kind = this.kindOf(register);
    const isRight = claim.isCell ? kind === Kind.CELL || kind === Kind.UNKNOWN : kind !== Kind.CELL;
    if (!isRight) throw badCode(this.prototype, pc, `local variable ${claim.isCell ? "without its" : "in a"} cell`);
  }
}

/** The record of a variable, and the instruction from which on its register must hold what it tells. */
interface Claim {
  readonly variable: LocalVariable;
  readonly from: number;
}

function merge(known: number, found: number): number {
  if (known === found) return known;
  const marked = (known | found) & MARKED;
  const left = known & KIND_BITS;
  const right = found & KIND_BITS;
  if (left === right) return left | marked;
  const areValues = (left === Kind.VALUE || left === Kind.TABLE) && (right === Kind.VALUE || right === Kind.TABLE);
  return (areValues ? Kind.VALUE : Kind.UNKNOWN) | marked;
}
