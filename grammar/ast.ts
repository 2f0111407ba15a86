/**
 * The abstract syntax tree of Lua 5.4 (manual §9), as the parser gives it and the compiler reads it.
 *
 * Node names follow luaparse, the only widely used convention for Lua trees in JavaScript, where the productions agree.
 * Every node carries `start` and `end`, byte offsets into the source (end exclusive); `LineTable` turns an offset into a line.
 * All texts are byte strings: one character per byte, whatever encoding the source file had.
 *
 * What must stay true: the tree is plain data (no methods, no cycles); chains that Lua parses in a loop (left-associative operators,
 * suffixes such as `a.b.c` and `f()()`) nest to the left without a depth limit, so a consumer walks them in a loop; every other
 * nesting is at most `MAX_NESTING` deep, so a consumer may recurse on it.
 */

/** Fields of every node: the byte offsets it spans in the source. */
export interface NodeBase {
  start: number;
  end: number;
}

/** A name where it is declared or used. The scope pass of the compiler decides what it stands for. */
export interface Identifier extends NodeBase {
  type: "Identifier";
  name: string;
}

/* ---- Chunk and blocks ---- */

/** A sequence of statements with a scope of its own; `end` is the offset of the token that closes it. */
export interface Block extends NodeBase {
  type: "Block";
  body: Statement[];
}

/** A whole source text: the body of a vararg function (§3.3.2). */
export interface Chunk extends NodeBase {
  type: "Chunk";
  body: Block;
  /** The text ended in an error (only in a tree of `parsePrefix`). */
  isUnfinished?: true;
}

/* ---- Statements (§3.3) ---- */

export type Statement =
  | LocalStatement
  | AssignmentStatement
  | CallStatement
  | DoStatement
  | WhileStatement
  | RepeatStatement
  | IfStatement
  | ForNumericStatement
  | ForGenericStatement
  | FunctionDeclaration
  | LocalFunctionDeclaration
  | ReturnStatement
  | BreakStatement
  | GotoStatement
  | LabelStatement;

/** `local a <const>, b = 1, 2` (§3.3.7). */
export interface LocalStatement extends NodeBase {
  type: "LocalStatement";
  variables: AttributedName[];
  init: Expression[];
}

/** One name of a `local` statement with its attribute, checked by the parser to be `const` or `close`. */
export interface AttributedName extends NodeBase {
  type: "AttributedName";
  name: string;
  attribute: "const" | "close" | undefined;
}

/** `a, t.x = 1, 2` (§3.3.3). */
export interface AssignmentStatement extends NodeBase {
  type: "AssignmentStatement";
  targets: (Identifier | MemberExpression | IndexExpression)[];
  init: Expression[];
}

/** A call as a statement (§3.3.6). */
export interface CallStatement extends NodeBase {
  type: "CallStatement";
  expression: CallExpression | MethodCallExpression;
}

export interface DoStatement extends NodeBase {
  type: "DoStatement";
  body: Block;
}

export interface WhileStatement extends NodeBase {
  type: "WhileStatement";
  condition: Expression;
  body: Block;
}

/** `repeat body until condition`; the condition sees the locals of the body. */
export interface RepeatStatement extends NodeBase {
  type: "RepeatStatement";
  body: Block;
  condition: Expression;
}

/** `if … then … elseif … else … end`; the clauses are in order and `orelse` is the `else` block. */
export interface IfStatement extends NodeBase {
  type: "IfStatement";
  clauses: IfClause[];
  orelse: Block | undefined;
}

export interface IfClause extends NodeBase {
  type: "IfClause";
  condition: Expression;
  body: Block;
}

export interface ForNumericStatement extends NodeBase {
  type: "ForNumericStatement";
  variable: Identifier;
  from: Expression;
  to: Expression;
  step: Expression | undefined;
  body: Block;
}

export interface ForGenericStatement extends NodeBase {
  type: "ForGenericStatement";
  variables: Identifier[];
  iterators: Expression[];
  body: Block;
}

/** `function a.b.c:m() … end`: `target` is the variable assigned to, `isMethod` says that the last name came after a colon. */
export interface FunctionDeclaration extends NodeBase {
  type: "FunctionDeclaration";
  target: Identifier | MemberExpression;
  isMethod: boolean;
  body: FunctionBody;
}

export interface LocalFunctionDeclaration extends NodeBase {
  type: "LocalFunctionDeclaration";
  name: Identifier;
  body: FunctionBody;
}

export interface ReturnStatement extends NodeBase {
  type: "ReturnStatement";
  arguments: Expression[];
}

export interface BreakStatement extends NodeBase {
  type: "BreakStatement";
}

export interface GotoStatement extends NodeBase {
  type: "GotoStatement";
  label: string;
}

export interface LabelStatement extends NodeBase {
  type: "LabelStatement";
  label: string;
}

/* ---- Expressions (§3.4) ---- */

export type Expression =
  | NilLiteral
  | BooleanLiteral
  | IntegerLiteral
  | FloatLiteral
  | StringLiteral
  | VarargLiteral
  | FunctionExpression
  | Identifier
  | MemberExpression
  | IndexExpression
  | CallExpression
  | MethodCallExpression
  | ParenthesizedExpression
  | UnaryExpression
  | BinaryExpression
  | LogicalExpression
  | TableConstructor;

export interface NilLiteral extends NodeBase {
  type: "NilLiteral";
}

export interface BooleanLiteral extends NodeBase {
  type: "BooleanLiteral";
  value: boolean;
}

/** A numeral that denotes an integer, already wrapped to 64 bits (§3.1). A number when it is a safe integer, else a bigint. */
export interface IntegerLiteral extends NodeBase {
  type: "IntegerLiteral";
  value: number | bigint;
}

/** A numeral that denotes a float: a plain JavaScript double. */
export interface FloatLiteral extends NodeBase {
  type: "FloatLiteral";
  value: number;
}

/** A string with its escapes resolved: one character per byte. */
export interface StringLiteral extends NodeBase {
  type: "StringLiteral";
  value: string;
}

export interface VarargLiteral extends NodeBase {
  type: "VarargLiteral";
}

/** `function (…) … end` as an expression. */
export interface FunctionExpression extends NodeBase {
  type: "FunctionExpression";
  body: FunctionBody;
}

/**
 * Parameters and body shared by all forms of function definition. Its `start` is the offset of the keyword `function`, its `end` lies
 * after the closing `end`. A method's implicit `self` is not in `parameters`.
 */
export interface FunctionBody extends NodeBase {
  type: "FunctionBody";
  parameters: Identifier[];
  isVararg: boolean;
  body: Block;
  /** The text ended in an error inside this function (only in a tree of `parsePrefix`). */
  isUnfinished?: true;
}

/** `base.name`. */
export interface MemberExpression extends NodeBase {
  type: "MemberExpression";
  base: Expression;
  name: Identifier;
}

/** `base[index]`. */
export interface IndexExpression extends NodeBase {
  type: "IndexExpression";
  base: Expression;
  index: Expression;
}

/** `base(arguments)`, also `base "text"` and `base {…}`; `argumentsStart` is the offset of the first token of the arguments. */
export interface CallExpression extends NodeBase {
  type: "CallExpression";
  base: Expression;
  arguments: Expression[];
  argumentsStart: number;
}

/** `base:method(arguments)`. */
export interface MethodCallExpression extends NodeBase {
  type: "MethodCallExpression";
  base: Expression;
  method: Identifier;
  arguments: Expression[];
  argumentsStart: number;
}

/** Parentheses: kept in the tree because they cut a multiple result to one value and end a chain of jumps. */
export interface ParenthesizedExpression extends NodeBase {
  type: "ParenthesizedExpression";
  expression: Expression;
}

export type UnaryOperator = "-" | "not" | "#" | "~";

export interface UnaryExpression extends NodeBase {
  type: "UnaryExpression";
  operator: UnaryOperator;
  argument: Expression;
}

export type BinaryOperator =
  | "+"
  | "-"
  | "*"
  | "/"
  | "//"
  | "%"
  | "^"
  | ".."
  | "=="
  | "~="
  | "<"
  | "<="
  | ">"
  | ">="
  | "&"
  | "|"
  | "~"
  | "<<"
  | ">>";

export interface BinaryExpression extends NodeBase {
  type: "BinaryExpression";
  operator: BinaryOperator;
  left: Expression;
  right: Expression;
  /** The offset of the operator: errors in the operation are reported on its line. */
  operatorStart: number;
}

/** `and`, `or`: the operators that evaluate their second operand only if needed (§3.4.5). */
export interface LogicalExpression extends NodeBase {
  type: "LogicalExpression";
  operator: "and" | "or";
  left: Expression;
  right: Expression;
  operatorStart: number;
}

/** `{1, x = 2, [k] = 3}` (§3.4.9). */
export interface TableConstructor extends NodeBase {
  type: "TableConstructor";
  fields: TableField[];
}

export type TableField = TableValue | TableKeyString | TableKey;

/** A positional field. */
export interface TableValue extends NodeBase {
  type: "TableValue";
  value: Expression;
}

/** `name = value`. */
export interface TableKeyString extends NodeBase {
  type: "TableKeyString";
  key: Identifier;
  value: Expression;
}

/** `[key] = value`. */
export interface TableKey extends NodeBase {
  type: "TableKey";
  key: Expression;
  value: Expression;
}

export type Node = Chunk | Block | Statement | Expression | AttributedName | IfClause | FunctionBody | TableField;
