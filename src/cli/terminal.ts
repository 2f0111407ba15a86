/**
 * Lines typed at a terminal, with editing, history and completion, on Node's readline. Used by interactive.ts.
 *
 * What must stay true: while a line is typed the terminal is raw, and Ctrl-C gives up the line; while a script runs it is not, so that Ctrl-C
 * is a signal, and the script may read from the terminal itself.
 */
import type { Interface } from "node:readline";
import { LuaTable } from "../../vm/table.ts";
import type { LuaValue } from "../../vm/value.ts";
import { decodeText, encodeText } from "../host/encoding.ts";
import { paintFor } from "./colours.ts";
import { complete } from "./completion.ts";
import { History } from "./history.ts";
import { END, GIVEN_UP, type Line, type LineSource } from "./line-source.ts";
import { pretty } from "./pretty.ts";
import type { Program } from "./program.ts";

export class TerminalLines implements LineSource {
  private readonly readline: Interface;
  private readonly history = new History();
  private readonly paint = paintFor(1);
  /** What was typed ahead. */
  private readonly answers: Line[] = [];
  private waiting: ((answer: Line) => void) | undefined;

  constructor(private readonly program: Program) {
    // Loaded only now: scripts start faster without it.
    this.readline = process.getBuiltinModule("node:readline").createInterface({
      input: process.stdin,
      output: process.stdout,
      terminal: true,
      history: this.history.load(),
      historySize: History.SIZE,
      removeHistoryDuplicates: true,
      completer: (line: string) => complete(program.state, line),
    });
    this.readline.on("line", (line) => {
      this.history.add(line);
      this.answer(encodeText(line));
    });
    this.readline.on("close", () => this.answer(END));
    this.readline.on("SIGINT", () => {
      process.stdout.write("^C\n");
      // What is left of the line is forgotten.
      this.readline.write(null, { ctrl: true, name: "e" });
      this.readline.write(null, { ctrl: true, name: "u" });
      this.answer(GIVEN_UP);
    });
    this.rest();
  }

  async next(prompt: string): Promise<Line> {
    this.program.flush();
    const typed = this.answers.shift();
    if (typed !== undefined) return typed;
    process.stdin.setRawMode(true);
    this.readline.resume();
    this.readline.setPrompt(decodeText(prompt));
    this.readline.prompt();
    const answer = await new Promise<Line>((resolve) => {
      this.waiting = resolve;
    });
    this.rest();
    return answer;
  }

  /** Tables that do not say how they are to be shown are shown with what is in them. */
  shown(value: LuaValue): LuaValue {
    if (!(value instanceof LuaTable) || value.metatable?.getString("__tostring") !== undefined) return value;
    return pretty(this.program.state, value, process.stdout.columns || 80, this.paint);
  }

  close(): void {
    this.readline.close();
    process.stdin.unref();
  }

  private answer(answer: Line): void {
    const { waiting } = this;
    this.waiting = undefined;
    if (waiting === undefined) this.answers.push(answer);
    else waiting(answer);
  }

  /** Leaves the terminal to the script. */
  private rest(): void {
    this.readline.pause();
    process.stdin.setRawMode(false);
  }
}
