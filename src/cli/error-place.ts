/**
 * Where in a source text an error happened: the expression that its message names, found in the syntax tree, for instructions know their line
 * only. Used by error-presenter.ts.
 *
 * What must stay true: an expression is given only if it is the only one on the line that the message may mean.
 */
import type { Expression, Node } from "../../grammar/ast.ts";
import { LineTable, nodesOf, parse } from "../../grammar/index.ts";

/** The variable that a message names at its end: `(field 'x')`. */
const NAMED = /\((local|upvalue|global|field|method|constant) '(.*)'\)$/s;
/** The argument that a message names. */
const ARGUMENT = /bad argument #(\d+) to '(.*?)' \(/;

/** What a message is about. */
export interface ErrorPlace {
  /** Offsets into the source. */
  readonly start: number;
  readonly end: number;
  /** The expression with the name, if the message names a variable. */
  readonly expression?: Expression;
}

/** The expression on a line that a message means; undefined if that is not certain. */
export function placeOfError(source: string, line: number, message: string): ErrorPlace | undefined {
  const named = NAMED.exec(message);
  const argument = ARGUMENT.exec(message);
  if (named === null && argument === null) return undefined;
  const lines = new LineTable(source);
  const found: ErrorPlace[] = [];
  for (const node of nodesOf(parse(source, "", { skipShebang: true }))) {
    const place =
      named !== null
        ? placeOfName(node, named[1] as string, named[2] as string)
        : placeOfArgument(node, Number(argument?.[1]), argument?.[2] as string);
    if (place !== undefined && lines.lineAt(place.end - 1) === line) found.push(place);
  }
  return found.length === 1 ? found[0] : undefined;
}

function placeOfName(node: Node, kind: string, name: string): ErrorPlace | undefined {
  switch (node.type) {
    case "Identifier":
      return isVariable(kind) && node.name === name ? { start: node.start, end: node.end, expression: node } : undefined;
    case "MemberExpression":
      return kind === "field" && node.name.name === name ? { start: node.start, end: node.end, expression: node } : undefined;
    case "MethodCallExpression":
      return kind === "method" && node.method.name === name ? { start: node.start, end: node.method.end, expression: node } : undefined;
    case "StringLiteral":
      return kind === "constant" && node.value === name ? { start: node.start, end: node.end } : undefined;
  }
  return undefined;
}

function isVariable(kind: string): boolean {
  return kind === "local" || kind === "upvalue" || kind === "global";
}

/** The argument of a call of a function with a name, which may be the last part of one: `insert` of `table.insert`. */
function placeOfArgument(node: Node, position: number, called: string): ErrorPlace | undefined {
  if (node.type !== "CallExpression" && node.type !== "MethodCallExpression") return undefined;
  const name = called.slice(called.lastIndexOf(".") + 1);
  if (calleeName(node) !== name) return undefined;
  const argument = node.arguments[position - 1];
  return argument === undefined ? { start: node.start, end: node.end } : { start: argument.start, end: argument.end };
}

function calleeName(call: Expression): string | undefined {
  if (call.type === "MethodCallExpression") return call.method.name;
  if (call.type !== "CallExpression") return undefined;
  if (call.base.type === "Identifier") return call.base.name;
  return call.base.type === "MemberExpression" ? call.base.name.name : undefined;
}
