/**
 * docs/opcodes.md: the reference of the instruction set, made of the one table (vm/opcodes.ts). Written by `npm run docs`; a test compares.
 */
import { Op, opcodeTable } from "../../vm/opcodes.ts";

/** Where a chapter begins: the first opcode of each. */
const chapters: readonly (readonly [Op, string])[] = [
  [Op.MOVE, "Loading values"],
  [Op.GETUPVAL, "Upvalues and captured variables"],
  [Op.GETTABUP, "Tables"],
  [Op.ADDI, "Arithmetic with a constant"],
  [Op.ADD, "Arithmetic and bits"],
  [Op.UNM, "One operand, and concatenation"],
  [Op.CLOSE, "Variables to be closed, and jumps"],
  [Op.EQ, "Comparisons and tests"],
  [Op.CALL, "Calls and returns"],
  [Op.FORLOOP, "Loops"],
  [Op.SETLIST, "Constructors, functions, varargs"],
];

const introduction = `# Instructions

<!-- Made by \`npm run docs\` from vm/opcodes.ts. -->

An instruction is a word of 32 bits: from the lowest, the opcode (7), the flag k (1), A, B and C (8 each). Bx is B and C as one field, Ax and J are
all three. \`tsukic -l\` lists what a program was compiled to, \`tsuki --listing\` without writing a file.

| notation | meaning |
|---|---|
| \`R[x]\` | register x of the running function |
| \`K[x]\` | constant x of its prototype |
| \`RK(C)\` | \`K[C]\` if the flag k is set, else \`R[C]\` |
| \`U[x]\` | the value of upvalue x |
| \`sB\`, \`sC\`, \`sBx\`, \`sJ\` | operands with a sign |
| top | the end of an open list of values: a call or vararg that gives as many as there are |

"May" says what can happen besides: *raise* an error, *call* a function (a metamethod, or the call itself; whatever calls may be suspended), *jump*.
`;

/** The text of docs/opcodes.md. */
export function opcodeReference(): string {
  const rows = opcodeTable.map(({ name, format, transfer, effects, sentence }, opcode) => {
    const chapter = chapters.find(([first]) => first === opcode);
    const heading = chapter === undefined ? "" : `\n## ${chapter[1]}\n\n| opcode | operands | does | may | |\n|---|---|---|---|---|\n`;
    return `${heading}| \`${name}\` | ${format.replace(/ k$/, ", k")} | ${code(transfer)} | ${effects.join(", ")} | ${cell(sentence)} |\n`;
  });
  return `${introduction}${rows.join("")}`;
}

/** A text as a cell of a table. */
function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}

function code(text: string): string {
  return text === "" ? "" : `\`${cell(text)}\``;
}
