/**
 * Expression descriptors: what the code generator knows about the value of an expression of which the code is not finished. Made by
 * expression.ts, moved into registers by discharge.ts, combined by operators.ts.
 *
 * Delaying the last step lets the user of the value choose: a constant may become an operand, an instruction may write its result
 * where it is wanted, a comparison may jump without ever making a boolean.
 *
 * What must stay true: a descriptor may have jump lists (from `and`, `or`, `not`, comparisons) that reach its end with a value of their
 * own; only `toRegister` and the conditional jumps resolve them. A kind that stands for code not yet complete (Relocatable, Call,
 * Vararg, Jump) is completed before anything else of the same expression list is placed in registers above it.
 */
import type { LuaValue } from "../../vm/value.ts";
import { NO_JUMP } from "./label.ts";

export enum Kind {
  /** No expression: the end of an empty list. */
  Void,
  Nil,
  True,
  False,
  /** `info`: index among the constants of the function. */
  Constant,
  /** `value`: a float. */
  Float,
  /** `value`: an integer. */
  Integer,
  /** `value`: a string, not among the constants yet. */
  String,
  /** The value is in register `info`. */
  Register,
  /** A local variable in register `info`. */
  Local,
  /** A captured local variable, whose cell is in register `info`. */
  Cell,
  /** `info`: index of the upvalue. */
  Upvalue,
  /** `R[table][R[key]]`. */
  Indexed,
  /** `U[table][K[key]]`. */
  IndexedUpvalue,
  /** `R[table][key]`. */
  IndexedInteger,
  /** `R[table][K[key]]`. */
  IndexedString,
  /** A comparison: the jump at `info` is taken when it is true. */
  Jump,
  /** The instruction at `info` can write its result to any register. */
  Relocatable,
  /** The call at `info`. */
  Call,
  /** The VARARG at `info`. */
  Vararg,
}

export class Descriptor {
  value: LuaValue = undefined;
  table = 0;
  key = 0;
  /**
   * The table, or the key, is a captured variable: the register named is its cell, which is read when the access is emitted. PUC Lua
   * reads a captured local variable from its register at that same time, and an assignment in between must be seen.
   */
  tableIsCell = false;
  keyIsCell = false;
  /** Jumps taken when the value is true, and when it is false: heads of lists. */
  trueList = NO_JUMP;
  falseList = NO_JUMP;

  constructor(
    public kind: Kind,
    public info: number,
  ) {}
}

export function hasJumps(descriptor: Descriptor): boolean {
  return descriptor.trueList !== descriptor.falseList;
}

/** A number known now. */
export function isNumeral(descriptor: Descriptor): boolean {
  return (descriptor.kind === Kind.Integer || descriptor.kind === Kind.Float) && !hasJumps(descriptor);
}

export function isIntegerNumeral(descriptor: Descriptor): boolean {
  return descriptor.kind === Kind.Integer && !hasJumps(descriptor);
}

/** A call or `...` that can give any number of values. */
export function isMultiple(descriptor: Descriptor): boolean {
  return descriptor.kind === Kind.Call || descriptor.kind === Kind.Vararg;
}

/** A field of a table, as target of an assignment. */
export function isIndexed(descriptor: Descriptor): boolean {
  return descriptor.kind >= Kind.Indexed && descriptor.kind <= Kind.IndexedString;
}

/** Needs no instruction to be read: its value will not change. */
export function isConstantKind(descriptor: Descriptor): boolean {
  return descriptor.kind >= Kind.Nil && descriptor.kind <= Kind.String && !hasJumps(descriptor);
}
