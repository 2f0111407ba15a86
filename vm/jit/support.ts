/**
 * What compiled code calls and reads: the parameters of the outer function that emitter.ts writes.
 *
 * The slow paths are the operations the interpreter uses. Where one raises, wants a metamethod called or finds no memory, they return
 * SENTINEL without having had an effect, and the interpreter does the instruction from the start.
 */
import { allocate, allocateString, meter, STRING_SIZE, TABLE_SIZE } from "../allocation.ts";
import { toStringCoerced } from "../coercion.ts";
import { prepareFor } from "../for-loop.ts";
import { LuaClosure } from "../function.ts";
import { FIELD_MARK } from "../hash-part.ts";
import { setList } from "../interpreter.ts";
import { EVENT_GC, EVENT_INDEX, EVENT_METATABLE, EVENT_MODE } from "../metamethods.ts";
import { addRaw, decode, encode, INTEGER_BOUND, isSafe, toFloat } from "../numbers.ts";
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
import { type LuaValue, typeName } from "../value.ts";
import type { Exit, Exits } from "./exits.ts";

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

/** Does what may raise; SENTINEL if it does. */
function attempt<Result>(action: () => Result): Result | Sentinel {
  try {
    return action();
  } catch {
    return SENTINEL;
  }
}

function numeric(state: LuaState, operator: Arithmetic): (x: LuaValue, y: LuaValue) => Outcome {
  return (x, y) => {
    try {
      return arithmetic(state, operator, x, y);
    } catch {
      return SENTINEL;
    }
  };
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
    if (text === undefined) return SENTINEL;
    total += text.length;
    if (position < values.length - 1) bytes += STRING_SIZE + total;
  }
  if (meter.left < bytes) return SENTINEL;
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
    if (meter.left < bytes) return SENTINEL;
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

/** The parameters of the outer function of compiled code, and their values in a state. */
export function supportOf(state: LuaState, exits: Exits, dynamic: Dynamic): Record<string, unknown> {
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
    forced,
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
    prepare: (initial: LuaValue, limit: LuaValue, step: LuaValue) => prepare(state, initial, limit, step),
    iterator: (callee: LuaValue, table: LuaValue, control: LuaValue) =>
      callee === state.nextFunction && table instanceof LuaTable && control === undefined ? new TableCursor(table, callee) : callee,
    closure: (prototype: Prototype, cells: Cell[]) => new LuaClosure(prototype, cells, state.closureEntry),
    setList,
    encode,
    decode,
    toFloat,
    add: (x: LuaValue, y: LuaValue) => {
      try {
        return typeof x === "number" && typeof y === "number" ? addRaw(x, y) : arithmetic(state, Arithmetic.ADD, x, y);
      } catch {
        return SENTINEL;
      }
    },
    // As PUC adds -C: a float -0.0 minus 0 is 0.0.
    subtractSmall: (x: LuaValue, y: number) => {
      try {
        return typeof x === "number" ? addRaw(x, 0 - y) : arithmetic(state, Arithmetic.SUB, x, y as unknown as LuaValue);
      } catch {
        return SENTINEL;
      }
    },
    subtract: numeric(state, Arithmetic.SUB),
    multiply: numeric(state, Arithmetic.MUL),
    modulo: numeric(state, Arithmetic.MOD),
    power: numeric(state, Arithmetic.POW),
    divide: numeric(state, Arithmetic.DIV),
    floorDivide: numeric(state, Arithmetic.IDIV),
    bitAnd: numeric(state, Arithmetic.BAND),
    bitOr: numeric(state, Arithmetic.BOR),
    bitXor: numeric(state, Arithmetic.BXOR),
    shiftLeft: numeric(state, Arithmetic.SHL),
    shiftRight: numeric(state, Arithmetic.SHR),
    negate: (x: LuaValue) => attempt(() => unaryMinus(state, x)),
    complement: (x: LuaValue) => attempt(() => bitwiseComplement(state, x)),
    length: (x: LuaValue) => attempt(() => length(state, x)),
    equals: (x: LuaValue, y: LuaValue) => equals(state, x, y),
    rawEquals,
    lessThan: (x: LuaValue, y: LuaValue) => {
      try {
        return lessThan(state, x, y);
      } catch {
        return SENTINEL;
      }
    },
    lessEqual: (x: LuaValue, y: LuaValue) => {
      try {
        return lessEqual(state, x, y);
      } catch {
        return SENTINEL;
      }
    },
    index: (object: LuaValue, key: LuaValue) => {
      try {
        return index(state, object, key);
      } catch {
        return SENTINEL;
      }
    },
    indexField: (object: LuaValue, field: string, key: string) => {
      try {
        return indexField(state, object, field, key);
      } catch {
        return SENTINEL;
      }
    },
    indexGlobal: (prototype: Prototype, object: LuaValue, constant: number) => {
      try {
        const { fields, constants, sites } = prototype;
        return indexGlobal(state, object, fields[constant] as string, constants[constant] as string, sites, constant);
      } catch {
        return SENTINEL;
      }
    },
    setGlobal: (prototype: Prototype, object: LuaValue, constant: number, value: LuaValue) => {
      try {
        const { fields, constants, sites } = prototype;
        return setGlobal(state, object, fields[constant] as string, constants[constant] as string, value, sites, constant);
      } catch {
        return SENTINEL;
      }
    },
    setIndex: (object: LuaValue, key: LuaValue, value: LuaValue) => {
      try {
        return setIndex(state, object, key, value);
      } catch {
        return SENTINEL;
      }
    },
    setField: (object: LuaValue, field: string, key: string, value: LuaValue) => {
      try {
        return setField(state, object, field, key, value);
      } catch {
        return SENTINEL;
      }
    },
    concat2: concatenateTwo,
    concat3: (x: LuaValue, y: LuaValue, z: LuaValue) => concatenateAll([x, y, z]),
    concat4: (x: LuaValue, y: LuaValue, z: LuaValue, w: LuaValue) => concatenateAll([x, y, z, w]),
    concat: concatenateAll,
  };
}
