/**
 * A library function that is an arithmetic metamethod, such as strings have: what it does to two numbers is known, so that an operator on
 * numbers and texts of numbers need not call it. Made by stdlib/string-metatable.ts, asked by operations.ts.
 *
 * What must stay true: the operation is what the call does where both operands are numbers, or strings that denote some.
 */
import { toNumberFreely } from "./coercion.ts";
import { OperationError } from "./errors.ts";
import { type FunctionBody, LibraryFunction } from "./function.ts";
import type { LuaNumeric } from "./numbers.ts";
import type { LuaValue } from "./value.ts";

export class ArithmeticFunction extends LibraryFunction {
  constructor(
    call: FunctionBody,
    name: string,
    private readonly operation: (x: LuaNumeric, y: LuaNumeric) => LuaNumeric,
  ) {
    super(call, name);
  }

  /** The result of the call; undefined where it would do more than an operation, or raise an error. */
  resultOf(x: LuaValue, y: LuaValue): LuaNumeric | undefined {
    const first = toNumberFreely(x);
    if (first === undefined) return undefined;
    const second = toNumberFreely(y);
    if (second === undefined) return undefined;
    try {
      return this.operation(first, second);
    } catch (error) {
      if (error instanceof OperationError) return undefined;
      throw error;
    }
  }
}
