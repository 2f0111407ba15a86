/**
 * A program as the commands run it: chunks are called with a message handler that appends the traceback, as PUC's stand-alone interpreter does
 * it, and errors are written to standard error. Used by lua.ts and the interactive mode.
 *
 * What must stay true: the message handler sees the stack of the error, one level below itself; a script that runs is interrupted by Ctrl-C, and
 * what it printed is seen in time.
 */
import { LuaSyntaxError } from "../../grammar/index.ts";
import { LuaFile } from "../../stdlib/file.ts";
import { chunkId } from "../../vm/chunk-name.ts";
import { FrameKind } from "../../vm/coroutine.ts";
import { type Carrier, ThrownValue } from "../../vm/errors.ts";
import { LibraryFunction, type LuaFunction } from "../../vm/function.ts";
import type { OpenFile } from "../../vm/host.ts";
import { positionOf, traceback } from "../../vm/inspect.ts";
import { closureOfChunk, run } from "../../vm/interpreter.ts";
import { EVENT_TOSTRING } from "../../vm/metamethods.ts";
import { isNumber, numberToString } from "../../vm/numbers.ts";
import type { Attendant, LuaState } from "../../vm/state.ts";
import { LuaTable } from "../../vm/table.ts";
import { LuaUserdata } from "../../vm/userdata.ts";
import type { LuaValue } from "../../vm/value.ts";
import { compile } from "../compiler/compile.ts";
import type { Door } from "../host/door.ts";
import { encodeText } from "../host/encoding.ts";
import { LuaLimitError, LuaPoisonedError } from "../host/errors.ts";
import { loadChunk } from "../host/load-chunk.ts";
import { INTERNALS, type Lua } from "../host/lua.ts";
import type { ErrorPresenter } from "./error-presenter.ts";
import { Interrupts } from "./interrupts.ts";
import { limitExitCode } from "./limit-options.ts";
import { processAge } from "./node-clock.ts";
import { type Output, writeAll } from "./node-files.ts";

/** Fuel between two looks at the world outside: some milliseconds of running. */
const SLICE = 1 << 20;
/** How long a script runs, in milliseconds, before a thread is made to watch for signals. */
const WATCH_AFTER = 25;
/** How long what is printed waits to be seen, in milliseconds, when the script goes on. */
const SEEN_AFTER = 50;

export class Program implements Attendant {
  readonly state: LuaState;
  readonly interrupts = new Interrupts();
  /** `tostring`, and the standard input that scripts read, as they were before any script ran. */
  readonly tostring: LuaValue;
  readonly standardInput: LuaFile;
  /** How the command ends if the program fails. */
  exitCode = 1;
  private readonly door: Door;
  private readonly handler: LuaFunction;
  private readonly began = processAge();

  constructor(
    lua: Lua,
    private readonly output: Output,
    /** What messages begin with; nothing in interactive mode. */
    public name: string | undefined,
    private readonly presenter: ErrorPresenter,
    input: OpenFile,
  ) {
    this.door = lua[INTERNALS];
    this.state = this.door.state;
    this.tostring = this.globals.getString("tostring");
    const library = this.globals.getString("io");
    const stdin = library instanceof LuaTable ? library.getString("stdin") : undefined;
    // A state without files has no such object; the command reads all the same.
    this.standardInput = stdin instanceof LuaUserdata ? (stdin.object as LuaFile) : new LuaFile(input, true);
    this.handler = new LibraryFunction((value) => this.messageOf(value), "");
    // A tier that compiles has slices of its own.
    if (this.state.tier === undefined) this.state.budget.setSlice(SLICE);
    this.state.attendant = this;
  }

  get globals(): LuaTable {
    return this.state.globals;
  }

  /** The function of a text or binary chunk, a byte string. Charged for like Lua's `load`; a limit that ends it is written, and gives undefined. */
  compile(text: string, chunkName: string, isFile: boolean): LuaFunction | LuaSyntaxError | undefined {
    const { budget } = this.state;
    this.presenter.note(chunkId(chunkName), text);
    try {
      const charge = (work: number): void => budget.charge(work);
      const prototype = this.door.work(() => loadChunk(compile, text, chunkName, isFile, undefined, charge));
      return closureOfChunk(this.state, prototype, this.globals);
    } catch (error) {
      if (error instanceof LuaSyntaxError) return error;
      this.complainOf(error);
      return undefined;
    }
  }

  /** The same; a mistake in the text is written, too. */
  load(text: string, chunkName: string, isFile: boolean): LuaFunction | undefined {
    const chunk = this.compile(text, chunkName, isFile);
    if (!(chunk instanceof LuaSyntaxError)) return chunk;
    this.reportSyntax(chunk, text);
    return undefined;
  }

  /** Calls a function; an error is written, and gives undefined. */
  call(callee: LuaValue, args: LuaValue[]): LuaValue[] | undefined {
    this.interrupts.arm();
    try {
      return run(this.state, callee, args, this.handler);
    } catch (thrown) {
      if (thrown instanceof ThrownValue) this.complain(textOrElse(thrown.value), this.presenter.take());
      else this.complainOfEnd(thrown);
      return undefined;
    } finally {
      this.interrupts.disarm();
    }
  }

  /** Writes what ended a call and could not be caught by the script. What is a bug of the machine is thrown. */
  complainOfEnd(thrown: unknown): void {
    this.complainOf(this.door.hostErrorOf(thrown));
  }

  private complainOf(error: unknown): void {
    if (!(error instanceof Error) || error instanceof LuaPoisonedError) throw error;
    if (error instanceof LuaLimitError) this.exitCode = limitExitCode(error);
    this.complain(encodeText(error.message));
  }

  /** Runs a chunk without arguments; says whether all went well. */
  run(text: string, chunkName: string, isFile: boolean): boolean {
    const chunk = this.load(text, chunkName, isFile);
    return chunk !== undefined && this.call(chunk, []) !== undefined;
  }

  /** Prints a byte string. */
  write(text: string): void {
    this.output.writeBytes(text);
  }

  /** Makes what was printed seen. */
  flush(): void {
    this.output.flush();
  }

  /** Writes a message, a byte string, after what was printed before it. */
  complain(message: string, explanation = ""): false {
    this.output.flush();
    writeAll(2, `${this.name === undefined ? "" : `${encodeText(this.name)}: `}${message}\n${explanation}`);
    return false;
  }

  /** Writes what is wrong with a text. */
  reportSyntax(error: LuaSyntaxError, text: string): void {
    this.complain(error.message, this.presenter.syntax(error, text));
  }

  /** The message handler: the text of an error value, with the traceback unless the value makes its own text. */
  private messageOf(value: LuaValue): LuaValue {
    const { state } = this;
    let message: string;
    if (typeof value === "string") message = value;
    else if (isNumber(value)) message = numberToString(value);
    else {
      const metamethod = state.metamethod(value, EVENT_TOSTRING);
      const text = metamethod === undefined ? undefined : run(state, metamethod, [value])[0];
      if (typeof text === "string") return text;
      message = `(error object is a ${state.typeNameOf(value)} value)`;
    }
    this.presenter.look(state, message);
    return traceback(state, state.running, message, 0);
  }

  stop(): void {
    if (this.interrupts.take()) throw this.interruption();
  }

  attend(): boolean {
    const { interrupts, output } = this;
    const now = processAge();
    if (now - this.began > WATCH_AFTER) interrupts.start();
    // Who reads it may want to interrupt: that has to be possible by then.
    if (interrupts.isReady) output.flushIfOlder(SEEN_AFTER);
    return interrupts.hasCome;
  }

  /** An error of the script itself, at the instruction it has come to. Its message has the place of the caller, as PUC's interpreter has it. */
  private interruption(): Carrier {
    // As if that were the current one; the function is not gone on with. A library function that pauses has none, and is not to be seen.
    const { running } = this.state;
    this.state.native = undefined;
    if (running.frame.kind === FrameKind.LUA) running.frame.pc++;
    return new ThrownValue(`${positionOf(running, 2)}interrupted!`);
  }
}

function textOrElse(value: LuaValue): string {
  if (typeof value === "string") return value;
  return isNumber(value) ? numberToString(value) : "(error message not a string)";
}
