/**
 * The interactive mode: reads a line, tries it as an expression, then as a statement that may go on in further lines, runs it and prints what
 * it gives (PUC's doREPL). Lines come from a terminal (terminal.ts), or, as they are, from standard input.
 *
 * What must stay true: without a terminal, what is printed is what PUC's interpreter prints; an error ends a line, and not the mode.
 */
import { LuaSyntaxError } from "../../grammar/index.ts";
import type { LuaFile } from "../../stdlib/file.ts";
import { ThrownValue } from "../../vm/errors.ts";
import type { LuaFunction } from "../../vm/function.ts";
import { run } from "../../vm/interpreter.ts";
import type { LuaValue } from "../../vm/value.ts";
import { isTerminal } from "./is-terminal.ts";
import { END, GIVEN_UP, type Line, type LineSource } from "./line-source.ts";
import type { Program } from "./program.ts";
import { TerminalLines } from "./terminal.ts";

const CHUNK_NAME = "=stdin";

export async function runInteractive(program: Program): Promise<void> {
  const { name } = program;
  program.name = undefined;
  const lines = isTerminal(0) && isTerminal(1) ? new TerminalLines(program) : new PlainLines(program);
  if (lines instanceof TerminalLines) program.interrupts.start();
  try {
    for (;;) {
      const chunk = await readChunk(program, lines);
      if (chunk === END) break;
      if (chunk === undefined) continue;
      const results = program.call(chunk, []);
      if (results !== undefined && results.length > 0) printResults(program, lines, results);
    }
  } finally {
    lines.close();
    program.name = name;
  }
  program.write("\n");
}

/** Reads what can be run; undefined if it cannot, which has been said. */
async function readChunk(program: Program, lines: LineSource): Promise<LuaFunction | typeof END | undefined> {
  const line = await lines.next(promptOf(program, "_PROMPT", "> "));
  if (line === END) return END;
  if (line === GIVEN_UP) return undefined;
  let text = line.startsWith("=") ? `return ${line.slice(1)}` : line;
  const expression = program.compile(`return ${text};`, CHUNK_NAME, false);
  if (!(expression instanceof LuaSyntaxError)) return expression;
  for (;;) {
    const statement = program.compile(text, CHUNK_NAME, false);
    if (!(statement instanceof LuaSyntaxError)) return statement;
    const more = statement.incomplete ? await lines.next(promptOf(program, "_PROMPT2", ">> ")) : END;
    if (more === GIVEN_UP) return undefined;
    if (more === END) {
      program.reportSyntax(statement, text);
      return undefined;
    }
    text += `\n${more}`;
  }
}

/** The text of the global variable, as `tostring` makes it. */
function promptOf(program: Program, variable: string, byDefault: string): string {
  const value = program.globals.getString(variable);
  if (typeof value === "string") return value;
  const text = value === undefined ? undefined : program.call(program.tostring, [value])?.[0];
  return typeof text === "string" ? text : byDefault;
}

/** Prints by whatever `print` is at the time. */
function printResults(program: Program, lines: LineSource, results: LuaValue[]): void {
  try {
    run(
      program.state,
      program.globals.getString("print"),
      results.map((value) => lines.shown(value)),
    );
  } catch (thrown) {
    if (thrown instanceof ThrownValue) {
      program.complain(`error calling 'print' (${typeof thrown.value === "string" ? thrown.value : "error object is not a string"})`);
    } else program.complainOfEnd(thrown);
  }
}

/** Lines of standard input, which the script shares. */
class PlainLines implements LineSource {
  private readonly input: LuaFile;

  constructor(private readonly program: Program) {
    this.input = program.standardInput;
  }

  async next(prompt: string): Promise<Line> {
    this.program.write(prompt);
    return this.input.readLine(false) ?? END;
  }

  shown(value: LuaValue): LuaValue {
    return value;
  }

  close(): void {}
}
