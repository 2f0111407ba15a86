/**
 * The verifier: one small function for each thing it proves, wrong in that one place. Every function here would make the interpreter read
 * something that is no Lua value, run off, or loop without charging.
 */
import { describe, expect, test } from "vitest";
import { BadChunk } from "../../vm/chunk-format.ts";
import { packABC, packABx, packAx } from "../../vm/instruction.ts";
import { Op } from "../../vm/opcodes.ts";
import { Prototype, type PrototypeParts } from "../../vm/prototype.ts";
import { verify } from "../../vm/verifier.ts";

const abc = (op: Op, a = 0, b = 0, c = 0): number => packABC(op, a, b, c, false);
const abck = (op: Op, a = 0, b = 0, c = 0): number => packABC(op, a, b, c, true);
const abx = packABx;
const ax = packAx;
const nil = (first: number, last = first): number => abc(Op.LOADNIL, first, last - first);
const done = abc(Op.RETURN0);

function prototypeOf(code: number[], parts: Partial<PrototypeParts> = {}): Prototype {
  return new Prototype({
    code: Int32Array.from(code),
    constants: [],
    prototypes: [],
    upvalues: [],
    parameterCount: 0,
    isVararg: false,
    registerCount: 8,
    lines: new Int32Array(0),
    localVariables: [],
    source: "=?",
    lineDefined: 0,
    lastLineDefined: 0,
    ...parts,
  });
}

/** What the verifier says about a function; "accepted" if it has nothing to say. */
function verdict(code: number[], parts: Partial<PrototypeParts> = {}): string {
  try {
    verify(prototypeOf(code, parts));
    return "accepted";
  } catch (problem) {
    if (problem instanceof BadChunk) return problem.reason.replace(/^function at line 0, instruction (\d+): /, "$1: ");
    throw problem;
  }
}

type Case = [what: string, expected: string, code: number[], parts?: Partial<PrototypeParts>];

function check(cases: readonly Case[]): void {
  test.each(cases)("%s", (_, expected, code, parts) => {
    expect(verdict(code, parts)).toBe(expected);
  });
}

const upvalues = [{ name: "x", fromRegister: false, index: 0 }];
const constants = ["key", 1, 1.5, true] as unknown as PrototypeParts["constants"];
const variable = { name: "v", register: 0, startPc: 0, endPc: 2, isCell: false };

describe("functions", () => {
  check([
    ["the smallest one", "accepted", [done]],
    ["no code", "function without code", []],
    ["too few registers", "number of registers out of range", [done], { registerCount: 1 }],
    ["too many registers", "number of registers out of range", [done], { registerCount: 256 }],
    ["more parameters than registers", "more parameters than registers", [done], { parameterCount: 9 }],
    ["lines for some instructions only", "lines do not match the code", [done], { lines: Int32Array.of(1, 2) }],
    ["no VARARGPREP in a vararg function", "wrong preparation of arguments", [done], { isVararg: true }],
    ["VARARGPREP in another function", "wrong preparation of arguments", [abc(Op.VARARGPREP), done]],
    ["VARARGPREP for other parameters", "wrong preparation of arguments", [abc(Op.VARARGPREP, 1), done], { isVararg: true }],
    [
      "a variable beyond the registers",
      "local variable in a register that does not exist",
      [done],
      { localVariables: [{ ...variable, register: 8 }] },
    ],
    ["a scope beyond the code", "scope of a local variable out of range", [done], { localVariables: [variable] }],
    [
      "a scope that ends before it begins",
      "scope of a local variable out of range",
      [done],
      { localVariables: [{ ...variable, startPc: 1, endPc: 0 }] },
    ],
    [
      "scopes out of order",
      "scope of a local variable out of range",
      [nil(0, 1), done],
      {
        localVariables: [
          { ...variable, startPc: 1 },
          { ...variable, register: 1 },
        ],
      },
    ],
    [
      "two variables in one register",
      "two local variables in one register",
      [nil(0), done],
      { localVariables: [variable, { ...variable, startPc: 1 }] },
    ],
    ["256 upvalues", "too many upvalues", [done], { upvalues: Array.from({ length: 256 }, () => upvalues[0] as (typeof upvalues)[0]) }],
  ]);

  const inner = (fromRegister: boolean, index: number) => ({
    prototypes: [prototypeOf([done], { upvalues: [{ name: "", fromRegister, index }] })],
  });
  check([
    ["an upvalue in a register that does not exist", "upvalue of something that does not exist", [done], inner(true, 8)],
    ["an upvalue of an upvalue that does not exist", "upvalue of something that does not exist", [done], inner(false, 0)],
    ["a wrong function inside", "function without code", [done], { prototypes: [prototypeOf([])] }],
  ]);
});

describe("operands", () => {
  check([
    ["an unknown operation", "1: no such instruction", [100, done]],
    ["a quick instruction", "1: no such instruction", [96, done]],
    ["EXTRAARG alone", "1: no such instruction", [ax(Op.EXTRAARG, 0), done]],
    ["LOADKX without EXTRAARG", "1: operand missing", [abx(Op.LOADKX, 0, 0), done], { constants }],
    ["LOADKX of a missing constant", "1: constant out of range", [abx(Op.LOADKX, 0, 0), ax(Op.EXTRAARG, 4), done], { constants }],
    ["LOADKX", "accepted", [abx(Op.LOADKX, 0, 0), ax(Op.EXTRAARG, 3), done], { constants }],
    ["a destination beyond the registers", "1: register out of range", [abc(Op.LOADTRUE, 8), done]],
    ["a source beyond the registers", "1: register out of range", [abc(Op.MOVE, 0, 8), done]],
    ["a second source beyond the registers", "1: register out of range", [abc(Op.ADD, 0, 0, 8), done]],
    ["nil beyond the registers", "1: register out of range", [nil(6, 8), done]],
    ["an object beyond the registers", "2: register out of range", [nil(0), abck(Op.SELF, 7, 0, 0), done], { constants }],
    ["arguments beyond the registers", "1: register out of range", [abc(Op.CALL, 0, 9, 1), done]],
    ["results beyond the registers", "1: register out of range", [abc(Op.CALL, 0, 1, 10), done]],
    ["returned values beyond the registers", "1: register out of range", [abc(Op.RETURN, 0, 10)]],
    ["no returned values above the last register", "accepted", [abck(Op.RETURN, 8, 1)]],
    ["a loop's variable beyond the registers", "1: register out of range", [abx(Op.FORPREP, 5, 0), abx(Op.FORLOOP, 5, 1), done]],
    ["a missing constant", "1: constant out of range", [abx(Op.LOADK, 0, 4), done], { constants }],
    ["a missing constant as value", "1: constant out of range", [abck(Op.SETFIELD, 0, 0, 4), done], { constants }],
    ["a field named by a number", "2: unsuitable constant", [nil(0), abc(Op.GETFIELD, 0, 0, 1), done], { constants }],
    ["a method named by a number", "2: unsuitable constant", [nil(0), abck(Op.SELF, 0, 0, 1), done], { constants }],
    ["a global named by a boolean", "1: unsuitable constant", [abck(Op.SETTABUP, 0, 3, 0), done], { constants, upvalues }],
    ["a string as constant summand", "2: unsuitable constant", [nil(0), abc(Op.ADDK, 0, 0, 0), done], { constants }],
    ["a float as constant mask", "2: unsuitable constant", [nil(0), abc(Op.BANDK, 0, 0, 2), done], { constants }],
    ["a missing upvalue read", "1: upvalue out of range", [abc(Op.GETUPVAL, 0, 1), done], { upvalues }],
    ["a missing upvalue written", "2: upvalue out of range", [nil(0), abc(Op.SETUPVAL, 0, 1), done], { upvalues }],
    ["a missing function", "1: function out of range", [abx(Op.CLOSURE, 0, 0), done]],
    ["a concatenation of one", "2: too few operands", [nil(0), abc(Op.CONCAT, 0, 1), done]],
    ["... without variable arguments", "1: function without variable arguments", [abc(Op.VARARG, 0, 0, 2), done]],
  ]);
});

describe("jumps", () => {
  check([
    ["beyond the end", "1: jump out of the function", [ax(Op.JMP, 1), done]],
    ["before the start", "1: jump out of the function", [ax(Op.LOOP, -2), done]],
    ["back without a charge", "2: jump in the wrong direction", [nil(0), ax(Op.JMP, -2)]],
    ["forward with a refund", "1: jump in the wrong direction", [ax(Op.LOOP, 0), done]],
    ["a numeric loop that does not jump", "2: jump in the wrong direction", [nil(0, 2), abx(Op.FORLOOP, 0, 0), done]],
    ["back", "accepted", [ax(Op.LOOP, -1)]],
    ["into an operand", "3: cannot be jumped to", [ax(Op.JMP, 1), abx(Op.LOADKX, 0, 0), ax(Op.EXTRAARG, 0), done], { constants }],
    ["over an operand", "accepted", [ax(Op.JMP, 2), abx(Op.LOADKX, 0, 0), ax(Op.EXTRAARG, 0), done], { constants }],
    ["to the preparation of arguments", "1: cannot be jumped to", [abc(Op.VARARGPREP), ax(Op.LOOP, -2)], { isVararg: true }],
    ["to the taker of an open list", "4: cannot be jumped to", [nil(0), ax(Op.JMP, 1), abc(Op.CALL, 0, 1, 0), abc(Op.RETURN, 0, 0)]],
    [
      "to the end of a generic loop",
      "4: cannot be jumped to",
      [nil(0, 3), ax(Op.JMP, 1), abc(Op.TFORCALL, 0, 0, 1), abx(Op.TFORLOOP, 0, 1), done],
    ],
    ["a test without its jump", "2: test without its jump", [nil(0), abc(Op.TEST, 0), done]],
    ["a test at the end", "2: test without its jump", [nil(0), abc(Op.TEST, 0)]],
    ["skipping out of the code", "2: jump out of the function", [nil(0), abc(Op.TEST, 0), ax(Op.LOOP, -3)]],
    ["off the end", "1: runs off the end", [nil(0)]],
    ["not off the end, in code that is never reached", "accepted", [done, nil(0)]],
  ]);
});

describe("open lists", () => {
  check([
    ["a list taken", "accepted", [nil(0), abc(Op.CALL, 0, 1, 0), abc(Op.RETURN, 0, 0)]],
    ["a list that nothing takes", "2: open list that nothing takes", [nil(0), abc(Op.CALL, 0, 1, 0), done]],
    ["a list at the end of the code", "2: open list that nothing takes", [nil(0), abc(Op.CALL, 0, 1, 0)]],
    ["no list to take", "2: no open list to take", [nil(0), abc(Op.RETURN, 0, 0)]],
    ["a list below its function", "3: open list out of place", [nil(0), abc(Op.CALL, 0, 1, 0), abc(Op.CALL, 0, 0, 1), done]],
    [
      "nothing before the list",
      "3: register 1 holds no value",
      [abc(Op.VARARGPREP), abc(Op.VARARG, 2), abc(Op.RETURN, 1, 0)],
      { isVararg: true },
    ],
    ["a tail call without its return", "2: open list that nothing takes", [nil(0), abc(Op.TAILCALL, 0, 1), done]],
    [
      "a tail call that returns something else",
      "2: tail call without its return",
      [nil(0, 1), abc(Op.TAILCALL, 1, 1), abc(Op.RETURN, 0, 0)],
    ],
    ["a tail call", "accepted", [nil(0), abc(Op.TAILCALL, 0, 1), abc(Op.RETURN, 0, 0)]],
  ]);
});

describe("registers", () => {
  check([
    ["read before they are written", "1: register 0 holds no value", [abc(Op.MOVE, 1, 0), done]],
    ["parameters", "accepted", [abc(Op.MOVE, 1, 0), done], { parameterCount: 1 }],
    ["written on one way only", "5: register 0 holds no value", [nil(1), abc(Op.TEST, 1), ax(Op.JMP, 1), nil(0), abc(Op.RETURN1, 0)]],
    ["written on both ways", "accepted", [nil(1), abc(Op.TEST, 1), ax(Op.JMP, 2), nil(0), ax(Op.JMP, 1), nil(0), abc(Op.RETURN1, 0)]],
    [
      "lost at the second turn of a loop",
      "2: register 1 holds no value",
      [nil(0, 1), abc(Op.MOVE, 2, 1), abc(Op.CALL, 0, 1, 2), ax(Op.LOOP, -3)],
    ],
    ["that a called function wrote over", "3: register 1 holds no value", [nil(0, 1), abc(Op.CALL, 0, 1, 1), abc(Op.RETURN1, 1)]],
    ["with fewer results than used", "3: register 1 holds no value", [nil(0), abc(Op.CALL, 0, 1, 2), abc(Op.RETURN1, 1)]],
    ["of a callee that is not there", "1: register 0 holds no value", [abc(Op.CALL, 0, 1, 1), done]],
    ["of a missing argument", "2: register 1 holds no value", [nil(0), abc(Op.CALL, 0, 2, 1), done]],
    ["tested, with nothing in them", "1: register 0 holds no value", [abc(Op.TEST, 0), ax(Op.JMP, 0), done]],
    ["compared, with nothing in them", "2: register 1 holds no value", [nil(0), abc(Op.EQ, 0, 1), ax(Op.JMP, 0), done]],
    [
      "kept by a TESTSET that did not jump",
      "4: register 1 holds no value",
      [nil(0), abc(Op.TESTSET, 1, 0), ax(Op.JMP, 0), abc(Op.RETURN1, 1)],
    ],
    ["filled into what may be no table", "2: register 0 holds no new table", [nil(0, 1), abc(Op.SETLIST, 0, 1), done]],
    ["filled into a table", "accepted", [abc(Op.NEWTABLE, 0), nil(1), abc(Op.SETLIST, 0, 1), done]],
    [
      "of a product that a quick instruction did not store",
      "5: register 2 holds no value",
      [nil(0, 1), abc(Op.MUL, 2, 0, 0), abc(Op.ADD, 3, 2, 1), nil(0), abc(Op.RETURN1, 2)],
      { localVariables: [variable] },
    ],
    ["of a product stored", "accepted", [nil(0, 1), abc(Op.MUL, 2, 0, 0), abc(Op.ADD, 3, 2, 1), nil(0), abc(Op.RETURN1, 2)]],
  ]);
});

describe("cells", () => {
  const capturing = { prototypes: [prototypeOf([done], { upvalues: [{ name: "x", fromRegister: true, index: 0 }] })] };
  check([
    [
      "used as such",
      "accepted",
      [nil(0), abc(Op.NEWCELL, 0), abc(Op.GETCELL, 1, 0), abc(Op.SETCELL, 0, 1), abx(Op.CLOSURE, 1, 0), done],
      capturing,
    ],
    ["of nothing", "1: register 0 holds no value", [abc(Op.NEWCELL, 0), done]],
    ["in cells", "3: register 0 holds no value", [nil(0), abc(Op.NEWCELL, 0), abc(Op.NEWCELL, 0), done]],
    ["read as values", "3: register 0 holds no value", [nil(0), abc(Op.NEWCELL, 0), abc(Op.RETURN1, 0)]],
    ["where values are", "2: register 0 holds no cell", [nil(0), abc(Op.GETCELL, 1, 0), done]],
    ["assigned where values are", "2: register 0 holds no cell", [nil(0), abc(Op.SETCELL, 0, 0), done]],
    ["captured where values are", "2: register 0 holds no cell", [nil(0), abx(Op.CLOSURE, 1, 0), done], capturing],
    [
      "on one way only",
      "5: register 0 holds no cell",
      [nil(0), abc(Op.TEST, 0), ax(Op.JMP, 1), abc(Op.NEWCELL, 0), abc(Op.GETCELL, 1, 0), done],
    ],
    [
      "claimed by a variable without one",
      "2: local variable without its cell",
      [nil(0), done],
      { localVariables: [{ ...variable, startPc: 1, isCell: true }] },
    ],
    [
      "denied by a variable in one",
      "3: local variable in a cell",
      [nil(0), abc(Op.NEWCELL, 0), done],
      { localVariables: [{ ...variable, startPc: 1, endPc: 3 }] },
    ],
    [
      "claimed rightly",
      "accepted",
      [nil(0), abc(Op.NEWCELL, 0), done],
      { localVariables: [{ ...variable, startPc: 2, endPc: 3, isCell: true }] },
    ],
  ]);
});

describe("loops", () => {
  const prepare = [nil(0, 2), abx(Op.FORPREP, 0, 0)];
  const iterate = [nil(0, 3), abx(Op.TFORPREP, 0, 0)];
  check([
    ["numeric", "accepted", [...prepare, abx(Op.FORLOOP, 0, 1), done]],
    ["numeric, unprepared", "2: register 0 holds no index of a loop", [nil(0, 3), abx(Op.FORLOOP, 0, 1), done]],
    [
      "numeric, with another limit",
      "4: register 1 holds no count of a loop",
      [nil(0, 2), abx(Op.FORPREP, 0, 1), nil(1), abx(Op.FORLOOP, 0, 2), done],
    ],
    [
      "numeric, with another step",
      "4: register 2 holds no step of a loop",
      [nil(0, 2), abx(Op.FORPREP, 0, 1), nil(2), abx(Op.FORLOOP, 0, 2), done],
    ],
    [
      "numeric, with its count read",
      "3: register 1 holds no value",
      [nil(0, 2), abx(Op.FORPREP, 0, 1), abc(Op.MOVE, 4, 1), abx(Op.FORLOOP, 0, 2), done],
    ],
    ["numeric, at its end too", "4: register 1 holds no value", [...prepare, abx(Op.FORLOOP, 0, 1), abc(Op.RETURN1, 1)]],
    ["generic", "accepted", [...iterate, abc(Op.TFORCALL, 0, 0, 1), abx(Op.TFORLOOP, 0, 2), abc(Op.CLOSE, 0), done]],
    ["generic, unprepared", "2: register 0 holds no iterator", [nil(0, 3), abc(Op.TFORCALL, 0, 0, 1), abx(Op.TFORLOOP, 0, 2), done]],
    [
      "generic, without results",
      "3: call of an iterator without its loop",
      [...iterate, abc(Op.TFORCALL, 0, 0, 0), abx(Op.TFORLOOP, 0, 2), done],
    ],
    [
      "generic, with another loop's call",
      "3: call of an iterator without its loop",
      [...iterate, abc(Op.TFORCALL, 0, 0, 1), abx(Op.TFORLOOP, 1, 2), done],
    ],
    ["generic, without its call", "2: loop without its call", [nil(0, 4), abx(Op.TFORLOOP, 0, 1), done]],
    ["generic, with its cursor read", "3: register 0 holds no value", [...iterate, abc(Op.MOVE, 4, 0), done]],
    [
      "generic, with variables used at its end",
      "6: register 5 holds no value",
      [...iterate, abc(Op.TFORCALL, 0, 0, 2), abx(Op.TFORLOOP, 0, 2), abc(Op.CLOSE, 0), abc(Op.RETURN1, 5)],
    ],
  ]);
});

describe("variables to be closed", () => {
  check([
    ["closed by a block", "accepted", [nil(0), abc(Op.TBC, 0), abc(Op.CLOSE, 0), done]],
    ["closed by a return", "accepted", [nil(0), abc(Op.TBC, 0), abck(Op.RETURN, 0, 1)]],
    ["left open by a return", "3: register 0 is still to be closed", [nil(0), abc(Op.TBC, 0), done]],
    [
      "left open by a tail call",
      "3: register 0 is still to be closed",
      [nil(0), abc(Op.TBC, 0), abc(Op.TAILCALL, 0, 1), abc(Op.RETURN, 0, 0)],
    ],
    ["left open by a close further up", "4: register 0 is still to be closed", [nil(0), abc(Op.TBC, 0), abc(Op.CLOSE, 1), done]],
    ["out of order", "3: register 1 is still to be closed", [nil(0, 1), abc(Op.TBC, 1), abc(Op.TBC, 0), abck(Op.RETURN, 0, 1)]],
    ["again and again", "2: register 0 is still to be closed", [nil(0), abc(Op.TBC, 0), ax(Op.LOOP, -2)]],
    [
      "of a generic loop, left open",
      "5: register 3 is still to be closed",
      [nil(0, 3), abx(Op.TFORPREP, 0, 0), abc(Op.TFORCALL, 0, 0, 1), abx(Op.TFORLOOP, 0, 2), done],
    ],
    ["left open on one way", "5: register 0 is still to be closed", [nil(0), abc(Op.TEST, 0), ax(Op.JMP, 1), abc(Op.TBC, 0), done]],
  ]);
});

test("code made to keep the verifier busy is refused", () => {
  // Each of the last blocks has its own news for all blocks before it, one after the other.
  const width = 250;
  const code = Array.from({ length: width }, (_, register) => abc(Op.NEWTABLE, register));
  let previous = code.length;
  const block = (...instructions: number[]): void => {
    const start = code.length;
    code.push(...instructions, abc(Op.TEST, 0));
    code.push(ax(Op.LOOP, previous - (code.length + 1)));
    previous = start;
  };
  for (let count = 0; count < 2000; count++) block();
  for (let register = 0; register < width; register++) block(abc(Op.LOADTRUE, register));
  expect(verdict([...code, done], { registerCount: width })).toMatch(/^\d+: code too complex$/);
});
