/**
 * Code for expressions (§3.4): walks the tree and gives a descriptor of the value. Called by statement.ts.
 *
 * What must stay true: identifiers and functions are met in the order of the source, as in the scope pass; before an instruction is
 * emitted the position of the source has moved to where PUC Lua's parser would be, and after an expression it is at its last token.
 */
import type {
  CallExpression,
  Expression,
  FunctionBody,
  IndexExpression,
  MethodCallExpression,
  TableConstructor,
  TableField,
} from "../../grammar/ast.ts";
import { MAX_BYTE_OPERAND, packABC, packAx } from "../../vm/instruction.ts";
import { encode, integer, isInteger, isNumber } from "../../vm/numbers.ts";
import { Op } from "../../vm/opcodes.ts";
import type { LuaValue } from "../../vm/value.ts";
import { Descriptor, isMultiple, Kind } from "./descriptor.ts";
import { dischargeVariable, makeIndexed, makeSelf, setResults, store, toIndexable, toNextRegister, toValue } from "./discharge.ts";
import { emit, emitABC, emitABx, fixLine } from "./emit.ts";
import type { Upvalue, Variable } from "./function-scope.ts";
import type { FunctionState } from "./function-state.ts";
import { infix, infixLogical, postfix, postfixLogical, prefix } from "./operators.ts";
import { reserveRegisters } from "./registers.ts";
import { firstOperand, pushSpine } from "./spine.ts";

/** How many values are collected in registers before they are stored in the table. */
const FIELDS_PER_SETLIST = 50;

const OPENING_PARENTHESIS = 40;
const OPENING_BRACE = 123;

/** Compiles an expression as far as its last step. */
export function expression(state: FunctionState, node: Expression): Descriptor {
  // Most expressions are names and literals.
  switch (node.type) {
    case "Identifier":
    case "StringLiteral":
    case "IntegerLiteral":
      state.source.consume(node.end);
      return leaf(state, node);
  }
  const { spine } = state;
  const base = spine.length;
  let descriptor = operand(state, pushSpine(spine, node));
  while (spine.length > base) descriptor = extension(state, spine.pop() as Expression, descriptor);
  return descriptor;
}

/** Compiles a list into consecutive registers, except for the last expression, whose descriptor is returned. */
export function expressionList(state: FunctionState, list: readonly Expression[]): Descriptor {
  if (list.length === 0) return new Descriptor(Kind.Void, 0);
  const last = list.length - 1;
  for (let index = 0; index < last; index++) {
    const descriptor = expression(state, list[index] as Expression);
    state.source.consumeNext(",".length);
    toNextRegister(state, descriptor);
  }
  return expression(state, list[last] as Expression);
}

/* ---- First operands ---- */

/**
 * simpleexp ::= nil | false | true | Numeral | LiteralString | '...' | functiondef | tableconstructor
 * prefixexp ::= Name | '(' exp ')'; and unop exp, which binds its operand tighter than any chain
 */
function operand(state: FunctionState, node: Expression): Descriptor {
  const { source } = state;
  switch (node.type) {
    case "UnaryExpression": {
      source.consume(node.start + node.operator.length);
      const { line } = source;
      const descriptor = expression(state, node.argument);
      prefix(state, node.operator, descriptor, line);
      return descriptor;
    }
    case "ParenthesizedExpression": {
      source.consume(node.start + 1);
      const descriptor = expression(state, node.expression);
      source.consume(node.end);
      // A captured variable is a variable still: it is read when it is used.
      if (descriptor.kind !== Kind.Cell) dischargeVariable(state, descriptor);
      return descriptor;
    }
    case "FunctionExpression":
      return closure(state, node.body, node.body.start + "function".length, false);
    case "TableConstructor":
      return tableConstructor(state, node);
    case "VarargLiteral": {
      const descriptor = new Descriptor(Kind.Vararg, emitABC(state, Op.VARARG, 0, 0, 1));
      source.consume(node.end);
      return descriptor;
    }
  }
  source.consume(node.end);
  return leaf(state, node);
}

/** Operands of one token, which has been read: nothing is emitted but the access to a global name. */
function leaf(state: FunctionState, node: Expression): Descriptor {
  switch (node.type) {
    case "Identifier":
      return namedVariable(state, node.name);
    case "NilLiteral":
      return new Descriptor(Kind.Nil, 0);
    case "BooleanLiteral":
      return new Descriptor(node.value ? Kind.True : Kind.False, 0);
    case "StringLiteral":
      return stringDescriptor(node.value);
    case "IntegerLiteral":
      return valueDescriptor(Kind.Integer, typeof node.value === "bigint" ? node.value : integer(node.value));
    case "FloatLiteral":
      return valueDescriptor(Kind.Float, encode(node.value));
    default:
      throw new Error(`compiler: unexpected ${node.type}`);
  }
}

function valueDescriptor(kind: Kind, value: LuaValue): Descriptor {
  const descriptor = new Descriptor(kind, 0);
  descriptor.value = value;
  return descriptor;
}

function stringDescriptor(text: string): Descriptor {
  return valueDescriptor(Kind.String, text);
}

/** The variable that the next name of the function stands for: local, captured, upvalue, or a field of `_ENV`. */
export function namedVariable(state: FunctionState, name: string): Descriptor {
  const reference = state.nextReference();
  if (reference.kind !== "global") return variableDescriptor(reference);
  const environment = variableDescriptor(reference.environment);
  toIndexable(state, environment);
  makeIndexed(state, environment, stringDescriptor(name));
  return environment;
}

function variableDescriptor(reference: Variable | Upvalue): Descriptor {
  if (reference.kind === "upvalue") return new Descriptor(Kind.Upvalue, reference.index);
  if (reference.constant !== undefined) return constantDescriptor(reference.constant.value);
  return new Descriptor(reference.isCaptured ? Kind.Cell : Kind.Local, reference.register);
}

function constantDescriptor(value: LuaValue): Descriptor {
  if (value === undefined) return new Descriptor(Kind.Nil, 0);
  if (typeof value === "boolean") return new Descriptor(value ? Kind.True : Kind.False, 0);
  if (!isNumber(value)) return valueDescriptor(Kind.String, value);
  return valueDescriptor(isInteger(value) ? Kind.Integer : Kind.Float, value);
}

/** Compiles an inner function and emits the instruction that makes a closure of it. */
export function closure(state: FunctionState, body: FunctionBody, opening: number, isMethod: boolean): Descriptor {
  const index = state.compileInner(state, body, opening, isMethod);
  const descriptor = new Descriptor(Kind.Relocatable, emitABx(state, Op.CLOSURE, 0, index));
  toNextRegister(state, descriptor);
  return descriptor;
}

/* ---- What comes after a first operand ---- */

/** exp ::= exp binop exp; var ::= prefixexp '[' exp ']' | prefixexp '.' Name; functioncall ::= prefixexp args | prefixexp ':' Name args */
function extension(state: FunctionState, node: Expression, left: Descriptor): Descriptor {
  const { source } = state;
  switch (node.type) {
    case "BinaryExpression": {
      source.consume(node.operatorStart + node.operator.length);
      const { line } = source;
      infix(state, node.operator, left);
      return postfix(state, node.operator, left, expression(state, node.right), line);
    }
    case "LogicalExpression":
      source.consume(node.operatorStart + node.operator.length);
      infixLogical(state, node.operator, left);
      return postfixLogical(state, left, expression(state, node.right));
    case "MemberExpression":
      toIndexable(state, left);
      source.consume(node.end);
      makeIndexed(state, left, stringDescriptor(node.name.name));
      return left;
    case "IndexExpression":
      return indexExpression(state, node, left);
    case "CallExpression":
      toNextRegister(state, left);
      return call(state, node, left);
    case "MethodCallExpression":
      source.consume(node.method.end);
      makeSelf(state, left, stringDescriptor(node.method.name));
      return call(state, node, left);
    default:
      throw new Error(`compiler: unexpected ${node.type}`);
  }
}

/** The table stays where it is until the key is known: PUC Lua reads an upvalue after the key, too. */
function indexExpression(state: FunctionState, node: IndexExpression, table: Descriptor): Descriptor {
  toIndexable(state, table);
  state.source.consumeNext("[".length);
  const key = expression(state, node.index);
  toValue(state, key);
  state.source.consume(node.end);
  makeIndexed(state, table, key);
  return table;
}

/** The call itself (§3.4.10); the function, and the object of a method call, are in the last registers. */
function call(state: FunctionState, node: CallExpression | MethodCallExpression, callee: Descriptor): Descriptor {
  const { source } = state;
  const base = callee.info;
  const start = node.argumentsStart;
  const opening = source.text.charCodeAt(start);
  const isList = opening === OPENING_PARENTHESIS;
  // PUC Lua notes the line when it has read the first token of the arguments, which may be a long string.
  const isString = !isList && opening !== OPENING_BRACE;
  const line = source.lineAt(isString ? node.end - 1 : start);
  if (isList) source.consume(start + 1);
  const last = expressionList(state, node.arguments);
  let count = -1;
  if (isMultiple(last)) setResults(state, last, -1);
  if (isList) source.consume(node.end);
  if (!isMultiple(last)) {
    if (last.kind !== Kind.Void) toNextRegister(state, last);
    count = state.freeRegister - (base + 1);
  }
  callee.info = emitABC(state, Op.CALL, base, count + 1, 2);
  callee.kind = Kind.Call;
  fixLine(state, line);
  state.freeRegister = base + 1;
  return callee;
}

/* ---- Table constructors (§3.4.9) ---- */

/** What is known about the table being filled. */
interface TableState {
  readonly register: number;
  /** Values stored in the array part, and collected in registers to be stored next. */
  stored: number;
  pending: number;
  /** Fields with a key. */
  keyed: number;
  /** The last positional field, not in a register yet. */
  last: Descriptor | undefined;
}

/**
 * tableconstructor ::= '{' [fieldlist] '}'
 *
 * NEWTABLE is emitted first and gets its size hints last. Positional values are collected in the registers after the table's.
 */
function tableConstructor(state: FunctionState, node: TableConstructor): Descriptor {
  const { source } = state;
  const pc = emitABC(state, Op.NEWTABLE, 0, 0, 0);
  const register = state.freeRegister;
  const table: TableState = { register, stored: 0, pending: 0, keyed: 0, last: undefined };
  reserveRegisters(state, 1);
  source.consume(node.start + 1);
  const { fields } = node;
  for (let index = 0; index < fields.length; index++) {
    if (index > 0) source.consumeNext(",".length);
    tableField(state, table, fields[index] as TableField);
  }
  source.consume(node.end);
  storeLastFields(state, table);
  const keyedHint = Math.min(table.keyed, MAX_BYTE_OPERAND);
  const storedHint = Math.min(table.stored, MAX_BYTE_OPERAND);
  state.code[pc] = packABC(Op.NEWTABLE, register, keyedHint, storedHint, false);
  return new Descriptor(Kind.Register, register);
}

/** field ::= '[' exp ']' '=' exp | Name '=' exp | exp */
function tableField(state: FunctionState, table: TableState, field: TableField): void {
  const { source } = state;
  if (table.last !== undefined) closeListField(state, table, table.last);
  if (field.type === "TableValue") {
    // Whether a name begins `name = value` or an expression shows the token after it.
    const first = firstOperand(field.value);
    if (first.type === "Identifier") source.lookAheadAt(first.end);
    table.last = expression(state, field.value);
    table.pending++;
    return;
  }
  const temporaries = state.freeRegister;
  let key: Descriptor;
  if (field.type === "TableKeyString") {
    source.consume(field.key.end);
    key = stringDescriptor(field.key.name);
  } else {
    source.consume(field.start + 1);
    key = expression(state, field.key);
    toValue(state, key);
    source.consumeNext("]".length);
  }
  source.consumeNext("=".length);
  table.keyed++;
  const target = new Descriptor(Kind.Register, table.register);
  makeIndexed(state, target, key);
  store(state, target, expression(state, field.value));
  state.freeRegister = temporaries;
}

/** Another field follows: the last positional one goes to its register. */
function closeListField(state: FunctionState, table: TableState, last: Descriptor): void {
  toNextRegister(state, last);
  table.last = undefined;
  if (table.pending < FIELDS_PER_SETLIST) return;
  emitSetList(state, table, table.pending);
  table.stored += table.pending;
  table.pending = 0;
}

/** The table is complete; a last field with multiple results gives all of them. */
function storeLastFields(state: FunctionState, table: TableState): void {
  if (table.pending === 0) return;
  const { last } = table;
  if (last !== undefined && isMultiple(last)) {
    setResults(state, last, -1);
    emitSetList(state, table, 0);
    table.stored += table.pending - 1;
  } else {
    if (last !== undefined) toNextRegister(state, last);
    emitSetList(state, table, table.pending);
    table.stored += table.pending;
  }
}

/** Stores `count` registers after that of the table (0: up to top). */
function emitSetList(state: FunctionState, table: TableState, count: number): void {
  const first = table.stored;
  if (first <= MAX_BYTE_OPERAND) {
    emitABC(state, Op.SETLIST, table.register, count, first);
  } else {
    emitABC(state, Op.SETLIST, table.register, count, first & MAX_BYTE_OPERAND, true);
    emit(state, packAx(Op.EXTRAARG, first >>> 8));
  }
  state.freeRegister = table.register + 1;
}
