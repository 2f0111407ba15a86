/**
 * What compiled code calls and reads: the parameters of the outer function that emitter.ts writes.
 *
 * The slow paths are the operations the interpreter uses. Where one raises, wants a metamethod called or finds no memory, they return
 * null without having had an effect, and the interpreter does the instruction from the start. (No other value is as quickly told from all that
 * Lua has, by code that the engine has not optimised yet.)
 */
import { arraySize, chargeText, meter, noteAllocation, noteString, SHORT, stringSize } from "../allocation.ts";
import { textSize } from "../calls.ts";
import { toStringCoerced } from "../coercion.ts";
import { type FloatLoop, prepareFor } from "../for-loop.ts";
import { type CompiledBody, LibraryFunction, LuaClosure, LuaFunction } from "../function.ts";
import { FIELD_MARK, isMark } from "../hash-part.ts";
import type { Heap } from "../heap.ts";
import { setList } from "../interpreter.ts";
import { EVENT_CALL } from "../metamethods.ts";
import {
  add,
  addRaw,
  bitwiseAnd,
  bitwiseOr,
  bitwiseXor,
  compose,
  decode,
  divide,
  divideRaw,
  encode,
  floorDivide,
  floorDivideRaw,
  highHalf,
  highProduct,
  INTEGER_BOUND,
  isFloat,
  isInteger,
  isNumber,
  isSafe,
  isUnsignedNaN,
  type LuaInteger,
  type LuaNumber,
  lowHalf,
  modulo,
  moduloRaw,
  multiply,
  multiplyRaw,
  power,
  shiftLeft,
  shiftRight,
  subtract,
  subtractRaw,
  toFloat,
} from "../numbers.ts";
import {
  Arithmetic,
  arithmetic,
  bitwiseComplement,
  chargeEquality,
  equals,
  index,
  indexField,
  indexGlobal,
  length,
  lessEqual,
  lessThan,
  type Outcome,
  rawEquals,
  setField,
  setGlobal,
  setIndex,
  unaryMinus,
} from "../operations.ts";
import type { Prototype } from "../prototype.ts";
import type { LuaState } from "../state.ts";
import { EMPTY, LuaTable, TableCursor } from "../table.ts";
import { request, resultsOf, SENTINEL, type Sentinel, TransferKind, transfer } from "../transfer.ts";
import { onlyRefills } from "../trap.ts";
import { Cell } from "../upvalue.ts";
import { isTruthy, type LuaValue, typeName } from "../value.ts";
import type { Exit, Exits } from "./exits.ts";
import { tableClass } from "./table-class.ts";
import { walkersOf } from "./walkers.ts";

/** Weight of a frame on the host's stack, beside its registers; of the call of a metamethod; and of a protected call. */
export const FRAME_WEIGHT = 24;
const METAMETHOD_WEIGHT = 48;
const PROTECTED_WEIGHT = FRAME_WEIGHT;

/** What changes while compiled code runs. */
export class Dynamic {
  /** How much weight of compiled functions the host's stack may take yet. */
  room = 0;

  constructor(private readonly state: LuaState) {}

  get types(): LuaState["typeMetatables"] {
    return this.state.typeMetatables;
  }

  get next(): LuaState["nextFunction"] {
    return this.state.nextFunction;
  }

  get ipairs(): LuaState["ipairsIterator"] {
    return this.state.ipairsIterator;
  }
}

/** What an operation gives; null where it was left, or is for the interpreter to do. */
type Result = LuaValue | null;

/** An operation cannot be done here: the interpreter does the instruction. */
function decline(): null {
  transfer.kind = TransferKind.REDO;
  return null;
}

/** Calls a closure: nearly all are given few values, and those the engine passes quicker one by one. */
function enterWith(callee: LuaClosure, values: LuaValue[]): LuaValue | Sentinel | null {
  switch (values.length) {
    case 0:
      return callee.enter();
    case 1:
      return callee.enter(values[0]);
    case 2:
      return callee.enter(values[0], values[1]);
    case 3:
      return callee.enter(values[0], values[1], values[2]);
  }
  return callee.enter(...values);
}

function resultOf(outcome: Outcome): Result {
  return outcome === SENTINEL ? null : (outcome as LuaValue);
}

/**
 * Calls the metamethod that an operation has asked for. Its first result, nil if it has none; null if it is left, or is for the interpreter
 * to call: anything but a closure of a script.
 */
function callMetamethod(dynamic: Dynamic): Result {
  const { kind, callee, values } = transfer;
  if (kind !== TransferKind.CALL || !(callee instanceof LuaClosure) || callee.prototype.isLibrary) return decline();
  // The called function may make no calls but those of metamethods, and then it does not count itself.
  const { room } = dynamic;
  if (room < 0) return decline();
  dynamic.room = room - METAMETHOD_WEIGHT - 2 * callee.prototype.registerCount;
  const result = enterWith(callee, values);
  dynamic.room = room;
  if (result === null) return undefined;
  if (result !== SENTINEL) return result as LuaValue;
  return (transfer.kind as TransferKind) === TransferKind.VALUES ? transfer.values[0] : null;
}

/**
 * Makes the calls that a library function has asked for, as long as they are calls of closures, in protected mode or not, or protected ones of
 * library functions that call nothing. The bare result if there is one, or null for none; SENTINEL with `transfer` for anything else.
 */
function goOn(state: LuaState, exits: Exits, dynamic: Dynamic): Outcome | null {
  for (;;) {
    const { kind, callee, target, values } = transfer;
    const isProtected = kind === TransferKind.PROTECTED_CALL || kind === TransferKind.PROTECTED_CALL_WITH_HANDLER;
    if (!(callee instanceof LuaClosure)) return isProtected ? callProtected(state, kind, callee, target, values) : SENTINEL;
    if (kind === TransferKind.CALL) {
      const result = enterWith(callee, values);
      if (result !== SENTINEL) return result;
    } else if (isProtected) {
      dynamic.room -= PROTECTED_WEIGHT;
      const result = enterWith(callee, values);
      dynamic.room += PROTECTED_WEIGHT;
      if (result !== SENTINEL) return resultsOf(result === null ? [true] : [true, result as LuaValue]);
      if ((transfer.kind as TransferKind) === TransferKind.VALUES) return resultsOf([true, ...transfer.values]);
      if ((transfer.kind as TransferKind) === TransferKind.EXIT) return exits.leaveProtected(target as LuaValue);
    } else return SENTINEL;
    if ((transfer.kind as TransferKind) === TransferKind.REDO) {
      // The interpreter has to make it.
      request(kind, callee, target, values);
      return SENTINEL;
    }
  }
}

/** Calls a library function in protected mode. Whatever it asks for, an error too, the interpreter does, as if the call had been its own. */
function callProtected(
  state: LuaState,
  kind: TransferKind,
  callee: LuaValue,
  handler: LuaFunction | LuaValue,
  values: LuaValue[],
): Outcome {
  if (!(callee instanceof LuaFunction && callee.isLeaf)) return SENTINEL;
  const result = callee.enter(...values);
  if (result !== SENTINEL) return resultsOf([true, result as LuaValue]);
  if (transfer.kind === TransferKind.VALUES) return resultsOf([true, ...transfer.values]);
  if (transfer.kind === TransferKind.REDO) return request(kind, callee, handler, values);
  const asked = { ...transfer };
  transfer.resume = transfer.awaited = transfer.whenOver = transfer.thrown = undefined;
  const asker = new LibraryFunction(
    () => {
      state.native = callee;
      Object.assign(transfer, asked);
      return SENTINEL;
    },
    callee.name,
    undefined,
    0,
  );
  return request(kind, asker, handler, []);
}

/** How often a numeric loop runs again after the first time; negative if not even once; null if it is none of plain integers. */
function prepare(state: LuaState, initial: LuaValue, limit: LuaValue, step: LuaValue): number | null {
  const start = initial as unknown as number;
  const end = limit as unknown as number;
  const increment = step as unknown as number;
  if (typeof start === "number" && typeof end === "number" && increment === 1 && isSafe(start) && isSafe(end)) {
    const distance = end - start;
    if (distance < INTEGER_BOUND) return distance < 0 ? -1 : distance;
  }
  const registers: LuaValue[] = [initial, limit, step, undefined];
  const { fuelUsed } = state.budget;
  try {
    if (!prepareFor(state, registers, 0)) return -1;
  } catch {
    state.budget.giveBack(fuelUsed);
    return null;
  }
  const count = registers[1] as unknown;
  if (typeof count === "number" && typeof start === "number" && isSafe(start)) return count;
  // A long numeral in a string was charged for, and is once more when the interpreter does the instruction.
  state.budget.giveBack(fuelUsed);
  return null;
}

/** What steps a numeric loop over floats; undefined if its body does not run, null if it is none, or the interpreter has to say what it is. */
function floatLoop(state: LuaState, initial: LuaValue, limit: LuaValue, step: LuaValue): FloatLoop | undefined | null {
  if (!(isNumber(initial) && isNumber(limit) && isNumber(step)) || (isInteger(initial) && isInteger(step))) return null;
  if (toFloat(step) === 0) return null;
  const registers: LuaValue[] = [initial, limit, step, undefined];
  return prepareFor(state, registers, 0) ? (registers[1] as unknown as FloatLoop) : undefined;
}

/** Assigns to a key whose value stands in the hash part and is not nil; false if it does not, or finding it costs fuel. */
function replaces({ array, hash }: LuaTable, key: LuaValue, value: LuaValue): boolean {
  if (hash === undefined) return false;
  if (typeof key === "string") {
    if (key.length > SHORT) return false;
  } else if (typeof key === "number") {
    if (!isSafe(key) || ((key as number) >= 0 && (key as number) < array.length)) return false;
  } else if (!(key instanceof LuaTable)) return false;
  const place = hash.index.get(key);
  if (place === undefined) return false;
  const old = hash.values[place];
  if (old === undefined || isMark(old)) return false;
  hash.setAt(place, value);
  return true;
}

/** The double of an encoded float; null for anything else, and for the NaN that has a sign of its own (numbers.ts). */
function toDouble(value: Result): number | null {
  if (typeof value !== "number" || isUnsignedNaN(value) || !isFloat(value)) return null;
  return decode(value as LuaNumber);
}

/** Whether so many bytes may be allocated without any consequence. */
function hasRoom(heap: Heap, bytes: number): boolean {
  while (meter.left < bytes) if (!heap.extendsQuietly()) return false;
  return true;
}

/** Takes memory and fuel for a text that is about to be made, as the interpreter does; false if there is too little of either. */
function payForText({ budget, heap }: LuaState, size: number): boolean {
  const bytes = stringSize(size);
  if (!hasRoom(heap, bytes)) return false;
  if (size > SHORT) {
    const { fuelUsed } = budget;
    try {
      chargeText(size);
    } catch {
      budget.giveBack(fuelUsed);
      return false;
    }
  }
  meter.left -= bytes;
  return true;
}

/** Concatenates; null if an operand is no string or number, or too little is left. */
function concatenateAll(state: LuaState, values: readonly LuaValue[]): Result {
  let size = 0;
  for (const value of values) {
    if (typeof value !== "string" && !isNumber(value)) return decline();
    size += textSize(value);
  }
  if (!payForText(state, size)) return decline();
  let result = "";
  for (const value of values) result += typeof value === "string" ? value : (toStringCoerced(value) as string);
  return result;
}

/** Fills the array part of a new table; null if too little memory is left. */
function fillArray(heap: Heap, table: LuaTable, values: LuaValue[], offset: number): null | undefined {
  const count = values.length;
  if (!hasRoom(heap, arraySize(offset + count) - arraySize(offset))) return decline();
  setList(table, values, 0, count, offset);
  return undefined;
}

/** In the stress mode, an exit is taken at its first turn and then once in so many. Prime, so that exits of one loop part company. */
const FORCED_TURNS = 61;

/** Whether the stress mode wants an exit taken now. */
function forced(exit: Exit): boolean {
  return exit.turns++ % FORCED_TURNS === 0;
}

/** Stands for whatever is called and no function. */
const notCallable = {
  enter(): Sentinel {
    transfer.kind = TransferKind.REDO;
    return SENTINEL;
  },
};

/** What is called in place of a value that is no function: one with a closure as `__call` can be. */
function calledValues(state: LuaState): (value: LuaValue) => { enter(...values: LuaValue[]): Outcome | null } {
  let target: LuaValue;
  let handler: LuaClosure;
  // One for all: it is asked for right before the call.
  const callable = {
    enter(...values: LuaValue[]): Outcome | null {
      const first = target;
      target = undefined;
      return handler.enter(first, ...values);
    },
  };
  return (value) => {
    const found = state.metamethod(value, EVENT_CALL);
    if (!(found instanceof LuaClosure) || found.prototype.isLibrary) return notCallable;
    target = value;
    handler = found;
    return callable;
  };
}

/** The parameters of the outer function of compiled code, and their values in a state. `entryOf`: the compiled code of a function. */
export function supportOf(
  state: LuaState,
  exits: Exits,
  dynamic: Dynamic,
  entryOf: (prototype: Prototype) => CompiledBody | undefined,
): Record<string, unknown> {
  const { budget } = state;

  /** An operation cannot be done here: what it has charged is charged again when the interpreter does it. */
  function refuse(fuelUsed: number): null {
    budget.giveBack(fuelUsed);
    return decline();
  }

  /** An operation on two values that may raise; null with CALL in `transfer` if it wants a metamethod. */
  const binary =
    (operation: (x: LuaValue, y: LuaValue) => Outcome) =>
    (x: LuaValue, y: LuaValue): Result => {
      const { fuelUsed } = budget;
      try {
        return resultOf(operation(x, y));
      } catch {
        return refuse(fuelUsed);
      }
    };
  const unary = (operation: (x: LuaValue) => Outcome) => binary((x) => operation(x)) as (x: LuaValue) => Result;
  /** `onIntegers` is the operation on two integers. */
  const numeric = (operator: Arithmetic, onIntegers: (x: LuaInteger, y: LuaInteger) => LuaValue) =>
    binary((x, y) => {
      const areIntegers =
        (typeof x === "bigint" || (typeof x === "number" && isSafe(x))) && (typeof y === "bigint" || (typeof y === "number" && isSafe(y)));
      return areIntegers ? onIntegers(x as LuaInteger, y as LuaInteger) : arithmetic(state, operator, x, y);
    });
  const addAny = numeric(Arithmetic.ADD, add);
  const subtractAny = numeric(Arithmetic.SUB, subtract);

  /** Operations that return null where they want a metamethod called: for instructions whose result the code takes for a number of a kind. */
  const plain = {
    add: (x: LuaValue, y: LuaValue) => (typeof x === "number" && typeof y === "number" ? addRaw(x, y) : addAny(x, y)),
    // As PUC adds -C: a float -0.0 minus 0 is 0.0.
    subtractSmall: (x: LuaValue, y: LuaValue) => (typeof x === "number" ? addRaw(x, 0 - (y as unknown as number)) : subtractAny(x, y)),
    subtract: subtractAny,
    multiply: numeric(Arithmetic.MUL, multiply),
    modulo: numeric(Arithmetic.MOD, modulo),
    power: numeric(Arithmetic.POW, power),
    divide: numeric(Arithmetic.DIV, divide),
    floorDivide: numeric(Arithmetic.IDIV, floorDivide),
    bitAnd: numeric(Arithmetic.BAND, bitwiseAnd),
    bitOr: numeric(Arithmetic.BOR, bitwiseOr),
    bitXor: numeric(Arithmetic.BXOR, bitwiseXor),
    shiftLeft: numeric(Arithmetic.SHL, shiftLeft),
    shiftRight: numeric(Arithmetic.SHR, shiftRight),
    negate: unary((x) => unaryMinus(state, x)),
    complement: unary((x) => bitwiseComplement(state, x)),
    length: unary((x) => length(state, x)),
    index: (object: LuaValue, key: LuaValue) => {
      const { fuelUsed } = budget;
      try {
        return resultOf(index(state, object, key));
      } catch {
        return refuse(fuelUsed);
      }
    },
    indexField: (object: LuaValue, field: string, key: string) => {
      try {
        return resultOf(indexField(state, object, field, key));
      } catch {
        return decline();
      }
    },
  };

  /** An operation that calls the metamethod it wants; null where that was left, or the interpreter has to do it. */
  const whole =
    <Operands extends unknown[]>(operation: (...operands: Operands) => Result) =>
    (...operands: Operands): Result => {
      const result = operation(...operands);
      return result === null ? callMetamethod(dynamic) : result;
    };
  const wholeUnary = (operation: (x: LuaValue) => Result) => (x: LuaValue) => {
    const result = operation(x);
    return result === null ? callMetamethod(dynamic) : result;
  };
  const wholeBinary = (operation: (x: LuaValue, y: LuaValue) => Result) => (x: LuaValue, y: LuaValue) => {
    const result = operation(x, y);
    return result === null ? callMetamethod(dynamic) : result;
  };
  /** The same for a comparison: a boolean. */
  const test = (operation: (x: LuaValue, y: LuaValue) => Result) => (x: LuaValue, y: LuaValue) => {
    const result = operation(x, y);
    if (result !== null) return result;
    const outcome = callMetamethod(dynamic);
    return outcome === null ? null : isTruthy(outcome);
  };

  /** The operations on other operands than the everyday ones, that may raise. */
  const others = {
    add: wholeBinary(plain.add),
    subtractSmall: wholeBinary(plain.subtractSmall),
    subtract: wholeBinary(plain.subtract),
    multiply: wholeBinary(plain.multiply),
    divide: wholeBinary(plain.divide),
    modulo: wholeBinary(plain.modulo),
    floorDivide: wholeBinary(plain.floorDivide),
    power: wholeBinary(plain.power),
    lessThan: test(binary((x, y) => lessThan(state, x, y))),
    lessEqual: test(binary((x, y) => lessEqual(state, x, y))),
    index: wholeBinary(plain.index),
    setIndex: whole((object: LuaValue, key: LuaValue, value: LuaValue) => {
      const { fuelUsed } = budget;
      try {
        return resultOf(setIndex(state, object, key, value));
      } catch {
        return refuse(fuelUsed);
      }
    }),
  };
  const findField = whole(plain.indexField);

  return {
    J: dynamic,
    B: budget,
    M: meter,
    T: transfer,
    S: SENTINEL,
    N: notCallable,
    called: calledValues(state),
    NONE: [],
    EMPTY,
    EXIT: TransferKind.EXIT,
    FIELD_MARK,
    LuaTable,
    LuaClosure,
    tableClass,
    Cell,
    leave: exits.leave,
    leaveWithLists: exits.leaveWithLists,
    leaveTailCall: exits.leaveTailCall,
    forced,
    typeName,
    noteAllocation,
    noteString,
    TRAP: { toString: () => (onlyRefills(state) ? "" : "trap") },
    NO_ROOM: { toString: () => (state.heap.extendsQuietly() ? "" : "no room") },
    // The result of a call where one is wanted: SENTINEL if it has not come to an end.
    first: () => {
      if (transfer.kind === TransferKind.VALUES) return transfer.values[0];
      const result = goOn(state, exits, dynamic);
      const kind = transfer.kind as TransferKind;
      return result === SENTINEL && kind === TransferKind.VALUES ? transfer.values[0] : result;
    },
    goOn: () => goOn(state, exits, dynamic),
    prepare: (initial: LuaValue, limit: LuaValue, step: LuaValue) => prepare(state, initial, limit, step),
    floatLoop: (initial: LuaValue, limit: LuaValue, step: LuaValue) => floatLoop(state, initial, limit, step),
    iterator: (callee: LuaValue, table: LuaValue, control: LuaValue) =>
      callee === state.nextFunction && table instanceof LuaTable && control === undefined ? new TableCursor(table, callee) : callee,
    closure: (prototype: Prototype, cells: Cell[]) => {
      const made = new LuaClosure(prototype, cells, state.closureEntry);
      const entry = entryOf(prototype);
      if (entry !== undefined) made.enter = entry;
      return made;
    },
    fillArray: (table: LuaTable, values: LuaValue[], offset: number) => fillArray(state.heap, table, values, offset),
    // Faster than ours: the engine knows it. Here it is given numbers as they are encoded, among which is no -0.
    isSafe: Number.isSafeInteger,
    floor: Math.floor,
    // Whether `z`, computed as a double, is what Lua gives for the sum or difference of two numbers that do not fit into 32 bits.
    isSum: (x: number, y: number, z: number) =>
      z !== Math.floor(z) || (Number.isSafeInteger(x) && Number.isSafeInteger(y) && Number.isSafeInteger(z)),
    encode,
    decode,
    toFloat,
    toDouble,
    lowHalf,
    highHalf,
    compose,
    highProduct,
    plain,
    // Each a function of its own, so that the engine inlines what two numbers need.
    add: (x: LuaValue, y: LuaValue) => (typeof x === "number" && typeof y === "number" ? addRaw(x, y) : others.add(x, y)),
    subtractSmall: (x: LuaValue, y: LuaValue) =>
      typeof x === "number" ? addRaw(x, 0 - (y as unknown as number)) : others.subtractSmall(x, y),
    subtract: (x: LuaValue, y: LuaValue) => (typeof x === "number" && typeof y === "number" ? subtractRaw(x, y) : others.subtract(x, y)),
    multiply: (x: LuaValue, y: LuaValue) => (typeof x === "number" && typeof y === "number" ? multiplyRaw(x, y) : others.multiply(x, y)),
    divide: (x: LuaValue, y: LuaValue) => (typeof x === "number" && typeof y === "number" ? divideRaw(x, y) : others.divide(x, y)),
    // The remainder of floats may cost fuel, which may end the program.
    modulo: (x: LuaValue, y: LuaValue) =>
      typeof x === "number" && typeof y === "number" && (y as unknown) !== 0 && isSafe(x) && isSafe(y)
        ? moduloRaw(x, y)
        : others.modulo(x, y),
    floorDivide: (x: LuaValue, y: LuaValue) =>
      typeof x === "number" && typeof y === "number" && (y as unknown) !== 0 ? floorDivideRaw(x, y) : others.floorDivide(x, y),
    power: others.power,
    bitAnd: wholeBinary(plain.bitAnd),
    bitOr: wholeBinary(plain.bitOr),
    bitXor: wholeBinary(plain.bitXor),
    shiftLeft: wholeBinary(plain.shiftLeft),
    shiftRight: wholeBinary(plain.shiftRight),
    negate: wholeUnary(plain.negate),
    complement: wholeUnary(plain.complement),
    length: wholeUnary(plain.length),
    index: (object: LuaValue, key: LuaValue) => {
      if (object instanceof LuaTable && !(typeof key === "string" && key.length > SHORT)) {
        const value = object.get(key);
        if (value !== undefined || object.metatable === undefined) return value;
      }
      return others.index(object, key);
    },
    walker: walkersOf(dynamic, findField),
    equals: test(binary((x, y) => equals(state, x, y))),
    // Strings of which one is long.
    sameText: binary((x, y) => {
      chargeEquality(x as string, y);
      return x === y;
    }),
    rawEquals,
    lessThan: (x: LuaValue, y: LuaValue) =>
      typeof x === "number" && typeof y === "number" ? decode(x) < decode(y) : others.lessThan(x, y),
    lessEqual: (x: LuaValue, y: LuaValue) =>
      typeof x === "number" && typeof y === "number" ? decode(x) <= decode(y) : others.lessEqual(x, y),
    indexGlobal: whole((prototype: Prototype, object: LuaValue, constant: number) => {
      try {
        const { fields, constants, sites } = prototype;
        return resultOf(indexGlobal(state, object, fields[constant] as string, constants[constant] as string, sites, constant));
      } catch {
        return decline();
      }
    }),
    setGlobal: whole((prototype: Prototype, object: LuaValue, constant: number, value: LuaValue) => {
      const { fuelUsed } = budget;
      const { fields, constants, sites } = prototype;
      try {
        return resultOf(setGlobal(state, object, fields[constant] as string, constants[constant] as string, value, sites, constant));
      } catch {
        return refuse(fuelUsed);
      }
    }),
    setIndex: (object: LuaValue, key: LuaValue, value: LuaValue) =>
      object instanceof LuaTable && replaces(object, key, value) ? undefined : others.setIndex(object, key, value),
    setField: whole((object: LuaValue, field: string, key: string, value: LuaValue) => {
      const { fuelUsed } = budget;
      try {
        return resultOf(setField(state, object, field, key, value));
      } catch {
        return refuse(fuelUsed);
      }
    }),
    concat2: (x: LuaValue, y: LuaValue) => {
      if (typeof x !== "string" || typeof y !== "string") return concatenateAll(state, [x, y]);
      return payForText(state, x.length + y.length) ? x + y : decline();
    },
    concat3: (x: LuaValue, y: LuaValue, z: LuaValue) => concatenateAll(state, [x, y, z]),
    concat4: (x: LuaValue, y: LuaValue, z: LuaValue, w: LuaValue) => concatenateAll(state, [x, y, z, w]),
    concat: (values: LuaValue[]) => concatenateAll(state, values),
  };
}
