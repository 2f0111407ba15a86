/** Calls library functions without a machine: a stand-in for the services of a state, and conversions for test tables. */

import { parseNumeral } from "../../grammar/index.ts";
import type { LibraryServices } from "../../stdlib/services.ts";
import { installNumeralParser } from "../../vm/coercion.ts";
import { ArgumentError, LibraryError, OperationError, ThrownValue } from "../../vm/errors.ts";
import { LibraryFunction, type LuaFunction } from "../../vm/function.ts";
import { encode, integer, integerFromBigInt, isFloat, isNumber, type LuaNumeric, toFloat } from "../../vm/numbers.ts";
import { LuaTable } from "../../vm/table.ts";
import { SENTINEL, TransferKind, transfer } from "../../vm/transfer.ts";
import type { LuaValue } from "../../vm/value.ts";

installNumeralParser((text) => {
  const numeral = parseNumeral(text);
  if (numeral === undefined) return undefined;
  if (numeral.kind === "float") return encode(numeral.value);
  return typeof numeral.value === "bigint" ? numeral.value : integer(numeral.value);
});

export const services: LibraryServices = {
  selfHosted: { get: (name) => new LibraryFunction(() => `calls ${name}`, name) },
  metatableOf: (value) => (value instanceof LuaTable ? value.metatable : undefined),
  addressOf: () => "0x00000001",
  seed: () => [integer(1), integer(2)],
  charge: () => undefined,
  isPauseDue: () => false,
  raiseForCaller: (error) => {
    throw error;
  },
};

/** A float in a test table. Plain numbers and bigints there are integers. */
export class Float {
  constructor(readonly value: number) {}
}

export function float(value: number): Float {
  return new Float(value);
}

export type TestValue = undefined | boolean | string | number | bigint | Float | LuaTable;

function toLua(value: TestValue): LuaValue {
  if (value instanceof Float) return encode(value.value);
  if (typeof value === "number") return integer(value);
  if (typeof value === "bigint") return integerFromBigInt(value);
  return value;
}

function fromLua(value: LuaValue): unknown {
  if (isNumber(value)) {
    if (isFloat(value)) return new Float(toFloat(value as LuaNumeric));
    return typeof value === "bigint" ? value : (value as unknown as number);
  }
  return value;
}

/** The results of a call, or what it raises as text. */
export function call(library: LuaTable, name: string, ...args: TestValue[]): unknown {
  let body = library.getString(name) as LuaFunction;
  let values = args.map(toLua);
  try {
    for (;;) {
      const result = body.call(...values);
      if (result !== SENTINEL) return [fromLua(result as LuaValue)];
      values = transfer.values;
      if (transfer.kind === TransferKind.VALUES) return values.map(fromLua);
      body = transfer.callee as LuaFunction;
    }
  } catch (error) {
    if (error instanceof ArgumentError) return `bad argument #${error.position} (${error.detail})`;
    if (error instanceof LibraryError || error instanceof OperationError) return error.message;
    if (error instanceof ThrownValue) return fromLua(error.value);
    throw error;
  }
}

/** A table with these elements from index 1 on. */
export function list(...elements: TestValue[]): LuaTable {
  const table = new LuaTable();
  elements.forEach((element, index) => {
    table.setInteger(index + 1, toLua(element));
  });
  return table;
}

export function elementsOf(table: LuaTable): unknown[] {
  return table.array.slice(1).map(fromLua);
}
