/**
 * Labels, `goto` and `break` (§3.3.4): which label a goto means, and whether it may jump there. Driven by the scope pass, which tells
 * where functions and blocks begin and end; the labels it makes are completed by the code generator (blocks.ts).
 *
 * A goto sees the labels of its own and of the enclosing blocks, in the whole function, before or after it; but it must not jump into
 * the scope of a local variable. A label at the end of a block counts as outside the scopes of the variables of that block.
 *
 * What must stay true: errors appear in the order in which PUC Lua finds them, while reading: a repeated label and a jump into a scope at
 * the label, a missing label at the end of the function.
 */
import type { BreakStatement, GotoStatement, LabelStatement, Statement } from "../../grammar/ast.ts";
import type { FunctionScope, Variable } from "./function-scope.ts";
import { Label } from "./label.ts";
import type { SourceText } from "./source-text.ts";

/** A goto whose label has not been seen yet. */
interface PendingJump {
  readonly name: string;
  readonly line: number;
  /** Its index in the `jumps` of the function; -1 for a `break` outside any loop, which stays pending for ever. */
  readonly index: number;
  /** How many variables are active at the goto and in the block reached since. */
  level: number;
  isSolved: boolean;
}

interface LabelBlock {
  readonly outer: LabelBlock | undefined;
  readonly function: FunctionScope;
  readonly level: number;
  readonly isInLoop: boolean;
  /** Names of the labels of this block. */
  labels: string[] | undefined;
  /** Where in `pending` the jumps of this block begin, and in the `jumps` of the function. */
  readonly firstPending: number;
  readonly firstJump: number;
  /** The pending jumps of the function by name, in their order. */
  readonly waiting: Map<string, PendingJump[]>;
  /** The visible labels of the function. */
  readonly visible: Map<string, Label>;
}

export class LabelResolver {
  private current: LabelBlock | undefined;
  private pending: PendingJump[] = [];

  constructor(private readonly source: SourceText) {}

  enterFunction(scope: FunctionScope, level: number): void {
    this.current = {
      outer: this.current,
      function: scope,
      level,
      isInLoop: false,
      labels: undefined,
      firstPending: this.pending.length,
      firstJump: 0,
      waiting: new Map(),
      visible: new Map(),
    };
  }

  /** The function ends at the position of the source: jumps that found no label are errors, unless the text ended first. */
  leaveFunction(isFinished: boolean): void {
    const block = this.current as LabelBlock;
    const { pending } = this;
    let first = block.firstPending;
    while (pending[first]?.isSolved === true) first++;
    const jump = pending[first];
    pending.length = block.firstPending;
    if (isFinished && jump !== undefined) {
      throw this.source.semanticError(
        jump.index < 0 ? `break outside loop at line ${jump.line}` : `no visible label '${jump.name}' for <goto> at line ${jump.line}`,
      );
    }
    this.current = block.outer;
  }

  enterBlock(level: number, isLoop: boolean): void {
    const outer = this.current as LabelBlock;
    this.current = {
      outer,
      function: outer.function,
      level,
      isInLoop: isLoop || outer.isInLoop,
      labels: undefined,
      firstPending: this.pending.length,
      firstJump: outer.function.jumps.length,
      waiting: outer.waiting,
      visible: outer.visible,
    };
  }

  leaveBlock(): void {
    const block = this.current as LabelBlock;
    if (block.labels !== undefined) for (const name of block.labels) block.visible.delete(name);
    const { pending } = this;
    let kept = block.firstPending;
    for (let index = kept; index < pending.length; index++) {
      const jump = pending[index] as PendingJump;
      if (jump.isSolved) continue;
      jump.level = block.level;
      pending[kept++] = jump;
    }
    pending.length = kept;
    this.current = block.outer;
  }

  goto(statement: GotoStatement, level: number): void {
    const block = this.current as LabelBlock;
    const { jumps } = block.function;
    const label = block.visible.get(statement.label);
    if (label === undefined) {
      const line = this.source.lineAt(this.source.nextToken(statement.start + "goto".length));
      const jump = { name: statement.label, line, index: jumps.length, level, isSolved: false };
      this.pending.push(jump);
      const waiting = block.waiting.get(jump.name);
      if (waiting === undefined) block.waiting.set(jump.name, [jump]);
      else waiting.push(jump);
    }
    // A pending jump keeps its place; the label is put there when it is found.
    jumps.push(label as Label);
  }

  break(statement: BreakStatement): void {
    const block = this.current as LabelBlock;
    if (block.isInLoop) return;
    this.pending.push({ name: "break", line: this.source.lineAt(statement.start), index: -1, level: 0, isSolved: false });
  }

  /**
   * The labels that stand together from `first` on; returns the index of the statement after them. PUC Lua reads such a group before it
   * creates the labels, the last one first, and then it knows whether the block ends after them.
   */
  labels(body: readonly Statement[], first: number, active: readonly Variable[], endsScope: boolean): number {
    const block = this.current as LabelBlock;
    let next = first;
    while (body[next]?.type === "LabelStatement") next++;
    const level = endsScope && next === body.length ? block.level : active.length;
    const { labels } = block.function;
    const base = labels.length - first;
    this.source.consume((body[next - 1] as LabelStatement).end);
    this.source.consumeSemicolons();
    for (let index = next - 1; index >= first; index--) {
      const statement = body[index] as LabelStatement;
      labels[base + index] = this.label(block, statement, level, active);
    }
    return next;
  }

  private label(block: LabelBlock, statement: LabelStatement, level: number, active: readonly Variable[]): Label {
    const name = statement.label;
    const repeated = block.visible.get(name);
    if (repeated !== undefined) {
      throw this.source.semanticError(`label '${name}' already defined on line ${repeated.line}`);
    }
    const label = new Label(name, this.source.lineAt(statement.start), level);
    block.visible.set(name, label);
    block.labels ??= [];
    block.labels.push(name);
    this.solve(block, label, active);
    return label;
  }

  /** Connects the pending jumps of the block, and of the blocks it contains, with a new label. */
  private solve(block: LabelBlock, label: Label, active: readonly Variable[]): void {
    const waiting = block.waiting.get(label.name);
    if (waiting === undefined) return;
    let first = waiting.length;
    while (first > 0 && (waiting[first - 1] as PendingJump).index >= block.firstJump) first--;
    for (const jump of waiting.splice(first)) {
      if (jump.level < label.level) {
        const entered = (active[jump.level] as Variable).name;
        throw this.source.semanticError(`<goto ${jump.name}> at line ${jump.line} jumps into the scope of local '${entered}'`);
      }
      block.function.jumps[jump.index] = label;
      jump.isSolved = true;
    }
  }
}
