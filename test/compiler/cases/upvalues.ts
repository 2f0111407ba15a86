/** Listings on one line: Upvalues (§3.5). Read by listings.test.ts and opcodes.test.ts. */
import type { Topic } from "../listing-topic.ts";

export const upvalues: Topic = {
  title: "Upvalues (§3.5)",
  cases: [
    { parameters: "", source: "return u", listing: "GETUPVAL 0 0; RETURN1 0" },
    { parameters: "", source: "u = 1", listing: "LOADI 0 1; SETUPVAL 0 0" },
    { parameters: "", source: "u = u + 1", listing: "GETUPVAL 0 0; ADDI 0 0 1; SETUPVAL 0 0" },
    {
      parameters: "",
      source: "return u.x, u[1], u[v]",
      listing: "GETTABUP 0 0 0; GETUPVAL 1 0; GETI 1 1 1; GETUPVAL 3 1; GETUPVAL 2 0; GETTABLE 2 2 3; RETURN 0 4",
    },
    { parameters: "", source: "u.x = 1", listing: "SETTABUP 0 0 1k" },
    { parameters: "", source: "u.x, u = 1, 2", listing: "GETUPVAL 0 0; LOADI 1 1; LOADI 2 2; SETUPVAL 2 0; SETFIELD 0 0 1" },
    { parameters: "", source: "u[v], u = 1, 2", listing: "GETUPVAL 1 1; GETUPVAL 0 0; LOADI 2 1; LOADI 3 2; SETUPVAL 3 0; SETTABLE 0 1 2" },
    { parameters: "", source: "return u + f()", listing: "GETUPVAL 0 0; GETTABUP 1 1 0; CALL 1 1 2; ADD 0 0 1; RETURN1 0" },
    { parameters: "", source: "u, v = v, u", listing: "GETUPVAL 0 1; GETUPVAL 1 0; SETUPVAL 1 1; SETUPVAL 0 0" },
    { parameters: "", source: "return function() return u end", listing: "CLOSURE 0 0; RETURN1 0" },
    { parameters: "", source: "u()", listing: "GETUPVAL 0 0; CALL 0 1 1" },
    { parameters: "", source: "u:m(v)", listing: "GETUPVAL 0 0; SELF 0 0 0k; GETUPVAL 2 1; CALL 0 3 1" },
    {
      parameters: "",
      source: "return u == 1 and v",
      listing: "GETUPVAL 0 0; EQI 0 1 0; JMP 2; GETUPVAL 0 1; JMP 2; LFALSESKIP 0; LOADTRUE 0; RETURN1 0",
    },
    { parameters: "", source: "local function f() u = f end", listing: "LOADNIL 0 0; NEWCELL 0; CLOSURE 1 0; SETCELL 0 1" },
    {
      parameters: "",
      source: "return -u, #v, not u",
      listing: "GETUPVAL 0 0; UNM 0 0; GETUPVAL 1 1; LEN 1 1; GETUPVAL 2 0; NOT 2 2; RETURN 0 4",
    },
  ],
};
