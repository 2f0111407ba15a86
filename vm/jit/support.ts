/**
 * What compiled code calls and reads: the parameters of the outer function that emitter.ts writes.
 *
 * The slow paths are the operations the interpreter uses. Where one raises, wants a metamethod called or finds no memory, they return
 * SENTINEL without having had an effect, and the interpreter does the instruction from the start.
 */
import { allocate, allocateString, meter, STRING_SIZE, TABLE_SIZE } from "../allocation.ts";
import { toStringCoerced } from "../coercion.ts";
import { prepareFor } from "../for-loop.ts";
import { type FunctionBody, LuaClosure } from "../function.ts";
import { FIELD_MARK } from "../hash-part.ts";
import { setList } from "../interpreter.ts";
import { EVENT_GC, EVENT_INDEX, EVENT_METATABLE, EVENT_MODE } from "../metamethods.ts";
import {
  addRaw,
  bitwiseAnd,
  bitwiseOr,
  bitwiseXor,
  decode,
  divide,
  encode,
  FLOAT_SHIFT,
  floorDivide,
  INTEGER_BOUND,
  isSafe,
  type LuaInteger,
  modulo,
  multiply,
  power,
  shiftLeft,
  shiftRight,
  subtract,
} from "../numbers.ts";
import {
  Arithmetic,
  arithmetic,
  bitwiseComplement,
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
import type { Exits } from "./exits.ts";

/** What changes while compiled code runs. */
export class Dynamic {
  /** Weight of the compiled functions on the host's stack, and how much there may be. */
  depth = 0;
  limit = 0;

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

/** Has the engine see at once what the members of a table may hold, before it optimises code for less. */
function widenMembers(made: new () => LuaTable): void {
  const { left } = meter;
  for (let round = 0; round < 2; round++) {
    const table = new made();
    const other = new LuaTable();
    other.setInteger(1, true);
    other.setInteger(-1, true);
    table.array = other.array;
    table.hash = other.hash;
    table.metatable = other;
    table.fieldCount = table.trimmed = table.mark = round;
  }
  meter.left = left;
}

/**
 * Makes constructors of tables, one for each list of fields: with hidden classes of their own, and room for the fields in the object. Their text
 * is the same, but the engine must not take them for one function, so each is made from text anew.
 */
function tableClassMaker(): (fields: string) => new () => LuaTable {
  const classes = new Map<string, new () => LuaTable>();
  return (fields) => {
    let made = classes.get(fields);
    if (made === undefined) {
      made = new Function(
        "M",
        "EMPTY",
        "allocate",
        `return function Table(){if(M.left<${TABLE_SIZE})allocate(${TABLE_SIZE});else M.left-=${TABLE_SIZE};` +
          "this.array=EMPTY;this.hash=undefined;this.metatable=undefined;this.fieldCount=0;this.trimmed=0;this.mark=0;}",
      )(meter, EMPTY, allocate) as new () => LuaTable;
      made.prototype = LuaTable.prototype;
      widenMembers(made);
      classes.set(fields, made);
    }
    return made;
  };
}

/** An operation cannot be done here: the interpreter does the instruction. */
function decline(): Sentinel {
  transfer.kind = TransferKind.REDO;
  return SENTINEL;
}

/** Whether a value is a number that stands for itself: two different ones are not equal. */
function isPlain(value: LuaValue): boolean {
  return typeof value === "number" && (value as number) < FLOAT_SHIFT && (value as number) > -FLOAT_SHIFT;
}

/** Does what may raise; declines if it does. */
function attempt<Result>(action: () => Result): Result | Sentinel {
  try {
    return action();
  } catch {
    return decline();
  }
}

/** `onIntegers` is the operation on two integers. */
function numeric(
  state: LuaState,
  operator: Arithmetic,
  onIntegers: (x: LuaInteger, y: LuaInteger) => LuaValue,
): (x: LuaValue, y: LuaValue) => Outcome {
  return (x, y) => {
    try {
      if (
        (typeof x === "bigint" || (typeof x === "number" && isSafe(x))) &&
        (typeof y === "bigint" || (typeof y === "number" && isSafe(y)))
      ) {
        return onIntegers(x, y);
      }
      return arithmetic(state, operator, x, y);
    } catch {
      return decline();
    }
  };
}

/**
 * Calls the metamethod that an operation has asked for. Its first result, nil if it has none; SENTINEL if it is left, or is for the interpreter
 * to call: anything but a closure of a script.
 */
function callMetamethod(): Outcome {
  const { kind, callee, values } = transfer;
  if (kind !== TransferKind.CALL || !(callee instanceof LuaClosure) || callee.prototype.isLibrary) return decline();
  const result = callee.enter(...values);
  return result === SENTINEL && (transfer.kind as TransferKind) === TransferKind.VALUES ? transfer.values[0] : result;
}

/**
 * Makes the calls that a library function has asked for, as long as they are calls of closures, in protected mode or not. The bare result if
 * there is one; SENTINEL with `transfer` for anything else.
 */
function goOn(exits: Exits): Outcome {
  for (;;) {
    const { kind, callee, values } = transfer;
    if (!(callee instanceof LuaClosure)) return SENTINEL;
    if (kind === TransferKind.CALL) {
      const result = callee.enter(...values);
      if (result !== SENTINEL) return result;
    } else if (kind === TransferKind.PROTECTED_CALL) {
      const result = callee.enter(...values);
      if (result !== SENTINEL) return resultsOf([true, result as LuaValue]);
      if ((transfer.kind as TransferKind) === TransferKind.VALUES) return resultsOf([true, ...transfer.values]);
      if ((transfer.kind as TransferKind) === TransferKind.EXIT) return exits.leaveProtected();
    } else return SENTINEL;
    if ((transfer.kind as TransferKind) === TransferKind.REDO) {
      // The interpreter has to make it.
      request(kind, callee, undefined, values);
      return SENTINEL;
    }
  }
}

/** How often a numeric loop runs again after the first time; negative if not even once; SENTINEL if it is none of plain integers. */
function prepare(state: LuaState, initial: LuaValue, limit: LuaValue, step: LuaValue): number | Sentinel {
  const start = initial as unknown as number;
  const end = limit as unknown as number;
  const increment = step as unknown as number;
  if (typeof start === "number" && typeof end === "number" && increment === 1 && isSafe(start) && isSafe(end)) {
    const distance = end - start;
    if (distance < INTEGER_BOUND) return distance < 0 ? -1 : distance;
  }
  const registers: LuaValue[] = [initial, limit, step, undefined];
  try {
    if (!prepareFor(state, registers, 0)) return -1;
  } catch {
    return SENTINEL;
  }
  const count = registers[1] as unknown;
  return typeof count === "number" && typeof start === "number" && isSafe(start) ? count : SENTINEL;
}

/** Concatenates from the right, each step charged as the interpreter does; SENTINEL if an operand is no string or number, or too little memory is left. */
function concatenateAll(values: readonly LuaValue[]): Outcome {
  let bytes = 0;
  let total = 0;
  for (let position = values.length - 1; position >= 0; position--) {
    const text = toStringCoerced(values[position]);
    if (text === undefined) return decline();
    total += text.length;
    if (position < values.length - 1) bytes += STRING_SIZE + total;
  }
  if (meter.left < bytes) return decline();
  let result = toStringCoerced(values.at(-1)) as string;
  for (let position = values.length - 2; position >= 0; position--) {
    result = (toStringCoerced(values[position]) as string) + result;
    allocateString(result.length);
  }
  return result;
}

function concatenateTwo(x: LuaValue, y: LuaValue): Outcome {
  if (typeof x === "string" && typeof y === "string") {
    const bytes = STRING_SIZE + x.length + y.length;
    if (meter.left < bytes) return decline();
    meter.left -= bytes;
    return x + y;
  }
  return concatenateAll([x, y]);
}

/** `setmetatable` in the everyday case: undefined if it is not. */
function setMetatable(table: LuaValue, metatable: LuaValue): LuaValue {
  if (!(table instanceof LuaTable && metatable instanceof LuaTable) || table.metatable !== undefined || metatable.hash !== undefined) {
    return undefined;
  }
  const fields = metatable as unknown as Record<string, LuaValue>;
  if (fields[EVENT_GC.field] !== undefined || fields[EVENT_MODE.field] !== undefined) return undefined;
  table.metatable = metatable;
  return table;
}

/** Stands for whatever is called and no function. */
const notCallable = {
  enter(): Sentinel {
    transfer.kind = TransferKind.REDO;
    return SENTINEL;
  },
};

/** The parameters of the outer function of compiled code, and their values in a state. `entryOf`: the compiled code of a function. */
export function supportOf(
  state: LuaState,
  exits: Exits,
  dynamic: Dynamic,
  entryOf: (prototype: Prototype) => FunctionBody | undefined,
): Record<string, unknown> {
  const { budget } = state;
  return {
    J: dynamic,
    B: budget,
    M: meter,
    T: transfer,
    S: SENTINEL,
    N: notCallable,
    NONE: [],
    EXIT: TransferKind.EXIT,
    EMPTY,
    INDEX: EVENT_INDEX.key,
    FIELD_MARK,
    LuaTable,
    tableClass: tableClassMaker(),
    TableCursor,
    Cell,
    leave: exits.leave,
    leaveCall: exits.leaveCall,
    leaveTailCall: exits.leaveTailCall,
    METATABLE: EVENT_METATABLE.field,
    typeName,
    setMetatable,
    trap: () => !onlyRefills(state),
    // The result of a call where one is wanted: SENTINEL if it has not come to an end.
    first: () => {
      if (transfer.kind === TransferKind.VALUES) return transfer.values[0];
      const result = goOn(exits);
      const kind = transfer.kind as TransferKind;
      return result === SENTINEL && kind === TransferKind.VALUES ? transfer.values[0] : result;
    },
    goOn: () => goOn(exits),
    meta: callMetamethod,
    // The same for a comparison: a boolean.
    metaTest: () => {
      const result = callMetamethod();
      return result === SENTINEL ? result : isTruthy(result as LuaValue);
    },
    prepare: (initial: LuaValue, limit: LuaValue, step: LuaValue) => prepare(state, initial, limit, step),
    iterator: (callee: LuaValue, table: LuaValue, control: LuaValue) =>
      callee === state.nextFunction && table instanceof LuaTable && control === undefined ? new TableCursor(table, callee) : callee,
    closure: (prototype: Prototype, cells: Cell[]) => {
      const made = new LuaClosure(prototype, cells, state.closureEntry);
      const entry = entryOf(prototype);
      if (entry !== undefined) made.enter = entry;
      return made;
    },
    setList,
    encode,
    decode,
    add: (x: LuaValue, y: LuaValue) => {
      try {
        return typeof x === "number" && typeof y === "number" ? addRaw(x, y) : arithmetic(state, Arithmetic.ADD, x, y);
      } catch {
        return decline();
      }
    },
    // As PUC adds -C: a float -0.0 minus 0 is 0.0.
    subtractSmall: (x: LuaValue, y: number) => {
      try {
        return typeof x === "number" ? addRaw(x, 0 - y) : arithmetic(state, Arithmetic.SUB, x, y as unknown as LuaValue);
      } catch {
        return decline();
      }
    },
    subtract: numeric(state, Arithmetic.SUB, subtract),
    multiply: numeric(state, Arithmetic.MUL, multiply),
    modulo: numeric(state, Arithmetic.MOD, modulo),
    power: numeric(state, Arithmetic.POW, power),
    divide: numeric(state, Arithmetic.DIV, divide),
    floorDivide: numeric(state, Arithmetic.IDIV, floorDivide),
    bitAnd: numeric(state, Arithmetic.BAND, bitwiseAnd),
    bitOr: numeric(state, Arithmetic.BOR, bitwiseOr),
    bitXor: numeric(state, Arithmetic.BXOR, bitwiseXor),
    shiftLeft: numeric(state, Arithmetic.SHL, shiftLeft),
    shiftRight: numeric(state, Arithmetic.SHR, shiftRight),
    negate: (x: LuaValue) => attempt(() => unaryMinus(state, x)),
    complement: (x: LuaValue) => attempt(() => bitwiseComplement(state, x)),
    length: (x: LuaValue) => attempt(() => length(state, x)),
    equals: (x: LuaValue, y: LuaValue) => (isPlain(x) && isPlain(y) ? false : equals(state, x, y)),
    rawEquals,
    lessThan: (x: LuaValue, y: LuaValue) => {
      try {
        return lessThan(state, x, y);
      } catch {
        return decline();
      }
    },
    lessEqual: (x: LuaValue, y: LuaValue) => {
      try {
        return lessEqual(state, x, y);
      } catch {
        return decline();
      }
    },
    index: (object: LuaValue, key: LuaValue) => {
      try {
        return index(state, object, key);
      } catch {
        return decline();
      }
    },
    indexField: (object: LuaValue, field: string, key: string) => {
      try {
        return indexField(state, object, field, key);
      } catch {
        return decline();
      }
    },
    indexGlobal: (prototype: Prototype, object: LuaValue, constant: number) => {
      try {
        const { fields, constants, sites } = prototype;
        return indexGlobal(state, object, fields[constant] as string, constants[constant] as string, sites, constant);
      } catch {
        return decline();
      }
    },
    setGlobal: (prototype: Prototype, object: LuaValue, constant: number, value: LuaValue) => {
      try {
        const { fields, constants, sites } = prototype;
        return setGlobal(state, object, fields[constant] as string, constants[constant] as string, value, sites, constant);
      } catch {
        return decline();
      }
    },
    setIndex: (object: LuaValue, key: LuaValue, value: LuaValue) => {
      try {
        return setIndex(state, object, key, value);
      } catch {
        return decline();
      }
    },
    setField: (object: LuaValue, field: string, key: string, value: LuaValue) => {
      try {
        return setField(state, object, field, key, value);
      } catch {
        return decline();
      }
    },
    concat2: concatenateTwo,
    concat3: (x: LuaValue, y: LuaValue, z: LuaValue) => concatenateAll([x, y, z]),
    concat4: (x: LuaValue, y: LuaValue, z: LuaValue, w: LuaValue) => concatenateAll([x, y, z, w]),
    concat: concatenateAll,
  };
}
