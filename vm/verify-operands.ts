/**
 * First part of the verifier: each instruction by itself, and what must stand next to it.
 *
 * Which operands are registers, constants and upvalues is read from the register-transfer texts of the opcode table, so that an instruction
 * added there is checked. What texts do not tell (how many registers a call touches, which instructions belong together) is in the switches.
 *
 * What must stay true: afterwards no operand leads outside the function, every jump leads to an instruction, and instructions that rely on
 * the one before them cannot be jumped to.
 */
import { BadChunk } from "./chunk-format.ts";
import { flagK, operandA, operandAx, operandB, operandBx, operandC, operandJump, operationOf, takesList } from "./instruction.ts";
import { isInteger, isNumber } from "./numbers.ts";
import { Op, opcodeTable } from "./opcodes.ts";
import type { Prototype } from "./prototype.ts";
import type { LuaValue } from "./value.ts";

/** What an opcode does with its operands, as bits. */
export const enum Use {
  READS_A = 1 << 0,
  READS_B = 1 << 1,
  READS_C = 1 << 2,
  /** Register or, with the flag k, constant C. */
  READS_RK = 1 << 3,
  WRITES_A = 1 << 4,
  CONSTANT_B = 1 << 5,
  CONSTANT_C = 1 << 6,
  CONSTANT_BX = 1 << 7,
  /** The constant is a key, which is a string. */
  KEY = 1 << 8,
  UPVALUE_A = 1 << 9,
  UPVALUE_B = 1 << 10,
}

/** For each opcode its `Use` bits. */
export const usesOfOpcode: Int32Array = Int32Array.from(opcodeTable, ({ transfer }) => usesIn(transfer));

function usesIn(transfer: string): number {
  // The destination stands in front; texts that begin otherwise have none, or one that only the second part of the verifier knows.
  const destination = /^R\[A\][^:]*:= /.exec(transfer.startsWith("R[A][") ? "" : transfer)?.[0] ?? "";
  const rest = transfer.slice(destination.length);
  const has = (text: string, use: Use): number => (rest.includes(text) ? use : 0);
  return (
    (destination === "" ? 0 : Use.WRITES_A) |
    has("R[A]", Use.READS_A) |
    has("R[B]", Use.READS_B) |
    has("R[C]", Use.READS_C) |
    has("RK(C)", Use.READS_RK) |
    has("K[B]", Use.CONSTANT_B) |
    has("K[C]", Use.CONSTANT_C) |
    has("K[Bx]", Use.CONSTANT_BX) |
    has("[K[", Use.KEY) |
    has("U[A]", Use.UPVALUE_A) |
    has("U[B]", Use.UPVALUE_B)
  );
}

/** What is known about a word of code, as bits. */
export const enum Mark {
  /** Something jumps or skips to it. */
  TARGET = 1,
  /** It is an operand of the instruction before it. */
  OPERAND = 2,
  /** It relies on the instruction before it. */
  BOUND = 4,
}

export function badCode(prototype: Prototype, pc: number, problem: string): BadChunk {
  return new BadChunk(`function at line ${prototype.lineDefined}, instruction ${pc + 1}: ${problem}`);
}

/** Checks all instructions; returns the marks of the words. */
export function checkOperands(prototype: Prototype): Uint8Array {
  const { code } = prototype;
  const marks = new Uint8Array(code.length);
  for (let pc = 0; pc < code.length; pc++) {
    const word = code[pc] as number;
    if (operationOf(word) >= Op.EXTRAARG) throw badCode(prototype, pc, "no such instruction");
    if (takesNextWord(word)) {
      if (pc + 1 >= code.length || operationOf(code[pc + 1] as number) !== Op.EXTRAARG) throw badCode(prototype, pc, "operand missing");
      marks[pc + 1] = (marks[pc + 1] as number) | Mark.OPERAND;
    }
    checkIndices(prototype, pc, word);
    checkNeighbours(prototype, pc, word, marks);
    checkJumps(prototype, pc, word, marks);
    if (takesNextWord(word)) pc++;
  }
  for (let pc = 0; pc < code.length; pc++) {
    if (((marks[pc] as number) & Mark.TARGET) !== 0 && marks[pc] !== Mark.TARGET) throw badCode(prototype, pc, "cannot be jumped to");
  }
  return marks;
}

export function takesNextWord(word: number): boolean {
  const operation = operationOf(word);
  return operation === Op.LOADKX || (operation === Op.SETLIST && flagK(word));
}

/* ---- Registers, constants, upvalues, functions ---- */

function checkIndices(prototype: Prototype, pc: number, word: number): void {
  const { code, constants, upvalues, registerCount } = prototype;
  const operation = operationOf(word);
  const uses = usesOfOpcode[operation] as number;
  if (lastRegister(word, uses) >= registerCount) throw badCode(prototype, pc, "register out of range");
  let constant = -1;
  if ((uses & Use.CONSTANT_B) !== 0) constant = operandB(word);
  else if ((uses & Use.CONSTANT_C) !== 0) constant = operandC(word);
  else if ((uses & Use.CONSTANT_BX) !== 0) constant = operandBx(word);
  else if (operation === Op.LOADKX) constant = operandAx(code[pc + 1] as number);
  if (constant >= constants.length) throw badCode(prototype, pc, "constant out of range");
  if (constant >= 0 && !isSuitable(constants[constant], operation, uses)) throw badCode(prototype, pc, "unsuitable constant");
  if ((uses & Use.READS_RK) !== 0 && flagK(word)) {
    if (operandC(word) >= constants.length) throw badCode(prototype, pc, "constant out of range");
    if (operation === Op.SELF && typeof constants[operandC(word)] !== "string") throw badCode(prototype, pc, "unsuitable constant");
  }
  if ((uses & Use.UPVALUE_A) !== 0 && operandA(word) >= upvalues.length) throw badCode(prototype, pc, "upvalue out of range");
  if ((uses & Use.UPVALUE_B) !== 0 && operandB(word) >= upvalues.length) throw badCode(prototype, pc, "upvalue out of range");
  if (operation === Op.CLOSURE && operandBx(word) >= prototype.prototypes.length) throw badCode(prototype, pc, "function out of range");
}

function isSuitable(constant: LuaValue, operation: Op, uses: number): boolean {
  if ((uses & Use.KEY) !== 0) return typeof constant === "string";
  if (operation >= Op.ADDK && operation <= Op.IDIVK) return isNumber(constant);
  if (operation >= Op.BANDK && operation <= Op.BXORK) return isInteger(constant);
  return true;
}

/** The highest register an instruction reads or writes; -1 if none. */
function lastRegister(word: number, uses: number): number {
  const a = operandA(word);
  const b = operandB(word);
  const c = operandC(word);
  switch (operationOf(word)) {
    case Op.LOADNIL:
      return a + b;
    case Op.SELF:
      return Math.max(a + 1, b, flagK(word) ? -1 : c);
    case Op.CONCAT:
      return a + b - 1;
    case Op.TBC:
      return a;
    case Op.CALL:
      return Math.max(a, a + b - 1, a + c - 2);
    case Op.TAILCALL:
      return Math.max(a, a + b - 1);
    case Op.RETURN:
      return a + b - 2;
    case Op.FORLOOP:
    case Op.FORPREP:
    case Op.TFORPREP:
      return a + 3;
    case Op.TFORCALL:
      return a + 3 + c;
    case Op.TFORLOOP:
      return a + 4;
    case Op.SETLIST:
      return a + b;
    case Op.VARARG:
      return Math.max(a, a + c - 2);
  }
  return Math.max(
    (uses & (Use.READS_A | Use.WRITES_A)) !== 0 ? a : -1,
    (uses & Use.READS_B) !== 0 ? b : -1,
    (uses & Use.READS_C) !== 0 || ((uses & Use.READS_RK) !== 0 && !flagK(word)) ? c : -1,
  );
}

/* ---- Instructions that belong together ---- */

/** An instruction that leaves a list of values open, from register A up to top. */
function opensList(word: number): boolean {
  const operation = operationOf(word);
  return ((operation === Op.CALL || operation === Op.VARARG) && operandC(word) === 0) || operation === Op.TAILCALL;
}

export function isTest(operation: Op): boolean {
  return operation >= Op.EQ && operation <= Op.TESTSET;
}

function checkNeighbours(prototype: Prototype, pc: number, word: number, marks: Uint8Array): void {
  const { code } = prototype;
  const operation = operationOf(word);
  const next = pc + 1 < code.length ? (code[pc + 1] as number) : undefined;
  const nextOperation = next === undefined ? -1 : operationOf(next);
  if (opensList(word)) {
    if (next === undefined || !takesList(next)) throw badCode(prototype, pc, "open list that nothing takes");
    marks[pc + 1] = (marks[pc + 1] as number) | Mark.BOUND;
  }
  if (takesList(word)) {
    if (((marks[pc] as number) & Mark.BOUND) === 0) throw badCode(prototype, pc, "no open list to take");
    // Before the open part there must be room for the called function or the table.
    const fixed = operation === Op.RETURN ? 0 : 1;
    if (operandA(code[pc - 1] as number) < operandA(word) + fixed) throw badCode(prototype, pc, "open list out of place");
  }
  if (operation === Op.TAILCALL && (nextOperation !== Op.RETURN || operandA(next as number) !== operandA(word))) {
    throw badCode(prototype, pc, "tail call without its return");
  }
  if (isTest(operation) && nextOperation !== Op.JMP && nextOperation !== Op.LOOP) throw badCode(prototype, pc, "test without its jump");
  if (operation === Op.TFORCALL) {
    const isPair = nextOperation === Op.TFORLOOP && operandA(next as number) === operandA(word);
    if (!isPair || operandC(word) === 0) throw badCode(prototype, pc, "call of an iterator without its loop");
    marks[pc + 1] = (marks[pc + 1] as number) | Mark.BOUND;
  }
  if (operation === Op.TFORLOOP && ((marks[pc] as number) & Mark.BOUND) === 0) throw badCode(prototype, pc, "loop without its call");
  if (operation === Op.VARARGPREP) {
    if (pc !== 0) throw badCode(prototype, pc, "arguments are prepared twice");
    marks[pc] = Mark.BOUND;
  }
  if (operation === Op.VARARG && !prototype.isVararg) throw badCode(prototype, pc, "function without variable arguments");
  if (operation === Op.CONCAT && operandB(word) < 2) throw badCode(prototype, pc, "too few operands");
}

/* ---- Jumps ---- */

function checkJumps(prototype: Prototype, pc: number, word: number, marks: Uint8Array): void {
  const mark = (target: number): void => {
    if (target < 0 || target >= marks.length) throw badCode(prototype, pc, "jump out of the function");
    marks[target] = (marks[target] as number) | Mark.TARGET;
  };
  const operation = operationOf(word);
  switch (operation) {
    case Op.JMP:
      // Only jumps that charge fuel may lead back.
      if (operandJump(word) < 0) throw badCode(prototype, pc, "jump in the wrong direction");
      mark(jumpTarget(pc, word));
      return;
    case Op.LOOP:
      if (operandJump(word) >= 0) throw badCode(prototype, pc, "jump in the wrong direction");
      mark(jumpTarget(pc, word));
      return;
    case Op.FORLOOP:
    case Op.TFORLOOP:
      if (operandBx(word) === 0) throw badCode(prototype, pc, "jump in the wrong direction");
      mark(jumpTarget(pc, word));
      return;
    case Op.FORPREP:
    case Op.TFORPREP:
      mark(jumpTarget(pc, word));
      return;
    case Op.LFALSESKIP:
      mark(pc + 2);
      return;
  }
  if (isTest(operation)) mark(pc + 2);
}

/** Where an instruction with a distance leads to (a numeric loop that does not run). */
export function jumpTarget(pc: number, word: number): number {
  switch (operationOf(word)) {
    case Op.FORLOOP:
    case Op.TFORLOOP:
      return pc + 1 - operandBx(word);
    case Op.FORPREP:
      return pc + 2 + operandBx(word);
    case Op.TFORPREP:
      return pc + 1 + operandBx(word);
    default:
      return pc + 1 + operandJump(word);
  }
}
