/** Errors about scopes (§3.3.4, §3.3.7): every text is the one that PUC Lua 5.4.8 gives for the same source. */
import { describe, expect, it } from "vitest";
import { LuaSyntaxError } from "../../grammar/index.ts";
import { compile } from "../../src/compiler/compile.ts";

const wrong: readonly (readonly [source: string, message: string])[] = [
  ["goto x", "s:1: no visible label 'x' for <goto> at line 1"],
  ["do goto x end ::y::", "s:1: no visible label 'x' for <goto> at line 1"],
  ["break", "s:1: break outside loop at line 1"],
  ["while true do end break", "s:1: break outside loop at line 1"],
  ["function f() break end", "s:1: break outside loop at line 1"],
  ["for i=1,2 do (function() break end)() end", "s:1: break outside loop at line 1"],
  ["goto x; local a; ::x:: print(a)", "s:1: <goto x> at line 1 jumps into the scope of local 'a'"],
  ["goto x local a ::x:: ::y:: a=1", "s:1: <goto x> at line 1 jumps into the scope of local 'a'"],
  ["repeat goto x; local a; ::x:: until a", "s:1: <goto x> at line 1 jumps into the scope of local 'a'"],
  ["repeat goto x; local a; ::x:: until true", "s:1: <goto x> at line 1 jumps into the scope of local 'a'"],
  ["::x:: ::x::", "s:1: label 'x' already defined on line 1"],
  ["::x::\n\n::x::\nprint(1)", "s:4: label 'x' already defined on line 3"],
  ["::x:: do ::x:: end", "s:1: label 'x' already defined on line 1"],
  ["do ::x:: end goto x", "s:1: no visible label 'x' for <goto> at line 1"],
  ["goto x do ::x:: end", "s:1: no visible label 'x' for <goto> at line 1"],
  ["local function f() goto x end ::x::", "s:1: no visible label 'x' for <goto> at line 1"],
  ["::x:: local function f() goto x end", "s:1: no visible label 'x' for <goto> at line 1"],
  ["goto x;local a <const> = 1 ::x:: print(a)", "s:1: <goto x> at line 1 jumps into the scope of local 'a'"],
  ["local x <const> = 1; x = 2", "s:1: attempt to assign to const variable 'x'"],
  ["local x <const> = 1\nlocal function f()\n x = 2 end", "s:3: attempt to assign to const variable 'x'"],
  ["local x <close> = nil; x = 2", "s:1: attempt to assign to const variable 'x'"],
  ["local x <const> = {}\n x, y = 1, 2", "s:2: attempt to assign to const variable 'x'"],
  ["local x <const> = {}\n y, x\n = 1, 2", "s:3: attempt to assign to const variable 'x'"],
  ["local x <const> = {}; function x() end", "s:1: attempt to assign to const variable 'x'"],
  ["local x <const> = {}; function x()\n\nend\n\nprint(1)", "s:5: attempt to assign to const variable 'x'"],
  ["local x <const> = 5; return function() x = 4 end", "s:1: attempt to assign to const variable 'x'"],
  ["for i = 1, 2 do local x <const> = i; x = 3 end", "s:1: attempt to assign to const variable 'x'"],
  ["goto continue; local x; while true do ::continue:: end", "s:1: no visible label 'continue' for <goto> at line 1"],
  ["while true do goto c; local y; ::c:: y=1 end", "s:1: <goto c> at line 1 jumps into the scope of local 'y'"],
  ["goto a; goto b; ::b::", "s:1: no visible label 'a' for <goto> at line 1"],
  ["break goto x", "s:1: break outside loop at line 1"],
  ["goto x break", "s:1: no visible label 'x' for <goto> at line 1"],
  ["do goto l1 end; do local a; ::l1:: end", "s:1: no visible label 'l1' for <goto> at line 1"],
  ["local x ::a:: goto a; ::a::", "s:1: label 'a' already defined on line 1"],
  ["if x then goto l end local y = 2 ::l:: y = 3", "s:1: <goto l> at line 1 jumps into the scope of local 'y'"],
  ["goto x -- c\n\n", "s:3: no visible label 'x' for <goto> at line 1"],
  ["function f()\n goto x\nend\n\n\nlocal y", "s:6: no visible label 'x' for <goto> at line 2"],
  ["goto\nx\n", "s:3: no visible label 'x' for <goto> at line 2"],
  ["return function() goto x end, 5", "s:1: no visible label 'x' for <goto> at line 1"],
  ["local _ENV <const> = {}; _ENV = 2", "s:1: attempt to assign to const variable '_ENV'"],
  ["local x <const> = nil x = 1 goto y", "s:1: attempt to assign to const variable 'x'"],
  ["goto l1; do ::l1:: end", "s:1: no visible label 'l1' for <goto> at line 1"],
  ["::l1:: goto l1; ::l1::", "s:1: label 'l1' already defined on line 1"],
  ["do ::l1:: end do ::l1:: end goto l1", "s:1: no visible label 'l1' for <goto> at line 1"],
  [
    "repeat if x then goto cont end; local xuxu = 10; ::cont:: until xuxu < x",
    "s:1: <goto cont> at line 1 jumps into the scope of local 'xuxu'",
  ],
  ["local a; goto l; local b; local c; ::l:: ; a = 1", "s:1: <goto l> at line 1 jumps into the scope of local 'b'"],
  ["if true then break else end", "s:1: break outside loop at line 1"],
  ["if x then break print(1) end", "s:1: break outside loop at line 1"],
  ["for i=1,2 do end break --x", "s:1: break outside loop at line 1"],
];

const right: readonly string[] = [
  "goto x; local a; ::x::",
  "do goto x; local a; ::x:: end",
  "do goto x; local a; ::x:: ; ; end",
  "do goto x local a ::x:: ::y:: end",
  "repeat local a; goto x; ::x:: until a",
  "do ::x:: end ::x::",
  "::x:: function f() ::x:: end",
  "local x <const> = {}; function x.y() end",
  "local a <const> = 1 local a = 2 a = 3",
  "while true do goto c; local y; if x then end ::c:: end",
  "x = a.b.ca.b.ca.b.c",
  "local _ENV <const> = nil; x = 2",
  "for i = 1, 10 do i = 2 end",
  "for k in f do k = 2 end",
];

describe("scopes", () => {
  it.each(wrong)("%j is wrong", (source, message) => {
    let error: unknown;
    try {
      compile(source, "=s");
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(LuaSyntaxError);
    expect((error as LuaSyntaxError).message).toBe(message);
    expect((error as LuaSyntaxError).line).toBe(Number(/^s:(\d+):/.exec(message)?.[1]));
  });

  it.each(right)("%j is right", (source) => {
    expect(compile(source, "=s").code.length).toBeGreaterThan(1);
  });
});
