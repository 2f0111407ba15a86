/**
 * Checks of a host function's arguments, with the messages of Lua's own libraries.
 */
import { type Arguments, typeError } from "../../stdlib/args.ts";
import { isInteger, isNumber, toInteger } from "../../vm/numbers.ts";
import { type LuaValue, typeName } from "../../vm/value.ts";

type Kind = "any" | "nil" | "boolean" | "number" | "integer" | "string" | "table" | "function" | "thread" | "userdata";
/** A kind of value; with `?` nil too, with `...` in front for all further arguments. */
export type ParameterKind = Kind | `${Kind}?` | `...${Kind}`;

export function parameterChecks(parameters: readonly ParameterKind[]): (values: LuaValue[]) => void {
  const checks = parameters.map((parameter) => {
    const kind = parameter.replace(/^\.\.\.|\?$/g, "") as Kind;
    return { kind, isOptional: parameter.endsWith("?"), isRest: parameter.startsWith("...") };
  });
  return (values) => {
    checks.forEach(({ kind, isOptional, isRest }, position) => {
      const last = isRest ? values.length - 1 : position;
      for (let index = position; index <= last; index++) {
        if (!(isOptional && values[index] === undefined) && !isKind(values, index, kind))
          throw typeError(values as Arguments, index, nameOf(kind, values[index]));
      }
    });
  };
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
