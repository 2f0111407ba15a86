/**
 * Parameters of host functions and methods: checks of arguments, with the messages of Lua's own libraries, and host objects borrowed for a
 * call.
 */
import { argumentError, typeError } from "../../stdlib/args.ts";
import { isInteger, isNumber, toInteger } from "../../vm/numbers.ts";
import { type LuaValue, typeName } from "../../vm/value.ts";
import { type Borrower, calls } from "./borrow-cell.ts";
import type { ClassOf } from "./class-definition.ts";
import type { Door } from "./door.ts";
import { encodeText } from "./encoding.ts";
import { HostUserdata } from "./userdata.ts";

type Kind = "any" | "nil" | "boolean" | "number" | "integer" | "string" | "table" | "function" | "thread" | "userdata";

/** A userdata of a class, or what its `fromLua` takes. The object itself is passed, borrowed until the call ends (U5). */
export type BorrowedParameter<T = unknown> =
  | {
      /** An instance of this class, borrowed for reading. */
      readonly ref: ClassOf<T>;
      /** Whether nil will do. */
      readonly optional?: boolean;
    }
  | {
      /** An instance of this class, borrowed for changing. */
      readonly mut: ClassOf<T>;
      /** Whether nil will do. */
      readonly optional?: boolean;
    };

/** A kind of value; with `?` nil too, with `...` in front for all further arguments; or an object to borrow. */
export type ParameterKind = Kind | `${Kind}?` | `...${Kind}` | BorrowedParameter;

/** What is expected in one place. */
interface Parameter extends Borrower {
  readonly kind: Kind | ClassOf<unknown>;
  readonly isOptional: boolean;
  readonly isRest: boolean;
  readonly isExclusive: boolean;
}

export class Signature {
  private readonly parameters: readonly Parameter[];

  constructor(
    private readonly door: Door,
    parameters: readonly ParameterKind[],
    /** What has the parameters: `'Counter.add'`. */
    owner: string,
  ) {
    this.parameters = parameters.map((parameter, position) => {
      const label = `argument #${position + 1} of ${owner}`;
      if (typeof parameter === "string") {
        const kind = parameter.replace(/^\.\.\.|\?$/g, "") as Kind;
        return { kind, label, isOptional: parameter.endsWith("?"), isRest: parameter.startsWith("..."), isExclusive: false };
      }
      const isExclusive = "mut" in parameter;
      const kind = isExclusive ? parameter.mut : parameter.ref;
      return { kind, label, isOptional: parameter.optional === true, isRest: false, isExclusive };
    });
  }

  /** Checks the values from `first` on, and makes host values of them in place. Objects are lent to the call in progress. */
  convert(values: LuaValue[], first: number): void {
    const { door, parameters } = this;
    for (let position = 0; position < parameters.length; position++) {
      const parameter = parameters[position] as Parameter;
      const last = parameter.isRest ? values.length - 1 : first + position;
      for (let index = first + position; index <= last; index++) check(door, values, index, parameter);
    }
    const args: unknown[] = values;
    for (let index = first; index < values.length; index++) {
      const parameter = parameters[index - first];
      const isLent = parameter !== undefined && typeof parameter.kind !== "string" && values[index] !== undefined;
      args[index] = isLent ? lend(door, values, index, parameter) : door.toHost(values[index]);
    }
  }
}

function check(door: Door, values: LuaValue[], index: number, { kind, isOptional }: Parameter): void {
  const value = values[index];
  if (isOptional && value === undefined) return;
  if (typeof kind === "string") {
    if (!isKind(values, index, kind)) throw typeError(values, index, nameOf(kind, value));
    return;
  }
  if (!isAccepted(door, value, kind)) throw typeError(values, index, encodeText(door.classes.nameOf(kind)));
}

/** Whether a value may be an instance of the class; a userdata without object is found out when it is to be lent. */
function isAccepted(door: Door, value: LuaValue, Class: ClassOf<unknown>): boolean {
  if (!(value instanceof HostUserdata)) return value !== undefined && door.classes.typeOf(Class)?.fromLua !== undefined;
  return !value.isAlive || value.isA(Class);
}

/** The object for a parameter that borrows one; the value has been checked. */
function lend(door: Door, values: LuaValue[], index: number, parameter: Parameter): unknown {
  const userdata = values[index];
  if (!(userdata instanceof HostUserdata)) {
    const Class = parameter.kind as ClassOf<unknown>;
    const object = door.classes.typeOf(Class)?.fromLua?.(door.toHost(userdata));
    if (object === undefined) throw typeError(values, index, encodeText(door.classes.nameOf(Class)));
    return object;
  }
  const { cell, object } = userdata;
  if (!cell.admits(parameter.isExclusive)) throw argumentError(index, encodeText(cell.refusal(parameter.isExclusive)));
  calls.push(userdata, parameter.isExclusive, parameter);
  return object;
}

function isKind(values: LuaValue[], index: number, kind: Kind): boolean {
  const value = values[index];
  switch (kind) {
    case "any":
      return index < values.length;
    case "number":
      return isNumber(value);
    case "integer":
      return isNumber(value) && (isInteger(value) || toInteger(value) !== undefined);
    default:
      return typeName(value) === kind;
  }
}

/** What the message says was expected. */
function nameOf(kind: Kind, value: LuaValue): string {
  if (kind === "any") return "value";
  return kind === "integer" && !isNumber(value) ? "number" : kind;
}
