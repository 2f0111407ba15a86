/**
 * The metatable that all strings share: methods through `__index`, and arithmetic on strings that denote numbers (manual §3.4.3), which
 * the machine leaves to these metamethods.
 *
 * What must stay true: the operators of the machine have already tried numbers and the first operand's own metamethod when they come here.
 */
import { ArithmeticFunction } from "../vm/arithmetic-function.ts";
import { toNumber } from "../vm/coercion.ts";
import { LibraryError, OperationError, ThrownValue } from "../vm/errors.ts";
import { fieldKeyOf } from "../vm/field-key.ts";
import { add, divide, floorDivide, type LuaNumeric, modulo, multiply, negate, power, subtract } from "../vm/numbers.ts";
import { LuaTable } from "../vm/table.ts";
import { type Sentinel, tailCall } from "../vm/transfer.ts";
import { type LuaValue, typeName } from "../vm/value.ts";
import { setNamed } from "./define.ts";
import type { LibraryServices } from "./services.ts";

const operations: readonly (readonly [event: string, operation: (x: LuaNumeric, y: LuaNumeric) => LuaNumeric])[] = [
  ["__add", add],
  ["__sub", subtract],
  ["__mul", multiply],
  ["__mod", modulo],
  ["__pow", power],
  ["__div", divide],
  ["__idiv", floorDivide],
  ["__unm", (x) => negate(x)],
];

function arithmetic(services: LibraryServices, event: string, operation: (x: LuaNumeric, y: LuaNumeric) => LuaNumeric) {
  const field = fieldKeyOf(event);
  return (x: LuaValue, y: LuaValue): LuaValue | Sentinel => {
    const first = toNumber(x);
    const second = toNumber(y);
    if (first !== undefined && second !== undefined) {
      try {
        return operation(first, second);
      } catch (error) {
        // Failing here, in a library function, an operation has no position to report (`"1" // 0`).
        throw error instanceof OperationError ? new ThrownValue(error.message) : error;
      }
    }
    // The second operand may know what to do; but not if it is a string, which would come back here.
    const handler = typeof y === "string" ? undefined : services.metatableOf(y)?.getField(field, event);
    if (handler === undefined) {
      throw new LibraryError(`attempt to ${event.slice(2)} a '${typeName(x)}' with a '${typeName(y)}'`);
    }
    return tailCall(services.selfHosted.get("string.arithmetic"), [handler, x, y]);
  };
}

export function createStringMetatable(stringLibrary: LuaTable, services: LibraryServices): LuaTable {
  const metatable = new LuaTable();
  for (const [event, operation] of operations) {
    setNamed(metatable, event, new ArithmeticFunction(arithmetic(services, event, operation), event, operation));
  }
  setNamed(metatable, "__index", stringLibrary);
  return metatable;
}
