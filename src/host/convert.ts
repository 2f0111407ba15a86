/**
 * Values across the door, exact both ways (API.md, "Values across the door"), and calls through it.
 *
 * What must stay true: this is the only place where a Lua value becomes a host value or the other way round; every integer and float
 * arrives as the number it is; JavaScript exceptions keep their identity on the way through Lua.
 */
import { ThrownValue } from "../../vm/errors.ts";
import { fieldKeyOf } from "../../vm/field-key.ts";
import { LibraryClosure, LuaFunction as MachineFunction } from "../../vm/function.ts";
import { run } from "../../vm/interpreter.ts";
import { EVENT_TOSTRING } from "../../vm/metamethods.ts";
import {
  encode,
  integer,
  integerFromBigInt,
  isInteger,
  isNumber,
  MAX_INTEGER,
  MIN_INTEGER,
  numberToString,
  toFloat,
} from "../../vm/numbers.ts";
import { index, setIndex } from "../../vm/operations.ts";
import type { LuaState } from "../../vm/state.ts";
import { LuaTable as MachineTable } from "../../vm/table.ts";
import { results, SENTINEL } from "../../vm/transfer.ts";
import { LuaUserdata } from "../../vm/userdata.ts";
import { type LuaValue, typeName } from "../../vm/value.ts";
import { decodeText, encodeText, textOfBytes } from "./encoding.ts";
import { LuaError } from "./errors.ts";
import { type LuaFunction, LuaOpaque, LuaTable } from "./handles.ts";
import { LuaFloatValue } from "./values.ts";

export class Converter {
  /** Handles by Lua value and back, so that a value has one handle and a function one Lua function. */
  private readonly handles = new WeakMap<object, object>();
  private readonly values = new WeakMap<object, LuaValue>();
  private hostErrorMetatable: MachineTable | undefined;

  constructor(
    private readonly state: LuaState,
    /** Throws LuaClosedError when the state is closed. */
    readonly checkOpen: (operation: string) => void,
  ) {}

  /** Throws TypeError for values that do not convert by themselves. */
  toLua(value: unknown): LuaValue {
    switch (typeof value) {
      case "undefined":
      case "boolean":
        return value;
      case "number":
        return Number.isSafeInteger(value) && !Object.is(value, -0) ? integer(value) : encode(value);
      case "bigint":
        if (value > MAX_INTEGER || value < MIN_INTEGER) throw new TypeError(`${value} is not a 64-bit integer`);
        return integerFromBigInt(value);
      case "string":
        return encodeText(value);
      case "function":
        return this.values.get(value) ?? this.wrapFunction(value as (...args: unknown[]) => unknown);
      case "object": {
        if (value === null) return undefined;
        if (value instanceof LuaTable) {
          const table = LuaTable.tableOf(value, this);
          if (table === undefined) throw new TypeError("a table of another state");
          return table;
        }
        const known = this.values.get(value);
        if (known !== undefined) return known;
        if (value instanceof LuaFloatValue) return encode(value.value);
        if (value instanceof Uint8Array) return textOfBytes(value);
      }
    }
    throw new TypeError(`${describe(value)} does not convert to Lua by itself (createTable makes a table of arrays and plain objects)`);
  }

  toHost(value: LuaValue): unknown {
    if (typeof value === "string") return decodeText(value);
    if (typeof value === "bigint") return value;
    if (isNumber(value)) return isInteger(value) ? value : toFloat(value);
    if (typeof value !== "object") return value;
    let handle = this.handles.get(value);
    if (handle === undefined) {
      if (value instanceof MachineTable) handle = new LuaTable(this, value);
      else if (value instanceof MachineFunction) handle = this.functionHandle(value);
      else if (value instanceof LuaUserdata) handle = value.object as object;
      else handle = new LuaOpaque(typeName(value));
      this.handles.set(value, handle);
      this.values.set(handle, value);
    }
    return handle;
  }

  /** A table with the entries of an array, Map or plain object, deep; an object met twice becomes one table. */
  tableOf(source: object, made = new Map<object, MachineTable>()): MachineTable {
    const existing = made.get(source);
    if (existing !== undefined) return existing;
    const table = new MachineTable();
    made.set(source, table);
    const convert = (value: unknown): LuaValue => (isPlain(value) ? this.tableOf(value, made) : this.toLua(value));
    if (Array.isArray(source)) for (const [position, value] of source.entries()) table.setInteger(position + 1, convert(value));
    else if (source instanceof Map) for (const [key, value] of source) table.set(convert(key), convert(value));
    else {
      for (const [key, value] of Object.entries(source)) {
        const name = encodeText(key);
        table.setField(fieldKeyOf(name), name, convert(value));
      }
    }
    return table;
  }

  /** Calls a Lua value with host values; gives all results. Throws LuaError. */
  call(operation: string, callee: LuaValue, args: unknown[]): unknown[] {
    this.checkOpen(operation);
    return this.enter(
      callee,
      args.map((value) => this.toLua(value)),
    ).map((value) => this.toHost(value));
  }

  index(table: MachineTable, key: unknown): unknown {
    this.checkOpen("get");
    const luaKey = this.toLua(key);
    const value = table.get(luaKey);
    if (value !== undefined || table.metatable === undefined) return this.toHost(value);
    return this.toHost(this.enter(new MachineFunction((object, name) => index(this.state, object, name), "get"), [table, luaKey])[0]);
  }

  setIndex(table: MachineTable, key: unknown, value: unknown): void {
    this.checkOpen("set");
    const values = [table, this.toLua(key), this.toLua(value)];
    const body = (object: LuaValue, name: LuaValue, content: LuaValue) =>
      setIndex(this.state, object, name, content) === SENTINEL ? SENTINEL : results();
    this.enter(new MachineFunction(body, "set"), values);
  }

  private enter(callee: LuaValue, values: LuaValue[]): LuaValue[] {
    try {
      return run(this.state, callee, values);
    } catch (thrown) {
      throw thrown instanceof ThrownValue ? this.hostError(thrown) : thrown;
    }
  }

  private hostError(thrown: ThrownValue): LuaError {
    const { value } = thrown;
    const traceback = decodeText(thrown.traceback ?? "");
    if (value instanceof LuaUserdata && value.metatable === this.hostErrorMetatable) {
      const cause = value.object;
      return new LuaError(cause instanceof Error ? cause.message : String(cause), cause, traceback, { cause });
    }
    return new LuaError(this.messageOf(value), this.toHost(value), traceback);
  }

  /** The text of an error value, as PUC's stand-alone interpreter makes it: strings and numbers as they are, others by `__tostring`. */
  private messageOf(value: LuaValue): string {
    if (typeof value === "string") return decodeText(value);
    if (isNumber(value)) return numberToString(value);
    const handler = this.state.metamethod(value, EVENT_TOSTRING);
    if (handler !== undefined) {
      try {
        const text = run(this.state, handler, [value])[0];
        if (typeof text === "string") return decodeText(text);
      } catch (thrown) {
        if (!(thrown instanceof ThrownValue)) throw thrown;
      }
    }
    return `(error object is a ${this.state.typeNameOf(value)} value)`;
  }

  private functionHandle(callee: MachineFunction): object {
    const handle = ((...args: unknown[]) => this.call("call", callee, args)[0]) as LuaFunction;
    handle.all = (...args) => this.call("call", callee, args);
    return handle;
  }

  private wrapFunction(body: (...args: unknown[]) => unknown): MachineFunction {
    const wrapped = new LibraryClosure(
      (...values) => {
        try {
          const result = body(...values.map((value) => this.toHost(value)));
          return result === undefined ? results() : this.toLua(result);
        } catch (error) {
          throw this.carry(error);
        }
      },
      body.name,
      [],
    );
    this.handles.set(wrapped, body);
    this.values.set(body, wrapped);
    return wrapped;
  }

  /** A JavaScript exception on its way through Lua: an error of Lua again is its value, any other thing is a userdata. */
  private carry(error: unknown): ThrownValue | RangeError {
    // The host's stack is full: the machine makes a Lua error of it.
    if (error instanceof RangeError && /call stack/.test(error.message)) return error;
    if (error instanceof LuaError && error.cause === undefined) return new ThrownValue(this.toLua(error.value));
    const original = error instanceof LuaError ? error.cause : error;
    if (this.hostErrorMetatable === undefined) {
      const metatable = new MachineTable();
      metatable.setField(fieldKeyOf("__name"), "__name", "host error");
      metatable.setField(
        fieldKeyOf("__tostring"),
        "__tostring",
        new MachineFunction((value) => encodeText(messageOf((value as LuaUserdata).object)), "tostring"),
      );
      this.hostErrorMetatable = metatable;
    }
    const carrier = new LuaUserdata(original);
    carrier.metatable = this.hostErrorMetatable;
    return new ThrownValue(carrier);
  }
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return Array.isArray(value) || value instanceof Map || prototype === Object.prototype || prototype === null;
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return "an array";
  if (typeof value === "object") return `an object of class ${value?.constructor?.name ?? "none"}`;
  return `a ${typeof value}`;
}
