/**
 * The linter: what is suspicious in a source text, found by the scope pass and by looking at the order of statements. Called by the command
 * (`tsuki --lint`).
 *
 *   undefined-global       a global is read that is neither known nor assigned anywhere in the text
 *   unused-local           a local variable or function is never read; names that begin with `_` are meant to be
 *   shadowed-local         a local variable has the name of another that is visible there
 *   unreachable-code       a statement after one that never ends by coming to its end
 *   loop-variable          an assignment to the variable of a `for` loop, which the loop does not see (§3.3.5)
 *
 * What must stay true: a finding is about something that is so in every run of the program; whether it is a mistake is for people to say.
 */
import type { Block, Chunk, Expression, Identifier, Statement } from "../../grammar/ast.ts";
import { LineTable, nodesOf, parse } from "../../grammar/index.ts";
import type { Reference, Upvalue, Variable } from "./function-scope.ts";
import { resolveScopes, type ScopeObserver } from "./scope.ts";
import { SourceText } from "./source-text.ts";

export type LintRule = "undefined-global" | "unused-local" | "shadowed-local" | "unreachable-code" | "loop-variable";

export interface Finding {
  readonly rule: LintRule;
  /** From 1; a column counts bytes. */
  readonly line: number;
  readonly column: number;
  /** The column after the last one. */
  readonly endColumn: number;
  readonly message: string;
  /** The name it is about, if it is about one. */
  readonly name?: string;
}

/** What is known of a local variable. */
interface Local {
  readonly variable: Variable;
  isRead: boolean;
  isAssigned: boolean;
}

/** The findings in a source text, a byte string, in its order. Throws LuaSyntaxError. */
export function lint(source: string, chunkId: string, knownGlobals: ReadonlySet<string>): Finding[] {
  const chunk = parse(source, chunkId, { skipShebang: true });
  const lines = new LineTable(source);
  const linter = new Linter(lines, declarationsIn(chunk), knownGlobals);
  resolveScopes(chunk, new SourceText(source, chunkId), linter);
  linter.finish();
  for (const node of nodesOf(chunk)) if (node.type === "Block") linter.block(node);
  return linter.findings.sort((a, b) => a.line - b.line || a.column - b.column);
}

type Declaration = "parameter" | "loop variable" | "function";

/** For the offset after a name that is declared otherwise than by `local name`: how. */
function declarationsIn(chunk: Chunk): Map<number, Declaration> {
  const declarations = new Map<number, Declaration>();
  for (const node of nodesOf(chunk)) {
    if (node.type === "FunctionBody") for (const { end } of node.parameters) declarations.set(end, "parameter");
    else if (node.type === "ForNumericStatement") declarations.set(node.variable.end, "loop variable");
    else if (node.type === "ForGenericStatement") for (const { end } of node.variables) declarations.set(end, "loop variable");
    else if (node.type === "LocalFunctionDeclaration") declarations.set(node.name.end, "function");
  }
  return declarations;
}

class Linter implements ScopeObserver {
  readonly findings: Finding[] = [];
  private readonly locals = new Map<Variable, Local>();
  private readonly globalsRead: Identifier[] = [];
  private readonly globalsAssigned = new Set<string>();

  constructor(
    private readonly lines: LineTable,
    private readonly declarations: ReadonlyMap<number, Declaration>,
    private readonly knownGlobals: ReadonlySet<string>,
  ) {}

  /* ---- Names ---- */

  declared(variable: Variable): void {
    this.locals.set(variable, { variable, isRead: false, isAssigned: false });
    const { name, shadowed } = variable;
    if (shadowed?.owner === undefined || isMeantToBeUnused(name) || this.isSelf(variable)) return;
    this.add(
      "shadowed-local",
      variable,
      `${this.kindOf(variable)} '${name}' shadows the ${this.kindOf(shadowed)} of line ${this.lines.lineAt(shadowed.end - 1)}`,
    );
  }

  used(identifier: Identifier, reference: Reference, isAssigned: boolean): void {
    if (reference.kind === "global") {
      this.usedGlobal(identifier, reference.environment, isAssigned);
      return;
    }
    const variable = reference.kind === "local" ? reference : reference.variable;
    const local = this.locals.get(variable);
    if (local === undefined) return;
    if (!isAssigned) local.isRead = true;
    else {
      local.isAssigned = true;
      if (this.declarations.get(variable.end) === "loop variable") {
        this.add("loop-variable", identifier, `assignment to loop variable '${variable.name}' does not change the loop`);
      }
    }
  }

  private usedGlobal(identifier: Identifier, environment: Variable | Upvalue, isAssigned: boolean): void {
    const variable = environment.kind === "local" ? environment : environment.variable;
    // An `_ENV` of the program's own may hold anything.
    if (variable.owner !== undefined) {
      const local = this.locals.get(variable);
      if (local !== undefined) local.isRead = true;
    } else if (isAssigned) this.globalsAssigned.add(identifier.name);
    else this.globalsRead.push(identifier);
  }

  /** All names have been seen. */
  finish(): void {
    for (const identifier of this.globalsRead) {
      const { name } = identifier;
      if (!this.knownGlobals.has(name) && !this.globalsAssigned.has(name))
        this.add("undefined-global", identifier, `undefined global '${name}'`);
    }
    for (const { variable, isRead, isAssigned } of this.locals.values()) {
      const declaration = this.declarations.get(variable.end);
      const isOptional = declaration === "parameter" || declaration === "loop variable" || this.isSelf(variable);
      if (isRead || isOptional || variable.attribute === "close" || isMeantToBeUnused(variable.name)) continue;
      this.add(
        "unused-local",
        variable,
        `${this.kindOf(variable)} '${variable.name}' is ${isAssigned ? "assigned but never read" : "never used"}`,
      );
    }
  }

  private kindOf(variable: Variable): string {
    const declaration = this.declarations.get(variable.end);
    return declaration === "function" ? "local function" : (declaration ?? "local variable");
  }

  /** The parameter that a method has without saying so. */
  private isSelf({ name, end }: Variable): boolean {
    return name === "self" && !this.declarations.has(end);
  }

  /* ---- Statements ---- */

  /** Finds the first statement of a block that is never come to. */
  block({ body }: Block): void {
    for (let index = 1; index < body.length; index++) {
      const statement = body[index] as Statement;
      if (statement.type === "LabelStatement" || !neverEnds(body[index - 1] as Statement)) continue;
      const { line } = this.positionOf(statement.start);
      const last = this.lines.lineAt(statement.end - 1) > line ? statement.start + 1 : statement.end;
      this.addAt("unreachable-code", statement.start, last, "this is never come to");
      return;
    }
  }

  /* ---- Findings ---- */

  private add(rule: LintRule, { name, end }: { readonly name: string; readonly end: number }, message: string): void {
    this.addAt(rule, end - name.length, end, message, name);
  }

  private addAt(rule: LintRule, start: number, end: number, message: string, name?: string): void {
    const { line, column } = this.positionOf(start);
    this.findings.push({ rule, line, column, endColumn: column + end - start, message, ...(name === undefined ? {} : { name }) });
  }

  private positionOf(offset: number): { readonly line: number; readonly column: number } {
    return { line: this.lines.lineAt(offset), column: this.lines.columnAt(offset) };
  }
}

function isMeantToBeUnused(name: string): boolean {
  return name.startsWith("_");
}

/** Whether what follows a statement is never come to from it. */
function neverEnds(statement: Statement): boolean {
  switch (statement.type) {
    case "ReturnStatement":
    case "BreakStatement":
    case "GotoStatement":
      return true;
    case "DoStatement":
      return blockNeverEnds(statement.body);
    case "IfStatement":
      return (
        statement.orelse !== undefined && blockNeverEnds(statement.orelse) && statement.clauses.every(({ body }) => blockNeverEnds(body))
      );
    case "WhileStatement":
      return isAlwaysTrue(statement.condition) && !canBeLeft(statement.body);
  }
  return false;
}

function blockNeverEnds({ body }: Block): boolean {
  const last = body[body.length - 1];
  return last !== undefined && neverEnds(last);
}

function isAlwaysTrue(condition: Expression): boolean {
  return condition.type === "BooleanLiteral" && condition.value;
}

/** Whether a `break` or `goto` may leave a loop with this body. Those of inner loops and functions count too: that is simpler, and safe. */
function canBeLeft(body: Block): boolean {
  for (const node of nodesOf(body)) if (node.type === "BreakStatement" || node.type === "GotoStatement") return true;
  return false;
}
