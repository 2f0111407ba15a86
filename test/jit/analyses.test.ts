/**
 * What compiling rests on, on source: control flow, the statements made of it, which registers are needed, and what is known of numbers. Small
 * functions show what each is; all functions of the test programs are checked against slow and obvious ways to find the same.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { compile } from "../../src/compiler/compile.ts";
import { type Block, type ControlFlow, controlFlowOf, controlFlowOfLoop, loopsAround, nextInstruction } from "../../vm/control-flow.ts";
import type { LuaClosure } from "../../vm/function.ts";
import { operandA, operationOf } from "../../vm/instruction.ts";
import { Guesses, guessInFunction } from "../../vm/jit/guesses.ts";
import { Kind, Kinds, kindsAtStart, stepKinds } from "../../vm/jit/kinds.ts";
import { writeStructured } from "../../vm/jit/structure.ts";
import type { LuaNumber } from "../../vm/numbers.ts";
import { Op, opcodeTable } from "../../vm/opcodes.ts";
import type { Prototype } from "../../vm/prototype.ts";
import { forEachRead, Liveness, RegisterSet, writesOf } from "../../vm/registers.ts";
import { LuaTable } from "../../vm/table.ts";
import { Cell } from "../../vm/upvalue.ts";
import type { LuaValue } from "../../vm/value.ts";
import { listPrograms, programFolders } from "../expectations.mjs";

/** The function that a chunk is. */
function chunk(source: string): Prototype {
  return compile(source, "=chunk");
}

function flowOf(prototype: Prototype): ControlFlow {
  return controlFlowOf(prototype) as ControlFlow;
}

/** The first instruction of a kind. */
function placeOf(prototype: Prototype, name: string): number {
  return prototype.code.findIndex((word) => opcodeTable[operationOf(word)]?.name === name);
}

function blockOf(flow: ControlFlow, pc: number): Block {
  return flow.blocks.find((block) => block.start <= pc && pc < block.end) as Block;
}

/** All functions of the test programs that can be compiled, with their control flow. */
function* everyFunction(): Generator<{ prototype: Prototype; flow: ControlFlow }> {
  const here = fileURLToPath(new URL("..", import.meta.url));
  for (const folder of [...programFolders, "jit/programs"]) {
    for (const path of listPrograms(join(here, folder))) {
      let main: Prototype;
      try {
        main = compile(readFileSync(join(here, folder, path), "latin1"), "=chunk");
      } catch {
        continue;
      }
      const waiting = [main];
      for (let prototype = waiting.pop(); prototype !== undefined; prototype = waiting.pop()) {
        waiting.push(...prototype.prototypes);
        if (prototype.code.length > 400) continue;
        const flow = controlFlowOf(prototype);
        if (flow !== undefined) yield { prototype, flow };
      }
    }
  }
}

/** All blocks that can be reached from the entry, but not through one of them. */
function reachedWithout(flow: ControlFlow, avoided: Block | undefined): Set<Block> {
  const entry = flow.blocks[0] as Block;
  const reached = new Set<Block>(entry === avoided ? [] : [entry]);
  for (const block of reached) {
    for (const target of block.targets) {
      const successor = flow.blockAt(target);
      if (successor !== undefined && successor !== avoided) reached.add(successor);
    }
  }
  return reached;
}

describe("control flow", () => {
  test("of a straight line is one block", () => {
    const flow = flowOf(chunk("local a = 1 local b = a + 2"));
    expect(flow.blocks.map(({ targets, isLoopHeader }) => [targets, isLoopHeader])).toEqual([[[], false]]);
  });

  test("of a test: what follows it is dominated by the test and reached from both branches", () => {
    const flow = flowOf(chunk("local a = ... if a then a = 1 else a = 2 end return a"));
    const [entry, , , end] = flow.blocks as [Block, Block, Block, Block];
    expect(flow.blocks.length).toBe(4);
    expect([end.forwardPredecessors, end.dominator, entry.dominator]).toEqual([2, entry, entry]);
    expect(entry.children.length).toBe(3);
  });

  test("of a loop: its header dominates it, and the region of the loop ends with it", () => {
    const prototype = chunk("local a = 9 while a > 0 do a = a - 1 end return a");
    const header = flowOf(prototype).blocks.find(({ isLoopHeader }) => isLoopHeader) as Block;
    const loop = controlFlowOfLoop(prototype, header.start) as ControlFlow;
    expect(loop.blocks[0]?.start).toBe(header.start);
    expect(loop.blockAt(0)).toBeUndefined();
    expect(loop.blockAt(placeOf(prototype, "RETURN1"))).toBeUndefined();
    expect(loop.blocks.some(({ targets }) => targets.includes(header.start))).toBe(true);
  });

  test("of a generic loop begins with its body, where its jump back leads", () => {
    const prototype = chunk("for k in next, {} do local x = k end");
    const [head] = loopsAround(prototype, flowOf(prototype), placeOf(prototype, "TFORCALL"));
    expect(head).toBe(placeOf(prototype, "TFORPREP") + 1);
    expect(controlFlowOfLoop(prototype, head as number)?.blocks[0]?.start).toBe(head);
  });

  test("tells the loops around an instruction, the innermost first", () => {
    const prototype = chunk("for i = 1, 2 do f() while i do for k in next do k() end end end");
    const around = loopsAround(prototype, flowOf(prototype), placeOf(prototype, "TFORPREP") + 1);
    const inner = placeOf(prototype, "TFORPREP") + 1;
    const outer = placeOf(prototype, "FORPREP") + 1;
    expect([around.length, around[0], around[2]]).toEqual([3, inner, outer]);
  });

  test("of a loop with two entries is none", () => {
    expect(controlFlowOf(chunk("local x = ... if x then goto b end ::a:: x = f() ::b:: x = g() if x then goto a end"))).toBeUndefined();
    expect(controlFlowOf(chunk("local x = ... ::a:: x = f() ::b:: x = g() if x then goto a end goto b"))).toBeDefined();
  });

  test("dominators are those found by leaving blocks out", () => {
    let count = 0;
    for (const { flow } of everyFunction()) {
      if (flow.blocks.length > 60) continue;
      count++;
      for (const block of flow.blocks) {
        expect(flow.blocks[block.index]).toBe(block);
        const lost = new Set(flow.blocks);
        for (const reached of reachedWithout(flow, block)) lost.delete(reached);
        for (const other of lost) {
          let above = other;
          while (above !== block && above.index > 0) above = above.dominator;
          expect(above).toBe(block);
        }
        for (const child of block.children) expect(lost.has(child)).toBe(true);
        for (const target of block.targets) {
          const successor = flow.blockAt(target) as Block;
          if (successor.index <= block.index) expect(successor.isLoopHeader && reachedWithout(flow, successor).has(block)).toBe(false);
        }
      }
    }
    expect(count).toBeGreaterThan(500);
  });
});

/** The way through a function, block after block, as `choose` decides at tests; at most so many. */
function walk(flow: ControlFlow, choose: (block: Block) => boolean, most: number): number[] {
  const way: number[] = [];
  for (let block: Block | undefined = flow.blocks[0]; block !== undefined && way.length < most; ) {
    way.push(block.index);
    const target: number | undefined = block.targets.length === 2 && !choose(block) ? block.targets[1] : block.targets[0];
    block = target === undefined ? undefined : flow.blockAt(target);
  }
  return way;
}

/** The same through the statements that structure.ts makes. */
function walkStatements(flow: ControlFlow, choose: (block: Block) => boolean, most: number): number[] {
  const lines: string[] = [];
  const line = (text: string) => lines.push(text);
  writeStructured(flow, {
    line,
    writeBlock(block, jump) {
      line(`if (way.length >= most) return way;way.push(${block.index});`);
      const [first, second] = block.targets;
      if (first === undefined) line("return way;");
      else if (second === undefined) jump(first);
      else {
        line(`if (choose(blocks[${block.index}])) {`);
        jump(first);
        line("}");
        jump(second);
      }
    },
    writeExit: () => line("return way;"),
  });
  return new Function("blocks", "choose", "most", "way", `${lines.join("\n")}\nthrow new Error("fell off the end")`)(
    flow.blocks,
    choose,
    most,
    [],
  );
}

/** Decisions that look random and are the same each time. */
function decisions(seed: number): (block: Block) => boolean {
  let state = seed;
  return ({ index }) => {
    state = (Math.imul(state ^ index, 0x9e3779b1) + 0x7f4a7c15) | 0;
    return ((state >>> 15) & 3) !== 0;
  };
}

describe("statements", () => {
  test("go the way that control flow goes, in functions and in loops", () => {
    let loops = 0;
    for (const { prototype, flow } of everyFunction()) {
      const regions = [flow];
      for (const { isLoopHeader, start } of flow.blocks) {
        const loop = isLoopHeader ? controlFlowOfLoop(prototype, start) : undefined;
        if (loop !== undefined) regions.push(loop);
      }
      loops += regions.length - 1;
      for (const region of regions) {
        for (let seed = 1; seed <= 3; seed++) {
          expect(walkStatements(region, decisions(seed), 300)).toEqual(walk(region, decisions(seed), 300));
        }
      }
    }
    expect(loops).toBeGreaterThan(300);
  });
});

/** Whether some way from an instruction on reads a register, or comes to the scope of a variable in it, before anything writes it. */
function isNeeded(prototype: Prototype, flow: ControlFlow, from: number, register: number): boolean {
  const seen = new Set<number>();
  const pending = [from];
  for (let pc = pending.pop(); pc !== undefined; pc = pending.pop()) {
    if (seen.has(pc)) continue;
    seen.add(pc);
    let needed = prototype.localVariables.some(
      (variable) => variable.register === register && variable.startPc === pc && variable.startPc < variable.endPc,
    );
    forEachRead(prototype, pc, (read) => {
      if (read === register) needed = true;
    });
    if (needed) return true;
    const { first, count } = writesOf(prototype, pc);
    const writes = register >= first && register < first + count && operationOf(prototype.code[pc] as number) !== Op.TFORLOOP;
    if (writes) continue;
    const next = nextInstruction(prototype.code, pc);
    const block = blockOf(flow, pc);
    // A test that sets the register does so where it jumps.
    const word = prototype.code[pc] as number;
    const isSet = operationOf(word) === Op.TESTSET && operandA(word) === register;
    if (next < block.end) pending.push(next);
    else pending.push(...(isSet ? [pc + 2] : block.targets));
  }
  return false;
}

describe("registers", () => {
  test("are needed until they are read for the last time", () => {
    const prototype = chunk("local t = ... return t.x + t.y");
    const liveness = new Liveness(prototype, flowOf(prototype));
    const [first, second] = [placeOf(prototype, "GETFIELD"), placeOf(prototype, "GETFIELD") + 1];
    expect(liveness.registersAt(first).toArray()).toEqual([0]);
    expect(liveness.registersAt(second).toArray()).toEqual([0, 1]);
    expect(liveness.registersAt(placeOf(prototype, "ADD")).toArray()).toEqual([0, 1, 2]);
  });

  test("of variables in scope are needed, read or not", () => {
    const prototype = chunk("local unread = {} f() return 1");
    const liveness = new Liveness(prototype, flowOf(prototype));
    expect(liveness.registersAt(placeOf(prototype, "CALL")).has(0)).toBe(true);
  });

  test("of variables are needed from the instruction on that sets them, before their scope begins", () => {
    const prototype = chunk("local unread, captured = 1, 2 local function f() return captured end f()");
    const liveness = new Liveness(prototype, flowOf(prototype));
    expect(liveness.registersAt(0).toArray()).toEqual([]);
    expect(liveness.registersAt(placeOf(prototype, "NEWCELL")).toArray()).toEqual([0, 1]);
  });

  test("an open list is no register", () => {
    const prototype = chunk("return f(1, g())");
    const call = placeOf(prototype, "TAILCALL");
    const reads: number[] = [];
    forEachRead(prototype, call, (register) => reads.push(register));
    expect(reads).toEqual([0, 1]);
    expect(writesOf(prototype, call - 1)).toEqual({ first: 2, count: 0 });
  });

  test("sets hold any of 256", () => {
    const set = new RegisterSet();
    for (const register of [0, 31, 32, 255]) set.add(register);
    const copy = set.copy();
    set.delete(32);
    expect([set.toArray(), copy.toArray()]).toEqual([
      [0, 31, 255],
      [0, 31, 32, 255],
    ]);
    expect([set.addAll(copy), set.addAll(copy), copy.keep(set)]).toEqual([true, false, false]);
  });

  test("are needed where some way reads them first", () => {
    let count = 0;
    for (const { prototype, flow } of everyFunction()) {
      if (prototype.code.length > 80 || ++count > 700) continue;
      const liveness = new Liveness(prototype, flow);
      for (const block of flow.blocks) {
        const registers = liveness.registersAt(block.start);
        const inScope = prototype.localVariables.filter(({ startPc, endPc }) => startPc <= block.start && block.start < endPc);
        const variables = new Set(inScope.map(({ register }) => register));
        for (const register of variables) registers.add(register);
        for (let register = 0; register < prototype.registerCount; register++) {
          expect(registers.has(register)).toBe(variables.has(register) || isNeeded(prototype, flow, block.start, register));
        }
      }
    }
    expect(count).toBeGreaterThan(500);
  });
});

describe("kinds", () => {
  /** What is known of a variable before the last instruction that has to do with the function's end. */
  function kindAtReturn(source: string, register = 0): Kind {
    const prototype = chunk(source);
    const flow = flowOf(prototype);
    const place = placeOf(prototype, "RETURN1");
    const block = blockOf(flow, place);
    const known = (kindsAtStart(prototype, flow, new Kinds(), new Guesses())[block.index] as Kinds).copy();
    for (let pc = block.start; pc < place; pc = nextInstruction(prototype.code, pc)) stepKinds(prototype, pc, known, new Guesses());
    return known.of(register);
  }

  test("of literals and of what is computed from them", () => {
    expect(kindAtReturn("local x = 1 x = x + 2 return x")).toBe(Kind.INTEGER);
    expect(kindAtReturn("local x = 1.5 x = x * 2 return x")).toBe(Kind.FLOAT);
    expect(kindAtReturn("local x = 1 x = x / 2 return x")).toBe(Kind.FLOAT);
    expect(kindAtReturn("local x = 'a' return x")).toBe(Kind.ANY);
    expect(kindAtReturn("local x = 9007199254740993 return x")).toBe(Kind.ANY);
    expect(kindAtReturn("local x = ... x = x + 1 return x")).toBe(Kind.ANY);
    expect(kindAtReturn("local x = ... x = x / 2 return x")).toBe(Kind.FLOAT);
    expect(kindAtReturn("local x = ... x = x & 255 return x")).toBe(Kind.INTEGER);
    expect(kindAtReturn("local x = ... x = x & -1 return x")).toBe(Kind.ANY);
  });

  test("agree where ways meet; of an integer and a float it is known that they are numbers, of others nothing", () => {
    expect(kindAtReturn("local x = 1 if f then x = 2 end return x")).toBe(Kind.INTEGER);
    expect(kindAtReturn("local x = 1 if f then x = 2.5 end return x")).toBe(Kind.NUMBER);
    expect(kindAtReturn("local x = 1.5 if f then x = x + 1 end return x")).toBe(Kind.FLOAT);
    expect(kindAtReturn("local x = 1 while f do x = x + 1 end return x")).toBe(Kind.INTEGER);
    expect(kindAtReturn("local x = 1 while f do x = x / 2 end return x")).toBe(Kind.NUMBER);
    expect(kindAtReturn("local x = 1 while f do x = x + 0.5 end x = x + 1 return x")).toBe(Kind.ANY);
    expect(kindAtReturn("local x = 1 while f do x = x + 0.5 end x = x + 0.5 return x")).toBe(Kind.FLOAT);
    expect(kindAtReturn("local x = 1 while f do x = x + 0.5 end x = -x return x")).toBe(Kind.ANY);
    expect(kindAtReturn("local x, y = 1, 2 while f do x = x + 0.5 y = x end return y", 1)).toBe(Kind.NUMBER);
    expect(kindAtReturn("local x = 1 while f do if g then x = 'a' else x = 0.5 end end return x")).toBe(Kind.ANY);
    expect(kindAtReturn("local x, y = 1, 1 while f do x, y = y, 'a' end return x")).toBe(Kind.ANY);
  });

  test("of loop variables hold in the body only", () => {
    const prototype = chunk("local n = ... for i = n, 9 do f(i) end");
    const flow = flowOf(prototype);
    const states = kindsAtStart(prototype, flow, new Kinds(), new Guesses());
    const body = flow.blockAt(placeOf(prototype, "FORPREP") + 1) as Block;
    const after = flow.blockAt(placeOf(prototype, "FORLOOP") + 1) as Block;
    expect([1, 2, 3, 4].map((register) => states[body.index]?.of(register))).toEqual(Array(4).fill(Kind.INTEGER));
    expect([1, 4].map((register) => states[after.index]?.of(register))).toEqual([Kind.ANY, Kind.ANY]);
  });

  test("of results that were seen to be others are not taken for granted", () => {
    const prototype = chunk("local x = 1 x = x + 2 return x");
    const known = new Kinds();
    known.set(0, Kind.INTEGER);
    const guesses = new Guesses();
    guesses.wide.add(placeOf(prototype, "ADDI"));
    stepKinds(prototype, placeOf(prototype, "ADDI"), known, guesses);
    expect(known.of(0)).toBe(Kind.ANY);
  });
});

describe("guesses", () => {
  const number = (value: number) => value as unknown as LuaNumber;

  function table(fields: Record<string, LuaValue>, ...elements: LuaValue[]): LuaTable {
    const made = new LuaTable();
    for (const [key, value] of Object.entries(fields)) made.set(key, value);
    elements.forEach((value, index) => {
      made.set(number(index + 1), value);
    });
    return made;
  }

  /** What is guessed of the first function in a chunk, called with some values. */
  function guessesOf(source: string, values: LuaValue[], upvalues: LuaValue[] = []): { guesses: Guesses; inner: Prototype } {
    const inner = chunk(source).prototypes[0] as Prototype;
    const closure = { prototype: inner, upvalues: upvalues.map((value) => new Cell(value)) } as unknown as LuaClosure;
    const guesses = new Guesses();
    guessInFunction(guesses, inner, flowOf(inner), { closure, stack: values, base: 0 });
    return { guesses, inner };
  }

  function floatsIn(source: string, values: LuaValue[], upvalues?: LuaValue[]): string[] {
    const { guesses, inner } = guessesOf(source, values, upvalues);
    return [...guesses.floats].map((pc) => opcodeTable[operationOf(inner.code[pc] as number)]?.name ?? "");
  }

  const point = table({ x: number(0.5), n: number(3), list: table({}, number(1.5), number(2.5)) });
  const squares = "p.x * p.x * p.x + p.x * p.x";

  test("follow the values at hand through fields, elements and variables", () => {
    expect(floatsIn(`local function f(p) return ${squares} end`, [point])).toEqual(Array(5).fill("GETFIELD"));
    expect(floatsIn("local function f(p) local v = p.list[2] return v * v * v end", [point])).toEqual(["GETI"]);
    expect(floatsIn("local function f(p) for i = 1, 2 do local v = p.list[i] p = v * v * v end end", [point])).toEqual(["GETTABLE"]);
    expect(floatsIn("local u local function f() return u * u * u * u * u end", [], [number(1.5)])).toEqual(Array(5).fill("GETUPVAL"));
    const { guesses } = guessesOf("local function f(x, y, n) return x * x * x * y + n * n end", [number(0.5), number(2.5), number(3)]);
    expect([...guesses.floatParameters]).toEqual([0, 1]);
  });

  test("are made of floats alone, and where they save more than they cost", () => {
    expect(floatsIn("local function f(p) return p.n * p.n * p.n * p.n end", [point])).toEqual([]);
    expect(floatsIn(`local function f(p) return ${squares} end`, [number(1)])).toEqual([]);
    expect(floatsIn("local function f(p) p.y = p.x + p.x end", [point])).toEqual([]);
    expect(floatsIn("local function f(p) return p.x, g(p.x) end", [point])).toEqual([]);
    const heir = table({ n: number(1) });
    heir.metatable = table({ __index: point });
    expect(floatsIn(`local function f(p) return ${squares} end`, [heir])).toEqual([]);
    expect(floatsIn("local function f(p) local v = p.list[2] return v * v * v end", [heir])).toEqual(["GETI"]);
  });

  test("are made of integers where they go to arithmetic, comparisons and indices", () => {
    const integersIn = (source: string, values: LuaValue[], upvalues?: LuaValue[]) => {
      const { guesses, inner } = guessesOf(source, values, upvalues);
      const reads = [...guesses.integers].map((pc) => opcodeTable[operationOf(inner.code[pc] as number)]?.name ?? "");
      return [...guesses.integerParameters].map((register) => `R${register}`).concat(reads);
    };
    expect(integersIn("local function f(p) p.n = p.n + 1 end", [point])).toEqual(["GETFIELD"]);
    expect(integersIn("local function f(p) return p.n, g(p.n), p.n / 2 end", [point])).toEqual([]);
    const list = table({}, number(1), number(2));
    const compare = "local function f(t, i, j) if t[i] < t[j - 1] then return t[1] end end";
    expect(integersIn(compare, [list, number(1), number(2)])).toEqual(["R2", "R1", "GETTABLE", "GETTABLE"]);
    // As the key of what is no array it may be anything.
    expect(integersIn(compare, [point, number(1), number(2)])).toEqual(["R2"]);
    expect(integersIn("local function f(i) i = nil return i + 1 end", [number(1)])).toEqual([]);
    expect(integersIn("local u local function f() u = u + 1 end", [], [number(3)])).toEqual(["GETUPVAL"]);
    expect(integersIn("local u local function f() u = u + 1 end", [], [(2 ** 60) as unknown as LuaValue])).toEqual([]);
  });

  test("of integers are taken back together, those about parameters apart", () => {
    const { guesses, inner } = guessesOf("local function f(p, i) return p.n + i, p.n - i end", [point, number(1)]);
    const first = placeOf(inner, "GETFIELD");
    expect([guesses.integers.size, guesses.integerParameters.size]).toEqual([2, 1]);
    expect([guesses.takeBack(first), guesses.integers.size, guesses.wide.size, guesses.integerParameters.size]).toEqual([true, 0, 2, 1]);
    expect([guesses.takeBack(0), guesses.integerParameters.size, guesses.takeBack(0)]).toEqual([true, 0, false]);
  });

  test("are taken back one by one, and then nothing is expected there", () => {
    const { guesses, inner } = guessesOf(`local function f(p) return ${squares} end`, [point]);
    const first = placeOf(inner, "GETFIELD");
    expect([guesses.takeBack(first), guesses.takeBack(first), guesses.floats.size]).toEqual([true, false, 4]);
    expect(guesses.wide.has(first)).toBe(true);
    guesses.takeAllBack();
    expect([guesses.floats.size, guesses.wide.size]).toEqual([0, 5]);
  });
});
