/**
 * The result of name resolution: variables, and for each function what its names stand for. Made by scope.ts, read by the code generator.
 *
 * What must stay true: the lists of a FunctionScope are in the order in which the scope pass meets the nodes, and the code generator
 * meets them in the same order: the order of the source text.
 */
import type { Constant } from "./fold.ts";
import type { Label } from "./label.ts";

/** The name of the hidden variables that hold the state of a `for` loop; no identifier looks like it. */
export const HIDDEN_NAME = "(for state)";

/** A local variable, parameter or control variable. As a reference: a local variable of the function that uses it. */
export class Variable {
  readonly kind = "local";
  /** Whether an inner function uses it. */
  isCaptured = false;
  /** For `local function f`: whether the body of f itself uses f. */
  isCapturedByItself = false;
  /** Its value, when it is a compile-time constant: then it is never captured and has no register. */
  constant: Constant | undefined;
  /** Set by the code generator where the scope begins. */
  register = -1;
  /** The variable of the same name that this one hides. */
  shadowed: Variable | undefined;
  global: GlobalName | undefined;

  constructor(
    readonly name: string,
    readonly attribute: "const" | "close" | undefined,
    readonly owner: FunctionScope | undefined,
    /** Offset after its name where it is declared. */
    readonly end: number,
  ) {}
}

/** A variable of an enclosing function, seen from inside. */
export class Upvalue {
  readonly kind = "upvalue";
  global: GlobalName | undefined;

  constructor(
    readonly variable: Variable,
    /** Its index among the upvalues of the function. */
    readonly index: number,
    /** The upvalue of the enclosing function it comes from; undefined when it is a local variable there. */
    readonly outer: Upvalue | undefined,
  ) {}
}

/** A global name (§2.2): a field of whatever `_ENV` stands for at that place. */
export class GlobalName {
  readonly kind = "global";
  constructor(readonly environment: Variable | Upvalue) {}
}

/** What an identifier in an expression stands for. */
export type Reference = Variable | Upvalue | GlobalName;

/** What name resolution found out about one function. All lists are in the order of the source text. */
export class FunctionScope {
  /** What each identifier stands for that is used as a variable. */
  readonly references: Reference[] = [];
  /** The variables declared, the hidden ones not included. */
  readonly variables: Variable[] = [];
  readonly upvalues: Upvalue[] = [];
  readonly functions: FunctionScope[] = [];
  /** The label of each `goto`. */
  readonly jumps: Label[] = [];
  /** Each label. */
  readonly labels: Label[] = [];
  private upvalueIndex: Map<Variable, Upvalue> | undefined;

  constructor(
    readonly parent: FunctionScope | undefined,
    /** Line of the definition; 0 for a main chunk. */
    readonly lineDefined: number,
  ) {}

  upvalueFor(variable: Variable): Upvalue | undefined {
    return this.upvalueIndex?.get(variable);
  }

  addUpvalue(variable: Variable, outer: Upvalue | undefined): Upvalue {
    const upvalue = new Upvalue(variable, this.upvalues.length, outer);
    this.upvalueIndex ??= new Map();
    this.upvalueIndex.set(variable, upvalue);
    this.upvalues.push(upvalue);
    return upvalue;
  }
}
