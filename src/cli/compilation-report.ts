/**
 * What `tsuki --jit-report` prints: the report of the compiling tier as text.
 */
import type { CodeReport, CompilationReport, ExitReason, FunctionReport } from "../host/jit.ts";

/** Exits shown of a function. */
const MAX_EXITS = 10;

const explanations: Readonly<Record<ExitReason, string>> = {
  guard: "not the everyday case",
  call: "in a call that did not come to its end",
  end: "end of the compiled code",
  charge: "at a charge point",
  depth: "the host's stack was full",
  forced: "stress mode",
};

export function compilationText(report: CompilationReport): string {
  const { enabled, functions, forgotten, compilations, size, writeMilliseconds, loadMilliseconds } = report;
  if (!enabled) return "nothing was compiled: it is switched off, or code generation is not allowed here\n";
  const lines = [
    `compiled ${counted(compilations, "time")}: ${counted(size, "character")} of JavaScript, ${writeMilliseconds.toFixed(1)} ms to write, ${loadMilliseconds.toFixed(1)} ms to load`,
  ];
  if (forgotten > 0) lines.push(`${counted(forgotten, "earlier function")} not shown`);
  return `${[...lines, ...functions.flatMap(functionLines)].join("\n")}\n`;
}

function functionLines({ name, source, line, code, exits, refusal }: FunctionReport): string[] {
  const lines = [line === 0 ? `${source}: main chunk` : `${source}:${line}: ${`function ${name}`.trimEnd()}`];
  if (refusal !== undefined) lines.push(`  not compiled: ${refusal}`);
  lines.push(...code.map(codeLine));
  for (const exit of exits.slice(0, MAX_EXITS)) {
    lines.push(`  left ${counted(exit.count, "time")} in line ${exit.line}, ${exit.instruction}: ${explanations[exit.reason]}`);
  }
  if (exits.length > MAX_EXITS) lines.push(`  left at ${counted(exits.length - MAX_EXITS, "other place")}`);
  return lines;
}

function codeLine({ kind, line, compilations, size, script, abandoned }: CodeReport): string {
  const what = kind === "function" ? "whole" : `loop in line ${line}`;
  const given = abandoned === 0 ? "" : `, given up ${counted(abandoned, "time")}`;
  return `  ${what}: ${compilations.join(", then ")}; ${counted(size, "character")} (${script})${given}`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
