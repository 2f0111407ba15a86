/**
 * `tsuki --trace`: each instruction that the script executes, as a line of JSON on standard error. Made by lua.ts, which ends it.
 *
 *   {"step":1,"pc":1,"line":1,"operation":"VARARGPREP",...,"function":"main","depth":1,"changed":[...]}
 *   {"end":"limit","steps":10000}
 *
 * A line is written before its instruction is executed; `changed` lists the registers of the running function that have got another value since
 * the last line about that function. The last line tells how the trace ended. The instructions of library functions are no steps.
 *
 * What must stay true: the script runs as it would without, but slower and with other numbers in `table: 0x…`; it goes on when the limit is
 * reached.
 */
import { chunkId } from "../../vm/chunk-name.ts";
import { type Coroutine, type Frame, FrameKind } from "../../vm/coroutine.ts";
import { LibraryFunction } from "../../vm/function.ts";
import { HookMask, setHook } from "../../vm/hooks.ts";
import { localName } from "../../vm/inspect.ts";
import { constantText, listedInstruction } from "../../vm/listing.ts";
import type { LuaState } from "../../vm/state.ts";
import { results } from "../../vm/transfer.ts";
import { Cell } from "../../vm/upvalue.ts";
import { type LuaValue, typeName } from "../../vm/value.ts";
import { decodeText } from "../host/encoding.ts";
import { writeAll } from "./node-files.ts";

/** How a trace ended: with the script, at the limit of steps, or because the script set a hook of its own, which took the tracer's place. */
type End = "done" | "limit" | "hook";

/** Lines are written when there is so much of them. */
const MAX_PENDING = 0x10000;

/** What was last seen of the function in a frame. */
interface Seen {
  readonly closure: unknown;
  readonly registers: unknown[];
}

export class Tracer {
  private readonly hook = new LibraryFunction(() => this.step(), "");
  /** For each thread, by depth. */
  private readonly seen = new WeakMap<Coroutine, Seen[]>();
  private pending = "";
  private steps = 0;
  private hasReachedLimit = false;

  constructor(
    private readonly state: LuaState,
    private readonly limit: number,
  ) {
    const { mainThread } = state;
    setHook(mainThread, this.hook, HookMask.COUNT, 1);
    if (mainThread.hook !== undefined) mainThread.hook.isPassedOn = true;
  }

  /** The program has ended. */
  end(): void {
    const isStill = this.state.mainThread.hook?.callee === this.hook;
    const end: End = this.hasReachedLimit ? "limit" : isStill ? "done" : "hook";
    setHook(this.state.mainThread, undefined, HookMask.NONE, 0);
    this.write({ end, steps: this.steps });
    this.flush();
  }

  /** The hook function: the function below its frame is about to execute an instruction. */
  private step(): ReturnType<typeof results> {
    const thread = this.state.running;
    if (this.steps >= this.limit) {
      this.hasReachedLimit = true;
      setHook(thread, undefined, HookMask.NONE, 0);
      return results();
    }
    const depth = thread.depth - 1;
    const frame = thread.frames[depth] as Frame;
    const { prototype } = frame.closure;
    const pc = frame.pc - 1;
    const { source, lineDefined } = prototype;
    this.write({
      step: ++this.steps,
      ...listedInstruction(prototype, pc),
      function: lineDefined === 0 ? "main" : `function <${decodeText(chunkId(source))}:${lineDefined}>`,
      depth: thread.frames.slice(0, depth + 1).filter(({ kind }) => kind === FrameKind.LUA).length,
      ...(thread === this.state.mainThread ? {} : { thread: this.describe(thread) }),
      changed: this.changes(thread, depth, pc),
    });
    return results();
  }

  private changes(thread: Coroutine, depth: number, pc: number): object[] {
    const { closure, base } = thread.frames[depth] as Frame;
    const { prototype } = closure;
    const frames = this.seen.get(thread) ?? [];
    this.seen.set(thread, frames);
    let seen = frames[depth];
    // The first instruction where there is a stop: another call may have the frame now.
    if (seen?.closure !== closure || pc === (prototype.isVararg ? 1 : 0)) seen = { closure, registers: [] };
    frames[depth] = seen;
    const changes: object[] = [];
    for (let register = 0; register < prototype.registerCount; register++) {
      const content: unknown = thread.stack[base + register];
      const value = content instanceof Cell ? content.value : content;
      if (value === seen.registers[register]) continue;
      seen.registers[register] = value;
      const name = localName(prototype, pc, register);
      changes.push({ register, ...(name === undefined ? {} : { name: decodeText(name) }), value: this.describe(value as LuaValue) });
    }
    return changes;
  }

  private describe(value: LuaValue): string {
    if (value === undefined || (typeof value !== "object" && typeof value !== "function")) return decodeText(constantText(value));
    const text = constantText(value);
    if (text !== "?") return text;
    return `${typeName(value)}: 0x${this.state.identityOf(value).toString(16).padStart(8, "0")}`;
  }

  private write(line: object): void {
    this.pending += `${JSON.stringify(line)}\n`;
    if (this.pending.length > MAX_PENDING) this.flush();
  }

  private flush(): void {
    writeAll(2, Buffer.from(this.pending, "utf8").toString("latin1"));
    this.pending = "";
  }
}
