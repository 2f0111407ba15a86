/** The long form of listings: texts with operands put in. The short form is tested by everything in listings.test.ts. */
import { describe, expect, it } from "vitest";
import { compile } from "../../src/compiler/compile.ts";
import { operationOf } from "../../vm/instruction.ts";
import { compactListing, listing, listingLine } from "../../vm/listing.ts";
import { opcodeTable } from "../../vm/opcodes.ts";
import type { Prototype } from "../../vm/prototype.ts";

/** The transfer texts of a function body, without index, line and operands. */
function textsOf(source: string): string[] {
  const prototype = compile(`local u; return function(a, b, ...) ${source} end`, "=test").prototypes[0] as Prototype;
  return Array.from(prototype.code, (_, pc) => listingLine(prototype, pc).split("\t; ")[1] as string).slice(1, -1);
}

describe("transfer texts", () => {
  it.each([
    ["a = b", "R[0] := R[1]"],
    ["a = 1.0", "R[0] := (float) 1"],
    ["a = 'x\\n\\1\"'", 'R[0] := "x\\n\\001\\""'],
    ["a = u", "R[0] := u"],
    ["u = a", "u := R[0]"],
    ["a = a + 1", "R[0] := R[0] + 1"],
    ["a = 1 + a", "R[0] := 1 + R[0]"],
    ["a = 2.5 * a", "R[0] := 2.5 * R[0]"],
    ["a = b.x", 'R[0] := R[1]["x"]'],
    ["a.x = nil", 'R[0]["x"] := nil'],
    ["a[b] = b", "R[0][R[1]] := R[1]"],
    ["x = a", '_ENV["x"] := R[0]'],
    ["a = {}", "R[2] := {}", "R[0] := R[2]"],
    ["a = ...", "R[0] := ..."],
    ["a(b)", "R[2] := R[0]", "R[3] := R[1]", "R[2](R[3])"],
    ["a(...)", "R[2] := R[0]", "R[3], …, top := ...", "R[2](R[3], …, top)"],
    ["a:m()", 'R[3] := R[0]; R[2] := R[0]["m"]', "R[2](R[3])"],
    ["return a, b", "R[2] := R[0]", "R[3] := R[1]", "return R[2], …, R[3]"],
    ["local c, d", "R[2], …, R[3] := nil"],
    ["::l:: goto l", "pc += -1; charge 1 (to 2)"],
    ["goto l; a = b ::l::", "pc += 1 (to 4)", "R[0] := R[1]"],
    ["if a == b then a = b end", "if (R[0] == R[1]) ~= false then pc++", "pc += 1 (to 5)", "R[0] := R[1]"],
  ])("%s", (source, ...texts) => {
    expect(textsOf(source)).toEqual(texts);
  });
});

describe("listings", () => {
  const prototype = compile("local a = 1\nreturn function(b) return a + b end", "@file.lua");

  it("show a function and those inside it", () => {
    expect(listing(prototype)).toBe(`main <file.lua:0,0> (6 instructions)
0+ params, 2 slots, 1 upvalue, 1 local, 0 constants, 1 function
\t1\t[1]\tVARARGPREP\t0\t; adjust variable arguments; 0 parameters are fixed
\t2\t[1]\tLOADI    \t0 1\t; R[0] := 1
\t3\t[1]\tNEWCELL  \t0\t; R[0] := cell(R[0])
\t4\t[2]\tCLOSURE  \t1 0\t; R[1] := closure(function 0)
\t5\t[2]\tRETURN1  \t1\t; return R[1]
\t6\t[2]\tRETURN0  \t\t; return

function <file.lua:2,2> 0 (4 instructions)
1 param, 2 slots, 1 upvalue, 1 local, 0 constants, 0 functions
\t1\t[2]\tGETUPVAL \t1 0\t; R[1] := a
\t2\t[2]\tADD      \t1 1 0\t; R[1] := R[1] + R[0]
\t3\t[2]\tRETURN1  \t1\t; return R[1]
\t4\t[2]\tRETURN0  \t\t; return
`);
  });

  it("show constants, locals and upvalues at level 2", () => {
    const text = listing(compile("local a = 'k'; g = function() return a end", "=s"), { level: 2, isRecursive: false });
    expect(text).toContain('constants (2):\n\t0\t"k"\n\t1\t"g"\n');
    expect(text).toContain("locals (1):\n\t0\ta\t4\t7\tR[0] in a cell\n");
    expect(text).toContain("upvalues (1):\n\t0\t_ENV\t1\t0\n");
    expect(text).not.toContain("function <");
  });

  it("have a short form", () => {
    expect(compactListing(prototype)).toBe("VARARGPREP 0; LOADI 0 1; NEWCELL 0; CLOSURE 1 0; RETURN1 1; RETURN0");
  });

  it("leave no operand name in any text", () => {
    const source = `local a, b = ...; local c <close> = nil; u = function() a = b end; for i = 1, 2 do a = a .. i end
      for k in a do b(a & 1 | a << 1, -a) end; if a < b and a == 1 then return a:m() end; return {1, ...}`;
    const { code } = compile(source, "=s");
    const main = compile(source, "=s");
    for (let pc = 0; pc < code.length; pc++) {
      const text = listingLine(main, pc).split("\t; ")[1] as string;
      expect(text, opcodeTable[operationOf(code[pc] as number)]?.name).not.toMatch(/\b(sBx|Bx|sB|sC|sJ|Ax|RK)\b|\[[A-C]\b/);
    }
  });
});
