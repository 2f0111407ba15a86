/**
 * Lua threads (manual §2.6) and their frames.
 *
 * A thread has a register array shared by all its frames, which overlap: the arguments a caller puts behind the called function are the
 * first registers of the callee. Frames are pooled: `frames[0 … depth]` are in use, those above are spare. A frame is a Lua function in
 * progress or one of the other kinds below, which stand for a library function that waits for a call it asked for.
 *
 * What must stay true: spare frames have kind LUA; `stack` has no holes and is at least as long as every frame in use needs; the current
 * instruction of a Lua frame that is not running is at `pc - 1`.
 */
import { allocate, COROUTINE_SIZE, FRAME_SIZE, framesSize, noteAllocation, REGISTER_SIZE } from "./allocation.ts";
import type { FatalError, LimitReached, StackLevel } from "./errors.ts";
import type { LuaClosure, LuaFunction } from "./function.ts";
import type { Hook } from "./hooks.ts";
import type { Continuation } from "./transfer.ts";
import type { LuaValue } from "./value.ts";

export const enum FrameKind {
  /** A Lua function. */
  LUA,
  /** The host called into the loop; results end that run of the loop. */
  ENTRY,
  /** The bottom of a coroutine; results end it. */
  COROUTINE,
  /** `pcall` and `xpcall` waiting for the protected function. */
  PROTECTED,
  /** `coroutine.resume`, a function made by `coroutine.wrap`, or `coroutine.close`, waiting for another coroutine. */
  RESUME,
  /** To-be-closed variables are being closed, one call after the other. */
  CLOSE,
  /** A message handler is running on top of the failed functions. */
  HANDLER,
  /** A library function that has raised an error, or that a hook is told of: only there to be seen. */
  NATIVE,
  /** Finalizers are being called, one after the other (§2.5.3). */
  FINALIZER,
  /** A hook function is running (hooks.ts). */
  HOOK,
  /** A host function waits for a promise, and with it the whole execution (execution.ts). */
  AWAIT,
  /** A library function pauses until the trap has been served. */
  PAUSE,
}

/** What happens to the results of a frame; a count of results wanted, or one of these. */
export const enum Wanted {
  /** All results; `top` of the thread is set behind the last. */
  ALL = -1,
  /** Results go to the frame below, which is not a Lua function. */
  FRAME = -2,
  /** Results of a comparison metamethod: the frame below skips its jump unless the truth of the first is false. */
  COMPARE_FALSE = -3,
  /** The same for true. */
  COMPARE_TRUE = -4,
  /** Result of a `__concat` metamethod: the frame below goes on concatenating. */
  CONCAT = -5,
  /** Results of the Lua function on top, which returns. */
  RETURN = -6,
}

/** What a CLOSE frame does when the last variable is closed. */
export const enum CloseReason {
  /** Goes on with the next instruction of the frame below: a block was left. */
  BLOCK,
  /** Returns `values` from the frame below. */
  RETURN,
  /** Delivers the error `error` to the protected call below. */
  ERROR,
  /** The coroutine was closed from outside. */
  COROUTINE,
  /** The error `fatal` goes on, past every protected call. */
  FATAL,
}

/** A register that holds a to-be-closed variable, with its value. */
export interface ToBeClosed {
  readonly register: number;
  readonly value: LuaValue;
}

const NO_VALUES: LuaValue[] = [];
const NO_LEVELS: readonly StackLevel[] = [];

/** What frames of the other kinds keep beside what those of Lua functions do: made when it is needed first. */
class FrameExtra {
  /** PROTECTED, ENTRY: message handler, or undefined. */
  handler: LuaValue = undefined;
  /** RESUME: the thread waited for. */
  target: Coroutine | undefined = undefined;
  /** RESUME: how its end is reported. */
  resumeMode: ResumeMode = ResumeMode.RESUME;
  /** PAUSE: what is left to do. */
  resume: Continuation | undefined = undefined;
  /** CLOSE, ENTRY, FINALIZER, NATIVE, PAUSE: values kept meanwhile. */
  values: LuaValue[] = NO_VALUES;
  closeReason: CloseReason = CloseReason.BLOCK;
  /** CLOSE: variables in registers from here up are closed. */
  closeLevel = 0;
  /** CLOSE: the error so far; ENTRY: the error that ended it. */
  error: LuaValue = undefined;
  hasError = false;
  /** CLOSE, ENTRY: the error that no script may catch. */
  fatal: FatalError | LimitReached | undefined = undefined;
  /** ENTRY: it has its results or its error. */
  isDone = false;
  /** ENTRY: traceback of the error, if it was asked for. */
  traceback: string | undefined = undefined;
  levels: readonly StackLevel[] = NO_LEVELS;
  /** FINALIZER: the function below was stopped at a charge point, not in a call. */
  isInterruption = false;
  /** FINALIZER: it is the reason that the thread's hook is not active. */
  silencesHook = false;

  release(): void {
    this.handler = undefined;
    this.target = undefined;
    this.resume = undefined;
    this.values = NO_VALUES;
    this.error = undefined;
    this.hasError = false;
    this.isDone = false;
    this.traceback = undefined;
    this.levels = NO_LEVELS;
    this.fatal = undefined;
    this.isInterruption = false;
  }
}

export class Frame {
  kind: FrameKind = FrameKind.LUA;
  /** The function of a LUA frame. */
  closure: LuaClosure = undefined as unknown as LuaClosure;
  /** First register. */
  base = 0;
  /** Next instruction. */
  pc = 0;
  /** Where results go: a register of the frame below. */
  destination = 0;
  wanted: number = 0;
  /** Number of arguments given, for VARARGPREP. */
  argumentCount = 0;
  /** The variable arguments. */
  varargs: LuaValue[] = NO_VALUES;
  /** The function replaced its caller in a tail call. */
  isTailCall = false;
  /** The library function that waits, or that the Lua function of this frame implements. */
  native: LuaFunction | undefined = undefined;
  /** Of a native call (`Coroutine.nativeCalls`): how many there are on the thread up to it, and the depth of the one before. */
  nativeCalls = 0;
  previousNativeCall = -1;
  private ownExtra: FrameExtra | undefined = undefined;

  get extra(): FrameExtra {
    this.ownExtra ??= new FrameExtra();
    return this.ownExtra;
  }

  /** How many registers hold arguments before the first instruction: values that no parameter takes only a vararg function has. */
  get argumentRegisters(): number {
    const { isVararg, parameterCount } = this.closure.prototype;
    return isVararg ? Math.max(this.argumentCount, parameterCount) : parameterCount;
  }

  /** Makes the frame spare again and forgets what it holds. */
  release(): void {
    this.kind = FrameKind.LUA;
    this.native = undefined;
    this.ownExtra?.release();
  }

  /** Forgets what a spare frame still holds of the Lua function that ran in it. */
  forget(): void {
    this.closure = undefined as unknown as LuaClosure;
    this.varargs = NO_VALUES;
  }
}

export const enum ResumeMode {
  RESUME,
  WRAP,
  CLOSE,
}

export const enum CoroutineStatus {
  SUSPENDED,
  RUNNING,
  NORMAL,
  DEAD,
}

/** Most frames in use on one thread and those that wait for it, as many as a simple recursion reaches in PUC Lua. */
export const MAX_FRAMES = 200_000;

/** Most native calls in progress on a thread and those that wait for it (`Coroutine.nativeCalls`); PUC Lua has room for some 200. */
export const MAX_NATIVE_CALLS = 10_500;

/** Registers behind the last one a function needs, so that a call with few arguments never checks. */
const SPARE_REGISTERS = 8;

/** A collection gives up spare registers and frames when there are so many times more than needed. */
const KEPT_REGISTERS = 8;

/**
 * So many registers, and frames, a thread has before new ones are counted while it runs: everyday programs never get there. From there on they
 * are made in steps that depend on nothing but how many are needed, and compiled code is left before it would need the next step (`room`). So
 * all programs count the same however much of them is compiled.
 */
const UNCOUNTED_REGISTERS = 16_384;
const UNCOUNTED_FRAMES = 1000;
const FRAMES_STEP = 256;
/** Registers and frames that the last function called by compiled code may need: its own, its arguments, lists, and a protected call. */
const LAST_REGISTERS = 1024;
const LAST_FRAMES = 4;

/** Most spare frames made at a time, and how many the first time: most coroutines have few frames. */
const SPARE_FRAMES = 8;
const FIRST_SPARE_FRAMES = 2;

/** Frames a message handler may use beyond those of others, to handle a stack overflow. */
const HANDLER_FRAMES = 1000;

/** Whether a Lua function that a frame of this kind has called is a native call, and not the frame itself. */
export function callsNatively(kind: FrameKind): boolean {
  return kind !== FrameKind.PROTECTED && kind !== FrameKind.COROUTINE && kind !== FrameKind.ENTRY;
}

export class Coroutine {
  /** The last pass of the collector that reached it. */
  mark = 0;
  stack: LuaValue[] = [];
  frames: Frame[] = [];
  /** Index of the current frame; -1 when there is none. */
  depth = -1;
  /** End of an open list of values (registers). */
  top = 0;
  toBeClosed: ToBeClosed[] = [];
  status: CoroutineStatus = CoroutineStatus.SUSPENDED;
  /** The thread that resumed this one. */
  resumer: Coroutine | undefined = undefined;
  /** The frames, and the native calls, of the threads that wait for this one. */
  framesBelow = 0;
  nativeCallsBelow = 0;
  /** Bytes of its stack that were counted. */
  private noted = 0;
  /** Depth of the last native call; the frame may be gone. */
  private lastNativeCall = -1;
  /** The hook, once one was set. */
  hook: Hook | undefined = undefined;
  /** Frames of kind ENTRY in use, and other reasons that forbid to yield. */
  boundaries = 0;
  /** Where the values of the next resume go. */
  yieldDestination = 0;
  yieldWanted = 0;
  /** The library function that yielded last. */
  yieldedIn: LuaFunction | undefined = undefined;
  /** The error a dead coroutine ended with. */
  failure: { readonly value: LuaValue } | undefined = undefined;
  /** The left one of the two registers that were concatenated last: names the culprit of an error. */
  concatRegister = 0;
  /** How many message handlers are nested, and the depth at which the outermost was called. */
  handlerNesting = 0;
  handlerDepth = 0;
  /** Most frames of this thread and those that wait for it. */
  maxFrames = MAX_FRAMES;
  /** Variable arguments that functions may take before all that the thread keeps are counted (stack-limits.ts). */
  varargRoom = 0;
  /** The execution on top of which it is pauses (execution.ts): it was left at a charge point. */
  isPaused = false;

  constructor(
    /** The main function, until it is started. */
    public body: LuaFunction | undefined,
  ) {
    allocate(COROUTINE_SIZE);
  }

  get frame(): Frame {
    return this.frames[this.depth] as Frame;
  }

  /** The first register no frame uses. */
  freeRegister(): number {
    if (this.depth < 0) return 0;
    const frame = this.frame;
    if (frame.kind !== FrameKind.LUA) return frame.base;
    const { registerCount } = frame.closure.prototype;
    return frame.base + (frame.pc === 0 ? Math.max(registerCount, frame.argumentRegisters) : registerCount);
  }

  /** Where a Lua function begins that is called by anything but an instruction of Lua code: the register left out tells (`isNativeCall`). */
  get nativeBase(): number {
    return this.freeRegister() + 1;
  }

  /**
   * How many native calls are in progress on the thread: those that are not made by Lua code itself, but for it by a library function or an
   * operation with a metamethod. Lua code pushes its frames without counting anything, so a frame is known as a native call by how it
   * stands on the one below.
   */
  get nativeCalls(): number {
    let depth = this.lastNativeCall;
    while (depth > this.depth || (depth >= 0 && !this.isNativeCall(depth))) depth = (this.frames[depth] as Frame).previousNativeCall;
    this.lastNativeCall = depth;
    return depth < 0 ? 0 : (this.frames[depth] as Frame).nativeCalls;
  }

  /** Counts the frame just pushed as a native call; there were `calls` before. */
  countNativeCall(calls: number): void {
    const { frame } = this;
    frame.nativeCalls = calls + 1;
    frame.previousNativeCall = this.lastNativeCall;
    this.lastNativeCall = this.depth;
  }

  private isNativeCall(depth: number): boolean {
    const { kind, base } = this.frames[depth] as Frame;
    if (kind !== FrameKind.LUA) return kind === FrameKind.PROTECTED || kind === FrameKind.RESUME;
    const below = this.frames[depth - 1] as Frame;
    if (below.kind === FrameKind.LUA) return base > below.base + below.closure.prototype.registerCount;
    return callsNatively(below.kind);
  }

  /** Forgets what spare frames, and registers from `limit` up, still hold. */
  forgetSpare(limit: number): void {
    for (let depth = this.frames.length - 1; depth > this.depth; depth--) (this.frames[depth] as Frame).forget();
    const { stack } = this;
    const needed = limit + SPARE_REGISTERS;
    if (stack.length > KEPT_REGISTERS * needed) stack.length = needed;
    for (let register = limit; register < stack.length; register++) stack[register] = undefined;
    const kept = this.depth + 1 + SPARE_FRAMES;
    if (this.frames.length > KEPT_REGISTERS * kept) this.dropFrames(kept);
  }

  /** Gives up the spare frames from `depth` up. */
  dropFrames(depth: number): void {
    // What is counted has to be found without them.
    void this.nativeCalls;
    this.frames.length = depth;
  }

  /** The coroutine has come to its end: gives up its stack. */
  die(): void {
    this.status = CoroutineStatus.DEAD;
    this.depth = -1;
    this.lastNativeCall = -1;
    this.frames.length = 0;
    this.stack.length = 0;
  }

  /** Makes room for registers below `limit`. */
  reserve(limit: number): void {
    const stack = this.stack;
    const length = stack.length;
    if (limit < length) return;
    const needed = limit + SPARE_REGISTERS;
    let target = Math.min(Math.max(needed, length + (length >> 1)), UNCOUNTED_REGISTERS);
    while (target <= limit) target += target >> 1;
    const counted = target - Math.max(length, UNCOUNTED_REGISTERS);
    if (counted > 0) this.note(REGISTER_SIZE * counted);
    for (let position = length; position < target; position++) stack.push(undefined);
  }

  /** The frames this thread may use: those of the coroutines that wait for it count too, and a message handler may use some more. */
  get frameLimit(): number {
    return (this.handlerNesting > 0 ? this.maxFrames + HANDLER_FRAMES : this.maxFrames) - this.framesBelow;
  }

  /** Makes spare frames, so that the next few calls find one, but no more than there may be: who finds none asks for room, and is refused. */
  reserveFrames(): void {
    this.addFrames(this.depth + 2, Math.min(Math.max(this.depth, FIRST_SPARE_FRAMES), SPARE_FRAMES) - 1);
  }

  /**
   * What calls may need that have no frame here but stand on the host's stack, until the next registers or frames are counted: so many words,
   * two for each register and `frameWeight` for each frame.
   */
  room(frameWeight: number): number {
    const frames = Math.max(this.frames.length, UNCOUNTED_FRAMES) - this.depth - LAST_FRAMES;
    const registers = Math.max(this.stack.length, UNCOUNTED_REGISTERS) - this.freeRegister() - LAST_REGISTERS;
    return Math.min(frameWeight * frames, 2 * registers);
  }

  /** Takes a spare frame into use. */
  push(kind: FrameKind, base: number, destination: number, wanted: number): Frame {
    const depth = ++this.depth;
    if (depth >= this.frames.length) this.addFrames(depth + 1, 0);
    const frame = this.frames[depth] as Frame;
    frame.kind = kind;
    frame.base = base;
    frame.destination = destination;
    frame.wanted = wanted;
    frame.isTailCall = false;
    return frame;
  }

  private note(bytes: number): void {
    this.noted += bytes;
    noteAllocation(bytes);
  }

  /** Another thread is about to run: what this one keeps meanwhile counts. */
  noteStack(): void {
    const size = framesSize(this.depth + 1) + REGISTER_SIZE * this.freeRegister();
    if (size > this.noted) this.note(size - this.noted);
  }

  /** Makes the frames that are needed, and spare ones. Only a deep recursion counts while it grows; a collection counts the frames in use. */
  private addFrames(needed: number, spare: number): void {
    const { frames } = this;
    const steps = Math.ceil((needed - UNCOUNTED_FRAMES) / FRAMES_STEP);
    const wanted = steps > 0 ? UNCOUNTED_FRAMES + FRAMES_STEP * steps : Math.min(needed + spare, UNCOUNTED_FRAMES);
    const count = Math.max(needed, Math.min(wanted, this.frameLimit + 1));
    const counted = count - Math.max(frames.length, UNCOUNTED_FRAMES);
    if (counted > 0) this.note(FRAME_SIZE * counted);
    while (frames.length < count) frames.push(new Frame());
  }

  /** Gives up the current frame, which is not a Lua function's. */
  pop(): Frame {
    const frame = this.frame;
    this.depth--;
    return frame;
  }
}
