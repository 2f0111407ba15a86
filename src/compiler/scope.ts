/**
 * Name resolution (§3.5): a pass over the tree that decides what every name stands for, before any code is generated. Called by
 * compile.ts; its result, a tree of `FunctionScope`, is read by the code generator.
 *
 * The generator needs to know at a declaration whether some inner function will capture the variable, since a captured variable lives
 * in a cell from its first moment on; and that is only known after the whole scope has been seen. The pass also finds the `<const>`
 * variables with a value known at compile time, which get no register, checks assignments to constants, and hands labels and gotos to
 * labels.ts.
 *
 * Names are looked up in one map from a name to its innermost visible variable; entering a scope puts variables in front, leaving it
 * puts back what they shadowed. So a lookup costs the same at any depth.
 *
 * What must stay true: this pass meets the nodes in the order of the source text, as the code generator does; errors are found at the
 * place where PUC Lua finds them, and show the line of the token it would have read by then.
 */
import type {
  AssignmentStatement,
  Block,
  Chunk,
  Expression,
  ForGenericStatement,
  ForNumericStatement,
  FunctionBody,
  FunctionDeclaration,
  Identifier,
  LocalFunctionDeclaration,
  LocalStatement,
  RepeatStatement,
  Statement,
  TableConstructor,
} from "../../grammar/ast.ts";
import { type Constant, constantOf } from "./fold.ts";
import { FunctionScope, GlobalName, HIDDEN_NAME, type Reference, type Upvalue, Variable } from "./function-scope.ts";
import { LabelResolver } from "./labels.ts";
import type { SourceText } from "./source-text.ts";
import { pushSpine } from "./spine.ts";

/** The most local variables that may be active in one function. */
const MAX_LOCAL_VARIABLES = 200;
/** The most upvalues of one function: their index must fit an operand. */
const MAX_UPVALUES = 255;

/** Resolves all names of a chunk. Raises the errors of PUC Lua about scopes. */
export function resolveScopes(chunk: Chunk, source: SourceText, observer?: ScopeObserver): FunctionScope {
  return new ScopeResolver(source, observer).chunk(chunk);
}

/** Is told what the pass finds out, as it goes; for tools. */
export interface ScopeObserver {
  /** The scope of a variable begins. */
  declared(variable: Variable): void;
  /** A name is used as a variable, to read it or to assign to it. */
  used(identifier: Identifier, reference: Reference, isAssigned: boolean): void;
}

/** `main function` or `function at line 7`, in messages about limits. */
export function describeFunction(lineDefined: number): string {
  return lineDefined === 0 ? "main function" : `function at line ${lineDefined}`;
}

class ScopeResolver {
  /** From a name to its innermost visible variable. */
  private readonly names = new Map<string, Variable | undefined>();
  /** The active variables of all functions being resolved, innermost last. */
  private readonly active: Variable[] = [];
  private readonly spine: Expression[] = [];
  private function!: FunctionScope;
  private readonly labels: LabelResolver;
  /** Index in `active` of the first variable of the function. */
  private firstActive = 0;

  constructor(
    private readonly source: SourceText,
    private readonly observer: ScopeObserver | undefined,
  ) {
    this.labels = new LabelResolver(source);
  }

  chunk(chunk: Chunk): FunctionScope {
    const scope = new FunctionScope(undefined, 0);
    const environment = new Variable("_ENV", undefined, undefined, 0);
    this.names.set("_ENV", environment);
    scope.addUpvalue(environment, undefined);
    this.function = scope;
    this.labels.enterFunction(scope, 0);
    this.statements(chunk.body, false);
    this.source.consume(chunk.body.end);
    this.labels.leaveFunction(chunk.isUnfinished !== true);
    this.leaveScope(0);
    return scope;
  }

  /* ---- Scopes ---- */

  /** Creates a variable. Its scope begins with `activate`, but it counts from here on; `end` is the offset after its name. */
  private declare(name: string, attribute: "const" | "close" | undefined, end: number, pending = 0): Variable {
    if (this.active.length - this.firstActive + pending >= MAX_LOCAL_VARIABLES) {
      this.source.consume(end);
      throw this.limitError("local variables", MAX_LOCAL_VARIABLES, this.function);
    }
    return new Variable(name, attribute, this.function, end);
  }

  private activate(variable: Variable): void {
    variable.shadowed = this.names.get(variable.name);
    this.names.set(variable.name, variable);
    this.active.push(variable);
    this.function.variables.push(variable);
    this.observer?.declared(variable);
  }

  /** The hidden variables of a loop take part in the limit only. */
  private activateHidden(count: number, end: number): void {
    for (let made = 0; made < count; made++) this.active.push(this.declare(HIDDEN_NAME, undefined, end));
  }

  private leaveScope(level: number): void {
    while (this.active.length > level) {
      const variable = this.active.pop() as Variable;
      this.names.set(variable.name, variable.shadowed);
    }
  }

  private limitError(what: string, limit: number, scope: FunctionScope): Error {
    return this.source.syntaxError(`too many ${what} (limit is ${limit}) in ${describeFunction(scope.lineDefined)}`);
  }

  /* ---- Names ---- */

  private use(identifier: Identifier, isAssigned = false): Reference {
    const reference = this.resolve(identifier.name, identifier) ?? this.globalName(identifier);
    this.function.references.push(reference);
    this.observer?.used(identifier, reference, isAssigned);
    return reference;
  }

  /** The value of a name that is a compile-time constant. */
  private readonly constantNamed = (name: string): Constant | undefined => this.names.get(name)?.constant;

  private globalName(identifier: Identifier): GlobalName {
    const environment = this.resolve("_ENV", identifier) as Variable | Upvalue;
    environment.global ??= new GlobalName(environment);
    return environment.global;
  }

  private resolve(name: string, at: Identifier): Variable | Upvalue | undefined {
    const variable = this.names.get(name);
    if (variable === undefined || variable.owner === this.function || variable.constant !== undefined) return variable;
    return this.capture(variable, this.function, at);
  }

  /** Adds an upvalue to a function and to those between it and the owner of the variable, the outermost first. */
  private capture(variable: Variable, scope: FunctionScope, at: Identifier): Upvalue {
    const known = scope.upvalueFor(variable);
    if (known !== undefined) return known;
    const parent = scope.parent as FunctionScope;
    let outer: Upvalue | undefined;
    if (parent === variable.owner) variable.isCaptured = true;
    else outer = this.capture(variable, parent, at);
    if (scope.upvalues.length >= MAX_UPVALUES) {
      this.source.consume(at.end);
      throw this.limitError("upvalues", MAX_UPVALUES, scope);
    }
    this.source.chargeUpvalue();
    return scope.addUpvalue(variable, outer);
  }

  /** An assignment to a `<const>` or `<close>` variable is an error; the target has been read up to `end`. */
  private checkAssignable(reference: Reference, end: number): void {
    if (reference.kind === "global") return;
    const variable = reference.kind === "local" ? reference : reference.variable;
    if (variable.attribute === undefined) return;
    this.source.consume(end);
    throw this.source.semanticError(`attempt to assign to const variable '${variable.name}'`);
  }

  /* ---- Functions and statements ---- */

  /** `opening` is the offset where the search for the parenthesis starts; its line is `line` unless given. */
  private functionBody(body: FunctionBody, opening: number, isMethod: boolean, line?: number): void {
    const outer = this.function;
    const outerFirst = this.firstActive;
    const parenthesis = this.source.nextToken(opening);
    const scope = new FunctionScope(outer, line ?? this.source.lineAt(parenthesis));
    outer.functions.push(scope);
    this.function = scope;
    this.firstActive = this.active.length;
    const level = this.active.length;
    this.labels.enterFunction(scope, level);
    if (isMethod) this.activate(this.declare("self", undefined, parenthesis + 1));
    for (const parameter of body.parameters) this.activate(this.declare(parameter.name, undefined, parameter.end));
    this.statements(body.body, false);
    this.source.consume(body.end);
    this.labels.leaveFunction(body.isUnfinished !== true);
    this.leaveScope(level);
    this.function = outer;
    this.firstActive = outerFirst;
  }

  /** block ::= {stat} [retstat] */
  private block(block: Block, isLoop = false): void {
    const level = this.active.length;
    this.labels.enterBlock(level, isLoop);
    this.statements(block, false);
    this.leaveScope(level);
    this.labels.leaveBlock();
  }

  /** The statements of a block whose scope is already open. */
  private statements(block: Block, isRepeat: boolean): void {
    const body = block.body;
    for (let index = 0; index < body.length; index++) {
      const statement = body[index] as Statement;
      if (statement.type === "LabelStatement") {
        // A label that ends its block sees no variable of the block, but `until` does not end a scope (§3.3.4).
        index = this.labels.labels(body, index, this.active, !isRepeat) - 1;
      } else this.statement(statement);
    }
  }

  /** A variable is activated after the expressions that initialize it, so that `local x = x` reads the outer one (§3.5). */
  private statement(statement: Statement): void {
    switch (statement.type) {
      case "LocalStatement":
        this.localStatement(statement);
        return;
      case "AssignmentStatement":
        this.assignment(statement);
        return;
      case "CallStatement":
        this.expression(statement.expression);
        return;
      case "DoStatement":
        this.block(statement.body);
        return;
      case "WhileStatement":
        this.expression(statement.condition);
        this.block(statement.body, true);
        return;
      case "RepeatStatement":
        this.repeatStatement(statement);
        return;
      case "IfStatement":
        for (const clause of statement.clauses) {
          this.expression(clause.condition);
          this.block(clause.body);
        }
        if (statement.orelse !== undefined) this.block(statement.orelse);
        return;
      case "ForNumericStatement":
        this.forNumeric(statement);
        return;
      case "ForGenericStatement":
        this.forGeneric(statement);
        return;
      case "FunctionDeclaration":
        this.functionDeclaration(statement);
        return;
      case "LocalFunctionDeclaration":
        this.localFunction(statement);
        return;
      case "ReturnStatement":
        this.expressions(statement.arguments);
        return;
      case "BreakStatement":
        this.labels.break(statement);
        return;
      case "GotoStatement":
        this.labels.goto(statement, this.active.length);
        return;
      case "LabelStatement":
        return;
    }
  }

  private localStatement(statement: LocalStatement): void {
    const { variables, init } = statement;
    const declared: Variable[] = [];
    for (const variable of variables) {
      const end = variable.start + variable.name.length;
      declared.push(this.declare(variable.name, variable.attribute, end, declared.length));
    }
    this.expressions(init);
    const last = declared[declared.length - 1] as Variable;
    if (last.attribute === "const" && init.length === variables.length) {
      last.constant = constantOf(init[init.length - 1] as Expression, this.constantNamed);
    }
    for (const variable of declared) this.activate(variable);
  }

  private assignment(statement: AssignmentStatement): void {
    for (const target of statement.targets) {
      if (target.type === "Identifier") this.checkAssignable(this.use(target, true), target.end);
      else this.expression(target);
    }
    this.expressions(statement.init);
  }

  /** The condition sees the variables of the body. */
  private repeatStatement(statement: RepeatStatement): void {
    const level = this.active.length;
    this.labels.enterBlock(level, true);
    this.labels.enterBlock(level, false);
    this.statements(statement.body, true);
    this.expression(statement.condition);
    this.leaveScope(level);
    this.labels.leaveBlock();
    this.labels.leaveBlock();
  }

  private forNumeric(statement: ForNumericStatement): void {
    const level = this.active.length;
    const { variable } = statement;
    this.labels.enterBlock(level, true);
    this.expression(statement.from);
    this.expression(statement.to);
    if (statement.step !== undefined) this.expression(statement.step);
    this.activateHidden(3, variable.end);
    this.forBody([variable], statement.body);
    this.leaveScope(level);
    this.labels.leaveBlock();
  }

  private forGeneric(statement: ForGenericStatement): void {
    const level = this.active.length;
    this.labels.enterBlock(level, true);
    this.expressions(statement.iterators);
    this.activateHidden(4, (statement.variables[0] as Identifier).end);
    this.forBody(statement.variables, statement.body);
    this.leaveScope(level);
    this.labels.leaveBlock();
  }

  private forBody(variables: readonly Identifier[], body: Block): void {
    const level = this.active.length;
    this.labels.enterBlock(level, false);
    for (const variable of variables) this.activate(this.declare(variable.name, undefined, variable.end));
    this.block(body);
    this.leaveScope(level);
    this.labels.leaveBlock();
  }

  private functionDeclaration(statement: FunctionDeclaration): void {
    const { target, body } = statement;
    const line = this.source.lineAt(statement.start);
    if (target.type === "Identifier") {
      const reference = this.use(target, true);
      this.functionBody(body, target.end, false, line);
      this.checkAssignable(reference, body.end);
    } else {
      this.expression(target);
      this.functionBody(body, target.end, statement.isMethod, line);
    }
  }

  /** The scope of the name begins before the body. */
  private localFunction(statement: LocalFunctionDeclaration): void {
    const { name, body } = statement;
    const variable = this.declare(name.name, undefined, name.end);
    this.activate(variable);
    this.functionBody(body, name.end, false);
    variable.isCapturedByItself = variable.isCaptured;
  }

  /* ---- Expressions ---- */

  private expressions(list: readonly Expression[]): void {
    for (const expression of list) this.expression(expression);
  }

  /** Chains that lean to the left may be of any length: their nodes are kept on `spine` on the way down to the first operand. */
  private expression(expression: Expression): void {
    // Most expressions are names and literals.
    switch (expression.type) {
      case "Identifier":
        this.use(expression);
        return;
      case "StringLiteral":
      case "IntegerLiteral":
        return;
    }
    const { spine } = this;
    const base = spine.length;
    const first = pushSpine(spine, expression);
    this.primary(first);
    while (spine.length > base) this.extension(spine.pop() as Expression);
  }

  /** What can begin a chain. */
  private primary(expression: Expression): void {
    switch (expression.type) {
      case "Identifier":
        this.use(expression);
        return;
      case "FunctionExpression":
        this.functionBody(expression.body, expression.body.start + "function".length, false);
        return;
      case "ParenthesizedExpression":
        this.expression(expression.expression);
        return;
      case "UnaryExpression":
        this.expression(expression.argument);
        return;
      case "TableConstructor":
        this.tableConstructor(expression);
        return;
    }
  }

  /** What comes after the first operand or the base of a chain. */
  private extension(expression: Expression): void {
    switch (expression.type) {
      case "BinaryExpression":
      case "LogicalExpression":
        this.expression(expression.right);
        return;
      case "IndexExpression":
        this.expression(expression.index);
        return;
      case "CallExpression":
      case "MethodCallExpression":
        this.expressions(expression.arguments);
        return;
    }
  }

  private tableConstructor(table: TableConstructor): void {
    for (const field of table.fields) {
      if (field.type === "TableKey") this.expression(field.key);
      this.expression(field.value);
    }
  }
}
