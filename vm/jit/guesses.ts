/**
 * Guesses of what instructions give, for code that tests it once, where it is read, in place of at each use. They come from the values at hand
 * when code is made: those are followed through the bytecode, past fields, elements and variables, as far as that has no effect.
 *
 * What must stay true: a guess is only that. Code leaves where it does not hold; after some failures it is made anew without it (tier.ts).
 */
import { SHORT } from "../allocation.ts";
import type { Block, ControlFlow } from "../control-flow.ts";
import { nextInstruction } from "../control-flow.ts";
import { type LuaClosure, LuaFunction } from "../function.ts";
import { flagK, operandA, operandB, operandBx, operandC, operandSignedBx, operandSignedC, operationOf } from "../instruction.ts";
import { Intrinsic } from "../intrinsic.ts";
import { EVENT_INDEX } from "../metamethods.ts";
import { encode, isFloat, isUnsignedNaN, type LuaNumber } from "../numbers.ts";
import { Op } from "../opcodes.ts";
import type { Prototype } from "../prototype.ts";
import { forEachRead, writesOf } from "../registers.ts";
import { LuaTable } from "../table.ts";
import { Cell } from "../upvalue.ts";
import type { LuaValue } from "../value.ts";
import { Kind, Kinds, kindsAtStart, stepKinds } from "./kinds.ts";

/** The guesses about one function. */
export class Guesses {
  /** Instructions whose results were seen not to be what was expected: nothing is. */
  readonly wide = new Set<number>();
  /** Instructions that read a field, element or variable where a float was seen. */
  readonly floats = new Set<number>();
  /** Parameters that were seen to be floats. */
  readonly floatParameters = new Set<number>();
  /** The same for integers below 2^53. */
  readonly integers = new Set<number>();
  readonly integerParameters = new Set<number>();
  /** Preparations of numeric loops that were seen to be over floats. */
  readonly floatLoops = new Set<number>();
  /** Starts of runs (words.ts) that code relies on to have the operands they take, and of those that were seen to have others. */
  readonly runs = new Set<number>();
  readonly mixedRuns = new Set<number>();
  /** Calls of functions that have an inline form, by instruction. */
  readonly callees = new Map<number, Intrinsic>();
  /** Instructions that read a field: how many steps along a chain of `__index` it was seen to be found behind; `METHOD_OF_STRING` for a method of a string. */
  readonly levels = new Map<number, number>();
  /** Instructions that name a field of an upvalue's table: whether it was seen to stand in the hash part, as globals do. */
  readonly hashed = new Map<number, boolean>();

  /** Takes over what others say. */
  add(others: Guesses): void {
    for (const list of ["wide", "floats", "floatParameters", "integers", "integerParameters", "floatLoops", "runs", "mixedRuns"] as const) {
      for (const place of others[list]) this[list].add(place);
    }
    for (const [pc, callee] of others.callees) this.callees.set(pc, callee);
    for (const [pc, level] of others.levels) this.levels.set(pc, level);
    for (const [pc, isHashed] of others.hashed) this.hashed.set(pc, isHashed);
  }

  /** What the guesses about parameters say. */
  kinds(): Kinds {
    const kinds = new Kinds();
    for (const register of this.floatParameters) kinds.set(register, Kind.FLOAT);
    for (const register of this.integerParameters) kinds.set(register, Kind.INTEGER);
    return kinds;
  }

  /** Takes back what is guessed about an instruction; false if nothing is. */
  takeBack(pc: number): boolean {
    if (this.runs.delete(pc)) {
      this.mixedRuns.add(pc);
      return true;
    }
    // What is read as an integer in one place and is none will hardly be one in the others.
    if (this.integers.has(pc)) {
      for (const place of this.integers) this.wide.add(place);
      this.integers.clear();
      return true;
    }
    const isOfParameters = pc === 0 && this.floatParameters.size + this.integerParameters.size > 0;
    if (isOfParameters) {
      this.floatParameters.clear();
      this.integerParameters.clear();
    }
    const isGuess = this.floats.delete(pc) || this.callees.delete(pc) || this.floatLoops.delete(pc);
    if (isGuess) this.wide.add(pc);
    return isGuess || isOfParameters;
  }

  takeAllBack(): void {
    for (const pc of [...this.runs, ...this.floats, ...this.integers, ...this.callees.keys(), ...this.floatLoops]) this.takeBack(pc);
    this.floatParameters.clear();
    this.integerParameters.clear();
  }
}

/** The registers of a call in progress, and the function called. */
export interface Sight {
  readonly closure: LuaClosure;
  readonly stack: readonly LuaValue[];
  readonly base: number;
}

/** A value that is not known. */
const UNKNOWN = Symbol("unknown");
type Sample = LuaValue | Cell | typeof UNKNOWN;

/** How many steps along a chain of `__index` a sample is looked for. */
const FOLLOWED_LEVELS = 4;
/** In place of such a number: the method of a string. */
export const METHOD_OF_STRING = -1;
/** How far behind an instruction uses of its result are looked for, in instructions. */
const USES_WITHIN = 200;

/** Guesses what the instructions of a loop give. `sight` shows what registers hold before its first one, `atEntry` says what code knows there. */
export function guessInLoop(guesses: Guesses, prototype: Prototype, flow: ControlFlow, atEntry: Kinds, sight: Sight): void {
  follow(guesses, prototype, flow, sight, 0);
  if (guesses.floats.size === 0) return;
  const saved = savedTests(prototype, flow, atEntry, guesses) - savedTests(prototype, flow, atEntry, new Guesses());
  if (saved <= 0) guesses.floats.clear();
}

/** The same for a function, and for its parameters. */
export function guessInFunction(guesses: Guesses, prototype: Prototype, flow: ControlFlow, sight: Sight): void {
  const { floats, floatParameters, integerParameters } = guesses;
  for (let register = 0; register < prototype.parameterCount; register++) {
    const sample = sight.stack[sight.base + register];
    if (isFloatSample(sample) && feedsArithmetic(prototype, 0, register)) floatParameters.add(register);
    else if (Number.isSafeInteger(sample) && isUsedAsInteger(prototype, 0, register)) integerParameters.add(register);
  }
  follow(guesses, prototype, flow, sight, prototype.parameterCount);
  if (floats.size + floatParameters.size === 0) return;
  const saved = savedTests(prototype, flow, guesses.kinds(), guesses) - savedTests(prototype, flow, new Kinds(), new Guesses());
  if (saved > floatParameters.size) return;
  floats.clear();
  floatParameters.clear();
}

function follow(guesses: Guesses, prototype: Prototype, flow: ControlFlow, sight: Sight, parameterCount: number): void {
  const follower = new Follower(guesses, prototype, sight, parameterCount);
  for (const { start, end } of flow.blocks) {
    for (let pc = start; pc < end; pc = nextInstruction(prototype.code, pc)) follower.step(pc);
  }
}

/** So many tests it saves, about, to hold floats as doubles: operations save them, what is read or goes elsewhere costs them. */
function savedTests(prototype: Prototype, flow: ControlFlow, atEntry: Kinds, guesses: Guesses): number {
  let tests = 0;
  kindsAtStart(prototype, flow, atEntry, guesses).forEach((known, index) => {
    const { start, end } = flow.blocks[index] as Block;
    for (let pc = start; pc < end; pc = nextInstruction(prototype.code, pc)) {
      const operation = operationOf(prototype.code[pc] as number);
      const isArithmetic = isFloatOperation(operation);
      let floats = 0;
      let others = 0;
      forEachRead(prototype, pc, (register) => {
        if (known.of(register) === Kind.FLOAT) floats++;
        else if (known.of(register) === Kind.ANY) others++;
      });
      stepKinds(prototype, pc, known, guesses);
      if (guesses.floats.has(pc)) tests--;
      else if (isArithmetic && floats > 0) tests += (operation === Op.MUL || operation === Op.DIV ? 2 : 1) + (others > 0 ? -others : 1);
      else if (operation !== Op.MOVE && operation !== Op.CALL) tests -= floats;
    }
  });
  return tests;
}

function isFloatSample(sample: Sample): boolean {
  return typeof sample === "number" && isFloat(sample as LuaNumber) && !isUnsignedNaN(sample as LuaNumber);
}

/** Follows sampled values through instructions in the order of the text, whatever way control would take. */
class Follower {
  private readonly samples: Sample[];

  constructor(
    private readonly guesses: Guesses,
    private readonly prototype: Prototype,
    private readonly sight: Sight,
    /** So many of the registers were given to the function whose code this is; a loop is given none. */
    private readonly parameterCount: number,
  ) {
    const { stack, base } = sight;
    this.samples = Array.from({ length: prototype.registerCount }, (_, register) => stack[base + register]);
  }

  step(pc: number): void {
    const { prototype, samples, guesses } = this;
    const word = prototype.code[pc] as number;
    const a = operandA(word);
    const operation = operationOf(word);
    if (operation === Op.GETTABLE) this.noteIndex(operandB(word), operandC(word));
    else if (operation === Op.SETTABLE) this.noteIndex(a, operandB(word));
    else if (operation === Op.GETTABUP) this.notePlace(pc, operandB(word), operandC(word));
    else if (operation === Op.SETTABUP) this.notePlace(pc, a, operandB(word));
    const sample = this.result(pc, word);
    if (operation === Op.CALL) this.noteCallee(pc, word);
    else if (!guesses.wide.has(pc) && this.readsHere(word)) {
      if (isFloatSample(sample) && feedsArithmetic(prototype, pc + 1, a)) guesses.floats.add(pc);
      else if (Number.isSafeInteger(sample) && isUsedAsInteger(prototype, pc + 1, a)) guesses.integers.add(pc);
    }
    const { first, count } = writesOf(prototype, pc);
    if (operation === Op.SELF) samples[a + 1] = samples[operandB(word)];
    else if (operation === Op.FORPREP) this.prepare(pc, a);
    else if (operation === Op.TFORCALL) this.iterate(a, operandC(word));
    else if (operation === Op.CALL && this.isTraversal(word)) samples[a] = UNKNOWN;
    else for (let register = first; register < first + count; register++) samples[register] = sample;
  }

  /** A numeric loop begins: over floats if its first value or its step is one. */
  private prepare(pc: number, a: number): void {
    const { samples, guesses } = this;
    const initial = samples[a];
    const step = samples[a + 2];
    const isFloatStep = isFloatSample(step);
    samples[a + 3] = isFloatStep ? step : initial;
    if ((isFloatStep || isFloatSample(initial)) && !guesses.wide.has(pc)) guesses.floatLoops.add(pc);
  }

  /** Whether an instruction reads a variable, or an element or field of the table itself: others are quicker found by code that expects nothing. */
  private readsHere(word: number): boolean {
    switch (operationOf(word)) {
      case Op.GETUPVAL:
      case Op.GETCELL:
      case Op.GETTABLE:
      case Op.GETI:
        return true;
      case Op.GETFIELD: {
        const { fields, constants } = this.prototype;
        const table = this.samples[operandB(word)];
        const constant = operandC(word);
        return table instanceof LuaTable && table.getField(fields[constant] as string, constants[constant] as string) !== undefined;
      }
    }
    return false;
  }

  private noteCallee(pc: number, word: number): void {
    const callee = this.samples[operandA(word)];
    if (callee instanceof LuaFunction && callee.intrinsic !== Intrinsic.NONE && !this.guesses.wide.has(pc)) {
      this.guesses.callees.set(pc, callee.intrinsic);
    }
  }

  /** What an instruction writes to its register. */
  private result(pc: number, word: number): Sample {
    const { prototype, samples, sight } = this;
    const { constants } = prototype;
    const b = operandB(word);
    const c = operandC(word);
    switch (operationOf(word)) {
      case Op.MOVE:
        return samples[b];
      case Op.LOADI:
        return operandSignedBx(word) as unknown as LuaNumber;
      case Op.LOADF:
        return encode(operandSignedBx(word));
      case Op.LOADK:
        return constants[operandBx(word)] as LuaValue;
      case Op.GETUPVAL:
        return sight.closure.upvalues[b]?.value;
      case Op.GETCELL:
        return samples[b] instanceof Cell ? (samples[b] as Cell).value : UNKNOWN;
      case Op.GETTABUP:
        return this.field(pc, sight.closure.upvalues[b]?.value, c);
      case Op.GETFIELD:
        return this.field(pc, samples[b], c);
      case Op.SELF:
        return flagK(word) ? this.field(pc, samples[b], c) : UNKNOWN;
      case Op.GETTABLE:
        return anyElement(samples[b], samples[c]);
      case Op.GETI:
        return element(samples[b], c as unknown as LuaNumber);
      case Op.ADDI:
        return moved(samples[b], operandSignedC(word));
      case Op.SUBI:
        return moved(samples[b], -operandSignedC(word));
    }
    return UNKNOWN;
  }

  /** Expects a parameter to be an integer that is used as the index of an array. As the key of another table it may be anything. */
  private noteIndex(table: number, key: number): void {
    const { samples, sight, guesses } = this;
    const object = samples[table];
    const index = samples[key];
    if (key >= this.parameterCount || index !== sight.stack[sight.base + key] || !(object instanceof LuaTable)) return;
    if (Number.isSafeInteger(index) && object.array[index as unknown as number] !== undefined) guesses.integerParameters.add(key);
  }

  /** Notes where the table of an upvalue keeps a key. */
  private notePlace(pc: number, upvalue: number, constant: number): void {
    const table = this.sight.closure.upvalues[upvalue]?.value;
    if (!(table instanceof LuaTable)) return;
    this.guesses.hashed.set(pc, table.hash !== undefined && !Object.hasOwn(table, this.prototype.fields[constant] as string));
  }

  /** A field of a table, or of those behind it in a chain of `__index`. How many steps away it was found goes to the guesses. */
  private field(pc: number, object: Sample, constant: number): Sample {
    const { prototype, guesses } = this;
    if (typeof object === "string") guesses.levels.set(pc, METHOD_OF_STRING);
    let table = object;
    for (let level = 0; level <= FOLLOWED_LEVELS && table instanceof LuaTable; level++) {
      const value = table.getField(prototype.fields[constant] as string, prototype.constants[constant] as string);
      if (value !== undefined) {
        guesses.levels.set(pc, level);
        return value;
      }
      table = table.metatable?.getField(EVENT_INDEX.field, EVENT_INDEX.key);
    }
    return UNKNOWN;
  }

  /** Whether a call makes what a generic loop over a table needs. */
  private isTraversal(word: number): boolean {
    const callee = this.samples[operandA(word)];
    return callee instanceof LuaFunction && (callee.intrinsic === Intrinsic.IPAIRS || callee.intrinsic === Intrinsic.PAIRS);
  }

  /** The variables of a generic loop, if it is over the array of a table. */
  private iterate(a: number, count: number): void {
    const { samples } = this;
    const value = element(samples[a + 1], 1 as unknown as LuaNumber);
    for (let register = a + 4; register < a + 4 + count; register++) samples[register] = UNKNOWN;
    if (value === UNKNOWN || value === undefined) return;
    samples[a + 4] = 1 as unknown as LuaNumber;
    if (count > 1) samples[a + 5] = value;
  }
}

/** What stands in a table under a key that can be looked for without effect. */
function element(object: Sample, key: Sample): Sample {
  if (!(object instanceof LuaTable) || typeof key === "symbol" || key instanceof Cell) return UNKNOWN;
  return typeof key === "string" && key.length > SHORT ? UNKNOWN : object.get(key);
}

/** The same, or where nothing is found, or the key is not known, the first element of the array. */
function anyElement(object: Sample, key: Sample): Sample {
  const value = element(object, key);
  return (value === UNKNOWN || value === undefined) && object instanceof LuaTable && object.length() > 0 ? object.array[1] : value;
}

/** An integer and a small one. */
function moved(sample: Sample, distance: number): Sample {
  return Number.isSafeInteger(sample) ? (((sample as unknown as number) + distance) as unknown as LuaNumber) : UNKNOWN;
}

/** Whether what a register holds from an instruction on goes to an operation that is quicker for what is known to be an integer. */
function isUsedAsInteger(prototype: Prototype, from: number, register: number): boolean {
  const { code } = prototype;
  for (let pc = from; pc < code.length && pc < from + USES_WITHIN; pc = nextInstruction(code, pc)) {
    const operation = operationOf(code[pc] as number);
    let isUsed = false;
    forEachRead(prototype, pc, (read) => {
      if (read === register) isUsed ||= isIntegerOperation(operation);
    });
    if (isUsed) return true;
    const { first, count } = writesOf(prototype, pc);
    if (register >= first && register < first + count) return false;
  }
  return false;
}

/** Whether an instruction tests less where it is given integers that are known to be such. */
function isIntegerOperation(operation: Op): boolean {
  switch (operation) {
    case Op.DIVK:
    case Op.POWK:
    case Op.DIV:
      return false;
    case Op.MODK:
    case Op.MOD:
    case Op.FORPREP:
      return true;
  }
  return isFloatOperation(operation);
}

/** Whether what a register holds from an instruction on goes to arithmetic and comparisons rather than elsewhere, where it would be encoded again. */
function feedsArithmetic(prototype: Prototype, from: number, register: number): boolean {
  const { code } = prototype;
  let uses = 0;
  for (let pc = from; pc < code.length && pc < from + USES_WITHIN; pc = nextInstruction(code, pc)) {
    const operation = operationOf(code[pc] as number);
    forEachRead(prototype, pc, (read) => {
      if (read === register) uses += isFloatOperation(operation) ? 1 : -1;
    });
    const { first, count } = writesOf(prototype, pc);
    if (register >= first && register < first + count) break;
  }
  return uses > 0;
}

/** Whether an instruction takes doubles as they are. */
function isFloatOperation(operation: Op): boolean {
  switch (operation) {
    case Op.ADDI:
    case Op.SUBI:
    case Op.ADDK:
    case Op.SUBK:
    case Op.MULK:
    case Op.DIVK:
    case Op.POWK:
    case Op.IDIVK:
    case Op.ADD:
    case Op.SUB:
    case Op.MUL:
    case Op.DIV:
    case Op.IDIV:
    case Op.UNM:
    case Op.LT:
    case Op.LE:
    case Op.LTI:
    case Op.LEI:
    case Op.GTI:
    case Op.GEI:
      return true;
  }
  return false;
}
