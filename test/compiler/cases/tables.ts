/** Listings on one line: Indexing and table constructors (§3.2, §3.4.9). Read by listings.test.ts and opcodes.test.ts. */
import type { Topic } from "../listing-topic.ts";

export const tables: Topic = {
  title: "Indexing and table constructors (§3.2, §3.4.9)",
  cases: [
    {
      parameters: "t",
      source: "return t.x, t['y'], t[1], t[0], t[255], t[256], t[-1], t[1.0]",
      listing:
        "GETFIELD 1 0 0; GETFIELD 2 0 1; GETI 3 0 1; GETI 4 0 0; GETI 5 0 255; LOADI 6 256; GETTABLE 6 0 6; LOADI 7 -1; GETTABLE 7 0 7; LOADF 8 1; GETTABLE 8 0 8; RETURN 1 9",
    },
    {
      parameters: "t, k",
      source: "return t[k], t[k + 1], t[nil], t[true]",
      listing: "GETTABLE 2 0 1; ADDI 3 1 1; GETTABLE 3 0 3; LOADNIL 4 0; GETTABLE 4 0 4; LOADTRUE 5; GETTABLE 5 0 5; RETURN 2 5",
    },
    {
      parameters: "t, k, v",
      source: "t.x = v; t[1] = v; t[k] = v; t[1000] = v",
      listing: "SETFIELD 0 0 2; SETI 0 1 2; SETTABLE 0 1 2; LOADI 3 1000; SETTABLE 0 3 2",
    },
    {
      parameters: "t",
      source: "t.x = 1; t[1] = 'a'; t[t] = nil; t.y = true",
      listing: "SETFIELD 0 0 1k; SETI 0 1 2k; SETTABLE 0 0 3k; SETFIELD 0 4 5k",
    },
    { parameters: "t", source: "return t.a.b.c", listing: "GETFIELD 1 0 0; GETFIELD 1 1 1; GETFIELD 1 1 2; RETURN1 1" },
    { parameters: "t", source: "return t[1][2]", listing: "GETI 1 0 1; GETI 1 1 2; RETURN1 1" },
    { parameters: "t", source: "t.a.b = t.c.d", listing: "GETFIELD 1 0 0; GETFIELD 2 0 2; GETFIELD 2 2 3; SETFIELD 1 1 2" },
    { parameters: "", source: "return {}", listing: "NEWTABLE 0 0 0; RETURN1 0" },
    { parameters: "", source: "return {1, 2, 3}", listing: "NEWTABLE 0 0 3; LOADI 1 1; LOADI 2 2; LOADI 3 3; SETLIST 0 3 0; RETURN1 0" },
    { parameters: "", source: "return {x = 1, y = 2}", listing: "NEWTABLE 0 2 0; SETFIELD 0 0 1k; SETFIELD 0 2 3k; RETURN1 0" },
    {
      parameters: "a",
      source: "return {a, x = a, [a] = 1, [1] = a, ['k'] = nil}",
      listing: "NEWTABLE 1 4 1; MOVE 2 0; SETFIELD 1 0 0; SETTABLE 1 0 1k; SETI 1 1 0; SETFIELD 1 2 3k; SETLIST 1 1 0; RETURN1 1",
    },
    { parameters: "", source: "return {f()}", listing: "NEWTABLE 0 0 0; GETTABUP 1 0 0; CALL 1 1 0; SETLIST 0 0 0; RETURN1 0" },
    {
      parameters: "",
      source: "return {f(), 1}",
      listing: "NEWTABLE 0 0 2; GETTABUP 1 0 0; CALL 1 1 2; LOADI 2 1; SETLIST 0 2 0; RETURN1 0",
    },
    { parameters: "", source: "return {(f())}", listing: "NEWTABLE 0 0 1; GETTABUP 1 0 0; CALL 1 1 2; SETLIST 0 1 0; RETURN1 0" },
    {
      parameters: "",
      source: "return {{}, {{}}}",
      listing: "NEWTABLE 0 0 2; NEWTABLE 1 0 0; NEWTABLE 2 0 1; NEWTABLE 3 0 0; SETLIST 2 1 0; SETLIST 0 2 0; RETURN1 0",
    },
    {
      parameters: "",
      source: "return {1, 2, x = 3, 4}",
      listing: "NEWTABLE 0 1 3; LOADI 1 1; LOADI 2 2; SETFIELD 0 0 1k; LOADI 3 4; SETLIST 0 3 0; RETURN1 0",
    },
    {
      parameters: "",
      source: "local t = {f(), x = 1, g()}",
      listing: "NEWTABLE 0 1 1; GETTABUP 1 0 0; CALL 1 1 2; SETFIELD 0 1 2k; GETTABUP 2 0 3; CALL 2 1 0; SETLIST 0 0 0",
    },
    {
      parameters: "",
      source:
        "return {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}",
      listing:
        "NEWTABLE 0 0 51; LOADI 1 0; LOADI 2 0; LOADI 3 0; LOADI 4 0; LOADI 5 0; LOADI 6 0; LOADI 7 0; LOADI 8 0; LOADI 9 0; LOADI 10 0; LOADI 11 0; LOADI 12 0; LOADI 13 0; LOADI 14 0; LOADI 15 0; LOADI 16 0; LOADI 17 0; LOADI 18 0; LOADI 19 0; LOADI 20 0; LOADI 21 0; LOADI 22 0; LOADI 23 0; LOADI 24 0; LOADI 25 0; LOADI 26 0; LOADI 27 0; LOADI 28 0; LOADI 29 0; LOADI 30 0; LOADI 31 0; LOADI 32 0; LOADI 33 0; LOADI 34 0; LOADI 35 0; LOADI 36 0; LOADI 37 0; LOADI 38 0; LOADI 39 0; LOADI 40 0; LOADI 41 0; LOADI 42 0; LOADI 43 0; LOADI 44 0; LOADI 45 0; LOADI 46 0; LOADI 47 0; LOADI 48 0; LOADI 49 0; LOADI 50 0; SETLIST 0 50 0; LOADI 1 0; SETLIST 0 1 50; RETURN1 0",
    },
    { parameters: "t", source: "return t.m()", listing: "GETFIELD 1 0 0; TAILCALL 1 1; RETURN 1 0" },
    { parameters: "t", source: "return t:m(), 1", listing: "SELF 1 0 0k; CALL 1 2 2; LOADI 2 1; RETURN 1 3" },
    { parameters: "", source: "return ('x'):rep(3), 1", listing: "LOADK 0 0; SELF 0 0 1k; LOADI 2 3; CALL 0 3 2; LOADI 1 1; RETURN 0 3" },
    { parameters: "t", source: "t:a():b(1)", listing: "SELF 1 0 0k; CALL 1 2 2; SELF 1 1 1k; LOADI 3 1; CALL 1 3 1" },
    { parameters: "t", source: "t[1]:m()", listing: "GETI 1 0 1; SELF 1 1 0k; CALL 1 2 1" },
  ],
};
