/**
 * Emission: the JavaScript of one function, or of one loop, from its bytecode. Registers become local
 * variables `r0 r1 …`; the everyday case of an instruction stands inline, the rest is a call of a function of support.ts, which returns
 * null where the interpreter has to do the instruction.
 *
 * Names in the code: `c` the closure, `l0 h0 …` halves of registers, `u0 …` cells of upvalues, `V` variable arguments, `L` an open list of
 * values, `k0 …` constants, `x` the number of the exit taken, `f0 …` functions made for this code, or for a field
 * (walkers.ts); capital letters and words are parameters of the outer function (`PARAMETERS`).
 *
 * What must stay true: nothing of a script becomes source text but integers; every value the code holds at an exit is in the exit's
 * registers; nothing here throws at run time but what the host's stack forces.
 */
import { arraySize, CELL_SIZE, closureSize, ELEMENT_SIZE, FIELD_SIZE, SHORT, TABLE_SIZE } from "../allocation.ts";
import type { Block, ControlFlow } from "../control-flow.ts";
import { findLeaders, nextInstruction } from "../control-flow.ts";
import { Wanted } from "../coroutine.ts";
import { LONGEST_LIST, MANY } from "../function.ts";
import {
  flagK,
  operandA,
  operandB,
  operandBx,
  operandC,
  operandJump,
  operandSignedB,
  operandSignedBx,
  operandSignedC,
  operationOf,
  takesList,
} from "../instruction.ts";
import { Intrinsic } from "../intrinsic.ts";
import { EVENT_INDEX, EVENT_NEWINDEX } from "../metamethods.ts";
import { Op } from "../opcodes.ts";
import type { Prototype } from "../prototype.ts";
import { type Liveness, RegisterSet, writesOf } from "../registers.ts";
import { MAX_FIELDS, MAX_NIL_FIELDS } from "../table.ts";
import { type Exit, ExitKind, type ExitTable } from "./exits.ts";
import { type Guesses, METHOD_OF_STRING } from "./guesses.ts";
import { BOUND, type InlineCall, inlineCall, NOTE, numberForm, SHIFT } from "./intrinsics.ts";
import {
  constantKind,
  inlinePower,
  isPlainInteger,
  Kind,
  Kinds,
  kindsAtStart,
  preparationOf,
  prepareKinds,
  resultKind,
  stepKinds,
} from "./kinds.ts";
import { longWordRunAt } from "./long-words.ts";
import { writeStructured } from "./structure.ts";
import { FRAME_WEIGHT } from "./support.ts";
import { constructorFields, firstStores } from "./table-class.ts";
import { methodOfString, stepVariables } from "./walkers.ts";
import { type WordRun, wordRunAt } from "./words.ts";

/** What is to be compiled. */
export interface Unit {
  readonly prototype: Prototype;
  readonly flow: ControlFlow;
  readonly liveness: Liveness;
  /** For a loop: the registers it takes over from the interpreter; undefined for a function. */
  readonly parameters: readonly number[] | undefined;
  /** What is known at its start. */
  readonly kinds: Kinds;
  readonly guesses: Guesses;
  /** Stress mode: before every instruction the code asks whether it is to be left there. */
  readonly exitsEverywhere: boolean;
}

export interface Emitted {
  /** The body of a function with the parameters `PARAMETERS` that returns the compiled function. */
  readonly source: string;
  readonly exits: ExitTable;
  /** What the code takes for granted at its start: of what was given, as much as holds whenever control comes back there. */
  readonly kinds: Kinds;
}

/** Literals of the encoding (numbers.ts). */
const ZERO = String(2 ** 1023);
const UNSIGNED_NAN = String(1.5 * 2 ** 1023);

/**
 * Whether the end of a slice, or of what may be allocated, is for the interpreter to serve. Such an object is asked for its text, which the engine
 * has compiled wherever that stands: at a call, code that it has optimised before the first one was made would be thrown away.
 */
const TRAP = "`$" + "{TRAP}`";
const NO_ROOM = "`$" + "{NO_ROOM}`";

/** Where nothing tells how far away a field is: its class, or the one that extends. */
const USUAL_LEVEL = 2;

/** In code that writes more registers than this none are cleared at its exits: there would be as many lists of them as exits. */
const MOST_CLEARED = 64;

const NO_LIST = -1;

/** How an instruction that calls is left. */
interface CallSite {
  readonly destination: number;
  readonly wanted: number;
  readonly calleeBase: number;
  readonly callee: number;
}

const NO_CALL: CallSite = { destination: 0, wanted: 0, calleeBase: 0, callee: 0 };

function textOf(constant: unknown): string | undefined {
  return typeof constant === "string" ? constant : undefined;
}

export function emit(unit: Unit): Emitted {
  return new Emitter(unit).emit();
}

class Emitter {
  private readonly lines: string[] = [];
  private readonly exits: Exit[] = [];
  private readonly exitNumbers = new Map<string, number>();
  private readonly usedConstants = new Set<number>();
  private readonly usedFloats = new Set<number>();
  private readonly usedUpvalues = new Set<number>();
  /** Definitions of functions made for this code, by their text. */
  private readonly helpers = new Map<string, string>();
  private readonly prototype: Prototype;
  private readonly code: Int32Array;
  private readonly constants: readonly unknown[];
  private readonly weight: number;
  /** What is known before the instruction being written, and at the start of each block. */
  private known = new Kinds();
  private states: readonly Kinds[] = [];
  /** The registers that the code writes. */
  private readonly written: RegisterSet;
  private readonly clearsAtExits: boolean;
  /** Ways to the common exit by what is cleared there, and the number of each exit's; empty for the direct one. */
  private readonly ways = new Map<string, { readonly number: number; readonly clearing: string }>();
  private readonly wayOf: string[] = [];
  /** By the number of an exit: the registers that are handed over and of kind NUMBER. */
  private readonly numbersAt: number[][] = [];
  /** The first instructions of the function's blocks, when they have been asked for. */
  private leaders: ReadonlySet<number> | undefined;
  /** Stores that add a field to a table which nobody else has yet, and how many fields it has then. */
  private readonly firstStores = new Map<number, number>();
  /** Registers that have a second variable, for their encoded value. */
  private readonly encoded = new Set<number>();
  /** Registers with a variable beside them that says whether they hold an integer. */
  private readonly flagged = new Set<number>();
  /** Registers that have variables for the halves of a 64-bit integer. */
  private readonly halves = new Set<number>();

  constructor(private readonly unit: Unit) {
    this.prototype = unit.prototype;
    this.code = unit.prototype.code;
    this.constants = unit.prototype.constants;
    this.written = this.findWritten();
    this.clearsAtExits = this.written.toArray().length <= MOST_CLEARED;
    this.weight = unit.parameters === undefined && this.makesCalls() ? FRAME_WEIGHT + 2 * this.prototype.registerCount : 0;
  }

  private findWritten(): RegisterSet {
    const { prototype, unit } = this;
    const found = new RegisterSet();
    for (const block of unit.flow.blocks) {
      for (let pc = block.start; pc < block.end; pc = nextInstruction(this.code, pc)) {
        const { first, count } = writesOf(prototype, pc);
        for (let register = first; register < first + count; register++) found.add(register);
        if (operationOf(this.code[pc] as number) === Op.TESTSET) found.add(first);
      }
    }
    return found;
  }

  private makesCalls(): boolean {
    for (const block of this.unit.flow.blocks) {
      for (let pc = block.start; pc < block.end; pc = nextInstruction(this.code, pc)) {
        const operation = operationOf(this.code[pc] as number);
        if (operation === Op.CALL || operation === Op.TAILCALL || operation === Op.TFORCALL) return true;
      }
    }
    return false;
  }

  emit(): Emitted {
    const { unit, prototype } = this;
    const { flow, parameters } = unit;
    this.states = kindsAtStart(prototype, flow, unit.kinds, unit.guesses);
    if (parameters === undefined) this.writeEntry();
    writeStructured(flow, {
      line: (text) => this.lines.push(text),
      writeBlock: (block, jump) => {
        this.known = (this.states[block.index] as Kinds).copy();
        this.writeBlock(block, (target) => this.go(target, jump));
      },
      writeExit: (target) => this.line(this.leave(target, ExitKind.END)),
    });
    return { ...this.frameSource(), kinds: this.states[0] as Kinds };
  }

  /** Everything around the code: definitions, the function's head, its variables. */
  private frameSource(): Pick<Emitted, "source" | "exits"> {
    const { prototype, unit } = this;
    const { parameters } = unit;
    const isFunction = parameters === undefined;
    const declared = isFunction
      ? Array.from({ length: prototype.parameterCount }, (_, register) => register)
      : (parameters as readonly number[]);
    const locals = new Set(this.written.toArray());
    for (const exit of this.exits) for (const register of exit.registers) locals.add(register);
    for (const register of declared) locals.delete(register);
    const out: string[] = ['"use strict";'];
    for (const constant of this.usedConstants) out.push(`var k${constant}=K[${constant}];`);
    for (const constant of this.usedFloats) out.push(`var d${constant}=toFloat(K[${constant}]);`);
    for (const [definition, name] of this.helpers) out.push(`var ${name}=${definition};`);
    const head = declared.map((register) => `r${register}`);
    if (!isFunction) head.unshift("c", "V");
    else if (prototype.isVararg) head.push("...V");
    // In brackets, which has the engine compile it at once.
    out.push(`return(function(${head.join(",")}){`);
    const closure = isFunction ? "this" : "c";
    if (this.usedUpvalues.size > 0) out.push(`var U=${closure}.upvalues;`);
    for (const upvalue of this.usedUpvalues) out.push(`var u${upvalue}=U[${upvalue}];`);
    const variables = [
      "t",
      "o",
      "a",
      "h",
      "e",
      "x",
      "L",
      ...[...locals].map((register) => `r${register}`),
      ...[...this.encoded].map((register) => `q${register}`),
      ...[...this.flagged].map((register) => `i${register}`),
      ...[...this.halves].flatMap((register) => [`l${register}`, `h${register}`]),
    ];
    const ways = [...this.ways.values()];
    out.push(`var ${variables.join(",")};`, "X:{", ...ways.map(({ number }) => `X${number}:{`).reverse(), ...this.lines);
    for (const { clearing } of ways) out.push(`}${clearing}break X;`);
    out.push("}");
    const registers = [...declared, ...locals];
    const values = registers.map((register) => `r${register}`);
    const isVararg = isFunction && prototype.isVararg;
    if (isVararg || this.exits.some(({ openAt }) => openAt >= 0)) {
      out.push(`return leaveWithLists(${[closure, "Q,x,L,e", isVararg ? "V" : "undefined", ...values].join()});`);
    } else out.push(`return leave(${[closure, "Q,x", ...values].join()});`);
    out.push("});");
    const positions: number[] = [];
    for (const [position, register] of registers.entries()) positions[register] = position;
    for (const exit of this.exits) exit.positions = exit.registers.map((register) => positions[register] as number);
    return { source: out.join("\n"), exits: { exits: this.exits } };
  }

  private writeEntry(): void {
    const { code } = this;
    this.line(`if((B.fuel-=${code.length})<0&&${TRAP})${this.leave(0, ExitKind.TRAP)}`);
    if (this.weight > 0) this.line(`if((J.room-=${this.weightText()})<0)${this.leave(0, ExitKind.DEPTH)}`);
    const { floats, integers } = this.states[0] as Kinds;
    for (const register of floats.toArray()) {
      this.writeFloat(0, `r${register}`, `r${register}`);
      this.known.set(register, Kind.FLOAT);
    }
    const tests = integers.toArray().map((register) => `isSafe(r${register})`);
    if (tests.length > 0) this.line(`if(!(${tests.join("&&")}))${this.leave(0)}`);
  }

  /** The weight of a call: what it was given stands on the host's stack too. */
  private weightText(): string {
    return this.prototype.isVararg ? `${this.weight}+2*V.length` : String(this.weight);
  }

  /* ---- Parts of text ---- */

  private line(text: string): void {
    this.lines.push(text);
  }

  private constant(index: number): string {
    const value = this.constants[index];
    if (isPlainInteger(value)) return this.literal(value);
    if (value === undefined) return "undefined";
    if (typeof value === "boolean") return String(value);
    this.usedConstants.add(index);
    return `k${index}`;
  }

  /** A literal in an operand position: in brackets if it is negative. */
  private literal(value: number): string {
    return value < 0 ? `(${value})` : String(value);
  }

  private upvalue(index: number): string {
    this.usedUpvalues.add(index);
    return `u${index}`;
  }

  private rk(word: number): string {
    return flagK(word) ? this.constant(operandC(word)) : this.value(operandC(word));
  }

  /** The property name of a constant string key: a counter's value with a prefix, never the key itself. */
  private field(constant: number): string {
    return this.prototype.fields[constant] as string;
  }

  private helper(definition: string): string {
    let name = this.helpers.get(definition);
    if (name === undefined) {
      name = `f${this.helpers.size}`;
      this.helpers.set(definition, name);
    }
    return name;
  }

  /** The statement that leaves the code before the instruction at `pc`. `openAt`: where an open list begins that it takes. */
  private leave(pc: number, kind: ExitKind = ExitKind.REDO, openAt: number = NO_LIST): string {
    return this.leaving(this.exit(pc, kind, openAt, undefined));
  }

  /** The statement that leaves before the instruction at `pc` if the stress mode wants that. */
  private leaveForced(pc: number): string {
    const openAt = takesList(this.code[pc] as number) ? operandA(this.code[pc - 1] as number) : NO_LIST;
    const number = this.exit(pc, ExitKind.FORCED, openAt, undefined);
    return `if(forced(Q.exits[${number}]))${this.leaving(number)}`;
  }

  /** The statement that leaves in a call that has not come to its end. */
  private leaveCall(pc: number, call: CallSite, openAt: number = NO_LIST): string {
    return this.leaving(this.exit(pc, ExitKind.REDO, openAt, call));
  }

  /** The statement that takes an exit: all of them meet behind the code, where the engine has one place to learn about (`frameSource`). */
  private leaving(number: number): string {
    const encoding = (this.numbersAt[number] as number[]).map((register) => `r${register}=i${register}?r${register}:encode(r${register});`);
    return `{x=${number};${encoding.join("")}break X${this.wayOf[number]};}`;
  }

  /**
   * The way to the common exit for an exit that needs some registers. There all are handed over, but on the way the others are cleared: else the
   * engine would take them to be needed everywhere, and box a double wherever it is set in a variable that holds other things at another place.
   */
  private way(needed: RegisterSet): string {
    if (!this.clearsAtExits) return "";
    const unneeded = this.written.without(needed);
    const key = unneeded.key;
    if (key === "") return "";
    let way = this.ways.get(key);
    if (way === undefined) {
      const clearing = unneeded.toArray().map((register) => `r${register}=`);
      way = { number: this.ways.size, clearing: `${clearing.join("")}undefined;` };
      this.ways.set(key, way);
    }
    return String(way.number);
  }

  /** The number of an exit. */
  private exit(pc: number, kind: ExitKind, openAt: number, call: CallSite | undefined): number {
    const { prototype, unit, known } = this;
    const isEntry = pc === 0 && (kind === ExitKind.TRAP || kind === ExitKind.DEPTH) && unit.parameters === undefined;
    const word = this.code[pc] as number;
    const isCall = call !== undefined;
    const { destination, wanted, calleeBase, callee } = call ?? NO_CALL;
    const key = `${pc} ${kind} ${openAt} ${isCall} ${destination} ${wanted} ${calleeBase} ${known.floats.key} ${known.numbers.key}`;
    const old = this.exitNumbers.get(key);
    if (old !== undefined) return old;
    let needed = unit.liveness.registersAt(pc);
    if (isCall && operationOf(word) === Op.SELF) {
      needed = needed.copy();
      needed.add(operandA(word) + 1);
    } else if (isEntry) {
      needed = new RegisterSet();
      for (let register = 0; register < prototype.parameterCount; register++) needed.add(register);
    }
    const registers = needed.toArray();
    const number = this.exits.length;
    this.exitNumbers.set(key, number);
    this.exits.push({
      pc,
      kind,
      registers,
      openAt,
      isCall,
      destination,
      wanted,
      calleeBase,
      callee,
      floats: registers.filter((register) => known.floats.has(register)),
      positions: [],
      count: 0,
      callCount: 0,
      turns: 0,
    });
    this.wayOf.push(this.way(needed));
    this.numbersAt.push(registers.filter((register) => known.numbers.has(register)));
    return number;
  }

  /** Takes fuel for a jump back to `target`. */
  private charge(distance: number, target: number): void {
    this.line(`if((B.fuel-=${distance})<0&&${TRAP})${this.leave(target, ExitKind.TRAP)}`);
  }

  /** Leaves if there are not so many bytes left to allocate. */
  private demand(bytes: number, pc: number): void {
    this.line(`if(M.left<${bytes}&&${NO_ROOM})${this.leave(pc)}`);
  }

  /**
   * Where an instruction's result can be put before it is known whether the instruction is left: its register, unless the exit needs that, else
   * a temporary.
   */
  private place(pc: number): string {
    const a = operandA(this.code[pc] as number);
    return this.unit.liveness.registersAt(pc).has(a) ? "t" : `r${a}`;
  }

  /** Reads a value into an instruction's register: `fails` puts it into `place`, or is true, and a call then has to find it. */
  private read(pc: number, place: string, fails: string, call: string): void {
    const target = `r${operandA(this.code[pc] as number)}`;
    const leave = this.leaveMetamethod(pc, 1);
    this.line(`if(${fails === "" ? "" : `(${fails})&&`}(${place}=${call})===null)${leave}${place === target ? "" : `${target}=${place};`}`);
  }

  /** `target` gets the value of a slow path, which may call a metamethod or ask for the interpreter. */
  private slow(target: string, call: string, pc: number): string {
    // What a metamethod returns may be anything, also where the operation itself gives a number of a certain kind.
    if (this.kindAfter(pc) !== Kind.ANY) return `if((t=plain.${call})===null)${this.leave(pc)}else ${target}=t;`;
    return `if((t=${call})===null)${this.leaveMetamethod(pc, 1)}else ${target}=t;`;
  }

  /** The same for an operator. A metamethod gets the operands in their order in the text, where a constant may come first. */
  private slowArithmetic(target: string, name: string, x: string, y: string, pc: number): string {
    const word = this.code[pc] as number;
    const isSwapped = flagK(word) && operationOf(word) <= Op.BXORK;
    return this.slow(target, isSwapped ? `${name}(${y},${x})` : `${name}(${x},${y})`, pc);
  }

  /** A statement for a comparison by a slow path: `t` gets the outcome. */
  private slowTest(call: string, pc: number): string {
    const wanted = flagK(this.code[pc] as number) ? Wanted.COMPARE_TRUE : Wanted.COMPARE_FALSE;
    return `if((t=${call})===null)${this.leaveMetamethod(pc, wanted)}`;
  }

  /** The same for an assignment. */
  private slowSet(call: string, pc: number): string {
    return `if(${call}===null)${this.leaveMetamethod(pc, 0)}`;
  }

  /** Leaves in the call of a metamethod that the instruction at `pc` makes, or before the instruction if the call was not made. */
  private leaveMetamethod(pc: number, wanted: number): string {
    const destination = wanted === 1 ? operandA(this.code[pc] as number) : 0;
    return this.leaveCall(pc, { destination, wanted, calleeBase: -1, callee: 0 });
  }

  /** The kind of what the instruction at `pc` puts into its first register. */
  private kindAfter(pc: number): Kind {
    return resultKind(this.prototype, pc, this.known, this.unit.guesses);
  }

  private isInteger(register: number): boolean {
    return this.known.of(register) === Kind.INTEGER;
  }

  /** The value of a register as everything but arithmetic wants it. */
  private value(register: number): string {
    if (!this.known.isDouble(register)) return `r${register}`;
    this.encoded.add(register);
    const standsForItself = `${this.known.of(register) === Kind.NUMBER ? `i${register}||` : ""}r${register}!==floor(r${register})`;
    this.line(`q${register}=${standsForItself}?r${register}:encode(r${register});`);
    return `q${register}`;
  }

  private values(first: number, count: number): string[] {
    return Array.from({ length: count }, (_, position) => this.value(first + position));
  }

  /** Goes on at another block, where less may be known. */
  private go(target: number, jump: (target: number) => void): void {
    const { flow, liveness } = this.unit;
    const successor = flow.blockAt(target);
    if (successor !== undefined) {
      const there = this.states[successor.index] as Kinds;
      for (const register of liveness.registersAt(target).toArray()) {
        const kind = this.known.of(register);
        const kindThere = there.of(register);
        if (kind === kindThere) continue;
        if (kindThere === Kind.NUMBER) {
          this.flagged.add(register);
          this.line(`i${register}=${kind === Kind.INTEGER};`);
        } else if (this.known.isDouble(register)) {
          const isFloat = kind === Kind.NUMBER ? `!i${register}&&` : "";
          this.line(`if(${isFloat}r${register}===floor(r${register}))r${register}=encode(r${register});`);
        }
      }
    }
    const known = this.known;
    jump(target);
    this.known = known;
  }

  /* ---- Blocks ---- */

  private writeBlock(block: Block, jump: (target: number) => void): void {
    let pc = block.start;
    while (pc < block.end) {
      const next = nextInstruction(this.code, pc);
      if (this.unit.exitsEverywhere) this.line(this.leaveForced(pc));
      if (next >= block.end && this.writeTransfer(pc, block, jump)) return;
      const run =
        wordRunAt(this.prototype, this.unit.liveness, block, pc, this.known) ??
        longWordRunAt(this.prototype, this.unit.liveness, block, pc, this.known);
      if (run === undefined) {
        this.writeOrdinary(pc);
        pc = next;
      } else {
        this.writeRun(pc, run);
        pc = run.end;
      }
    }
    jump(block.targets[0] as number);
  }

  /** Writes a run of operations on words: alone if its operands may be expected to be what it takes, else with the ordinary code beside it. */
  private writeRun(start: number, { guard, lines, end, halves, integers }: WordRun): void {
    const { code, unit } = this;
    const { guesses, exitsEverywhere } = unit;
    for (const register of halves) this.halves.add(register);
    const text = lines.join("");
    if (guard === "") this.line(text);
    else if (integers.length > 0 && !exitsEverywhere && !guesses.mixedRuns.has(start)) {
      guesses.runs.add(start);
      this.line(`if(${guard}){${text}}else${this.leave(start)}`);
    } else {
      this.line(`if(${guard}){${text}}else{`);
      for (let pc = start; pc < end; pc = nextInstruction(code, pc)) {
        if (exitsEverywhere && pc > start) this.line(this.leaveForced(pc));
        this.writeOrdinary(pc);
      }
      this.line("}");
      return;
    }
    for (let pc = start; pc < end; pc = nextInstruction(code, pc)) stepKinds(this.prototype, pc, this.known, guesses);
    for (const register of integers) this.known.set(register, Kind.INTEGER);
  }

  private writeOrdinary(pc: number): void {
    this.writeInstruction(pc);
    stepKinds(this.prototype, pc, this.known, this.unit.guesses);
  }

  /** Writes an instruction that ends a block; false if it is an ordinary one. */
  private writeTransfer(pc: number, block: Block, jump: (target: number) => void): boolean {
    const word = this.code[pc] as number;
    const a = operandA(word);
    const operation = operationOf(word);
    const next = nextInstruction(this.code, pc);
    switch (operation) {
      case Op.JMP:
        jump(block.targets[0] as number);
        return true;
      case Op.LOOP:
        this.charge(-operandJump(word), block.targets[0] as number);
        jump(block.targets[0] as number);
        return true;
      case Op.LFALSESKIP:
        this.line(`r${a}=false;`);
        this.known.set(a, Kind.ANY);
        jump(next + 1);
        return true;
      case Op.FORLOOP: {
        const [body] = block.targets as [number];
        const isFloatLoop = this.unit.guesses.floatLoops.has(preparationOf(this.prototype, pc));
        if (isFloatLoop) this.line(`if(r${a + 1}.advance()){r${a + 3}=r${a + 1}.index;`);
        else this.line(`if(r${a + 1}>0){r${a + 1}--;r${a + 3}=r${a}=r${a}+${this.stepOf(pc)};`);
        stepKinds(this.prototype, pc, this.known, this.unit.guesses);
        this.charge(operandBx(word), body);
        jump(body);
        this.line("}");
        jump(next);
        return true;
      }
      case Op.FORPREP: {
        const isFloatLoop = this.unit.guesses.floatLoops.has(pc);
        if (isFloatLoop) this.line(`if((t=floatLoop(${this.values(a, 3).join()}))===null)${this.leave(pc)}`);
        else this.writePrepare(pc);
        this.line(isFloatLoop ? "if(t===undefined){" : "if(t<0){");
        jump(block.targets[0] as number);
        this.line("}");
        this.line(isFloatLoop ? `r${a + 3}=t.index;r${a}=encode(r${a + 3});r${a + 1}=t;` : `r${a + 3}=r${a};r${a + 1}=t;`);
        prepareKinds(this.known, a, isFloatLoop);
        jump(next);
        return true;
      }
      case Op.TFORPREP:
        this.line(`if(r${a + 3}!==undefined)${this.leave(pc)}`);
        this.line(`r${a}=iterator(${this.values(a, 3).join()});`);
        this.known.set(a, Kind.ANY);
        jump(block.targets[0] as number);
        return true;
      case Op.TFORLOOP: {
        const [body] = block.targets as [number];
        this.line(`if(r${a + 4}!==undefined){r${a + 2}=${this.value(a + 4)};`);
        this.charge(operandBx(word), body);
        jump(body);
        this.line("}");
        jump(next);
        return true;
      }
      case Op.RETURN:
      case Op.RETURN0:
      case Op.RETURN1:
        this.writeReturn(pc);
        return true;
      case Op.TAILCALL:
        this.writeTailCall(pc);
        return true;
    }
    const condition = this.writeCondition(pc);
    if (condition === undefined) return false;
    const target = block.targets[0] as number;
    const distance = operandJump(this.code[pc + 1] as number);
    this.line(`if(${condition}){`);
    const before = this.known.copy();
    if (operation === Op.TESTSET) {
      this.line(`r${a}=${this.value(operandB(word))};`);
      this.known.set(a, Kind.ANY);
    }
    if (distance < 0) this.charge(-distance, target);
    jump(target);
    this.line("}");
    this.known = before;
    jump(next);
    return true;
  }

  /** `t` gets how often the body of a numeric loop runs again after the first time. Negative: not even once. */
  private writePrepare(pc: number): void {
    const [start, limit, step] = this.values(operandA(this.code[pc] as number), 3) as [string, string, string];
    const slow = `if((t=prepare(${start},${limit},${step}))===null)${this.leave(pc)}`;
    const literal = this.literalStep(pc);
    if (literal === undefined) {
      this.line(slow);
      return;
    }
    const distance = literal > 0 ? `${limit}-${start}` : `${start}-${limit}`;
    const size = Math.abs(literal);
    const a = operandA(this.code[pc] as number);
    const types = [start, limit].filter((_, position) => !this.isInteger(a + position)).map((text) => `typeof ${text}==='number'&&`);
    this.line(`if(${types.join("")}(${start}|0)===${start}&&(${limit}|0)===${limit})`);
    this.line(`t=${size === 1 ? distance : `floor((${distance})/${size})`};`);
    this.line(`else ${slow}`);
  }

  /** The step of a numeric loop that `prepare` begins, if it is a literal and not 0. `a and 1 or 2` ends with a literal, too. */
  private literalStep(prepare: number): number | undefined {
    if (prepare === 0) return undefined;
    const before = this.code[prepare - 1] as number;
    const isLiteral = operationOf(before) === Op.LOADI && operandA(before) === operandA(this.code[prepare] as number) + 2;
    if (!isLiteral || operandSignedBx(before) === 0) return undefined;
    this.leaders ??= findLeaders(this.code);
    return this.leaders.has(prepare) ? undefined : operandSignedBx(before);
  }

  /** The step of the loop that ends at `pc`. */
  private stepOf(pc: number): string {
    const literal = this.literalStep(preparationOf(this.prototype, pc));
    return literal === undefined ? `r${operandA(this.code[pc] as number) + 2}` : this.literal(literal);
  }

  private writeReturn(pc: number): void {
    const { unit, code } = this;
    const word = code[pc] as number;
    const a = operandA(word);
    const b = operandB(word);
    const operation = operationOf(word);
    const isOpen = operation === Op.RETURN && b === 0;
    const openAt = isOpen ? operandA(code[pc - 1] as number) : NO_LIST;
    // A function that has something to close was left where it was marked.
    if (unit.parameters !== undefined) {
      this.line(this.leave(pc, ExitKind.END, openAt));
      return;
    }
    if (this.weight > 0) this.line(`J.room+=${this.weightText()};`);
    if (operation === Op.RETURN1 || (operation === Op.RETURN && b === 2)) {
      this.line(`return ${this.value(a)};`);
      return;
    }
    const count = operation === Op.RETURN0 ? 0 : isOpen ? openAt - a : b - 1;
    if (count === 0 && !isOpen) {
      this.line("return null;");
      return;
    }
    const values = this.values(a, count);
    if (isOpen) {
      if (count === 0 && this.comesFromCall(pc)) this.line("if(L===undefined)return e;");
      values.push(`...${this.listText(pc)}`);
    }
    this.line(`T.kind=0;T.values=[${values.join(",")}];`);
    if (isOpen || count > MANY) this.line(`if(T.values.length>${MANY})B.take(T.values.length);`);
    this.line("return S;");
  }

  private writeTailCall(pc: number): void {
    const { unit, code } = this;
    const word = code[pc] as number;
    const openAt = operandB(word) === 0 ? operandA(code[pc - 1] as number) : NO_LIST;
    if (unit.parameters !== undefined || flagK(word)) {
      this.line(this.leave(pc, ExitKind.END, openAt));
      return;
    }
    const a = operandA(word);
    const leaves = this.weight > 0 ? `J.room+=${this.weightText()};` : "";
    const form = openAt >= 0 ? undefined : this.inlineForm(pc, a, operandB(word) - 1, 1);
    if (form !== undefined && form.results === undefined) {
      this.line(`if(${form.condition}){${form.code}${leaves}return t;}`);
    }
    this.line(`t=${this.callText(pc, openAt)};`);
    const site: CallSite = { destination: a, wanted: -1, calleeBase: a + 1, callee: a };
    this.line(`if(t===S&&T.kind!==0){if(T.kind===EXIT)return leaveTailCall();${this.leaveCall(pc, site, openAt)}}`);
    // The results of a library function are returned by this one.
    this.line(`if(t===S&&T.values.length>${MANY}&&!(r${a} instanceof LuaClosure))B.take(T.values.length);`);
    this.line(`${leaves}return t;`);
  }

  private callText(pc: number, openAt: number): string {
    const word = this.code[pc] as number;
    const a = operandA(word);
    const count = openAt >= 0 ? openAt - a - 1 : operandB(word) - 1;
    const values = this.values(a + 1, count);
    // A tail call of what is no function is the interpreter's.
    const other = operationOf(word) === Op.CALL ? `called(r${a})` : "N";
    const callee = `(r${a}!==undefined&&r${a}.enter!==undefined?r${a}:${other}).enter`;
    if (openAt < 0) return `${callee}(${values.join()})`;
    const whole = `L.length>${LONGEST_LIST - count}?N.enter():${callee}(${[...values, "...L"].join()})`;
    return this.comesFromCall(pc) ? `L===undefined?${callee}(${[...values, "e"].join()}):${whole}` : whole;
  }

  /** Whether the open list that an instruction takes was made by a call: it stands in `e` then if it is one value, and `L` is undefined. */
  private comesFromCall(pc: number): boolean {
    return operationOf(this.code[pc - 1] as number) === Op.CALL;
  }

  /** The open list that an instruction takes, as an array. */
  private listText(pc: number): string {
    return this.comesFromCall(pc) ? "(L===undefined?[e]:L)" : "L";
  }

  /* ---- Conditions ---- */

  /** Writes what a test needs, and returns the condition under which its jump is taken; undefined for other instructions. */
  private writeCondition(pc: number): string | undefined {
    const word = this.code[pc] as number;
    const a = operandA(word);
    const b = operandB(word);
    const isWanted = flagK(word);
    const negated = (text: string) => (isWanted ? text : `!(${text})`);
    switch (operationOf(word)) {
      case Op.TEST:
        if (this.known.of(a) !== Kind.ANY) return String(isWanted);
        return isWanted ? `r${a}!==undefined&&r${a}!==false` : `r${a}===undefined||r${a}===false`;
      case Op.TESTSET:
        if (this.known.of(b) !== Kind.ANY) return String(isWanted);
        return isWanted ? `r${b}!==undefined&&r${b}!==false` : `r${b}===undefined||r${b}===false`;
      case Op.EQ:
        this.writeEquality(pc);
        return negated("t");
      case Op.EQK: {
        const value = this.constants[b];
        const text = this.constant(b);
        const x = this.value(a);
        if (typeof value === "string" && value.length > SHORT) {
          this.line(`if(typeof ${x}!=='string')t=false;else if((t=sameText(${x},${text}))===null)${this.leave(pc)}`);
          return negated("t");
        }
        if (value === undefined || typeof value === "boolean" || typeof value === "string") return negated(`${x}===${text}`);
        if (isPlainInteger(value) && value !== 0) return negated(`${x}===${text}||${x}===${text}*${SHIFT}`);
        return negated(`${x}===${text}||typeof ${x}!=='string'&&rawEquals(${x},${text})`);
      }
      case Op.EQI: {
        const value = operandSignedB(word);
        if (this.known.of(a) !== Kind.ANY) return negated(`r${a}===${value}`);
        if (value === 0) return negated(`r${a}===0||r${a}===${ZERO}||r${a}===-${ZERO}`);
        return negated(`r${a}===${value}||r${a}===${value}*${SHIFT}`);
      }
      case Op.LT:
      case Op.LE: {
        const operator = operationOf(word) === Op.LT ? "<" : "<=";
        const slow = operator === "<" ? "lessThan" : "lessEqual";
        if (this.known.isDouble(a) || this.known.isDouble(b)) {
          const x = this.double(a, pc, "o");
          const y = this.double(b, pc, "h");
          return negated(`${x}${operator}${y}`);
        }
        const guards = [this.plainGuard(a), this.plainGuard(b)].filter((guard) => guard !== "");
        if (guards.length === 0) return negated(`r${a}${operator}r${b}`);
        const types = [a, b].filter((register) => !this.isInteger(register)).map((register) => `typeof r${register}==='number'`);
        this.line(`if(${[...types, ...guards].join("&&")})t=r${a}${operator}r${b};`);
        this.line(`else ${this.slowTest(`${slow}(r${a},r${b})`, pc)}`);
        return negated("t");
      }
      case Op.LTI:
      case Op.LEI:
      case Op.GTI:
      case Op.GEI: {
        const operation = operationOf(word);
        const value = this.literal(operandSignedB(word));
        const operator = operation === Op.LTI ? "<" : operation === Op.LEI ? "<=" : operation === Op.GTI ? ">" : ">=";
        if (this.known.of(a) !== Kind.ANY) return negated(`r${a}${operator}${value}`);
        const slow = operation === Op.LTI || operation === Op.GTI ? "lessThan" : "lessEqual";
        const immediate = operandC(word) === 0 ? value : `encode(${value})`;
        const operands = operation === Op.LTI || operation === Op.LEI ? `r${a},${immediate}` : `${immediate},r${a}`;
        this.line(`if(typeof r${a}==='number'&&${this.plainGuard(a)})t=r${a}${operator}${value};`);
        this.line(`else ${this.slowTest(`${slow}(${operands})`, pc)}`);
        return negated("t");
      }
    }
    return undefined;
  }

  /** `t` gets whether two registers are equal. */
  private writeEquality(pc: number): void {
    const word = this.code[pc] as number;
    const [a, b] = [operandA(word), operandB(word)];
    if (this.known.of(a) !== Kind.ANY && this.known.of(b) !== Kind.ANY) {
      this.line(`t=r${a}===r${b};`);
      return;
    }
    const [x, y] = [this.value(a), this.value(b)];
    // Of two different numbers that are equal one is encoded.
    const isEncoded = (text: string) => `${text}>=${SHIFT}||${text}<=-${SHIFT}`;
    if (this.isInteger(a) || this.isInteger(b)) {
      const other = this.isInteger(a) ? y : x;
      this.line(`t=${x}===${y}||typeof ${other}==='number'&&(${isEncoded(other)})&&rawEquals(${x},${y});`);
      return;
    }
    this.line(`if(typeof ${x}==='number'&&typeof ${y}==='number')`);
    this.line(`t=${x}===${y}?${x}!==${UNSIGNED_NAN}:(${isEncoded(x)}||${isEncoded(y)})&&rawEquals(${x},${y});`);
    this.line(`else if(typeof ${x}==='string'&&${x}.length<=${SHORT}||${x}===undefined||${y}===undefined)t=${x}===${y};`);
    this.line(`else if(typeof ${x}==='string'){if((t=sameText(${x},${y}))===null)${this.leave(pc)}}`);
    this.line(`else if(${x}===${y})t=true;`);
    this.line(`else ${this.slowTest(`equals(${x},${y})`, pc)}`);
  }

  /** The double that a register holds; `temporary` takes it where it has to be decoded. Leaves where the register holds none. */
  private double(register: number, pc: number, temporary: string): string {
    const x = `r${register}`;
    if (this.known.of(register) !== Kind.ANY) return x;
    // A NaN with a sign of its own (numbers.ts) is not for inline arithmetic.
    this.line(`if(typeof ${x}!=='number'||${x}===${UNSIGNED_NAN})${this.leave(pc)}`);
    this.line(`${temporary}=${x}<${SHIFT}&&${x}>-${SHIFT}?${x}:decode(${x});`);
    return temporary;
  }

  /** Whether an instruction is expected to read a float. */
  private isFloatGuess(pc: number): boolean {
    return this.unit.guesses.floats.has(pc);
  }

  /** `target` gets the double of what is read from `place`. Leaves where that is no float. The sign tells the engine that it is a number. */
  private writeFloat(pc: number, target: string, place: string): void {
    this.line(`if(typeof(t=${place})==='number'&&t!==floor(t))${target}=t;`);
    this.line(`else if((t=toDouble(t))===null)${this.leave(pc)}else ${target}=+t;`);
  }

  /** The same for an instruction that is expected to read an integer, into its register. False if this one is not. */
  private writeIntegerRead(pc: number, place: string, condition = ""): boolean {
    if (!this.unit.guesses.integers.has(pc)) return false;
    const target = this.place(pc);
    const move = target === "t" ? `r${operandA(this.code[pc] as number)}=t;` : "";
    this.line(`if(!(${condition}isSafe(${target}=${place})))${this.leave(pc)}${move}`);
    return true;
  }

  /** That a number stands for itself: comparisons of such need no decoding. */
  private plainGuard(register: number): string {
    return this.isInteger(register) ? "" : `r${register}<${SHIFT}&&r${register}>-${SHIFT}`;
  }

  /* ---- Instructions ---- */

  private writeInstruction(pc: number): void {
    const word = this.code[pc] as number;
    const a = operandA(word);
    const b = operandB(word);
    const c = operandC(word);
    const ra = `r${a}`;
    const rb = `r${b}`;
    switch (operationOf(word)) {
      case Op.MOVE:
        this.line(`${ra}=${rb};`);
        if (this.known.of(b) === Kind.NUMBER) {
          this.flagged.add(a);
          this.line(`i${a}=i${b};`);
        }
        return;
      case Op.LOADI:
        this.line(`${ra}=${operandSignedBx(word)};`);
        return;
      case Op.LOADF: {
        const value = operandSignedBx(word);
        this.line(`${ra}=${value};`);
        return;
      }
      case Op.LOADK:
        this.line(
          `${ra}=${this.constantKind(operandBx(word)) === Kind.FLOAT ? this.float(operandBx(word)) : this.constant(operandBx(word))};`,
        );
        return;
      case Op.LOADKX:
        this.line(`${ra}=${this.constant((this.code[pc + 1] as number) >>> 8)};`);
        return;
      case Op.LOADFALSE:
        this.line(`${ra}=false;`);
        return;
      case Op.LOADTRUE:
        this.line(`${ra}=true;`);
        return;
      case Op.LOADNIL:
        for (let register = a; register <= a + b; register++) this.line(`r${register}=undefined;`);
        return;
      case Op.GETUPVAL:
        if (this.isFloatGuess(pc)) this.writeFloat(pc, ra, `${this.upvalue(b)}.value`);
        else if (!this.writeIntegerRead(pc, `${this.upvalue(b)}.value`)) this.line(`${ra}=${this.upvalue(b)}.value;`);
        return;
      case Op.SETUPVAL:
        this.line(`${this.upvalue(b)}.value=${this.value(a)};`);
        return;
      case Op.NEWCELL:
        this.demand(CELL_SIZE, pc);
        this.line(`${ra}=new Cell(${this.value(a)});`);
        return;
      case Op.GETCELL:
        if (this.isFloatGuess(pc)) this.writeFloat(pc, ra, `${rb}.value`);
        else if (!this.writeIntegerRead(pc, `${rb}.value`)) this.line(`${ra}=${rb}.value;`);
        return;
      case Op.SETCELL:
        this.line(`${ra}.value=${this.value(b)};`);
        return;
      case Op.GETTABUP:
        if (this.isGlobal(pc, b)) this.writeGetGlobal(pc, ra, this.upvalue(b), c);
        else {
          this.line(`o=${this.upvalue(b)}.value;`);
          this.writeGetField(pc, ra, "o", c);
        }
        return;
      case Op.SETTABUP:
        if (this.isGlobal(pc, a)) this.writeSetGlobal(pc, this.upvalue(a), b, this.rk(word));
        else {
          this.line(`o=${this.upvalue(a)}.value;`);
          this.writeSetField(pc, "o", b, this.rk(word));
        }
        return;
      case Op.GETTABLE:
        this.writeGetTable(pc, ra, this.value(b), this.value(c), this.isInteger(c));
        return;
      case Op.GETI:
        this.writeGetTable(pc, ra, this.value(b), String(c), true);
        return;
      case Op.GETFIELD:
        this.writeGetField(pc, ra, this.value(b), c);
        return;
      case Op.SETTABLE:
        this.writeSetTable(pc, this.value(a), this.value(b), this.isInteger(b), this.rk(word));
        return;
      case Op.SETI:
        this.writeSetTable(pc, this.value(a), String(b), true, this.rk(word));
        return;
      case Op.SETFIELD:
        this.writeSetField(pc, this.value(a), b, this.rk(word));
        return;
      case Op.NEWTABLE:
        this.writeNewTable(pc, ra);
        return;
      case Op.SELF:
        this.writeSelf(pc);
        return;
      case Op.ADDI:
      case Op.SUBI:
      case Op.ADDK:
      case Op.SUBK:
      case Op.MULK:
      case Op.MODK:
      case Op.POWK:
      case Op.DIVK:
      case Op.IDIVK:
      case Op.BANDK:
      case Op.BORK:
      case Op.BXORK:
      case Op.SHLI:
      case Op.SHRI:
      case Op.ADD:
      case Op.SUB:
      case Op.MUL:
      case Op.MOD:
      case Op.POW:
      case Op.DIV:
      case Op.IDIV:
      case Op.BAND:
      case Op.BOR:
      case Op.BXOR:
      case Op.SHL:
      case Op.SHR:
        this.writeArithmetic(pc);
        return;
      case Op.UNM: {
        const kind = this.kindAfter(pc);
        if (kind === Kind.INTEGER) this.line(`${ra}=0-${rb};`);
        else if (kind === Kind.FLOAT) this.line(`if(${rb}!==${rb})${this.leave(pc)}${ra}=-${rb};`);
        else {
          const x = this.value(b);
          this.line(`if(typeof ${x}==='number'&&${x}!==0&&(${x}|0)===${x})${ra}=-${x};`);
          this.line(`else ${this.slow(ra, `negate(${x})`, pc)}`);
        }
        return;
      }
      case Op.BNOT: {
        const x = this.value(b);
        this.line(`if(typeof ${x}==='number'&&(${x}|0)===${x})${ra}=~${x};`);
        this.line(`else ${this.slow(ra, `complement(${x})`, pc)}`);
        return;
      }
      case Op.NOT:
        this.line(this.known.of(b) === Kind.ANY ? `${ra}=${rb}===undefined||${rb}===false;` : `${ra}=false;`);
        return;
      case Op.LEN: {
        const x = this.value(b);
        this.line(`if(typeof ${x}==='string')${ra}=${x}.length;`);
        this.line(`else if(${x}!==undefined&&(a=${x}.array)!==undefined&&${x}.metatable===undefined)${ra}=a.length-1;`);
        this.line(`else ${this.slow(ra, `length(${x})`, pc)}`);
        return;
      }
      case Op.CONCAT:
        this.writeConcat(pc);
        return;
      case Op.CLOSE:
        // Variables are marked in the interpreter only, which does not enter code while one is open that the code would close.
        return;
      case Op.TBC:
        this.line(`if(true)${this.leave(pc, ExitKind.END)}`);
        return;
      case Op.CALL:
        this.writeCall(pc);
        return;
      case Op.TFORCALL:
        this.writeIteratorCall(pc);
        return;
      case Op.SETLIST:
        this.writeSetList(pc);
        return;
      case Op.CLOSURE:
        this.writeClosure(pc);
        return;
      case Op.VARARG:
        if (c === 0) this.line(`L=V;if(V.length>${MANY})B.take(V.length);`);
        else for (let position = 0; position < c - 1; position++) this.line(`r${a + position}=V[${position}];`);
        return;
      case Op.VARARGPREP:
        this.line(`if(V.length>${MANY}){B.take(V.length);noteAllocation(${ELEMENT_SIZE}*V.length);}`);
        return;
    }
    throw new Error(`no code for instruction ${operationOf(word)}`);
  }

  /* ---- Tables ---- */

  /** Whether an instruction names a field that stands in the hash part of its table: a global, if nothing tells. */
  private isGlobal(pc: number, upvalue: number): boolean {
    return this.unit.guesses.hashed.get(pc) ?? this.prototype.upvalues[upvalue]?.name === "_ENV";
  }

  private writeGetGlobal(pc: number, target: string, cell: string, constant: number): void {
    const site = 2 * constant;
    this.line(
      `if((o=${cell}.value)!==undefined&&(h=o.hash)!==undefined&&Z[${site}]===h.generation&&(t=h.values[Z[${site + 1}]])!==undefined&&t!==FIELD_MARK)${target}=t;`,
    );
    this.line(`else ${this.slow(target, `indexGlobal(P,o,${constant})`, pc)}`);
  }

  private writeSetGlobal(pc: number, cell: string, constant: number, value: string): void {
    const site = 2 * constant;
    this.line(
      `if((o=${cell}.value)!==undefined&&${value}!==undefined&&(h=o.hash)!==undefined&&Z[${site}]===h.generation&&(t=h.values[Z[${site + 1}]])!==undefined&&t!==FIELD_MARK)h.values[Z[${site + 1}]]=${value};`,
    );
    this.line(`else ${this.slowSet(`setGlobal(P,o,${constant},${value})`, pc)}`);
  }

  private writeGetTable(pc: number, target: string, object: string, key: string, isInteger: boolean): void {
    const isNumber = isInteger ? "" : `typeof ${key}==='number'&&`;
    const hasPlace = `${isNumber}${object}!==undefined&&(a=${object}.array)!==undefined&&${key}<a.length&&`;
    if (this.isFloatGuess(pc)) {
      this.writeFloat(pc, target, `${hasPlace}(t=a[${key}])!==undefined?t:plain.index(${object},${key})`);
      return;
    }
    if (this.writeIntegerRead(pc, `a[${key}]`, hasPlace)) return;
    const test = isInteger ? "" : `typeof ${key}!=='number'||`;
    const place = this.place(pc);
    const fails = `${test}${object}===undefined||(a=${object}.array)===undefined||!(${key}<a.length)||(${place}=a[${key}])===undefined`;
    this.read(pc, place, fails, `index(${object},${key})`);
  }

  private writeSetTable(pc: number, object: string, key: string, isInteger: boolean, value: string): void {
    // An array takes memory where its length is a power of two (`allocateElement`).
    const append = this.helper(
      "(o,i,v)=>{var a,h;if(v!==undefined&&typeof i==='number'&&o!==undefined&&(a=o.array)!==undefined&&i===a.length&&i>0" +
        "&&o.metatable===undefined&&o.hash===undefined){if((i&(i-1))!==0){a.push(v);return;}" +
        `if(M.left>=(h=i===1?${arraySize(1)}:${ELEMENT_SIZE}*i)){M.left-=h;if(a===EMPTY)o.array=[undefined,v];else a.push(v);return;}}` +
        "return setIndex(o,i,v);}",
    );
    const slow = this.slowSet(`${append}(${object},${key},${value})`, pc);
    if (value === "undefined") {
      this.line(slow);
      return;
    }
    const tests = [`${object}!==undefined`, `(a=${object}.array)!==undefined`, `${key}<a.length`, `a[${key}]!==undefined`];
    if (/^[rq]/.test(value)) tests.unshift(`${value}!==undefined`);
    if (!isInteger) tests.unshift(`typeof ${key}==='number'`);
    this.line(`if(${tests.join("&&")})a[${key}]=${value};`);
    this.line(`else ${slow}`);
  }

  private writeGetField(pc: number, target: string, object: string, constant: number): void {
    const field = this.field(constant);
    if (this.isFloatGuess(pc)) {
      const slow = `plain.indexField(${object},"${field}",${this.constant(constant)})`;
      this.writeFloat(pc, target, `${object}!==undefined&&(t=${object}.${field})!==undefined?t:${slow}`);
      return;
    }
    if (this.writeIntegerRead(pc, `${object}.${field}`, `${object}!==undefined&&`)) return;
    const place = this.place(pc);
    this.read(
      pc,
      place,
      `${object}===undefined||(${place}=${object}.${field})===undefined`,
      `${this.lookUp(pc, constant, true)}(${object})`,
    );
  }

  /** How many steps along a chain of `__index` a field is expected to be found behind. */
  private levelAt(pc: number): number {
    return this.unit.guesses.levels.get(pc) ?? USUAL_LEVEL;
  }

  /**
   * A function that finds a field where it is expected: in the object, unless that is known not to have it, or so many steps along its chain of
   * `__index` tables (§2.4), or among the methods of strings. Elsewhere a longer function looks for it (`walker`).
   */
  private lookUp(pc: number, constant: number, isAbsent: boolean): string {
    const field = this.field(constant);
    const other = this.walker(constant);
    const own = isAbsent ? "false" : `o!==undefined&&(m=o.${field})!==undefined`;
    const level = this.levelAt(pc);
    if (level === METHOD_OF_STRING) {
      return this.helper(`o=>{var m;return(typeof o==='string'?${methodOfString(field)}:${own})?m:${other}(o);}`);
    }
    const isPlain = "o!==undefined&&o.metatable===undefined&&o.hash===undefined&&o.array!==undefined";
    const first = isAbsent ? `if(${isPlain})return;` : `if(${own})return m;`;
    return this.helper(`o=>{var ${stepVariables(level)};${first}${this.steps(field, level)}return ${other}(o);}`);
  }

  /**
   * Statements that look for a field that `o` has not, so many steps along the chain, and return it if it is there. Each step has variables of its
   * own: of two reads of one property by one variable the engine learns the hidden classes together.
   */
  private steps(field: string, count: number): string {
    let text = "";
    for (let step = count; step > 0; step--) {
      const [from, metatable, table] = [step === 1 ? "o" : `h${step - 1}`, `l${step}`, `h${step}`];
      text =
        `if(${from}!==undefined&&(${metatable}=${from}.metatable)!==undefined&&${from}.hash===undefined` +
        `&&(${table}=${metatable}.${EVENT_INDEX.field})!==undefined){if((m=${table}.${field})!==undefined)return m;${text}}`;
    }
    return text;
  }

  /** A function that looks for a field further along the chain (walkers.ts). */
  private walker(constant: number): string {
    this.usedConstants.add(constant);
    return this.helper(`walker("${this.field(constant)}",k${constant})`);
  }

  private writeNewTable(pc: number, target: string): void {
    this.demand(TABLE_SIZE, pc);
    this.line(`${target}=new ${this.tableClass(pc)}();`);
    for (const [count, store] of firstStores(this.prototype, pc).entries()) this.firstStores.set(store, count + 1);
  }

  private writeSetField(pc: number, object: string, constant: number, value: string): void {
    const field = this.field(constant);
    const count = this.firstStores.get(pc);
    if (count !== undefined) {
      this.demand(FIELD_SIZE, pc);
      this.line(`M.left-=${FIELD_SIZE};${object}.${field}=${value};${object}.fieldCount=${count};`);
      return;
    }
    this.line(`if(${object}!==undefined&&${object}.${field}!==undefined)${object}.${field}=${value};`);
    this.line(`else ${this.slowSet(`${this.setter(constant)}(${object},${value})`, pc)}`);
  }

  /** A function that adds a field: the engine learns the hidden classes at this place, apart (`h`) from those that have the field already. */
  private setter(constant: number): string {
    const field = this.field(constant);
    const event = EVENT_NEWINDEX.field;
    this.usedConstants.add(constant);
    return this.helper(
      `(o,v)=>{var m,h=o;if(o!==undefined&&o.array!==undefined&&o.hash===undefined&&((m=o.metatable)===undefined||(m.${event}===undefined&&m.hash===undefined))){` +
        `if("${field}"in o){o.${field}=v;return;}` +
        `if((M.left>=${FIELD_SIZE}||!${NO_ROOM})&&o.fieldCount<(v===undefined?${MAX_NIL_FIELDS}:${MAX_FIELDS})){M.left-=${FIELD_SIZE};h.${field}=v;o.fieldCount++;return;}}` +
        `return setField(o,"${field}",k${constant},v);}`,
    );
  }

  /** The constructor of the tables that are made at `pc`. */
  private tableClass(pc: number): string {
    const fields = constructorFields(this.prototype, pc);
    return this.helper(fields === "" ? "LuaTable" : `tableClass("${fields}")`);
  }

  private writeSelf(pc: number): void {
    const word = this.code[pc] as number;
    const a = operandA(word);
    const object = this.value(operandB(word));
    if (!flagK(word)) {
      this.line(`if((t=plain.index(${object},${this.value(operandC(word))}))===null)${this.leave(pc)}`);
      this.line(`r${a + 1}=${object};r${a}=t;`);
      return;
    }
    const constant = operandC(word);
    // The object is there already while a metamethod runs.
    this.line(`r${a + 1}=${object};`);
    this.known.set(a + 1, Kind.ANY);
    this.read(pc, this.place(pc), "", `${this.lookUp(pc, constant, false)}(r${a + 1})`);
  }

  private writeSetList(pc: number): void {
    const word = this.code[pc] as number;
    const a = operandA(word);
    const b = operandB(word);
    const offset = flagK(word) ? operandC(word) + 256 * ((this.code[pc + 1] as number) >>> 8) : operandC(word);
    const openAt = b === 0 ? operandA(this.code[pc - 1] as number) : NO_LIST;
    const count = b === 0 ? openAt - a - 1 : b;
    const values = this.values(a + 1, count);
    if (openAt >= 0) values.push(`...${this.listText(pc)}`);
    const leave = this.leave(pc, ExitKind.REDO, openAt);
    if (openAt < 0 && offset === 0 && count <= MANY) {
      const size = arraySize(count);
      // Most often the table is new.
      this.line(`h=[undefined,${values.join()}];`);
      this.line(
        `if(r${a}.array===EMPTY&&r${a}.hash===undefined&&${values.at(-1)}!==undefined&&M.left>=${size}){M.left-=${size};r${a}.array=h;}`,
      );
      this.line(`else{h.shift();if(fillArray(r${a},h,0)===null)${leave}}`);
      return;
    }
    this.line(`h=[${values.join()}];if(fillArray(r${a},h,${offset})===null)${leave}`);
    if (openAt >= 0 || count > MANY) this.line(`if(h.length>${MANY})B.take(h.length);`);
  }

  private writeClosure(pc: number): void {
    const word = this.code[pc] as number;
    const number = operandBx(word);
    const inner = this.prototype.prototypes[number] as Prototype;
    const cells = inner.upvalues.map(({ fromRegister, index }) => (fromRegister ? `r${index}` : this.upvalue(index)));
    this.demand(closureSize(inner.upvalues.length), pc);
    const list = cells.length === 0 ? "NONE" : `[${cells.join(",")}]`;
    this.line(`r${operandA(word)}=closure(P.prototypes[${number}],${list});`);
  }

  private writeConcat(pc: number): void {
    const word = this.code[pc] as number;
    const a = operandA(word);
    const count = operandB(word);
    const operands = this.values(a, count);
    const call = count <= 4 ? `concat${count}(${operands.join(",")})` : `concat([${operands.join(",")}])`;
    this.line(`if((t=${call})===null)${this.leave(pc)}else r${a}=t;`);
  }

  /* ---- Calls ---- */

  private writeCall(pc: number): void {
    const word = this.code[pc] as number;
    const a = operandA(word);
    const wanted = operandC(word) - 1;
    const openAt = operandB(word) === 0 ? operandA(this.code[pc - 1] as number) : NO_LIST;
    if (this.writeNumberCall(pc, a, operandB(word) - 1)) return;
    const site: CallSite = { destination: a, wanted, calleeBase: a + 1, callee: a };
    const inline = openAt >= 0 ? this.inlineOpen(pc, a, openAt, wanted) : this.inline(pc, a, operandB(word) - 1, wanted);
    this.line(`${inline}t=${this.callText(pc, openAt)};`);
    this.writeResults(pc, site, openAt, a, wanted);
    if (inline !== "") this.line("}");
  }

  /** Writes a call of a library function as an operation on numbers of known kinds; false if it is none. Leaves where the function is another. */
  private writeNumberCall(pc: number, a: number, count: number): boolean {
    const kind = this.kindAfter(pc);
    const callee = this.unit.guesses.callees.get(pc);
    if (kind === Kind.ANY || callee === undefined) return false;
    const operands = Array.from({ length: count }, (_, position) => this.double(a + 1 + position, pc, "oh"[position] as string));
    const { guard, value } = numberForm(callee, operands);
    this.line(`if(r${a}!==undefined&&r${a}.intrinsic===${callee}&&${guard})r${a}=${value};else ${this.leave(pc)}`);
    return true;
  }

  /** The inline form of a call, and when it applies. */
  private inlineForm(pc: number, a: number, count: number, wanted: number): (InlineCall & { readonly condition: string }) | undefined {
    const name = this.calleeName(pc, a);
    const values = this.values(a + 1, count);
    const form = name === undefined ? undefined : inlineCall(name, values, wanted);
    if (form === undefined) return undefined;
    return { ...form, condition: `r${a}!==undefined&&r${a}.intrinsic===${form.intrinsic}&&${form.guard}` };
  }

  /** The inline form of a call and the beginning of the other case; empty if there is none. */
  private inline(pc: number, a: number, count: number, wanted: number): string {
    const form = this.inlineForm(pc, a, count, wanted);
    if (form === undefined) return "";
    const { results } = form;
    if (results === undefined) return `if(${form.condition}){${form.code}${wanted === 1 ? `r${a}=t;` : ""}}else{`;
    // The first argument stands in the register of the second result.
    const targets = Array.from({ length: wanted }, (_, position) => {
      const value = results[position] ?? "undefined";
      return `r${a + position}=${value === `r${a + 1}` ? "t" : value};`;
    });
    return `if(${form.condition}){t=r${a + 1};${targets.join("")}}else{`;
  }

  /** The same for `select` on variable arguments, where a list of them need not be made. */
  private inlineOpen(pc: number, a: number, openAt: number, wanted: number): string {
    const isAll = operationOf(this.code[pc - 1] as number) === Op.VARARG;
    if (!isAll || openAt !== a + 2 || wanted !== 1 || this.calleeName(pc - 1, a) !== "select") return "";
    const test = `r${a}!==undefined&&r${a}.intrinsic===${Intrinsic.SELECT}`;
    const short = "L.length<=15";
    return (
      `if(${test}&&${short}&&r${a + 1}==='#')r${a}=L.length;` +
      `else if(${test}&&${short}&&typeof r${a + 1}==='number'&&(r${a + 1}|0)===r${a + 1}&&r${a + 1}>0&&r${a + 1}<=L.length){t=L[r${a + 1}-1];if(r${a + 1}===L.length)${NOTE}r${a}=t;}else{`
    );
  }

  /** The name under which the function in register `a` was found, if the block tells. */
  private calleeName(pc: number, a: number): string | undefined {
    const { code, prototype } = this;
    for (let place = pc - 1; place >= 0 && place > pc - 20; place--) {
      const { first, count } = writesOf(prototype, place);
      if (a < first || a >= first + count) continue;
      const word = code[place] as number;
      switch (operationOf(word)) {
        case Op.GETTABUP:
        case Op.GETFIELD:
        case Op.SELF:
          return textOf(this.constants[operandC(word)]);
        case Op.GETUPVAL:
          return prototype.upvalues[operandB(word)]?.name;
        case Op.MOVE:
          return prototype.localVariables.find(
            (variable) => variable.register === operandB(word) && variable.startPc <= place && place < variable.endPc,
          )?.name;
      }
      return undefined;
    }
    return undefined;
  }

  /** Takes the results of a call from `t`. */
  private writeResults(pc: number, site: CallSite, openAt: number, first: number, wanted: number): void {
    const leave = this.leaveCall(pc, site, openAt);
    switch (wanted) {
      case 0:
        this.line(`if(t===S&&first()===S)${leave}`);
        return;
      case 1:
        this.line(`if(t===S&&(t=first())===S)${leave}r${first}=t===null?undefined:t;`);
        return;
      case -1:
        // Long lists are the interpreter's, where they need registers.
        this.line(`if(t===S&&(T.kind!==0&&(t=goOn())===S&&T.kind!==0||t===S&&T.values.length>${LONGEST_LIST}))${leave}`);
        this.line("if(t===S)L=T.values;else if(t===null)L=NONE;else{e=t;L=undefined;}");
        return;
    }
    const others = Array.from({ length: wanted }, (_, position) => position);
    this.line(`if(t===S&&T.kind!==0&&(t=goOn())===S&&T.kind!==0)${leave}if(t===S){h=T.values;`);
    this.line(`${others.map((position) => `r${first + position}=h[${position}];`).join("")}}`);
    this.line(
      `else{r${first}=t===null?undefined:t;${others
        .slice(1)
        .map((position) => `r${first + position}=undefined;`)
        .join("")}}`,
    );
  }

  private writeIteratorCall(pc: number): void {
    const word = this.code[pc] as number;
    const a = operandA(word);
    const wanted = operandC(word);
    const site: CallSite = { destination: a + 4, wanted, calleeBase: -1, callee: a };
    const extra = Array.from({ length: Math.max(wanted - 2, 0) }, (_, position) => `r${a + 6 + position}=undefined;`).join("");
    const second = (text: string) => (wanted > 1 ? text : "");
    const control = this.value(a + 2);
    this.line(
      `if(r${a}!==undefined&&r${a}.advance!==undefined){if(r${a}.advance()){r${a + 4}=r${a}.key;${second(`r${a + 5}=r${a}.value;`)}${extra}}`,
    );
    this.line(`else r${a + 4}=undefined;}`);
    // At the end of the array a table without more to it ends the loop.
    const [table, index] = [`r${a + 1}`, `r${a + 2}`];
    const next = `(${index}<a.length-1?(t=a[${index}+1])!==undefined:(t=undefined,${table}.hash===undefined&&${table}.metatable===undefined))`;
    this.line(
      `else if(r${a}===J.ipairs&&${table}!==undefined&&(a=${table}.array)!==undefined&&(${index}|0)===${index}&&${index}>=0&&${next})` +
        `{r${a + 4}=t===undefined?undefined:${index}+1;${second(`r${a + 5}=t;`)}${extra}}`,
    );
    this.line(`else{t=(r${a}!==undefined&&r${a}.enter!==undefined?r${a}:N).enter(r${a + 1},${control});`);
    this.writeResults(pc, site, NO_LIST, a + 4, wanted);
    this.line("}");
  }

  /* ---- Arithmetic ---- */

  private writeArithmetic(pc: number): void {
    const word = this.code[pc] as number;
    const target = `r${operandA(word)}`;
    const operation = operationOf(word);
    const isWide = this.unit.guesses.wide.has(pc);
    if (!isWide && this.writeFloatArithmetic(pc)) return;
    const x = this.value(operandB(word));
    const isX = this.isInteger(operandB(word));
    let y: string;
    let isY: boolean;
    /** The value of a constant integer operand. */
    let value: number | undefined;
    /** A constant float operand. */
    let isFloat = false;
    if (operation === Op.ADDI || operation === Op.SUBI || operation === Op.SHLI || operation === Op.SHRI) {
      value = operandSignedC(word);
      y = this.literal(value);
      isY = true;
    } else if (operation >= Op.ADDK && operation <= Op.BXORK) {
      const constant = this.constants[operandC(word)];
      isY = isPlainInteger(constant);
      if (isPlainInteger(constant)) value = constant;
      else isFloat = typeof constant === "number";
      y = value !== undefined ? this.literal(value) : this.constant(operandC(word));
    } else {
      y = this.value(operandC(word));
      isY = this.isInteger(operandC(word));
    }
    const bothKnown = isX && isY && !isWide;
    const typeGuards = [isX ? "" : `typeof ${x}==='number'`, isY || isFloat ? "" : `typeof ${y}==='number'`].filter((g) => g !== "");
    const small = [`(${x}|0)===${x}`, value !== undefined ? (value === (value | 0) ? "" : "false") : `(${y}|0)===${y}`].filter(
      (g) => g !== "",
    );
    /** That the operands are integers below 2^53: tried where they do not fit into 32 bits. */
    const large = [x, ...(value === undefined ? [y] : [])].map((operand) => `isSafe(${operand})`);
    const conditions = (...parts: string[]) => parts.filter((part) => part !== "").join("&&");
    const slow = (name: string) => `else ${this.slowArithmetic(target, name, x, y, pc)}`;
    switch (operation) {
      case Op.ADDI:
      case Op.ADDK:
      case Op.ADD:
      case Op.SUBI:
      case Op.SUBK:
      case Op.SUB: {
        const isAdd = operation === Op.ADDI || operation === Op.ADDK || operation === Op.ADD;
        const operator = isAdd ? "+" : "-";
        if (bothKnown) {
          const grows = value === undefined ? undefined : value >= 0 === isAdd;
          const test = grows === undefined ? `t>=${BOUND}||t<=-${BOUND}` : grows ? `t>=${BOUND}` : `t<=-${BOUND}`;
          this.line(`t=${x}${operator}${y};if(${test})${this.leave(pc)}${target}=t;`);
          return;
        }
        const isResult = isFloat ? "t!==floor(t)" : `${conditions(...small)}||isSum(${x},${y},t)`;
        this.line(`if(${conditions(...typeGuards, `(t=${x}${operator}${y},${isResult})`)})${target}=t;`);
        this.line(slow(isAdd ? "add" : operation === Op.SUBI ? "subtractSmall" : "subtract"));
        return;
      }
      case Op.MULK:
      case Op.MUL:
        if (bothKnown) {
          this.line(`t=${x}*${y}+0;if(t>=${BOUND}||t<=-${BOUND})${this.leave(pc)}${target}=t;`);
          return;
        }
        this.line(
          `if(${conditions(...typeGuards, `((t=${x}*${y})!==floor(t)?${conditions(this.unshifted(x, isX), this.unshifted(y, isY)) || "true"}:${isFloat ? "false" : `(${conditions(...small)}||${conditions(...large)})&&t!==0&&isSafe(t)`})`)})${target}=t;`,
        );
        this.line(slow("multiply"));
        return;
      case Op.DIVK:
      case Op.DIV:
        this.line(
          `if(${conditions(...typeGuards, this.unshifted(x, isX), this.unshifted(y, isY), `(t=${x}/${y})!==floor(t)`)})${target}=t;`,
        );
        this.line(slow("divide"));
        return;
      case Op.POWK:
      case Op.POW:
        this.line(this.slow(target, `power(${x},${y})`, pc));
        return;
      case Op.MODK:
      case Op.MOD: {
        if (bothKnown && value !== undefined && value > 0) {
          this.line(`t=${x}%${y}+0;${target}=t<0?t+${y}:t;`);
          return;
        }
        const positive = value === undefined ? `${y}>0` : value > 0 ? "" : "false";
        this.line(`if(${conditions(...typeGuards, ...small, positive)}){t=((${x}|0)%(${y}|0))|0;${target}=t<0?t+${y}:t;}`);
        this.line(`else if(${conditions(...large, positive)}){t=${x}%${y}+0;${target}=t<0?t+${y}:t;}`);
        this.line(slow("modulo"));
        return;
      }
      case Op.IDIVK:
      case Op.IDIV: {
        const positive = value === undefined ? `${y}>0` : value > 0 ? "" : "false";
        // The quotient of two such integers is never rounded up to the next.
        this.line(
          `if(${conditions(...typeGuards, `(${conditions(...small)}||${conditions(...large)})`, positive)})${target}=floor(${x}/${y});`,
        );
        this.line(slow("floorDivide"));
        return;
      }
      case Op.BANDK:
      case Op.BAND:
        this.writeBitwise(pc, target, x, y, value, "&", "bitAnd", typeGuards, small);
        return;
      case Op.BORK:
      case Op.BOR:
        this.writeBitwise(pc, target, x, y, value, "|", "bitOr", typeGuards, small);
        return;
      case Op.BXORK:
      case Op.BXOR:
        this.writeBitwise(pc, target, x, y, value, "^", "bitXor", typeGuards, small);
        return;
      case Op.SHLI:
        if (value !== undefined && value >= 0 && value < 21) {
          this.line(`if(${conditions(...typeGuards, `((${x}|0)===${x}||${x}>>>0===${x})`)})${target}=${x}*${2 ** value};`);
          this.line(slow("shiftLeft"));
        } else this.line(this.slow(target, `shiftLeft(${x},${y})`, pc));
        return;
      case Op.SHRI:
        if (value !== undefined && value >= 0 && value < 32) {
          this.line(`if(${conditions(...typeGuards, `${x}>>>0===${x}`)})${target}=${x}>>>${value};`);
          this.line(slow("shiftRight"));
        } else this.line(this.slow(target, `shiftRight(${x},${y})`, pc));
        return;
      case Op.SHL:
        this.line(`if(${conditions(...typeGuards, `${y}>>>0===${y}&&${y}<21&&${x}>>>0===${x}`)})${target}=${x}*(1<<${y});`);
        this.line(slow("shiftLeft"));
        return;
      case Op.SHR:
        this.line(`if(${conditions(...typeGuards, `${y}>>>0===${y}&&${y}<32&&${x}>>>0===${x}`)})${target}=${x}>>>${y};`);
        this.line(slow("shiftRight"));
        return;
    }
  }

  /** Writes an instruction whose result is a float whatever its operands are; false if it is none. */
  private writeFloatArithmetic(pc: number): boolean {
    const word = this.code[pc] as number;
    const a = operandA(word);
    if (this.kindAfter(pc) !== Kind.FLOAT) return false;
    const operation = operationOf(word);
    const x = this.double(operandB(word), pc, "o");
    if (operation === Op.POWK) {
      // As C's `pow`: the power of -0.0 is 0.0.
      if (inlinePower(this.prototype, word) === 2) this.line(`r${a}=${x}*${x};`);
      else this.line(`if(${x}>=0)r${a}=Math.sqrt(${x}+0);else ${this.leave(pc)}`);
      return true;
    }
    let y: string;
    if (operation === Op.ADDI || operation === Op.SUBI) y = this.literal(operandSignedC(word));
    else if (operation >= Op.ADDK && operation <= Op.IDIVK) {
      const constant = operandC(word);
      y = this.constantKind(constant) === Kind.INTEGER ? this.constant(constant) : this.float(constant);
    } else y = this.double(operandC(word), pc, "h");
    switch (operation) {
      case Op.ADDI:
      case Op.ADDK:
      case Op.ADD:
        this.line(`r${a}=${x}+${y};`);
        break;
      case Op.SUBI:
        // As PUC adds -C: a float -0.0 minus 0 is 0.0.
        this.line(`r${a}=${x}+${this.literal(0 - operandSignedC(word))};`);
        break;
      case Op.SUBK:
      case Op.SUB:
        this.line(`r${a}=${x}-${y};`);
        break;
      case Op.MULK:
      case Op.MUL:
        this.line(`r${a}=${x}*${y};`);
        break;
      case Op.DIVK:
      case Op.DIV:
        this.line(`r${a}=${x}/${y};`);
        break;
      case Op.IDIVK:
      case Op.IDIV:
        this.line(`r${a}=floor(${x}/${y});`);
        break;
      default:
        throw new Error(`no float code for instruction ${operation}`);
    }
    return true;
  }

  private constantKind(index: number): Kind {
    return constantKind(this.constants[index]);
  }

  /** A constant number as a double. */
  private float(index: number): string {
    this.usedFloats.add(index);
    return `d${index}`;
  }

  /** That a number is no shifted float. */
  private unshifted(text: string, isInteger: boolean): string {
    return isInteger ? "" : `${text}<${SHIFT}&&${text}>-${SHIFT}`;
  }

  private writeBitwise(
    pc: number,
    target: string,
    x: string,
    y: string,
    value: number | undefined,
    operator: string,
    name: string,
    typeGuards: readonly string[],
    small: readonly string[],
  ): void {
    this.line(`if(${[...typeGuards, ...small].join("&&") || "true"})${target}=${x}${operator}${y};`);
    if (value === undefined) {
      const unsigned = [`${x}>>>0===${x}`, `${y}>>>0===${y}`];
      this.line(`else if(${[...typeGuards, ...unsigned].join("&&")})${target}=(${x}${operator}${y})>>>0;`);
    } else if (operator === "&" && value >>> 0 === value && value !== (value | 0)) {
      // A mask of 32 bits: the lower half of the other operand is enough.
      this.line(`else if(isSafe(${x}))${target}=(${x}&${value | 0})>>>0;`);
    }
    this.line(`else ${this.slowArithmetic(target, name, x, y, pc)}`);
  }
}
