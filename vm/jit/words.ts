/**
 * Runs of instructions on integers of which only the lower 32 bits matter, as hash functions consist of: `(x >> 7 | x << 25) & 0xffffffff`.
 * One guard at the start says that all operands are integers; then every result is kept as its lower half, a number that JavaScript's own
 * operators work on, and made whole where it is still needed behind the run. The lower half of a sum, difference, product or shift to the left
 * depends on lower halves alone; of the upper half it is known, operation by operation, whether its bits are all zero, all one, or either.
 * Called by emitter.ts, which writes the ordinary code too, for when the guard fails.
 *
 * What must stay true: nothing in a run can fail, call or be left, so nobody sees a register that holds a lower half.
 */

import type { Block } from "../control-flow.ts";
import { operandA, operandB, operandC, operandSignedBx, operandSignedC, operationOf } from "../instruction.ts";
import { highHalf, type IntegerValue, lowHalf } from "../numbers.ts";
import { Op } from "../opcodes.ts";
import type { Prototype } from "../prototype.ts";
import type { Liveness } from "../registers.ts";
import { isPlainInteger, Kind, type Kinds } from "./kinds.ts";

/** Longest run, in instructions. */
const MAX_RUN = 64;
/** A run must replace so many operations to be worth its guard. */
const MIN_OPERATIONS = 2;

/** What is known of the upper 32 bits of an integer. */
const enum Upper {
  ZEROS,
  ONES,
  ANY,
}

/** A value in a run. */
interface Word {
  readonly upper: Upper;
  /** The register whose value before the run it is. */
  readonly operand?: Operand | undefined;
  /** The value, if it is known. */
  readonly constant?: IntegerValue;
  /** Whether it is an integer from 0 to 31. */
  readonly isCount?: boolean;
  /** It is 32 less this operand. */
  readonly complementOf?: Operand;
}

/** A register that a run reads as it was before. */
interface Operand {
  readonly register: number;
  /** Whether its upper half has to be zero. */
  isShort: boolean;
  /** Whether it is a number of places to shift by, from 1 to 31. */
  isCount: boolean;
}

export interface WordRun {
  /** Where it ends: the first instruction behind it. */
  readonly end: number;
  /** The condition under which `lines` do what its instructions do; empty if there is none. */
  readonly guard: string;
  readonly lines: readonly string[];
  /** Registers whose halves stand in variables of their own. */
  readonly halves: readonly number[];
  /** Registers that hold plain integers behind it. */
  readonly integers: readonly number[];
}

/** The run that starts at an instruction; undefined if there is none. `known`: before it. */
export function wordRunAt(prototype: Prototype, liveness: Liveness, block: Block, start: number, known: Kinds): WordRun | undefined {
  if (!isOfRun(prototype, start)) return undefined;
  const long = new Set<number>();
  const run = new Run(prototype, liveness, block, start, known).longest(long);
  if (run === undefined) return undefined;
  // Operands whose upper half makes no difference may have any.
  let best = run;
  for (const { register } of run.operands.filter(({ isCount }) => !isCount)) {
    long.add(register);
    const other = new Run(prototype, liveness, block, start, known).longest(long);
    if (other?.end === run.end) best = other;
    else long.delete(register);
  }
  return best;
}

/** Whether an instruction may be the first of a run: one that computes on integers. */
export function isOfRun({ code }: Prototype, pc: number): boolean {
  const operation = operationOf(code[pc] as number);
  return isBitwise(operation) || isSum(operation) || operation === Op.MUL || operation === Op.MULK;
}

function isBitwise(operation: Op): boolean {
  switch (operation) {
    case Op.BAND:
    case Op.BOR:
    case Op.BXOR:
    case Op.BANDK:
    case Op.BORK:
    case Op.BXORK:
    case Op.BNOT:
    case Op.SHL:
    case Op.SHR:
    case Op.SHLI:
    case Op.SHRI:
      return true;
  }
  return false;
}

function isSum(operation: Op): boolean {
  return (operation >= Op.ADDI && operation <= Op.SUBK) || operation === Op.ADD || operation === Op.SUB;
}

/** What stands on the right of an operator of a run: a register, or an integer. Undefined for anything else. */
export function secondOperand({ constants }: Prototype, word: number): { register: number } | { constant: IntegerValue } | undefined {
  const operation = operationOf(word);
  if (operation === Op.ADDI || operation === Op.SUBI || operation === Op.SHLI || operation === Op.SHRI)
    return { constant: operandSignedC(word) };
  if (operation < Op.ADDK || operation > Op.BXORK) return { register: operandC(word) };
  const constant = constants[operandC(word)];
  return isPlainInteger(constant) || typeof constant === "bigint" ? { constant } : undefined;
}

/** What both kinds of runs have in common. */
export abstract class IntegerRun {
  protected readonly lines: string[] = [];
  /** Whether an operation on bits is among its instructions. */
  protected hasBits = false;
  private operations = 0;

  constructor(
    protected readonly prototype: Prototype,
    protected readonly liveness: Liveness,
    private readonly block: Block,
    protected readonly start: number,
    protected readonly known: Kinds,
  ) {}

  /** Takes the instruction at `pc` into the run; false if it does not belong to one. */
  protected abstract step(pc: number): boolean;

  /** The same, within the bounds of runs: an instruction behind one is needed, for what is alive there. */
  protected take(pc: number): boolean {
    if (pc >= this.block.end - 1 || pc - this.start >= MAX_RUN || !this.step(pc)) return false;
    const operation = operationOf(this.prototype.code[pc] as number);
    if (operation !== Op.MOVE && operation !== Op.LOADI) this.operations++;
    this.hasBits ||= isBitwise(operation);
    return true;
  }

  protected get isLongEnough(): boolean {
    return this.operations >= MIN_OPERATIONS;
  }
}

class Run extends IntegerRun {
  private readonly words = new Map<number, Word>();
  private readonly found = new Map<number, Operand>();
  /** Operands whose upper half may be anything. */
  private long: ReadonlySet<number> = new Set();

  /** The longest run after which all that is needed can be made whole. `long`: operands whose upper half may be anything. */
  longest(long: ReadonlySet<number>): (WordRun & { readonly operands: readonly Operand[] }) | undefined {
    this.long = long;
    let longest: ReturnType<Run["longest"]>;
    for (let pc = this.start; this.take(pc); pc++) {
      if (!this.hasBits || !this.isLongEnough) continue;
      const endings = this.endings(pc + 1);
      if (endings === undefined) continue;
      const operands = [...this.found.values()].map((operand) => ({ ...operand }));
      const guard = operands.map((operand) => this.guardOf(operand)).filter((text) => text !== "");
      const integers = [...this.found.keys(), ...this.words.keys()];
      longest = { end: pc + 1, guard: guard.join("&&"), lines: [...this.lines, ...endings], halves: [], integers, operands };
    }
    return longest;
  }

  /** Makes whole what is needed at `end`; undefined if something cannot be. */
  private endings(end: number): string[] | undefined {
    const live = this.liveness.registersAt(end);
    const endings: string[] = [];
    for (const [register, word] of this.words) {
      if (!live.has(register) || word.operand !== undefined || word.constant !== undefined) continue;
      if (word.upper === Upper.ANY) return undefined;
      endings.push(word.upper === Upper.ZEROS ? `r${register}=r${register}>>>0;` : `r${register}=(r${register}>>>0)-${2 ** 32};`);
    }
    return endings;
  }

  private guardOf({ register, isCount, isShort }: Operand): string {
    const r = `r${register}`;
    const isInteger = this.known.of(register) === Kind.INTEGER;
    const isNumber = isInteger ? "" : `typeof ${r}==='number'&&`;
    if (isCount) return `${isNumber}(${r}|0)===${r}&&${r}>0&&${r}<32`;
    if (isShort) return `${isNumber}${r}>>>0===${r}`;
    return isInteger ? "" : `isSafe(${r})`;
  }

  /** What a register holds; undefined if it is no operand for a run. */
  private word(register: number): Word | undefined {
    const word = this.words.get(register);
    if (word !== undefined) return word;
    if (this.known.isDouble(register)) return undefined;
    let operand = this.found.get(register);
    if (operand === undefined) {
      operand = { register, isShort: !this.long.has(register), isCount: false };
      this.found.set(register, operand);
    }
    return { upper: operand.isShort ? Upper.ZEROS : Upper.ANY, operand };
  }

  protected step(pc: number): boolean {
    const word = this.prototype.code[pc] as number;
    const operation = operationOf(word);
    const a = operandA(word);
    const b = operandB(word);
    if (operation === Op.LOADI) return this.set(a, wordOf(operandSignedBx(word)), String(operandSignedBx(word)));
    if (operation !== Op.MOVE && !isOfRun(this.prototype, pc)) return false;
    const x = this.word(b);
    if (x === undefined) return false;
    if (operation === Op.MOVE) return this.set(a, x, `r${b}`);
    if (operation === Op.BNOT) return this.set(a, { upper: x.upper === Upper.ANY ? Upper.ANY : 1 - x.upper }, `~r${b}`);
    const second = secondOperand(this.prototype, word);
    if (second === undefined) return false;
    const y = "register" in second ? this.word(second.register) : wordOf(second.constant);
    if (y === undefined) return false;
    const right = "register" in second ? `r${second.register}` : literal(lowHalf(second.constant));
    switch (operation) {
      case Op.BAND:
      case Op.BANDK: {
        const isCount = y.constant !== undefined && y.constant >= 0 && y.constant < 32;
        return this.set(a, { upper: upperOfAnd(x.upper, y.upper), isCount }, `r${b}&${right}`);
      }
      case Op.BOR:
      case Op.BORK:
        return this.set(a, { upper: upperOfOr(x.upper, y.upper) }, `r${b}|${right}`);
      case Op.BXOR:
      case Op.BXORK: {
        const isAny = x.upper === Upper.ANY || y.upper === Upper.ANY;
        return this.set(a, { upper: isAny ? Upper.ANY : x.upper === y.upper ? Upper.ZEROS : Upper.ONES }, `r${b}^${right}`);
      }
      case Op.SHL:
      case Op.SHLI:
        return isPlaces(y) && this.set(a, { upper: Upper.ANY }, `r${b}<<${right}`);
      case Op.SHR:
      case Op.SHRI:
        return x.upper === Upper.ZEROS && isPlaces(y) && this.set(a, { upper: Upper.ZEROS }, `r${b}>>>${right}`);
      case Op.MUL:
      case Op.MULK:
        return this.set(a, { upper: Upper.ANY }, `Math.imul(r${b},${right})`);
      case Op.SUB:
        if (x.constant === 32 && y.operand !== undefined) {
          return this.set(a, { upper: Upper.ANY, complementOf: y.operand }, `32-(${right}|0)|0`);
        }
    }
    const operator = operation === Op.ADDI || operation === Op.ADDK || operation === Op.ADD ? "+" : "-";
    return this.set(a, { upper: Upper.ANY }, `(r${b}|0)${operator}(${right}|0)|0`);
  }

  private set(register: number, word: Word, text: string): true {
    this.words.set(register, word);
    this.lines.push(`r${register}=${text};`);
    return true;
  }
}

/** Whether a word is a number of places to shift by; what has to be true of operands for that is noted. */
function isPlaces({ constant, isCount, operand, complementOf }: Word): boolean {
  if (constant !== undefined) return constant >= 0 && constant < 32;
  const counted = operand ?? complementOf;
  if (counted !== undefined) counted.isCount = true;
  return isCount === true || counted !== undefined;
}

function wordOf(constant: IntegerValue): Word {
  const upper = highHalf(constant);
  return { upper: upper === 0 ? Upper.ZEROS : upper === -1 ? Upper.ONES : Upper.ANY, constant };
}

function upperOfAnd(x: Upper, y: Upper): Upper {
  if (x === Upper.ZEROS || y === Upper.ZEROS) return Upper.ZEROS;
  return x === Upper.ONES && y === Upper.ONES ? Upper.ONES : Upper.ANY;
}

function upperOfOr(x: Upper, y: Upper): Upper {
  if (x === Upper.ONES || y === Upper.ONES) return Upper.ONES;
  return x === Upper.ZEROS && y === Upper.ZEROS ? Upper.ZEROS : Upper.ANY;
}

/** In brackets if it is negative. */
export function literal(value: number): string {
  return value < 0 ? `(${value})` : String(value);
}
