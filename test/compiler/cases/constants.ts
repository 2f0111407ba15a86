/** Listings on one line: Constants and folding (§3.4.1, §3.3.3). Read by listings.test.ts and opcodes.test.ts. */
import type { Topic } from "../listing-topic.ts";

export const constants: Topic = {
  title: "Constants and folding (§3.4.1, §3.3.3)",
  cases: [
    { parameters: "", source: "return nil, true, false", listing: "LOADNIL 0 0; LOADTRUE 1; LOADFALSE 2; RETURN 0 4" },
    {
      parameters: "",
      source: "return 1, -1, 32767, 32768, -32768, -32769",
      listing: "LOADI 0 1; LOADI 1 -1; LOADI 2 32767; LOADK 3 0; LOADI 4 -32768; LOADK 5 1; RETURN 0 7",
    },
    { parameters: "", source: "return 1.0, -2.0, 0.5, 1e300", listing: "LOADF 0 1; LOADF 1 -2; LOADK 2 0; LOADK 3 1; RETURN 0 5" },
    { parameters: "", source: "return 'a', 'b', 'a'", listing: "LOADK 0 0; LOADK 1 1; LOADK 2 0; RETURN 0 4" },
    {
      parameters: "",
      source: "return 1 + 2 * 3, 7 // 2, 2 ^ 10, 7 % -3, 1 / 2",
      listing: "LOADI 0 7; LOADI 1 3; LOADF 2 1024; LOADI 3 -2; LOADK 4 0; RETURN 0 6",
    },
    {
      parameters: "",
      source: "return -5, ~0, - -5, not nil, not 0, not not 'x'",
      listing: "LOADI 0 -5; LOADI 1 -1; LOADI 2 5; LOADTRUE 3; LOADFALSE 4; LOADTRUE 5; RETURN 0 7",
    },
    { parameters: "", source: "return 1 / 0", listing: "LOADI 0 1; DIVK 0 0 0; RETURN1 0" },
    {
      parameters: "",
      source: "return 1 // 0, 1 % 0, 0.0 / 0",
      listing: "LOADI 0 1; IDIVK 0 0 0; LOADI 1 1; MODK 1 1 0; LOADF 2 0; DIVK 2 2 0; RETURN 0 4",
    },
    { parameters: "", source: "return 0.0 * 1, -0.0", listing: "LOADI 0 1; MULK 0 0 0k; LOADF 1 0; UNM 1 1; RETURN 0 3" },
    {
      parameters: "",
      source: "return 5 & 3, 5 | 3.0, 5 ~ 3, 1 << 62, 1 >> 1",
      listing: "LOADI 0 1; LOADI 1 7; LOADI 2 6; LOADK 3 0; LOADI 4 0; RETURN 0 6",
    },
    { parameters: "", source: "return 2.5 & 1", listing: "LOADK 0 1; BANDK 0 0 0; RETURN1 0" },
    { parameters: "", source: "return 'a' .. 'b'", listing: "LOADK 0 0; LOADK 1 1; CONCAT 0 2; RETURN1 0" },
    { parameters: "", source: "return '1' + 1", listing: "LOADK 0 0; ADDI 0 0 1; RETURN1 0" },
    { parameters: "", source: "return 9223372036854775807 + 1", listing: "LOADK 0 0; RETURN1 0" },
    { parameters: "", source: "return 3 == 3", listing: "LOADI 0 3; EQI 0 3 0k; JMP 1; LFALSESKIP 0; LOADTRUE 0; RETURN1 0" },
    { parameters: "", source: "return true and 5, nil or 7", listing: "LOADI 0 5; LOADI 1 7; RETURN 0 3" },
    { parameters: "", source: "return false and 5", listing: "LOADFALSE 0; TEST 0; JMP 1; LOADI 0 5; RETURN1 0" },
    { parameters: "", source: "return 1, 1.0, 1", listing: "LOADI 0 1; LOADF 1 1; LOADI 2 1; RETURN 0 4" },
    { parameters: "", source: "local k <const> = 10; return k, k + 1", listing: "LOADI 0 10; LOADI 1 11; RETURN 0 3" },
    { parameters: "", source: "local k <const> = 'x'; return function() return k end", listing: "CLOSURE 0 0; RETURN1 0" },
    { parameters: "", source: "local n <const>, m <const> = 1, 2; return n, m", listing: "LOADI 0 1; MOVE 1 0; LOADI 2 2; RETURN 1 3" },
    { parameters: "", source: "local k <const> = 2 * 3 + 1; local l <const> = -k; return l", listing: "LOADI 0 -7; RETURN1 0" },
    { parameters: "", source: "local k <const> = true and 'yes'; return k", listing: "LOADK 0 0; RETURN1 0" },
    { parameters: "t", source: "local k <const> = 'name'; return t[k]", listing: "GETFIELD 1 0 0; RETURN1 1" },
    { parameters: "t", source: "local k <const> = {}; return k", listing: "NEWTABLE 1 0 0; RETURN1 1" },
    {
      parameters: "",
      source: "local k <const> = nil; return k == nil",
      listing: "LOADNIL 0 0; EQK 0 0k; JMP 1; LFALSESKIP 0; LOADTRUE 0; RETURN1 0",
    },
  ],
};
