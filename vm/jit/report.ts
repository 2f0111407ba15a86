/**
 * What was compiled of a state's programs, why, why not, and where compiled code was left: for whoever wants to know why a program is slow. The
 * tier tells; `lua.jit.report()` asks (src/host/jit.ts).
 *
 * What must stay true: nothing of a script is kept alive, neither code nor prototypes nor texts, and no more than the latest functions are kept;
 * leaving compiled code costs something the first time only.
 */
import { chunkId } from "../chunk-name.ts";
import { operationOf } from "../instruction.ts";
import { Op, opcodeTable } from "../opcodes.ts";
import type { Prototype } from "../prototype.ts";
import { type Exit, ExitKind } from "./exits.ts";

/**
 * Why code was compiled: it was found running when slices of fuel ended (`hot`), compiled code called it often (`called`), or a compiled loop in it
 * was entered often (`entered`). Or it was not: what was compiled for an equal function served again (`loaded again`). Why once more: values were
 * of other kinds than the code was made for (`other kinds`), or integers left the range of a plain number (`large integers`).
 */
export type CompilationReason = "hot" | "called" | "entered" | "loaded again" | "other kinds" | "large integers";

/**
 * Why compiled code was left: an everyday case that it takes for granted did not hold, so the interpreter did the instruction (`guard`); a call
 * was suspended, has raised an error or was one that only the interpreter makes (`call`); a compiled loop has ended, or there is no compiled form
 * of the instruction (`end`); a charge point wanted attention, for a collection, a limit or a pause (`charge`); the host's stack was full
 * (`depth`); a stress mode wanted it (`forced`).
 */
export type ExitReason = "guard" | "call" | "end" | "charge" | "depth" | "forced";

/** A place where compiled code was left to the interpreter. */
export interface ExitReport {
  /** The line in the source; -1 where the chunk has none. */
  readonly line: number;
  /** The instruction's name (docs/opcodes.md). */
  readonly instruction: string;
  /** Why. */
  readonly reason: ExitReason;
  /** How often. */
  readonly count: number;
}

/** A function or loop that was compiled. */
export interface CodeReport {
  /** A whole function, or one loop of it, which is entered where it runs. */
  readonly kind: "function" | "loop";
  /** The line where it begins; -1 where the chunk has none. */
  readonly line: number;
  /** Why it was compiled, each time. */
  readonly compilations: readonly CompilationReason[];
  /** Characters of JavaScript, the last time. */
  readonly size: number;
  /** The name of its script in profilers and debuggers, the last time: `tsuki/jit/…`. */
  readonly script: string;
  /** How often it was given up, because what ran in it did not pay for entering it. */
  readonly abandoned: number;
}

/** A function of which something was compiled, or should have been. */
export interface FunctionReport {
  /** The name it was declared with; empty where there is none, and for a main chunk. */
  readonly name: string;
  /** The chunk, as messages show it. */
  readonly source: string;
  /** The line of the definition; 0 for a main chunk. */
  readonly line: number;
  /** What was compiled of it: as a whole, or loops. */
  readonly code: readonly CodeReport[];
  /** Where its code was left, most often first. */
  readonly exits: readonly ExitReport[];
  /** Why it is not compiled, if it cannot be. */
  readonly refusal: string | undefined;
}

/** What `lua.jit.report()` tells. */
export interface CompilationReport {
  /** Whether code is compiled in this state. */
  readonly enabled: boolean;
  /** The functions that were compiled last, or refused, the latest last. */
  readonly functions: readonly FunctionReport[];
  /** Functions there were before those. */
  readonly forgotten: number;
  /** How often something was compiled. */
  readonly compilations: number;
  /** Characters of JavaScript that were made in all. */
  readonly size: number;
  /** Milliseconds it took to analyse bytecode and write JavaScript. */
  readonly writeMilliseconds: number;
  /** Milliseconds it took the engine to load that; what it takes to optimise it, later and on threads of its own, is not among them. */
  readonly loadMilliseconds: number;
}

/** The report where nothing is compiled. */
export const noReport: CompilationReport = {
  enabled: false,
  functions: [],
  forgotten: 0,
  compilations: 0,
  size: 0,
  writeMilliseconds: 0,
  loadMilliseconds: 0,
};

/** Functions that are remembered. */
const MAX_FUNCTIONS = 1000;

/** In place of the head of a loop: a whole function. */
export const WHOLE = -1;

/** What was compiled, and how long it took. */
export interface Compilation {
  readonly prototype: Prototype;
  /** Where the loop is jumped back to, or WHOLE. */
  readonly head: number;
  readonly reason: CompilationReason;
  /** When it was begun. */
  readonly begun: number;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

interface CodeRecord extends Mutable<Omit<CodeReport, "compilations">> {
  readonly compilations: CompilationReason[];
}

interface FunctionRecord extends Mutable<Pick<FunctionReport, "name" | "source" | "line" | "refusal">> {
  readonly code: Map<number, CodeRecord>;
  /** The exits that were taken, which go on counting. */
  readonly exits: { readonly line: number; readonly instruction: string; readonly exit: Exit }[];
}

export class CompilationLog {
  private readonly recordOf = new WeakMap<Prototype, FunctionRecord>();
  /** The latest, in their order. */
  private readonly records = new Set<FunctionRecord>();
  private forgotten = 0;
  private compilations = 0;
  private size = 0;
  private writeMilliseconds = 0;
  private loadMilliseconds = 0;

  /** Code was written, at the time `written`, and has just been loaded. */
  compiled({ prototype, head, reason, begun }: Compilation, size: number, script: string, written: number): void {
    this.compilations++;
    if (reason !== "loaded again") this.size += size;
    this.writeMilliseconds += written - begun;
    this.loadMilliseconds += performance.now() - written;
    const { code } = this.latest(prototype);
    let record = code.get(head);
    if (record === undefined) {
      const line = head === WHOLE ? prototype.lineDefined : lineOfLoop(prototype, head);
      record = { kind: head === WHOLE ? "function" : "loop", line, compilations: [], size, script, abandoned: 0 };
      code.set(head, record);
    }
    record.compilations.push(reason);
    record.size = size;
    record.script = script;
  }

  refused(prototype: Prototype, refusal: string): void {
    this.latest(prototype).refusal = refusal;
  }

  /** The interpreter does not enter code any more; compiled code may still call it. */
  abandoned(prototype: Prototype, head: number): void {
    const record = this.recordOf.get(prototype)?.code.get(head);
    if (record !== undefined) record.abandoned++;
  }

  /** An exit was taken for the first time. */
  left(prototype: Prototype, exit: Exit): void {
    const instruction = nameOf(prototype.code[exit.pc] as number);
    this.recordOf.get(prototype)?.exits.push({ line: prototype.lineAt(exit.pc), instruction, exit });
  }

  report(enabled: boolean): CompilationReport {
    const { forgotten, compilations, size, writeMilliseconds, loadMilliseconds } = this;
    const functions = [...this.records].map(functionReport);
    return { enabled, functions, forgotten, compilations, size, writeMilliseconds, loadMilliseconds };
  }

  /** The record of a function, which is the latest now. */
  private latest(prototype: Prototype): FunctionRecord {
    let record = this.recordOf.get(prototype);
    if (record === undefined) {
      const { name, lineDefined: line } = prototype;
      record = { name: copyOf(name), source: copyOf(chunkId(prototype.source)), line, refusal: undefined, code: new Map(), exits: [] };
      this.recordOf.set(prototype, record);
    }
    this.records.delete(record);
    this.records.add(record);
    if (this.records.size > MAX_FUNCTIONS) {
      this.forgotten++;
      this.records.delete(this.records.values().next().value as FunctionRecord);
    }
    return record;
  }
}

function functionReport({ name, source, line, refusal, code, exits }: FunctionRecord): FunctionReport {
  const merged = new Map<string, Mutable<ExitReport>>();
  const count = (place: { readonly line: number; readonly instruction: string }, reason: ExitReason, times: number) => {
    if (times === 0) return;
    const key = `${place.line} ${place.instruction} ${reason}`;
    const report = merged.get(key);
    if (report !== undefined) report.count += times;
    else merged.set(key, { line: place.line, instruction: place.instruction, reason, count: times });
  };
  for (const { exit, ...place } of exits) {
    count(place, reasonOf(exit.kind), exit.count);
    count(place, "call", exit.callCount);
  }
  return {
    name,
    source,
    line,
    code: [...code.values()].map((record) => ({ ...record, compilations: [...record.compilations] })),
    exits: [...merged.values()].sort((a, b) => b.count - a.count),
    refusal,
  };
}

function reasonOf(kind: ExitKind): ExitReason {
  switch (kind) {
    case ExitKind.REDO:
      return "guard";
    case ExitKind.END:
      return "end";
    case ExitKind.TRAP:
      return "charge";
    case ExitKind.DEPTH:
      return "depth";
    case ExitKind.FORCED:
      return "forced";
  }
}

function nameOf(word: number): string {
  return opcodeTable[operationOf(word)]?.name ?? "";
}

/** The line of the statement: a `for` prepares its loop right before the place it jumps back to. */
function lineOfLoop(prototype: Prototype, head: number): number {
  const before = head === 0 ? Op.JMP : operationOf(prototype.code[head - 1] as number);
  return prototype.lineAt(before === Op.FORPREP || before === Op.TFORPREP ? head - 1 : head);
}

/** The same text, no part of a longer one that it would keep alive. */
function copyOf(text: string): string {
  return [...text].join("");
}
