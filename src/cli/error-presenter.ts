/**
 * What people at a terminal are shown of an error besides PUC's message and traceback: the line with the place underlined, and the name they
 * may have meant. Used by program.ts; off where standard error is no terminal.
 *
 * What must stay true: `look` sees the stack of the error and changes nothing; no Lua code runs; if anything about the place is uncertain,
 * less is shown. Reading a source again may fail, which is no error.
 */

import { readFileSync } from "node:fs";
import type { Expression } from "../../grammar/ast.ts";
import type { LuaSyntaxError } from "../../grammar/index.ts";
import { chunkId } from "../../vm/chunk-name.ts";
import { type Coroutine, type Frame, FrameKind } from "../../vm/coroutine.ts";
import type { LuaState } from "../../vm/state.ts";
import { Cell } from "../../vm/upvalue.ts";
import type { LuaValue } from "../../vm/value.ts";
import { encodeText } from "../host/encoding.ts";
import { codeFrame, type Span, wholeLine } from "./code-frame.ts";
import { paintFor } from "./colours.ts";
import { chain, member } from "./completion.ts";
import { placeOfError } from "./error-place.ts";
import { isTerminal } from "./is-terminal.ts";
import { suggestion } from "./suggestion.ts";

/** A source larger than this is not looked through. */
const MAX_SOURCE = 1_000_000;

export class ErrorPresenter {
  private readonly isOn = isTerminal(2);
  /** The texts that were run, by the name that messages have for them. */
  private readonly sources = new Map<string, string>();
  private explanation = "";

  /** A text is going to be run. */
  note(id: string, source: string): void {
    if (this.isOn) this.sources.set(id, source);
  }

  /** Finds out about an error while its stack is there. */
  look(state: LuaState, message: string): void {
    if (!this.isOn) return;
    try {
      this.explanation = this.explain(state, message);
    } catch {
      this.explanation = "";
    }
  }

  /** What was found out about the last error, as a byte string. */
  take(): string {
    const { explanation } = this;
    this.explanation = "";
    return encodeText(explanation);
  }

  /** The same for a mistake in a text. */
  syntax(error: LuaSyntaxError, source: string): string {
    if (!this.isOn || error.line < 1 || source.length > MAX_SOURCE) return "";
    const near = /near '(.*)'$/s.exec(error.message)?.[1] ?? "";
    const start = error.column - 1;
    return encodeText(this.frame(source, error.line, { start, end: start + Math.max(1, near.length) }));
  }

  private frame(source: string, line: number, span: Span): string {
    return codeFrame(source, line, span, process.stderr.columns || 80, paintFor(2));
  }

  private explain(state: LuaState, message: string): string {
    const thread = state.running;
    const frame = frameOfMessage(thread, message);
    // Who has interrupted the script knows why it stopped.
    if (frame === undefined || message.endsWith("interrupted!")) return "";
    const { prototype } = frame.closure;
    const source = this.sourceOf(prototype.source);
    if (source === undefined || source.length > MAX_SOURCE) return "";
    const line = prototype.lineAt(frame.pc - 1);
    const place = placeOfError(source, line, message);
    const text = source.split(/\r\n|\n\r|\r|\n/)[line - 1] ?? "";
    const lineStart = place === undefined ? 0 : startOfLine(source, place.end - 1);
    const span = place === undefined ? wholeLine(text) : { start: Math.max(0, place.start - lineStart), end: place.end - lineStart };
    const meant =
      place?.expression === undefined || !message.includes("a nil value") ? undefined : nameMeant(state, frame, place.expression);
    return this.frame(source, line, span) + (meant === undefined ? "" : `did you mean '${meant}'?\n`);
  }

  private sourceOf(chunkName: string): string | undefined {
    const noted = this.sources.get(chunkId(chunkName));
    if (noted !== undefined) return noted;
    return chunkName.startsWith("@") ? readFileSync(Buffer.from(chunkName.slice(1), "latin1"), "latin1") : undefined;
  }
}

/** The function whose position a message begins with. */
function frameOfMessage(thread: Coroutine, message: string): Frame | undefined {
  for (let depth = thread.depth; depth >= 0; depth--) {
    const frame = thread.frames[depth] as Frame;
    if (frame.kind !== FrameKind.LUA || frame.closure.prototype.isLibrary) continue;
    const { prototype } = frame.closure;
    if (message.startsWith(`${chunkId(prototype.source)}:${prototype.lineAt(frame.pc - 1)}: `)) return frame;
  }
  return undefined;
}

function startOfLine(source: string, offset: number): number {
  return Math.max(source.lastIndexOf("\n", offset), source.lastIndexOf("\r", offset)) + 1;
}

/** The name that was meant by one that is not there. */
function nameMeant(state: LuaState, frame: Frame, expression: Expression): string | undefined {
  switch (expression.type) {
    case "Identifier":
      return suggestion(expression.name, namesIn(state, frame));
    case "MemberExpression":
      return suggestion(expression.name.name, fieldsOf(state, evaluate(state, frame, expression.base)));
    case "MethodCallExpression":
      return suggestion(expression.method.name, fieldsOf(state, evaluate(state, frame, expression.base)));
  }
  return undefined;
}

/** The names of all variables that the function on the frame could have used there. */
function* namesIn(state: LuaState, { closure, pc }: Frame): Iterable<string> {
  const { localVariables, upvalues } = closure.prototype;
  for (const { name, startPc, endPc } of localVariables) if (startPc <= pc - 1 && pc - 1 < endPc) yield name;
  for (const { name } of upvalues) if (name !== "_ENV") yield name;
  yield* fieldsOf(state, state.globals);
}

function* fieldsOf(state: LuaState, value: LuaValue): Iterable<string> {
  for (const table of chain(state, value)) {
    for (let key = table.nextKey(undefined); key !== undefined; key = table.nextKey(key)) if (typeof key === "string") yield key;
  }
}

/** The value of a variable, field or string, without running anything; nil for any other expression. */
function evaluate(state: LuaState, frame: Frame, expression: Expression): LuaValue {
  switch (expression.type) {
    case "StringLiteral":
      return expression.value;
    case "ParenthesizedExpression":
      return evaluate(state, frame, expression.expression);
    case "MemberExpression":
      return member(state, evaluate(state, frame, expression.base), expression.name.name);
    case "Identifier":
      return variable(state, frame, expression.name);
  }
  return undefined;
}

function variable(state: LuaState, { closure, pc, base }: Frame, name: string): LuaValue {
  const { localVariables, upvalues } = closure.prototype;
  const local = localVariables.findLast((candidate) => candidate.name === name && candidate.startPc <= pc - 1 && pc - 1 < candidate.endPc);
  if (local !== undefined) return contentOf(state.running.stack[base + local.register]);
  const upvalue = upvalues.findIndex((candidate) => candidate.name === name);
  return upvalue < 0 ? member(state, state.globals, name) : contentOf(closure.upvalues[upvalue]);
}

/** What a register holds: captured variables live in cells. */
function contentOf(register: unknown): LuaValue {
  return register instanceof Cell ? register.value : (register as LuaValue);
}
