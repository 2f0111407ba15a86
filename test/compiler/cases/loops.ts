/** Listings on one line: Loops, break and goto (§3.3.4, §3.3.5). Read by listings.test.ts and opcodes.test.ts. */
import type { Topic } from "../listing-topic.ts";

export const loops: Topic = {
  title: "Loops, break and goto (§3.3.4, §3.3.5)",
  cases: [
    { parameters: "a", source: "while a do a() end", listing: "TEST 0; JMP 3; MOVE 1 0; CALL 1 1 1; LOOP -5" },
    { parameters: "a", source: "while true do a() end", listing: "MOVE 1 0; CALL 1 1 1; LOOP -3" },
    { parameters: "a", source: "while a < 10 do a = a + 1 end", listing: "LTI 0 10 0; JMP 2; ADDI 0 0 1; LOOP -4" },
    {
      parameters: "a",
      source: "while a do if a.x then break end a() end",
      listing: "TEST 0; JMP 6; GETFIELD 1 0 0; TEST 1k; JMP 3; MOVE 1 0; CALL 1 1 1; LOOP -8",
    },
    {
      parameters: "a",
      source: "while a do if a.x then a() end end",
      listing: "TEST 0; JMP 6; GETFIELD 1 0 0; TEST 1; LOOP -5; MOVE 1 0; CALL 1 1 1; LOOP -8",
    },
    { parameters: "a", source: "repeat a() until a.x", listing: "MOVE 1 0; CALL 1 1 1; GETFIELD 1 0 0; TEST 1; LOOP -5" },
    { parameters: "a", source: "repeat local b = a() until b", listing: "MOVE 1 0; CALL 1 1 2; TEST 1; LOOP -4" },
    { parameters: "a", source: "repeat if a then break end until a()", listing: "TEST 0k; JMP 4; MOVE 1 0; CALL 1 1 2; TEST 1; LOOP -6" },
    { parameters: "a", source: "repeat until a == 1", listing: "EQI 0 1 0; LOOP -2" },
    { parameters: "", source: "for i = 1, 10 do end", listing: "LOADI 0 1; LOADI 1 10; LOADI 2 1; FORPREP 0 0; FORLOOP 0 1" },
    {
      parameters: "a",
      source: "for i = 1, a, 2 do f(i) end",
      listing: "LOADI 1 1; MOVE 2 0; LOADI 3 2; FORPREP 1 3; GETTABUP 5 0 0; MOVE 6 4; CALL 5 2 1; FORLOOP 1 4",
    },
    {
      parameters: "a",
      source: "for i = a, 1, -1 do if i == 3 then break end end",
      listing: "MOVE 1 0; LOADI 2 1; LOADI 3 -1; FORPREP 1 2; EQI 4 3 0k; JMP 1; FORLOOP 1 3",
    },
    {
      parameters: "t",
      source: "for k, v in pairs(t) do f(k, v) end",
      listing:
        "GETTABUP 1 0 0; MOVE 2 0; CALL 1 2 5; TFORPREP 1 4; GETTABUP 7 0 1; MOVE 8 5; MOVE 9 6; CALL 7 3 1; TFORCALL 1 2; TFORLOOP 1 6; CLOSE 1",
    },
    {
      parameters: "t",
      source: "for k in t do if k then break end f() end",
      listing: "MOVE 1 0; LOADNIL 2 2; TFORPREP 1 4; TEST 5k; JMP 4; GETTABUP 6 0 0; CALL 6 1 1; TFORCALL 1 1; TFORLOOP 1 6; CLOSE 1",
    },
    {
      parameters: "t",
      source: "for k in next, t, nil do end",
      listing: "GETTABUP 1 0 0; MOVE 2 0; LOADNIL 3 1; TFORPREP 1 0; TFORCALL 1 1; TFORLOOP 1 2; CLOSE 1",
    },
    {
      parameters: "t",
      source: "for k in t do return k end",
      listing: "MOVE 1 0; LOADNIL 2 2; TFORPREP 1 1; RETURN 5 2k; TFORCALL 1 1; TFORLOOP 1 3; CLOSE 1",
    },
    { parameters: "a", source: "::top:: a() goto top", listing: "MOVE 1 0; CALL 1 1 1; LOOP -3" },
    { parameters: "a", source: "goto done; a() ::done::", listing: "JMP 2; MOVE 1 0; CALL 1 1 1" },
    {
      parameters: "a",
      source: "while a do if a.x then goto continue end a() ::continue:: end",
      listing: "TEST 0; JMP 7; GETFIELD 1 0 0; TEST 1; JMP 1; LOOP -6; MOVE 1 0; CALL 1 1 1; LOOP -9",
    },
    { parameters: "a", source: "::x:: goto x", listing: "LOOP -1" },
    { parameters: "a", source: "do goto out end ::out:: a()", listing: "JMP 0; MOVE 1 0; CALL 1 1 1" },
    {
      parameters: "a",
      source: "while a do while a do break end break end",
      listing: "TEST 0; JMP 6; TEST 0; JMP 4; JMP 3; LOOP -4; JMP 1; LOOP -8",
    },
    {
      parameters: "a",
      source: "for i = 1, 2 do goto next; a() ::next:: end",
      listing: "LOADI 1 1; LOADI 2 2; LOADI 3 1; FORPREP 1 3; JMP 2; MOVE 5 0; CALL 5 1 1; FORLOOP 1 4",
    },
    { parameters: "a", source: "if a then goto l end a() ::l::", listing: "TEST 0; JMP 1; JMP 2; MOVE 1 0; CALL 1 1 1" },
    {
      parameters: "a",
      source: "while a do if a.x then break else a() end end",
      listing: "TEST 0; JMP 6; GETFIELD 1 0 0; TEST 1k; JMP 3; MOVE 1 0; CALL 1 1 1; LOOP -8",
    },
  ],
};
