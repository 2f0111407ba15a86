/**
 * Runs of instructions on 64-bit integers some of which are bigints, as hash functions and random numbers consist of: operands are taken apart
 * into halves once, at the start of the run, all operations are done on halves, and what is still needed behind the run is put together once.
 * Called by emitter.ts where words.ts finds that 32 bits are not enough.
 *
 * What must stay true: nothing in a run can fail, call or be left; the registers themselves are written at its end only.
 */

import type { Block } from "../control-flow.ts";
import { operandA, operandB, operandSignedBx, operationOf } from "../instruction.ts";
import { highHalf, type IntegerValue, lowHalf } from "../numbers.ts";
import { Op } from "../opcodes.ts";
import type { Prototype } from "../prototype.ts";
import type { Liveness, RegisterSet } from "../registers.ts";
import { Kind, type Kinds } from "./kinds.ts";
import { IntegerRun, isOfRun, literal, secondOperand, type WordRun } from "./words.ts";

/** The texts of a value's halves, as signed numbers, or the value. */
interface Halves {
  readonly low: string;
  readonly high: string;
  readonly constant?: IntegerValue;
  /** The register that held this value before the run, if one did. */
  readonly operand?: number;
}

/** The run that starts at an instruction; undefined if there is none. `known`: before it. */
export function longWordRunAt(prototype: Prototype, liveness: Liveness, block: Block, start: number, known: Kinds): WordRun | undefined {
  return isOfRun(prototype, start) ? new LongRun(prototype, liveness, block, start, known).whole() : undefined;
}

class LongRun extends IntegerRun {
  /** What registers that were written hold. */
  private readonly written = new Map<number, Halves>();
  private readonly operands = new Set<number>();
  private hasLongConstant = false;

  whole(): WordRun | undefined {
    const { known } = this;
    let end = this.start;
    let operands: number[] = [];
    while (this.take(end)) {
      end++;
      operands = [...this.operands];
    }
    // Sums of ordinary numbers are no runs.
    if (!this.isLongEnough || !(this.hasBits || this.hasLongConstant)) return undefined;
    const uncertain = operands.filter((register) => known.of(register) !== Kind.INTEGER);
    if (uncertain.length === 0) return undefined;
    const isLong = uncertain.map((register) => `typeof r${register}==='bigint'`).join("||");
    const guard = [`(${isLong})`];
    if (uncertain.length > 1) guard.push(...uncertain.map(integerGuard));
    const begin = operands.map((register) => `l${register}=lowHalf(r${register});h${register}=highHalf(r${register});`);
    const endings = this.endings(this.liveness.registersAt(end));
    const halves = [...new Set([...operands, ...this.written.keys()])];
    return { end, guard: guard.join("&&"), lines: [...begin, ...this.lines, ...endings], halves, integers: [] };
  }

  /** Puts together what is needed behind the run. */
  private endings(live: RegisterSet): string[] {
    const needed = [...this.written].filter(([register]) => live.has(register));
    // What is only moved stays as it was. A move comes before what changes its source; where those go round in a circle, it is no move.
    let moves = needed.filter(([, { operand }]) => operand !== undefined);
    const endings: string[] = [];
    const moved = new Set<number>();
    for (let count = -1; count !== moves.length; ) {
      count = moves.length;
      moves = moves.filter(([register, { operand }]) => {
        const isSource = moves.some(([other, { operand: source }]) => other !== register && source === register && !moved.has(other));
        if (isSource) return true;
        moved.add(register);
        if (register !== operand) endings.push(`r${register}=r${operand};`);
        return false;
      });
    }
    for (const [register] of needed) if (!moved.has(register)) endings.push(`r${register}=compose(h${register},l${register});`);
    return endings;
  }

  /** What a register holds; undefined if it is no operand for a run. */
  private halves(register: number): Halves | undefined {
    const names = { low: `l${register}`, high: `h${register}` };
    const written = this.written.get(register);
    if (written !== undefined) return { ...written, ...names };
    if (this.known.isDouble(register)) return undefined;
    this.operands.add(register);
    return { ...names, operand: register };
  }

  protected step(pc: number): boolean {
    const word = this.prototype.code[pc] as number;
    const operation = operationOf(word);
    const a = operandA(word);
    if (operation === Op.LOADI) {
      return this.setTo(a, halvesOf(operandSignedBx(word)));
    }
    if (operation !== Op.MOVE && !isOfRun(this.prototype, pc)) return false;
    const x = this.halves(operandB(word));
    if (x === undefined) return false;
    if (operation === Op.MOVE) return this.setTo(a, x);
    if (operation === Op.BNOT) return this.set(a, `~${x.low}`, `~${x.high}`);
    const second = secondOperand(this.prototype, word);
    if (second === undefined) return false;
    const y = "register" in second ? this.halves(second.register) : halvesOf(second.constant);
    if (y === undefined) return false;
    this.hasLongConstant ||= typeof y.constant === "bigint";
    switch (operation) {
      case Op.BAND:
      case Op.BANDK:
        return this.set(a, `${x.low}&${y.low}`, `${x.high}&${y.high}`);
      case Op.BOR:
      case Op.BORK:
        return this.set(a, `${x.low}|${y.low}`, `${x.high}|${y.high}`);
      case Op.BXOR:
      case Op.BXORK:
        return this.set(a, `${x.low}^${y.low}`, `${x.high}^${y.high}`);
      case Op.SHL:
      case Op.SHLI:
        return this.shift(a, x, y.constant, true);
      case Op.SHR:
      case Op.SHRI:
        return this.shift(a, x, y.constant, false);
      case Op.MUL:
      case Op.MULK:
        this.lines.push(`t=Math.imul(${x.low},${y.high})+Math.imul(${x.high},${y.low})+highProduct(${x.low},${y.low})|0;`);
        return this.set(a, `Math.imul(${x.low},${y.low})`, "t");
      case Op.ADD:
      case Op.ADDI:
      case Op.ADDK:
        this.lines.push(`t=(${x.low}>>>0)+(${y.low}>>>0);`);
        return this.set(a, "t|0", `${x.high}+${y.high}+(t>=${2 ** 32}?1:0)|0`);
      default:
        this.lines.push(`t=(${x.low}>>>0)-(${y.low}>>>0);`);
        return this.set(a, "t|0", `${x.high}-${y.high}-(t<0?1:0)|0`);
    }
  }

  private shift(register: number, { low, high }: Halves, places: IntegerValue | undefined, isLeft: boolean): boolean {
    if (typeof places !== "number" || places <= 0 || places >= 64 || places === 32) return false;
    const far = places - 32;
    if (isLeft) {
      if (far > 0) return this.set(register, "0", `${low}<<${far}`);
      return this.set(register, `${low}<<${places}`, `${high}<<${places}|${low}>>>${-far}`);
    }
    if (far > 0) return this.set(register, `${high}>>>${far}|0`, "0");
    return this.set(register, `${low}>>>${places}|${high}<<${-far}`, `${high}>>>${places}|0`);
  }

  private set(register: number, low: string, high: string): true {
    return this.setTo(register, { low, high });
  }

  /** Sets both halves, neither of which may see the other's new value. */
  private setTo(register: number, halves: Halves): true {
    this.written.set(register, halves);
    this.lines.push(`o=${halves.low};h${register}=${halves.high};l${register}=o;`);
    return true;
  }
}

function halvesOf(constant: IntegerValue): Halves {
  return { low: literal(lowHalf(constant)), high: literal(highHalf(constant)), constant };
}

/** That a value is an integer, and no float under a shifted number. */
function integerGuard(register: number): string {
  return `(typeof r${register}==='bigint'||isSafe(r${register}))`;
}
