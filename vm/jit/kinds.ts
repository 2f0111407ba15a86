/**
 * What is known of the numbers in registers, before each instruction of a region.
 *
 *   integer   an integer below 2^53, as it is encoded: variables of numeric loops, literals, lengths, and what is computed from them
 *   float     a float that is *not* encoded but held as the double it is: literals, quotients, and what is computed with them
 *   number    one of the two, held as a float is; a variable of its own says whether it is an integer. So is what begins as an integer and
 *             becomes a float in a loop: arithmetic with floats does not ask which it is
 *
 * What is read from tables and variables, and what library functions return, is of a kind by a guess (guesses.ts).
 * Code for such operands tests little or nothing. A float is encoded where it goes to anything but arithmetic and comparisons.
 *
 * What must stay true: `stepKinds` says of an instruction what the code emitter.ts makes for it guarantees.
 */
import type { Block, ControlFlow } from "../control-flow.ts";
import { nextInstruction } from "../control-flow.ts";
import { flagK, operandA, operandB, operandBx, operandC, operandSignedC, operationOf } from "../instruction.ts";
import { Intrinsic } from "../intrinsic.ts";
import { INTEGER_BOUND, isFloat, isInteger, type LuaNumber, toFloat } from "../numbers.ts";
import { Op } from "../opcodes.ts";
import type { Prototype } from "../prototype.ts";
import { RegisterSet, writesOf } from "../registers.ts";
import type { Guesses } from "./guesses.ts";

export const enum Kind {
  ANY,
  INTEGER,
  FLOAT,
  NUMBER,
}

export class Kinds {
  constructor(
    readonly integers = new RegisterSet(),
    readonly floats = new RegisterSet(),
    readonly numbers = new RegisterSet(),
  ) {}

  of(register: number): Kind {
    if (this.integers.has(register)) return Kind.INTEGER;
    return this.floats.has(register) ? Kind.FLOAT : this.numbers.has(register) ? Kind.NUMBER : Kind.ANY;
  }

  /** Whether a register holds a number that is not encoded. */
  isDouble(register: number): boolean {
    return this.floats.has(register) || this.numbers.has(register);
  }

  set(register: number, kind: Kind): void {
    this.integers.delete(register);
    this.floats.delete(register);
    this.numbers.delete(register);
    if (kind === Kind.INTEGER) this.integers.add(register);
    else if (kind === Kind.FLOAT) this.floats.add(register);
    else if (kind === Kind.NUMBER) this.numbers.add(register);
  }

  copy(): Kinds {
    return new Kinds(this.integers.copy(), this.floats.copy(), this.numbers.copy());
  }

  /** Keeps only what other kinds say too; true if something went. What is an integer here and a float there is a number, if `hasNumbers`. */
  keep(other: Kinds, hasNumbers: boolean): boolean {
    const known = this.known();
    const areFewer = known.keep(other.known());
    const areIntegersFewer = this.integers.keep(other.integers);
    const areFloatsFewer = this.floats.keep(other.floats);
    if (hasNumbers) {
      this.numbers.addAll(known.without(this.integers).without(this.floats));
      this.numbers.keep(known);
    }
    return areFewer || areIntegersFewer || areFloatsFewer;
  }

  /** The registers that hold numbers of any kind. */
  private known(): RegisterSet {
    const known = this.integers.copy();
    known.addAll(this.floats);
    known.addAll(this.numbers);
    return known;
  }
}

/** A logical shift right by so many places gives an integer below 2^53 whatever is shifted. */
const NARROWING_SHIFT = 11;

/** Whether a constant is an integer that is a plain number. */
export function isPlainInteger(constant: unknown): constant is number {
  return typeof constant === "number" && isInteger(constant) && constant < INTEGER_BOUND;
}

/** Takes what is known over the instruction at `pc`. */
export function stepKinds(prototype: Prototype, pc: number, known: Kinds, guesses: Guesses): void {
  const word = prototype.code[pc] as number;
  const a = operandA(word);
  const operation = operationOf(word);
  if (operation === Op.FORLOOP) {
    // Whatever the body has made of its variable; behind the loop nobody asks.
    known.set(a + 3, guesses.floatLoops.has(preparationOf(prototype, pc)) ? Kind.FLOAT : Kind.INTEGER);
    return;
  }
  const kind = resultKind(prototype, pc, known, guesses);
  const { first, count } = writesOf(prototype, pc);
  for (let register = first; register < first + count; register++) known.set(register, Kind.ANY);
  if (operation === Op.FORPREP) prepareKinds(known, a, guesses.floatLoops.has(pc));
  else if (operation === Op.TESTSET) known.set(a, Kind.ANY);
  else if (kind !== Kind.ANY) known.set(a, kind);
}

/** Where the numeric loop is prepared that ends at `pc`. */
export function preparationOf({ code }: Prototype, pc: number): number {
  return pc - operandBx(code[pc] as number);
}

/** What the registers of a numeric loop hold when its body begins. One over floats has an object that steps (for-loop.ts). */
export function prepareKinds(known: Kinds, a: number, isFloatLoop: boolean): void {
  for (let register = a; register < a + 4; register++) known.set(register, isFloatLoop ? Kind.ANY : Kind.INTEGER);
  if (isFloatLoop) known.set(a + 3, Kind.FLOAT);
}

/** The kind of what the instruction at `pc` puts into its first register. */
export function resultKind(prototype: Prototype, pc: number, known: Kinds, guesses: Guesses): Kind {
  if (guesses.wide.has(pc)) return Kind.ANY;
  if (guesses.floats.has(pc)) return Kind.FLOAT;
  if (guesses.integers.has(pc)) return Kind.INTEGER;
  const { constants } = prototype;
  const word = prototype.code[pc] as number;
  const b = operandB(word);
  const c = operandC(word);
  const x = known.of(b);
  switch (operationOf(word)) {
    case Op.LOADI:
    case Op.LEN:
      return Kind.INTEGER;
    case Op.LOADF:
      return Kind.FLOAT;
    case Op.LOADK:
      return constantKind(constants[word >>> 16]);
    case Op.MOVE:
      return x;
    case Op.UNM:
    case Op.ADDI:
    case Op.SUBI:
      return x === Kind.NUMBER ? Kind.ANY : x;
    case Op.ADDK:
    case Op.SUBK:
    case Op.MULK:
      return arithmeticKind(x, constantKind(constants[c]));
    case Op.ADD:
    case Op.SUB:
    case Op.MUL:
      return arithmeticKind(x, known.of(c));
    case Op.DIVK:
      return constantKind(constants[c]) === Kind.ANY ? Kind.ANY : Kind.FLOAT;
    case Op.DIV:
      return Kind.FLOAT;
    case Op.MODK:
    case Op.IDIVK: {
      const divisor = constants[c];
      if (x === Kind.INTEGER && isPlainInteger(divisor) && divisor > 0) return Kind.INTEGER;
      return operationOf(word) === Op.IDIVK ? floorQuotientKind(x, constantKind(divisor)) : Kind.ANY;
    }
    case Op.IDIV:
      return floorQuotientKind(x, known.of(c));
    case Op.BANDK: {
      const mask = constants[c];
      return isPlainInteger(mask) && mask >= 0 ? Kind.INTEGER : Kind.ANY;
    }
    case Op.SHRI:
      return operandSignedC(word) >= NARROWING_SHIFT ? Kind.INTEGER : Kind.ANY;
    case Op.POWK:
      return inlinePower(prototype, word) === undefined ? Kind.ANY : Kind.FLOAT;
    case Op.CALL: {
      const callee = guesses.callees.get(pc);
      return callee !== undefined && c === 2 ? callKind(callee, operandA(word), b - 1, known) : Kind.ANY;
    }
  }
  return Kind.ANY;
}

/** The constant power that an instruction raises to, where that is a product or a square root. */
export function inlinePower({ constants }: Prototype, word: number): 2 | 0.5 | undefined {
  const constant = constants[operandC(word)];
  if (flagK(word) || typeof constant !== "number") return undefined;
  const exponent = toFloat(constant as LuaNumber);
  return exponent === 2 || exponent === 0.5 ? exponent : undefined;
}

/** The kind of the one result of a library function that is written inline for numbers of known kinds; ANY if it is not. */
function callKind(callee: Intrinsic, a: number, count: number, known: Kinds): Kind {
  const isFloat = (position: number) => known.of(a + position) === Kind.FLOAT;
  switch (callee) {
    case Intrinsic.SQRT:
      return count === 1 ? Kind.FLOAT : Kind.ANY;
    case Intrinsic.ABS:
      return count === 1 && isFloat(1) ? Kind.FLOAT : Kind.ANY;
    case Intrinsic.FLOOR:
    case Intrinsic.CEIL:
      return count === 1 && isFloat(1) ? Kind.INTEGER : Kind.ANY;
    case Intrinsic.MAX:
    case Intrinsic.MIN:
      return count === 2 && isFloat(1) && isFloat(2) ? Kind.FLOAT : Kind.ANY;
  }
  return Kind.ANY;
}

export function constantKind(constant: unknown): Kind {
  if (isPlainInteger(constant)) return Kind.INTEGER;
  return typeof constant === "number" && isFloat(constant) ? Kind.FLOAT : Kind.ANY;
}

function arithmeticKind(x: Kind, y: Kind): Kind {
  if (x === Kind.FLOAT || y === Kind.FLOAT) return Kind.FLOAT;
  return x === Kind.INTEGER && y === Kind.INTEGER ? Kind.INTEGER : Kind.ANY;
}

/** That of the quotient of two integers is not known before the divisor is. */
function floorQuotientKind(x: Kind, y: Kind): Kind {
  const kind = arithmeticKind(x, y);
  return kind === Kind.INTEGER ? Kind.ANY : kind;
}

/** For each block: what is known at its start. `atEntry`: what is known at the start of the region. */
export function kindsAtStart(prototype: Prototype, flow: ControlFlow, atEntry: Kinds, guesses: Guesses): Kinds[] {
  const { code } = prototype;
  const states: (Kinds | undefined)[] = flow.blocks.map(() => undefined);
  states[0] = atEntry.copy();
  const pending = new Set<Block>([flow.blocks[0] as Block]);
  for (const block of pending) {
    pending.delete(block);
    const known = (states[block.index] as Kinds).copy();
    let last = block.start;
    for (let pc = block.start; pc < block.end; pc = nextInstruction(code, pc)) {
      last = pc;
      stepKinds(prototype, pc, known, guesses);
    }
    for (const target of block.targets) {
      const successor = flow.blockAt(target);
      if (successor === undefined) continue;
      const arriving = known.copy();
      const word = code[last] as number;
      // A loop that does not run leaves its registers as they were.
      if (operationOf(word) === Op.FORPREP && target !== last + 1) {
        for (let register = operandA(word); register < operandA(word) + 4; register++) arriving.set(register, Kind.ANY);
      }
      const old = states[successor.index];
      if (old === undefined) states[successor.index] = arriving;
      // What a region is entered with has no variables beside it.
      else if (!old.keep(arriving, successor.index > 0)) continue;
      pending.add(successor);
    }
  }
  return states.map((state) => state ?? new Kinds());
}
