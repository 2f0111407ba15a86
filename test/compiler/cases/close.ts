/** Listings on one line: To-be-closed variables (§3.3.8). Read by listings.test.ts and opcodes.test.ts. */
import type { Topic } from "../listing-topic.ts";

export const close: Topic = {
  title: "To-be-closed variables (§3.3.8)",
  cases: [
    { parameters: "", source: "local a <close> = f()", listing: "GETTABUP 0 0 0; CALL 0 1 2; TBC 0; RETURN 1 1k" },
    {
      parameters: "",
      source: "do local a <close> = f() end; g()",
      listing: "GETTABUP 0 0 0; CALL 0 1 2; TBC 0; CLOSE 0; GETTABUP 0 0 1; CALL 0 1 1",
    },
    {
      parameters: "",
      source: "local a <close> = f(); return g()",
      listing: "GETTABUP 0 0 0; CALL 0 1 2; TBC 0; GETTABUP 1 0 1; CALL 1 1 0; RETURN 1 0k; RETURN 1 1k",
    },
    {
      parameters: "",
      source: "do local a <close> = f() end; return g()",
      listing: "GETTABUP 0 0 0; CALL 0 1 2; TBC 0; CLOSE 0; GETTABUP 0 0 1; TAILCALL 0 1; RETURN 0 0",
    },
    {
      parameters: "",
      source: "local a <close> = f(); return function() return a end",
      listing: "GETTABUP 0 0 0; CALL 0 1 2; TBC 0; NEWCELL 0; CLOSURE 1 0; RETURN 1 2k; RETURN 1 1k",
    },
    {
      parameters: "",
      source: "local a, b <close>, c = f(); g = function() return b, c end",
      listing: "GETTABUP 0 0 0; CALL 0 1 4; NEWCELL 2; TBC 1; NEWCELL 1; CLOSURE 3 0; SETTABUP 0 1 3; RETURN 3 1k",
    },
    {
      parameters: "c",
      source: "while c do local a <close> = f(); if a then break end end",
      listing: "TEST 0; JMP 8; GETTABUP 1 0 0; CALL 1 1 2; TBC 1; TEST 1k; JMP 2; CLOSE 1; LOOP -9; CLOSE 1",
    },
    {
      parameters: "c",
      source: "while c do do local a <close> = f(); break end end",
      listing: "TEST 0; JMP 7; GETTABUP 1 0 0; CALL 1 1 2; TBC 1; JMP 2; CLOSE 1; LOOP -8; CLOSE 1",
    },
    {
      parameters: "c",
      source: "repeat local a <close> = f() until a",
      listing: "GETTABUP 1 0 0; CALL 1 1 2; TBC 1; TEST 1; JMP 2; CLOSE 1; JMP 2; CLOSE 1; LOOP -9",
    },
    {
      parameters: "",
      source: "::top:: local a <close> = f(); goto top",
      listing: "GETTABUP 0 0 0; CALL 0 1 2; TBC 0; CLOSE 0; LOOP -5; RETURN 1 1k",
    },
    {
      parameters: "",
      source: "do local a <close> = f(); goto out end; ::out:: g()",
      listing: "GETTABUP 0 0 0; CALL 0 1 2; TBC 0; JMP 1; CLOSE 0; CLOSE 0; GETTABUP 0 0 1; CALL 0 1 1",
    },
    {
      parameters: "",
      source: "do goto out; local a <close> = f(); ::out:: end",
      listing: "JMP 3; GETTABUP 0 0 0; CALL 0 1 2; TBC 0; CLOSE 0",
    },
    {
      parameters: "t",
      source: "for k in t do return k end",
      listing: "MOVE 1 0; LOADNIL 2 2; TFORPREP 1 1; RETURN 5 2k; TFORCALL 1 1; TFORLOOP 1 3; CLOSE 1",
    },
    {
      parameters: "t",
      source: "for k in t do if k then return f() end end; return f()",
      listing:
        "MOVE 1 0; LOADNIL 2 2; TFORPREP 1 5; TEST 5; JMP 3; GETTABUP 6 0 0; CALL 6 1 0; RETURN 6 0k; TFORCALL 1 1; TFORLOOP 1 7; CLOSE 1; GETTABUP 1 0 0; TAILCALL 1 1; RETURN 1 0",
    },
    {
      parameters: "t",
      source: "for k in t do goto out end; ::out:: f()",
      listing: "MOVE 1 0; LOADNIL 2 2; TFORPREP 1 1; JMP 3; TFORCALL 1 1; TFORLOOP 1 3; CLOSE 1; CLOSE 1; GETTABUP 1 0 0; CALL 1 1 1",
    },
  ],
};
