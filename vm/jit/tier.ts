/**
 * Tier 2: decides what to compile, keeps what was compiled, and runs it for the interpreter.
 *
 * What is hot is found by sampling: a slice of fuel is short while a tier is installed, and whatever stands at a charge point when a slice
 * ends gets a tick. A function with enough ticks is compiled as a whole, a loop by itself, so that code which is entered once still gets there.
 * The quick code of a prototype is patched where compiled code can be entered: its first instruction, jumps back to a compiled loop.
 *
 * What must stay true: whether, when and how far code is compiled changes nothing a script can observe: results, errors, fuel, figures.
 */
import { meter, Turn } from "../allocation.ts";
import { returnValues } from "../calls.ts";
import { type ControlFlow, controlFlowOfLoop, lastInstruction, loopsAround, nextInstruction } from "../control-flow.ts";
import { type Coroutine, type Frame, FrameKind, MAX_NATIVE_CALLS, Wanted } from "../coroutine.ts";
import { FloatLoop } from "../for-loop.ts";
import { type CompiledBody, compiledEntry, LONGEST_LIST, type LuaClosure } from "../function.ts";
import { MAX_BYTE_OPERAND, operandA, operationOf } from "../instruction.ts";
import { decode, isSafe, isUnsignedNaN, type LuaNumber } from "../numbers.ts";
import { Op } from "../opcodes.ts";
import type { Prototype, TableClass } from "../prototype.ts";
import { QuickOp } from "../quicken.ts";
import { type Analysis, analysisOf, MAX_LENGTH } from "../registers.ts";
import { MAX_REGISTERS, reserveRegisters } from "../stack-limits.ts";
import type { LuaState } from "../state.ts";
import type { Tier } from "../tier.ts";
import { SENTINEL, TransferKind, transfer } from "../transfer.ts";
import { isHostOverflow } from "../unwind.ts";
import type { LuaValue } from "../value.ts";
import { type Emitted, emit } from "./emitter.ts";
import { type Exit, ExitKind, Exits } from "./exits.ts";
import { Guesses, guessInFunction, guessInLoop, type Sight } from "./guesses.ts";
import { Kind, Kinds, preparationOf, prepareKinds } from "./kinds.ts";
import { type Compilation, CompilationLog, type CompilationReason, type CompilationReport, WHOLE } from "./report.ts";
import { Dynamic, FRAME_WEIGHT, supportOf } from "./support.ts";
import { addFieldsByName, constructorFields, tableClass } from "./table-class.ts";
import { type Factory, freshExits, keepTemplate, type LoopLayout, type Template, templateOf } from "./templates.ts";

/** Fuel between two samples in the interpreter, and between two traps in compiled code, where stopping costs the engine's optimised code. */
const SAMPLE_INTERVAL = 1024;
const COMPILED_INTERVAL = 1 << 22;
/** Ticks after which a function or loop is compiled. */
const HOT = 1;
/** Entries of a function at which it is compiled. */
const HOT_CALLS = 2;
/** How far down the stack a sample looks for something that is not compiled. */
const SAMPLED_CALLERS = 4;
/** Entries of a compiled loop after which the loop around it, or the function, is compiled too. */
const HOT_ENTRIES = 16;
/** Tables made at a place of a chunk, outside its functions, after which they have a class of their own. */
const HOT_TABLES = 3;
/**
 * Units that are compiled on credit, and the fuel a function must have used before a further one is made of it: a unit, which runs slowly at
 * first, costs milliseconds that what a program loads all the time would never earn back.
 */
const UNEARNED_UNITS = 100;
const UNIT_PRICE = 1 << 20;
/** Weight of compiled functions that may stand on the host's stack (emitter.ts), in words. */
const MAX_DEPTH = 12_000;
/** What the largest function weighs: with less to spare, code could be left as soon as it is entered, and entered again. */
const MIN_ROOM = FRAME_WEIGHT + 2 * (MAX_BYTE_OPERAND + LONGEST_LIST);
/** Frames and registers that must be free on a thread, so that exits find room. */
const SPARE_FRAMES = 1000;
const SPARE_REGISTERS = 60_000;
const SPARE_BYTES = 200_000;
/** An entry has to pay: after so many, this much fuel each must have been used in compiled code. */
const TRIAL_ENTRIES = 256;
const WORTHWHILE_FUEL = 30;
/** How often code is compiled anew because a guess failed, or given up and tried again. */
const MAX_ATTEMPTS = 4;
/** Refusals of a compiled loop after which it is compiled for any values. */
const MAX_MISSES = 3;
/** Guesses about what is read or called that may fail in a function before all about it are taken back. */
const MAX_FAILED_GUESSES = 3;
/** Failures of a guess after which code is compiled without it. */
const MAX_FAILURES = 8;

type CompiledFunction = (this: LuaClosure, ...values: LuaValue[]) => unknown;
type CompiledLoop = (closure: LuaClosure, varargs: LuaValue[], ...values: LuaValue[]) => unknown;

/** Compiled code and how it does. */
class Unit<Code> {
  entries = 0;
  fuel = 0;

  constructor(
    readonly code: Code,
    readonly template: Template,
  ) {}
}

class LoopProfile {
  ticks = 0;
  attempts = 0;
  /** How often its registers did not hold what the code wants. */
  misses = 0;
  unit: Unit<CompiledLoop> | undefined = undefined;
}

/** What is known of a function. Most are called once or never again: what only hot ones need is made for those. */
class Profile {
  ticks = 0;
  calls = 0;
  attempts = 0;
  entry: Unit<CompiledFunction> | undefined = undefined;
  refusal: string | undefined = undefined;
  /** How often a guess about what is read or called did not hold. */
  failedGuesses = 0;
  analysis: Analysis | undefined = undefined;
  private ownLoops: Map<number, LoopProfile> | undefined = undefined;
  private ownTables: Map<number, number> | undefined = undefined;
  private ownGuesses: Guesses | undefined = undefined;
  private ownLoopHeads: Map<number, number> | undefined = undefined;

  get loops(): Map<number, LoopProfile> {
    this.ownLoops ??= new Map();
    return this.ownLoops;
  }

  /** Of a chunk's main function: how many tables the instructions that make them have made. */
  get tables(): Map<number, number> {
    this.ownTables ??= new Map();
    return this.ownTables;
  }

  get guesses(): Guesses {
    this.ownGuesses ??= new Guesses();
    return this.ownGuesses;
  }

  /** The heads of the innermost loops around instructions where samples were taken. */
  get loopHeads(): Map<number, number> {
    this.ownLoopHeads ??= new Map();
    return this.ownLoopHeads;
  }
}

/** Never written. */
const NO_VALUES: LuaValue[] = [];

/** Of a whole function. */
const NO_LAYOUT: LoopLayout = { parameters: [], counter: -1, stepper: -1, closes: 0, jumps: [] };

/** The tier whose code runs. */
let active: CompilingTier | undefined;

compiledEntry.find = (closure, values) => active?.findEntry(closure, values);

/** Counts compiled units, to tell them apart in a profiler. */
let unitCount = 0;

let generatesCode: boolean | undefined;

/** Whether this environment lets code be made from text. */
function canGenerateCode(): boolean {
  if (generatesCode === undefined) {
    try {
      generatesCode = new Function("return 1")() === 1;
      addFieldsByName();
    } catch {
      generatesCode = false;
    }
  }
  return generatesCode;
}

export interface TierOptions {
  /** Ticks after which code is compiled; 0: at the first call or jump back. */
  readonly threshold?: number;
  /** Stress mode: compiled code is left before every instruction in turn. */
  readonly exitsEverywhere?: boolean;
  /** Whether compiled code is shared with other states, which makes what is compiled depend on what those have done. */
  readonly sharesCode?: boolean;
  /** Is told of each text that is about to be made a function, and of the names that are given to it: for tests. */
  readonly onEmit?: EmissionListener | undefined;
}

export type EmissionListener = (text: string, parameters: readonly string[]) => void;

export class CompilingTier implements Tier {
  private readonly dynamic: Dynamic;
  private readonly exits: Exits;
  private readonly threshold: number;
  private readonly exitsEverywhere: boolean;
  /** Fuel used when the last sample was taken. */
  private sampledAt = 0;
  /** Units compiled so far. */
  private units = 0;
  /** The interpreter has to do a function's first instruction, for compiled code could not. */
  private declinesEntry = false;
  private readonly log = new CompilationLog();
  private readonly onEmit: EmissionListener | undefined;
  private readonly sharesCode: boolean;
  /** What compiled code is given (support.ts), made for the first. */
  private support: Record<string, unknown> | undefined = undefined;

  constructor(
    private readonly state: LuaState,
    { exitsEverywhere = false, threshold = exitsEverywhere ? 0 : HOT, sharesCode = true, onEmit }: TierOptions = {},
  ) {
    this.threshold = threshold;
    this.onEmit = onEmit;
    this.exitsEverywhere = exitsEverywhere;
    this.sharesCode = sharesCode && !exitsEverywhere && onEmit === undefined;
    this.exits = new Exits(state);
    this.dynamic = new Dynamic(state);
    this.dynamic.room = MAX_DEPTH;
    state.budget.setSlice(threshold === 0 ? 1 : SAMPLE_INTERVAL);
  }

  /** Whether anything is ever compiled here. */
  get isEnabled(): boolean {
    return canGenerateCode();
  }

  report(): CompilationReport {
    return this.log.report(this.isEnabled);
  }

  /* ---- Entering ---- */

  enterFunction(thread: Coroutine): boolean {
    if (this.declinesEntry) {
      this.declinesEntry = false;
      return false;
    }
    const { frame } = thread;
    const { closure } = frame;
    const { prototype } = closure;
    const profile = this.profileOf(prototype);
    if (frame.argumentCount > LONGEST_LIST || !this.mayEnter(thread)) return false;
    if (profile.entry === undefined && !this.compileIfHot(prototype, profile, sightOf(thread, frame), "entered")) return false;
    const unit = profile.entry as Unit<CompiledFunction>;
    const { base } = frame;
    // The code charges for its entry, as did who called.
    this.state.budget.fuel += prototype.code.length;
    const result = this.enter(unit, thread, closure, thread.stack.slice(base, base + frame.argumentRegisters));
    if (result === null) this.finishCall(thread, frame, NO_VALUES);
    else if (result !== SENTINEL) this.finishCall(thread, frame, [result as LuaValue]);
    else if (transfer.kind === TransferKind.EXIT) this.leave(thread);
    else this.finishCall(thread, frame, transfer.values);
    if (unit.entries === TRIAL_ENTRIES) {
      if (unit.fuel < TRIAL_ENTRIES * WORTHWHILE_FUEL && this.threshold > 0) {
        this.log.abandoned(prototype, WHOLE);
        prototype.restore(0);
        unit.template.isWorthEntering = false;
      }
      unit.entries = 0;
      unit.fuel = 0;
    }
    return true;
  }

  enterLoop(thread: Coroutine): boolean {
    const { frame } = thread;
    if (thread !== this.state.running || frame.kind !== FrameKind.LUA) return false;
    const { closure, pc, base } = frame;
    const { prototype } = closure;
    const profile = prototype.profile as Profile | undefined;
    const loop = profile?.loops.get(pc);
    const unit = loop?.unit;
    if (profile === undefined || loop === undefined || unit === undefined || !this.mayEnter(thread)) return false;
    const { stack } = thread;
    const marked = thread.toBeClosed.at(-1);
    if (marked !== undefined && marked.register >= base + unit.template.layout.closes) return false;
    const { counter, stepper } = unit.template.layout;
    if (counter >= 0 && typeof stack[base + counter] !== "number") return false;
    if (stepper >= 0 && !((stack[base + stepper] as unknown) instanceof FloatLoop)) return false;
    const values = takeOver(unit, stack, base, [closure, frame.varargs]);
    if (values === undefined) {
      if (++loop.misses === MAX_MISSES && loop.attempts++ < MAX_ATTEMPTS) {
        this.compileLoop(prototype, profile, pc, loop, undefined, "other kinds");
      }
      return false;
    }
    this.enter(unit, thread, undefined, values);
    if (++loop.ticks === HOT_ENTRIES && this.threshold > 0) this.widen(prototype, profile, pc, thread);
    if (unit.entries === TRIAL_ENTRIES) {
      if (unit.fuel < TRIAL_ENTRIES * WORTHWHILE_FUEL && this.threshold > 0) this.dropLoop(prototype, pc, loop);
      unit.entries = 0;
      unit.fuel = 0;
    }
    this.leave(thread);
    return true;
  }

  private enter(unit: Unit<CompiledFunction | CompiledLoop>, thread: Coroutine, receiver: unknown, values: unknown[]): unknown {
    const { dynamic } = this;
    const { frame } = thread;
    const { budget } = this.state;
    const outer = active;
    const { room } = dynamic;
    dynamic.room = this.roomOn(thread);
    const before = budget.fuelUsed;
    const left = Math.max(budget.fuel, 0);
    active = this;
    meter.turn = Turn.REPEATABLE;
    // What the host's stack throws is seen where the code was entered.
    if (frame.pc === 0) frame.pc = 1;
    try {
      return Reflect.apply(unit.code, receiver, values);
    } finally {
      active = outer;
      dynamic.room = room;
      unit.entries++;
      unit.fuel += budget.fuelUsed - before;
      if (this.threshold > 0 && outer !== this) budget.setSlice(this.state.stress?.slice ?? SAMPLE_INTERVAL, left);
    }
  }

  /** The weight of what may be called by code that is entered on a thread. */
  private roomOn(thread: Coroutine): number {
    return Math.min(this.dynamic.room, thread.room(FRAME_WEIGHT));
  }

  private mayEnter(thread: Coroutine): boolean {
    // A message handler has limits of its own (calls.ts).
    if (thread.hook !== undefined || thread.handlerNesting > 0) return false;
    // Exits push many frames at once, and those must fit into the memory limit.
    if (!this.state.heap.hasRoom(SPARE_BYTES)) return false;
    if (thread.nativeCallsBelow + thread.nativeCalls + SPARE_FRAMES > MAX_NATIVE_CALLS) return false;
    if (this.roomOn(thread) < MIN_ROOM) return false;
    return thread.depth + thread.framesBelow + SPARE_FRAMES < thread.maxFrames && thread.frame.base + SPARE_REGISTERS < MAX_REGISTERS;
  }

  /** The function on top has returned. */
  private finishCall(thread: Coroutine, frame: Frame, values: LuaValue[]): void {
    const { destination, wanted } = frame;
    if (wanted >= 0) {
      const { stack } = thread;
      for (let position = 0; position < wanted; position++) stack[destination + position] = values[position];
      thread.depth--;
    } else if (wanted === Wanted.ALL) {
      const { stack } = thread;
      reserveRegisters(thread, destination + values.length);
      for (let position = 0; position < values.length; position++) stack[destination + position] = values[position];
      thread.top = destination + values.length;
      thread.depth--;
    } else returnValues(this.state, thread, values);
  }

  /** Compiled code was left. */
  private leave(thread: Coroutine): void {
    const { closure, exit, requested } = this.exits.innermost;
    transfer.kind = TransferKind.VALUES;
    const times = requested === undefined ? ++exit.count : ++exit.callCount;
    if (times === 1) this.log.left(closure.prototype, exit);
    if (requested === undefined && exit.kind === ExitKind.REDO && exit.count >= MAX_FAILURES) {
      if (exit.count === MAX_FAILURES) this.noteFailure(closure.prototype, exit);
      // Functions that were made before have the old code.
      const { entry } = closure.prototype.profile as Profile;
      if (entry !== undefined) closure.enter = entry.code as unknown as CompiledBody;
    }
    const isRedone =
      requested === undefined ? exit.kind === ExitKind.REDO || exit.kind === ExitKind.FORCED : requested === TransferKind.REDO;
    this.declinesEntry = exit.pc === 0 && isRedone;
    this.exits.rebuild(thread);
  }

  /** An instruction was left to the interpreter again and again: a guess does not hold, or an integer has grown. */
  private noteFailure(prototype: Prototype, { pc }: Exit): void {
    const profile = prototype.profile as Profile | undefined;
    if (profile === undefined) return;
    const { guesses } = profile;
    if (guesses.takeBack(pc)) {
      if (++profile.failedGuesses >= MAX_FAILED_GUESSES) guesses.takeAllBack();
      this.compileAgain(prototype, profile, "other kinds");
      return;
    }
    const operation = operationOf(prototype.code[pc] as number);
    if (guesses.wide.has(pc) || operation < Op.ADDI || operation > Op.LEN || profile.attempts >= MAX_ATTEMPTS) return;
    profile.attempts++;
    guesses.wide.add(pc);
    this.compileAgain(prototype, profile, "large integers");
  }

  private compileAgain(prototype: Prototype, profile: Profile, reason: CompilationReason): void {
    if (profile.entry !== undefined) this.compileFunction(prototype, profile, undefined, reason);
    for (const [head, loop] of profile.loops) {
      if (loop.unit !== undefined) this.compileLoop(prototype, profile, head, loop, undefined, reason);
    }
  }

  /* ---- Deciding ---- */

  calm(): void {
    if (this.threshold > 0) this.state.budget.setSlice(COMPILED_INTERVAL);
  }

  sample(thread: Coroutine): void {
    // A trap that somebody has asked for says nothing of where time goes.
    const { fuelUsed } = this.state.budget;
    if (fuelUsed - this.sampledAt < SAMPLE_INTERVAL && this.threshold > 0) return;
    this.sampledAt = fuelUsed;
    if (thread.hook !== undefined) return;
    // What is compiled already, and entered all the same because that is quicker, says that its callers are hot.
    for (let depth = thread.depth; depth >= 0 && depth > thread.depth - SAMPLED_CALLERS; depth--) {
      const frame = thread.frames[depth] as Frame;
      if (frame.kind === FrameKind.PROTECTED) continue;
      if (frame.kind !== FrameKind.LUA || this.heat(thread, frame)) return;
    }
  }

  /** Gives a frame a tick for the loop or the function it is in. False if all of that is compiled. */
  private heat(thread: Coroutine, frame: Frame): boolean {
    const { closure, pc } = frame;
    const { prototype } = closure;
    const profile = this.profileOf(prototype);
    if (profile.refusal !== undefined) return true;
    profile.ticks++;
    // Outside loops, only further entries could use what is compiled, and those have it compiled (compileIfHot).
    if (pc === 0 && profile.entry === undefined) return true;
    const isOnTop = frame === thread.frame;
    // Below it, frames stand behind their calls.
    const head = isOnTop && pc > 0 ? pc : this.loopHead(prototype, profile, isOnTop ? pc : pc - 1);
    if (head === undefined) return profile.entry === undefined;
    let loop = profile.loops.get(head);
    if (loop === undefined) {
      loop = new LoopProfile();
      profile.loops.set(head, loop);
    }
    if (loop.unit !== undefined) return isOnTop;
    if (++loop.ticks === HOT && loop.attempts === 0 && this.reuseLoop(prototype, profile, head, loop)) return true;
    if (this.isHot(loop.ticks, this.threshold, prototype, profile) && loop.attempts++ < MAX_ATTEMPTS) {
      loop.ticks = 0;
      this.compileLoop(prototype, profile, head, loop, sightOf(thread, frame), "hot");
    }
    return true;
  }

  /** The head of the innermost loop around an instruction. */
  private loopHead(prototype: Prototype, profile: Profile, pc: number): number | undefined {
    const { loopHeads } = profile;
    const known = loopHeads.get(pc);
    if (known !== undefined) return known;
    const head = this.unlessStackIsFull(() => {
      const analysis = this.analyse(prototype, profile);
      return analysis === undefined ? undefined : loopsAround(prototype, analysis.flow, pc)[0];
    });
    if (head !== undefined) loopHeads.set(pc, head);
    return head;
  }

  tableClass(prototype: Prototype, pc: number): TableClass | undefined {
    if (!canGenerateCode()) return undefined;
    // What a chunk makes once is data, where each table may have fields of its own.
    if (prototype.lineDefined === 0) {
      const { tables } = this.profileOf(prototype);
      const count = (tables.get(pc) ?? 0) + 1;
      tables.set(pc, count);
      if (count < HOT_TABLES) return undefined;
    }
    const made = tableClass(constructorFields(prototype, pc));
    prototype.tableClasses[pc] = made;
    return made;
  }

  /** A compiled loop is entered often: the loop around it is hot too, or the function. */
  private widen(prototype: Prototype, profile: Profile, pc: number, thread: Coroutine): void {
    const sight = sightOf(thread, thread.frame);
    // A function in its first call is compiled when it is entered again: then all its loops have shown what they read.
    if (profile.entry === undefined && profile.calls >= HOT_CALLS && profile.attempts++ < MAX_ATTEMPTS) {
      this.compileFunction(prototype, profile, sight, "entered");
    }
    const analysis = this.analyse(prototype, profile);
    const outer = analysis === undefined ? undefined : loopsAround(prototype, analysis.flow, pc)[1];
    if (outer === undefined) return;
    let loop = profile.loops.get(outer);
    if (loop === undefined) {
      loop = new LoopProfile();
      profile.loops.set(outer, loop);
    }
    if (loop.unit === undefined && loop.attempts++ < MAX_ATTEMPTS) {
      this.compileLoop(prototype, profile, outer, loop, sight, "entered");
    }
  }

  findEntry(closure: LuaClosure, values: readonly LuaValue[]): CompiledBody | undefined {
    const { prototype } = closure;
    const profile = this.profileOf(prototype);
    if (profile.entry === undefined && !this.compileIfHot(prototype, profile, { closure, stack: values, base: 0 }, "called")) {
      return undefined;
    }
    const entry = (profile.entry as Unit<CompiledFunction>).code as unknown as CompiledBody;
    closure.enter = entry;
    return entry;
  }

  /** Counts an entry of a function that is not compiled, and compiles it when there were enough. Says whether it is compiled now. */
  private compileIfHot(prototype: Prototype, profile: Profile, sight: Sight, reason: CompilationReason): boolean {
    const hot = this.threshold === 0 ? 1 : HOT_CALLS;
    if (++profile.calls === hot && this.reuseFunction(prototype, profile)) return true;
    if (!this.isHot(profile.calls, hot, prototype, profile)) return false;
    this.compileFunction(prototype, profile, sight, reason);
    if (profile.refusal !== undefined) prototype.restore(0);
    return profile.entry !== undefined;
  }

  /** Whether code is to be compiled that was counted so often, when `hot` is enough, and whose function has used so much. */
  private isHot(count: number, hot: number, { code }: Prototype, { ticks, calls }: Profile): boolean {
    if (count < hot) return false;
    return this.units < UNEARNED_UNITS || this.threshold === 0 || ticks * SAMPLE_INTERVAL + calls * code.length >= UNIT_PRICE;
  }

  private profileOf(prototype: Prototype): Profile {
    prototype.profile ??= new Profile();
    return prototype.profile as Profile;
  }

  /* ---- Compiling ---- */

  /** Analyses a function; undefined if it cannot be compiled. */
  private analyse(prototype: Prototype, profile: Profile): Analysis | undefined {
    if (profile.refusal !== undefined) return undefined;
    if (profile.analysis !== undefined) return profile.analysis;
    if (!canGenerateCode()) profile.refusal = "code generation is not allowed";
    else if (prototype.code.length > MAX_LENGTH) profile.refusal = "too long";
    else {
      profile.analysis = analysisOf(prototype);
      if (profile.analysis === undefined) profile.refusal = "irreducible control flow";
    }
    if (profile.refusal !== undefined) this.log.refused(prototype, profile.refusal);
    return profile.analysis;
  }

  /** Analyses or compiles unless the host's stack is too full for that: then another time will do. */
  private unlessStackIsFull<Result>(work: () => Result): Result | undefined {
    try {
      return work();
    } catch (error) {
      if (!isHostOverflow(error)) throw error;
      return undefined;
    }
  }

  /** `sight`: shows what registers hold. */
  private compileFunction(prototype: Prototype, profile: Profile, sight: Sight | undefined, reason: CompilationReason): void {
    const compilation = { prototype, head: WHOLE, reason, begun: performance.now() };
    this.unlessStackIsFull(() => this.makeFunction(compilation, profile, sight));
  }

  private compileLoop(
    prototype: Prototype,
    profile: Profile,
    head: number,
    loop: LoopProfile,
    sight: Sight | undefined,
    reason: CompilationReason,
  ): void {
    const compilation = { prototype, head, reason, begun: performance.now() };
    this.unlessStackIsFull(() => this.makeLoop(compilation, profile, loop, sight));
  }

  private makeFunction(compilation: Compilation, profile: Profile, sight: Sight | undefined): void {
    const { prototype } = compilation;
    const analysis = this.analyse(prototype, profile);
    if (analysis === undefined) return;
    const { flow, liveness } = analysis;
    const { guesses } = profile;
    if (sight !== undefined) guessInFunction(guesses, prototype, flow, sight);
    const kinds = guesses.kinds();
    const { exitsEverywhere } = this;
    const emitted = emit({ prototype, flow, liveness, parameters: undefined, kinds, guesses, exitsEverywhere });
    const written = performance.now();
    this.useFunction(compilation, profile, this.makeTemplate(compilation, profile, emitted, NO_LAYOUT), written);
  }

  private makeLoop(compilation: Compilation, profile: Profile, loop: LoopProfile, sight: Sight | undefined): void {
    const { prototype, head } = compilation;
    const liveness = this.analyse(prototype, profile)?.liveness;
    const flow = liveness === undefined ? undefined : controlFlowOfLoop(prototype, head);
    if (liveness === undefined || flow === undefined) return;
    const { guesses } = profile;
    const layout = layoutOf(prototype, flow, liveness.registersAt(head).toArray(), head, guesses, sight);
    const { parameters, counter } = layout;
    const kinds = sight === undefined ? new Kinds() : observe(sight, parameters);
    if (counter >= 0) prepareKinds(kinds, counter - 1, false);
    if (layout.stepper >= 0) prepareKinds(kinds, layout.stepper - 1, true);
    if (sight !== undefined) guessInLoop(guesses, prototype, flow, kinds, sight);
    const { exitsEverywhere } = this;
    const emitted = emit({ prototype, flow, liveness, parameters, kinds, guesses, exitsEverywhere });
    const written = performance.now();
    this.useLoop(compilation, loop, this.makeTemplate(compilation, profile, emitted, layout), written);
  }

  private dropLoop(prototype: Prototype, head: number, loop: LoopProfile): void {
    this.log.abandoned(prototype, head);
    for (const jump of loop.unit?.template.layout.jumps ?? []) prototype.restore(jump);
    loop.unit = undefined;
    loop.ticks = 0;
  }

  private makeTemplate({ prototype, head }: Compilation, profile: Profile, emitted: Emitted, layout: LoopLayout): Template {
    this.units++;
    const script = `tsuki/jit/${++unitCount}`;
    const { source } = emitted;
    const parameters = [...Object.keys(this.given()), "K", "P", "Z", "Q"];
    this.onEmit?.(source, parameters);
    const factory = new Function(...parameters, `${source}\n//# sourceURL=${script}`) as Factory;
    const guesses = new Guesses();
    guesses.add(profile.guesses);
    const template = { emitted, factory, script, layout, guesses, isWorthEntering: true };
    if (this.sharesCode) keepTemplate(prototype, head, template);
    return template;
  }

  /** Takes what was compiled for an equal function; false if there is nothing. */
  private reuseFunction(prototype: Prototype, profile: Profile): boolean {
    const template = this.reusable(prototype, profile, WHOLE);
    if (template === undefined) return false;
    const now = performance.now();
    this.useFunction({ prototype, head: WHOLE, reason: "loaded again", begun: now }, profile, template, now);
    return true;
  }

  /** The same for a loop. */
  private reuseLoop(prototype: Prototype, profile: Profile, head: number, loop: LoopProfile): boolean {
    const template = this.reusable(prototype, profile, head);
    if (template === undefined) return false;
    const now = performance.now();
    this.useLoop({ prototype, head, reason: "loaded again", begun: now }, loop, template, now);
    return true;
  }

  private reusable(prototype: Prototype, profile: Profile, head: number): Template | undefined {
    const template = this.sharesCode ? templateOf(prototype, head) : undefined;
    if (template !== undefined) profile.guesses.add(template.guesses);
    return template;
  }

  private useFunction(compilation: Compilation, profile: Profile, template: Template, written: number): void {
    const code = this.instantiate(compilation, template, written) as CompiledFunction;
    profile.entry = new Unit(code, template);
    if (!template.isWorthEntering) compilation.prototype.restore(0);
  }

  private useLoop(compilation: Compilation, loop: LoopProfile, template: Template, written: number): void {
    const compiled = this.instantiate(compilation, template, written) as CompiledLoop;
    const { prototype } = compilation;
    loop.misses = 0;
    loop.unit = new Unit(compiled, template);
    for (const jump of template.layout.jumps) prototype.patch(jump, hotOperation(operationOf(prototype.code[jump] as number)));
  }

  private instantiate(compilation: Compilation, { emitted, factory, script }: Template, written: number): unknown {
    const { prototype } = compilation;
    const { source, exits } = emitted;
    const code = factory(...Object.values(this.given()), prototype.constants, prototype, prototype.sites, freshExits(exits));
    this.log.compiled(compilation, source.length, script, written);
    return code;
  }

  /** What compiled code is given. */
  private given(): Record<string, unknown> {
    this.support ??= supportOf(
      this.state,
      this.exits,
      this.dynamic,
      (inner) => (inner.profile as Profile | undefined)?.entry?.code as unknown as CompiledBody | undefined,
    );
    return this.support;
  }
}

/** How a loop is entered. `parameters`: the registers it takes over. Whether a numeric one is over floats goes to the guesses. */
function layoutOf(
  prototype: Prototype,
  flow: ControlFlow,
  parameters: readonly number[],
  head: number,
  { floatLoops }: Guesses,
  sight: Sight | undefined,
): LoopLayout {
  const { code } = prototype;
  const jumps: number[] = [];
  let counter = -1;
  let isFloatLoop = false;
  let closes = Number.POSITIVE_INFINITY;
  for (const block of flow.blocks) {
    for (let pc = block.start; pc < block.end; pc = nextInstruction(code, pc)) {
      const word = code[pc] as number;
      if (operationOf(word) === Op.CLOSE) closes = Math.min(closes, operandA(word));
    }
    if (!block.targets.includes(head)) continue;
    const last = lastInstruction(code, block.start, block.end);
    const word = code[last] as number;
    const operation = operationOf(word);
    if (operation === Op.FORLOOP) {
      counter = operandA(word) + 1;
      const prepare = preparationOf(prototype, last);
      if (sight !== undefined) {
        if ((sight.stack[sight.base + counter] as unknown) instanceof FloatLoop) floatLoops.add(prepare);
        else floatLoops.delete(prepare);
      }
      isFloatLoop = floatLoops.has(prepare);
    }
    // The jump of a test is the word behind it.
    jumps.push(operation >= Op.EQ && operation <= Op.TESTSET ? last + 1 : last);
  }
  return { parameters, counter: isFloatLoop ? -1 : counter, stepper: isFloatLoop ? counter : -1, closes, jumps };
}

function kindOf(value: LuaValue): Kind {
  if (typeof value !== "number") return Kind.ANY;
  if (isSafe(value)) return Kind.INTEGER;
  return isUnsignedNaN(value) ? Kind.ANY : Kind.FLOAT;
}

function sightOf({ stack }: Coroutine, { closure, base }: Frame): Sight {
  return { closure, stack, base };
}

/** What registers hold. */
function observe({ stack, base }: Sight, registers: readonly number[]): Kinds {
  const kinds = new Kinds();
  for (const register of registers) kinds.set(register, kindOf(stack[base + register]));
  return kinds;
}

/** Adds the values a loop takes over, as it wants them, to its other arguments; undefined if they are of other kinds. */
function takeOver(unit: Unit<CompiledLoop>, stack: readonly LuaValue[], base: number, values: unknown[]): unknown[] | undefined {
  const { emitted, layout } = unit.template;
  for (const register of layout.parameters) {
    const value = stack[base + register];
    const wanted = emitted.kinds.of(register);
    if (wanted !== Kind.ANY && wanted !== kindOf(value)) return undefined;
    values.push(wanted === Kind.FLOAT ? decode(value as LuaNumber) : value);
  }
  return values;
}

function hotOperation(operation: Op): QuickOp {
  switch (operation) {
    case Op.FORLOOP:
      return QuickOp.HOT_FORLOOP;
    case Op.TFORLOOP:
      return QuickOp.HOT_TFORLOOP;
    case Op.LOOP:
      return QuickOp.HOT_LOOP;
  }
  return QuickOp.HOT_JMP;
}
