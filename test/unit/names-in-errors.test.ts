/** Names in messages of code that no compiler makes: finding one must not take longer than the code is long. */
import { expect, test } from "vitest";
import { ThrownValue } from "../../vm/errors.ts";
import { packABC } from "../../vm/instruction.ts";
import { closureOfChunk, installClosureEntry, run } from "../../vm/interpreter.ts";
import { Op } from "../../vm/opcodes.ts";
import { Prototype } from "../../vm/prototype.ts";
import { LuaState } from "../../vm/state.ts";
import { LuaTable } from "../../vm/table.ts";
import { verify } from "../../vm/verifier.ts";

test("a value indexed with itself again and again", () => {
  const code = new Array(200).fill(packABC(Op.GETTABLE, 0, 0, 0, false));
  code.push(packABC(Op.ADD, 0, 0, 0, false), packABC(Op.RETURN0, 0, 0, 0, false));
  const prototype = new Prototype({
    code: Int32Array.from(code),
    constants: [],
    prototypes: [],
    upvalues: [],
    parameterCount: 1,
    isVararg: false,
    registerCount: 2,
    lines: new Int32Array(0),
    localVariables: [],
    source: "=?",
    lineDefined: 0,
    lastLineDefined: 0,
  });
  verify(prototype);
  const state = new LuaState();
  installClosureEntry(state);
  const table = new LuaTable();
  table.set(table, table);
  let thrown: unknown;
  try {
    run(state, closureOfChunk(state, prototype, undefined), [table]);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(ThrownValue);
  expect((thrown as ThrownValue).value).toBe("?:-1: attempt to perform arithmetic on a table value (field '?')");
});
