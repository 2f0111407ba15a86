/** Listings on one line: Comparisons, and, or, not (§3.4.4, §3.4.5). Read by listings.test.ts and opcodes.test.ts. */
import type { Topic } from "../listing-topic.ts";

export const conditions: Topic = {
  title: "Comparisons, and, or, not (§3.4.4, §3.4.5)",
  cases: [
    { parameters: "a, b", source: "return a == b", listing: "EQ 0 1k; JMP 1; LFALSESKIP 2; LOADTRUE 2; RETURN1 2" },
    {
      parameters: "a, b",
      source: "return a ~= b, a < b, a <= b, a > b, a >= b",
      listing:
        "EQ 0 1; JMP 1; LFALSESKIP 2; LOADTRUE 2; LT 0 1k; JMP 1; LFALSESKIP 3; LOADTRUE 3; LE 0 1k; JMP 1; LFALSESKIP 4; LOADTRUE 4; LT 1 0k; JMP 1; LFALSESKIP 5; LOADTRUE 5; LE 1 0k; JMP 1; LFALSESKIP 6; LOADTRUE 6; RETURN 2 6",
    },
    {
      parameters: "a",
      source: "return a == 1, a == 1.0, a == 1.5, a == 'x', a == nil, 1 == a, nil == a",
      listing:
        "EQI 0 1 0k; JMP 1; LFALSESKIP 1; LOADTRUE 1; EQI 0 1 1k; JMP 1; LFALSESKIP 2; LOADTRUE 2; EQK 0 0k; JMP 1; LFALSESKIP 3; LOADTRUE 3; EQK 0 1k; JMP 1; LFALSESKIP 4; LOADTRUE 4; EQK 0 2k; JMP 1; LFALSESKIP 5; LOADTRUE 5; EQI 0 1 0k; JMP 1; LFALSESKIP 6; LOADTRUE 6; EQK 0 2k; JMP 1; LFALSESKIP 7; LOADTRUE 7; RETURN 1 8",
    },
    {
      parameters: "a",
      source: "return a < 1, a <= 1, a > 1, a >= 1, 1 < a, 1 <= a, 1 > a, 1 >= a",
      listing:
        "LTI 0 1 0k; JMP 1; LFALSESKIP 1; LOADTRUE 1; LEI 0 1 0k; JMP 1; LFALSESKIP 2; LOADTRUE 2; GTI 0 1 0k; JMP 1; LFALSESKIP 3; LOADTRUE 3; GEI 0 1 0k; JMP 1; LFALSESKIP 4; LOADTRUE 4; GTI 0 1 0k; JMP 1; LFALSESKIP 5; LOADTRUE 5; GEI 0 1 0k; JMP 1; LFALSESKIP 6; LOADTRUE 6; LTI 0 1 0k; JMP 1; LFALSESKIP 7; LOADTRUE 7; LEI 0 1 0k; JMP 1; LFALSESKIP 8; LOADTRUE 8; RETURN 1 9",
    },
    {
      parameters: "a",
      source: "return a < 1.0, a < 1.5, a < 200",
      listing:
        "LTI 0 1 1k; JMP 1; LFALSESKIP 1; LOADTRUE 1; LOADK 2 0; LT 0 2k; JMP 1; LFALSESKIP 2; LOADTRUE 2; LOADI 3 200; LT 0 3k; JMP 1; LFALSESKIP 3; LOADTRUE 3; RETURN 1 4",
    },
    { parameters: "a, b", source: "return a and b", listing: "TESTSET 2 0; JMP 1; MOVE 2 1; RETURN1 2" },
    { parameters: "a, b", source: "return a or b", listing: "TESTSET 2 0k; JMP 1; MOVE 2 1; RETURN1 2" },
    { parameters: "a, b", source: "return not (a and b)", listing: "TEST 0; JMP 3; NOT 2 1; JMP 2; LFALSESKIP 2; LOADTRUE 2; RETURN1 2" },
    { parameters: "a, b, c", source: "return a and b or c", listing: "TEST 0; JMP 2; TESTSET 3 1k; JMP 1; MOVE 3 2; RETURN1 3" },
    {
      parameters: "a, b",
      source: "return a == 1 and b",
      listing: "EQI 0 1 0; JMP 2; MOVE 2 1; JMP 2; LFALSESKIP 2; LOADTRUE 2; RETURN1 2",
    },
    { parameters: "a", source: "return a or 1", listing: "TESTSET 1 0k; JMP 1; LOADI 1 1; RETURN1 1" },
    { parameters: "a", source: "return not a == nil", listing: "NOT 1 0; EQK 1 0k; JMP 1; LFALSESKIP 1; LOADTRUE 1; RETURN1 1" },
    { parameters: "a, b", source: "local c = a and b; return c", listing: "TESTSET 2 0; JMP 1; MOVE 2 1; RETURN1 2" },
    { parameters: "a, b", source: "a = a or b", listing: "TEST 0k; JMP 1; MOVE 0 1" },
    { parameters: "a, b", source: "if a then b() end", listing: "TEST 0; JMP 2; MOVE 2 1; CALL 2 1 1" },
    { parameters: "a, b", source: "if not a then b() end", listing: "TEST 0k; JMP 2; MOVE 2 1; CALL 2 1 1" },
    {
      parameters: "a, b",
      source: "if a == b then a() else b() end",
      listing: "EQ 0 1; JMP 3; MOVE 2 0; CALL 2 1 1; JMP 2; MOVE 2 1; CALL 2 1 1",
    },
    { parameters: "a, b", source: "if a and b then a() end", listing: "TEST 0; JMP 4; TEST 1; JMP 2; MOVE 2 0; CALL 2 1 1" },
    { parameters: "a, b", source: "if a or b then a() end", listing: "TEST 0k; JMP 2; TEST 1; JMP 2; MOVE 2 0; CALL 2 1 1" },
    { parameters: "a, b", source: "if not (a or b) then a() end", listing: "TEST 0k; JMP 4; TEST 1k; JMP 2; MOVE 2 0; CALL 2 1 1" },
    {
      parameters: "a, b, c",
      source: "if a then a() elseif b then b() else c() end",
      listing: "TEST 0; JMP 3; MOVE 3 0; CALL 3 1 1; JMP 7; TEST 1; JMP 3; MOVE 3 1; CALL 3 1 1; JMP 2; MOVE 3 2; CALL 3 1 1",
    },
    { parameters: "a", source: "if a < 10 then a() end", listing: "LTI 0 10 0; JMP 2; MOVE 1 0; CALL 1 1 1" },
    { parameters: "a", source: "if nil then a() end", listing: "LOADNIL 1 0; TEST 1; JMP 2; MOVE 1 0; CALL 1 1 1" },
    { parameters: "a", source: "if true then a() end", listing: "MOVE 1 0; CALL 1 1 1" },
    { parameters: "a", source: "if a.x ~= nil then a() end", listing: "GETFIELD 1 0 0; EQK 1 1k; JMP 2; MOVE 1 0; CALL 1 1 1" },
    { parameters: "a, b", source: "if a then else b() end", listing: "TEST 0; JMP 1; JMP 2; MOVE 2 1; CALL 2 1 1" },
    { parameters: "a, b", source: "return a < b and a or b", listing: "LT 0 1; JMP 2; TESTSET 2 0k; JMP 1; MOVE 2 1; RETURN1 2" },
  ],
};
