/** Listings on one line: Operators (§3.4). Read by listings.test.ts and opcodes.test.ts. */
import type { Topic } from "../listing-topic.ts";

export const expressions: Topic = {
  title: "Operators (§3.4)",
  cases: [
    { parameters: "a, b", source: "return a + b, a - b, a * b, a / b", listing: "ADD 2 0 1; SUB 3 0 1; MUL 4 0 1; DIV 5 0 1; RETURN 2 5" },
    { parameters: "a, b", source: "return a % b, a ^ b, a // b", listing: "MOD 2 0 1; POW 3 0 1; IDIV 4 0 1; RETURN 2 4" },
    {
      parameters: "a, b",
      source: "return a & b, a | b, a ~ b, a << b, a >> b",
      listing: "BAND 2 0 1; BOR 3 0 1; BXOR 4 0 1; SHL 5 0 1; SHR 6 0 1; RETURN 2 6",
    },
    { parameters: "a", source: "return -a, not a, #a, ~a", listing: "UNM 1 0; NOT 2 0; LEN 3 0; BNOT 4 0; RETURN 1 5" },
    {
      parameters: "a",
      source: "return a + 1, 1 + a, a - 1, a + -128, a + 127, a + 128",
      listing: "ADDI 1 0 1; ADDI 2 0 1k; SUBI 3 0 1; ADDI 4 0 -128; ADDI 5 0 127; ADDK 6 0 0; RETURN 1 7",
    },
    {
      parameters: "a",
      source: "return a - 127, a - -128, a - 128, 1 - a",
      listing: "SUBI 1 0 127; SUBI 2 0 -128; SUBK 3 0 0; LOADI 4 1; SUB 4 4 0; RETURN 1 5",
    },
    {
      parameters: "a",
      source: "return a * 2, 2 * a, a / 2, 2 / a, a // 2, a % 2, a ^ 2, 2 ^ a",
      listing:
        "MULK 1 0 0; MULK 2 0 0k; DIVK 3 0 0; LOADI 4 2; DIV 4 4 0; IDIVK 5 0 0; MODK 6 0 0; POWK 7 0 0; LOADI 8 2; POW 8 8 0; RETURN 1 9",
    },
    { parameters: "a", source: "return a + 1.5, 1.5 + a, a - 0.5", listing: "ADDK 1 0 0; ADDK 2 0 0k; SUBK 3 0 1; RETURN 1 4" },
    {
      parameters: "a",
      source: "return a & 1, 1 & a, a | 2, a ~ 3, 2.0 & a",
      listing: "BANDK 1 0 0; BANDK 2 0 0k; BORK 3 0 1; BXORK 4 0 2; LOADF 5 2; BAND 5 5 0; RETURN 1 6",
    },
    {
      parameters: "a",
      source: "return a << 1, a >> 1, 1 << a, a << 200",
      listing: "SHLI 1 0 1; SHRI 2 0 1; LOADI 3 1; SHL 3 3 0; LOADI 4 200; SHL 4 0 4; RETURN 1 5",
    },
    { parameters: "a, b, c", source: "return a .. b .. c", listing: "MOVE 3 0; MOVE 4 1; MOVE 5 2; CONCAT 3 3; RETURN1 3" },
    { parameters: "a, b", source: "return (a .. b) .. b", listing: "MOVE 2 0; MOVE 3 1; CONCAT 2 2; MOVE 3 1; CONCAT 2 2; RETURN1 2" },
    { parameters: "a, b", source: "return a .. 1 .. b", listing: "MOVE 2 0; LOADI 3 1; MOVE 4 1; CONCAT 2 3; RETURN1 2" },
    { parameters: "a, b, c", source: "return (a + b) * c - a", listing: "ADD 3 0 1; MUL 3 3 2; SUB 3 3 0; RETURN1 3" },
    { parameters: "a, b, c", source: "return a - (b - c)", listing: "SUB 3 1 2; SUB 3 0 3; RETURN1 3" },
    { parameters: "", source: "return x + y", listing: "GETTABUP 0 0 0; GETTABUP 1 0 1; ADD 0 0 1; RETURN1 0" },
    { parameters: "", source: "return f() + g()", listing: "GETTABUP 0 0 0; CALL 0 1 2; GETTABUP 1 0 1; CALL 1 1 2; ADD 0 0 1; RETURN1 0" },
    { parameters: "a", source: "return (a)", listing: "RETURN1 0" },
    { parameters: "", source: "return (f())", listing: "GETTABUP 0 0 0; CALL 0 1 2; RETURN1 0" },
    { parameters: "", source: "local a <const> = 3; return a .. 'x'", listing: "LOADI 0 3; LOADK 1 0; CONCAT 0 2; RETURN1 0" },
    { parameters: "a, b", source: "return a.x + b.y", listing: "GETFIELD 2 0 0; GETFIELD 3 1 1; ADD 2 2 3; RETURN1 2" },
    { parameters: "a", source: "return -a.x ^ 2", listing: "GETFIELD 1 0 0; POWK 1 1 1; UNM 1 1; RETURN1 1" },
    { parameters: "a, b", source: "return 'x' + a, a + 'x'", listing: "LOADK 2 0; ADD 2 2 0; LOADK 3 0; ADD 3 0 3; RETURN 2 3" },
  ],
};
