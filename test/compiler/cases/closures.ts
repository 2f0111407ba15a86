/** Listings on one line: Closures and cells (§3.5). Read by listings.test.ts and opcodes.test.ts. */
import type { Topic } from "../listing-topic.ts";

export const closures: Topic = {
  title: "Closures and cells (§3.5)",
  cases: [
    { parameters: "", source: "local a = 1; return function() return a end", listing: "LOADI 0 1; NEWCELL 0; CLOSURE 1 0; RETURN1 1" },
    { parameters: "", source: "local a; return function() a = 1 end", listing: "LOADNIL 0 0; NEWCELL 0; CLOSURE 1 0; RETURN1 1" },
    { parameters: "a", source: "return function() return a end", listing: "NEWCELL 0; CLOSURE 1 0; RETURN1 1" },
    { parameters: "a, b, ...", source: "return function() return b end", listing: "VARARGPREP 2; NEWCELL 1; CLOSURE 2 0; RETURN1 2" },
    { parameters: "", source: "local function f() return f() end", listing: "LOADNIL 0 0; NEWCELL 0; CLOSURE 1 0; SETCELL 0 1" },
    { parameters: "", source: "local function f() end; return f", listing: "CLOSURE 0 0; RETURN1 0" },
    {
      parameters: "",
      source: "local function f() end; return function() f() end",
      listing: "CLOSURE 0 0; NEWCELL 0; CLOSURE 1 1; RETURN1 1",
    },
    {
      parameters: "",
      source: "local a, b = 1, 2; g = function() return b end; return a",
      listing: "LOADI 0 1; LOADI 1 2; NEWCELL 1; CLOSURE 2 0; SETTABUP 0 0 2; RETURN1 0",
    },
    {
      parameters: "",
      source: "local a = 1; g = function() return a end; a = a + 1; return a",
      listing: "LOADI 0 1; NEWCELL 0; CLOSURE 1 0; SETTABUP 0 0 1; GETCELL 1 0; ADDI 1 1 1; SETCELL 0 1; GETCELL 1 0; RETURN1 1",
    },
    {
      parameters: "",
      source: "local a = f(); g = function() return a end; return a + f()",
      listing:
        "GETTABUP 0 0 0; CALL 0 1 2; NEWCELL 0; CLOSURE 1 0; SETTABUP 0 1 1; GETTABUP 1 0 0; CALL 1 1 2; GETCELL 2 0; ADD 1 2 1; RETURN1 1",
    },
    {
      parameters: "",
      source: "local t = {}; g = function() return t end; t.x = f()",
      listing: "NEWTABLE 0 0 0; NEWCELL 0; CLOSURE 1 0; SETTABUP 0 0 1; GETTABUP 1 0 2; CALL 1 1 2; GETCELL 2 0; SETFIELD 2 1 1",
    },
    {
      parameters: "",
      source: "local t = {}; g = function() return t end; return t.x, t[1], t[f()]",
      listing:
        "NEWTABLE 0 0 0; NEWCELL 0; CLOSURE 1 0; SETTABUP 0 0 1; GETCELL 1 0; GETFIELD 1 1 1; GETCELL 2 0; GETI 2 2 1; GETTABUP 3 0 2; CALL 3 1 2; GETCELL 4 0; GETTABLE 3 4 3; RETURN 1 4",
    },
    {
      parameters: "",
      source: "local t, i; g = function() return t, i end; t[i], i, t = 1, 2, 3",
      listing:
        "LOADNIL 0 1; NEWCELL 0; NEWCELL 1; CLOSURE 2 0; SETTABUP 0 0 2; GETCELL 2 1; GETCELL 3 0; LOADI 4 1; LOADI 5 2; LOADI 6 3; SETCELL 0 6; SETCELL 1 5; SETTABLE 3 2 4",
    },
    {
      parameters: "",
      source: "local a, b; g = function() return a, b end; a, b = b, a",
      listing: "LOADNIL 0 1; NEWCELL 0; NEWCELL 1; CLOSURE 2 0; SETTABUP 0 0 2; GETCELL 2 1; GETCELL 3 0; SETCELL 1 3; SETCELL 0 2",
    },
    {
      parameters: "",
      source: "for i = 1, 3 do g(function() return i end) end",
      listing: "LOADI 0 1; LOADI 1 3; LOADI 2 1; FORPREP 0 4; NEWCELL 3; GETTABUP 4 0 0; CLOSURE 5 0; CALL 4 2 1; FORLOOP 0 5",
    },
    {
      parameters: "t",
      source: "for k, v in t do g(function() return v end) end",
      listing:
        "MOVE 1 0; LOADNIL 2 2; TFORPREP 1 4; NEWCELL 6; GETTABUP 7 0 0; CLOSURE 8 0; CALL 7 2 1; TFORCALL 1 2; TFORLOOP 1 6; CLOSE 1",
    },
    {
      parameters: "",
      source: "while true do local a = f(); g(function() return a end) end",
      listing: "GETTABUP 0 0 0; CALL 0 1 2; NEWCELL 0; GETTABUP 1 0 1; CLOSURE 2 0; CALL 1 2 1; LOOP -7",
    },
    {
      parameters: "",
      source: "repeat local a = f(); g(function() return a end) until a",
      listing: "GETTABUP 0 0 0; CALL 0 1 2; NEWCELL 0; GETTABUP 1 0 1; CLOSURE 2 0; CALL 1 2 1; GETCELL 1 0; TEST 1; LOOP -9",
    },
    {
      parameters: "",
      source: "::top:: local a = 1; g(function() return a end); goto top",
      listing: "LOADI 0 1; NEWCELL 0; GETTABUP 1 0 0; CLOSURE 2 0; CALL 1 2 1; LOOP -6",
    },
    { parameters: "", source: "function f() end", listing: "CLOSURE 0 0; SETTABUP 0 0 0" },
    { parameters: "a", source: "function a.b.c() end", listing: "GETFIELD 1 0 0; CLOSURE 2 0; SETFIELD 1 1 2" },
    { parameters: "a", source: "function a:m() return self end", listing: "CLOSURE 1 0; SETFIELD 0 0 1" },
    { parameters: "a", source: "function a.f() return a end", listing: "NEWCELL 0; CLOSURE 1 0; GETCELL 2 0; SETFIELD 2 0 1" },
    { parameters: "", source: "local a; function a() return a end", listing: "LOADNIL 0 0; NEWCELL 0; CLOSURE 1 0; SETCELL 0 1" },
    { parameters: "", source: "return function() return function() return x end end", listing: "CLOSURE 0 0; RETURN1 0" },
    {
      parameters: "",
      source: "local a = 1; return function() return function() return a end end",
      listing: "LOADI 0 1; NEWCELL 0; CLOSURE 1 0; RETURN1 1",
    },
    {
      parameters: "",
      source: "local a; g = function() return a end; if a then return 1 end; if a == 1 or not a then return 2 end",
      listing:
        "LOADNIL 0 0; NEWCELL 0; CLOSURE 1 0; SETTABUP 0 0 1; GETCELL 1 0; TEST 1; JMP 2; LOADI 1 1; RETURN1 1; GETCELL 1 0; EQI 1 1 0k; JMP 3; GETCELL 1 0; TEST 1k; JMP 2; LOADI 1 2; RETURN1 1",
    },
    {
      parameters: "",
      source: "local a, b = f(); g = function() return a, b end; return a + b, a .. b, a < b, -a",
      listing:
        "GETTABUP 0 0 0; CALL 0 1 3; NEWCELL 0; NEWCELL 1; CLOSURE 2 0; SETTABUP 0 1 2; GETCELL 2 1; GETCELL 3 0; ADD 2 3 2; GETCELL 3 0; GETCELL 4 1; CONCAT 3 2; GETCELL 4 1; GETCELL 5 0; LT 5 4k; JMP 1; LFALSESKIP 4; LOADTRUE 4; GETCELL 5 0; UNM 5 5; RETURN 2 5",
    },
  ],
};
