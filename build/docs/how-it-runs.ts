/**
 * docs/how-it-runs.md: one line of Lua on its way from text to result, with what the lexer, the parser, the compiler and the machine really make of it.
 * Written by `npm run docs`; a test compares.
 */

import { parse } from "../../grammar/index.ts";
import { TokenSource } from "../../grammar/lexer.ts";
import { compile } from "../../src/compiler/compile.ts";
import { operationOf } from "../../vm/instruction.ts";
import { listing } from "../../vm/listing.ts";
import { opcodeTable } from "../../vm/opcodes.ts";
import type { Prototype } from "../../vm/prototype.ts";

const LINE = "local t = {x = 1}; print(t.x + 1)";
const WRONG_LINE = "local t = {}; print(t.x + 1)";

/** Runs a program named `line.lua`: what it prints, or the traceback of its error. */
export type Runner = (source: string) => string;

/** The text of docs/how-it-runs.md. */
export function howItRuns(run: Runner): string {
  const prototype = compile(LINE, "@line.lua");
  return `# How a line of Lua runs

<!-- Made by \`npm run docs\`: every block below is what the machine really makes of the line. -->

${block("lua", LINE)}
Follow it yourself: write the line to \`line.lua\`; \`tsuki --ast line.lua\` shows the tree, \`tsukic -p -l -l line.lua\` the bytecode. Where each step
lives in the sources is told by [ARCHITECTURE.md](../ARCHITECTURE.md).

## Text to tokens

\`grammar/lexer.ts\`. A token is a piece of the text and what it is; space and comments are gone.

${block("text", tokens())}
## Tokens to a tree

\`grammar/parser.ts\`. The line is a block of two statements. Operators have found their operands: \`t.x + 1\` is an addition whose left side
is an index. Each node knows the offsets where it begins and ends, for messages and lines; they are left out here.

${block("text", tree())}
## A tree to bytecode

\`src/compiler\`. First every name is decided: \`t\` is a local variable and lives in a register; \`print\` is no variable of the program, so it is
the field \`print\` of the upvalue \`_ENV\`. Then each statement becomes instructions. A line of the listing shows the number, the line
in the source, the instruction with its operands, and what it does.

${block("text", listing(prototype, { level: 2 }).trimEnd())}
${sentences(prototype)}
\`t.x + 1\` needs no copy: \`GETFIELD\` puts the field where \`print\` will look for its argument, and \`ADDI\` adds in place. All instructions are in
[opcodes.md](opcodes.md).

## Bytecode to a result

\`vm/interpreter.ts\`. A call pushes a frame with room for the registers, and one loop executes instruction after instruction until the frame has
returned. \`CALL\` finds a function of the library here, which is a JavaScript function and is called with Lua's argument as its own; a
function written in Lua would get a frame, and the loop would go on in it. Nothing is left on JavaScript's stack in between.

${block("text", run(LINE).trimEnd())}
## When it goes wrong

${block("lua", WRONG_LINE)}
\`ADDI\` finds no number and no metamethod, and throws an error. It is caught in one place; \`vm/inspect.ts\` looks at the instructions before
to find what the value was called: the field \`x\`. Then the nearest protected call gets the error (\`vm/unwind.ts\`). There is none here,
so the host does, with the stack as it was:

${block("text", run(WRONG_LINE).trimEnd())}`;
}

function block(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\`\n`;
}

function tokens(): string {
  return new TokenSource(LINE)
    .read()
    .map(({ image, tokenType }) => `${image.padEnd(8)}${tokenType.name}`.trimEnd())
    .join("\n");
}

/** A node a line, its plain members behind it, its parts below it. */
function tree(): string {
  const lines: string[] = [];
  const visit = (label: string, value: unknown, depth: number): void => {
    if (Array.isArray(value)) {
      for (const [index, part] of value.entries()) visit(`${label}[${index}]`, part, depth);
      return;
    }
    const { type, start: _start, end: _end, ...members } = value as Record<string, unknown>;
    const entries = Object.entries(members).filter(([, member]) => member !== undefined);
    const isPart = (member: unknown): boolean => typeof member === "object" && member !== null;
    const plain = entries.filter(([, member]) => !isPart(member)).map(([name, member]) => `${name}=${JSON.stringify(member)}`);
    lines.push([`${"  ".repeat(depth)}${label}${label === "" ? "" : ": "}${type ?? ""}`, ...plain].join(" ").trimEnd());
    for (const [name, member] of entries) if (isPart(member)) visit(name, member, depth + 1);
  };
  visit("", parse(LINE, "line.lua"), 0);
  return lines.join("\n");
}

/** What the instructions of a function do, each kind once. */
function sentences(prototype: Prototype): string {
  const kinds = new Set([...prototype.code].map(operationOf));
  return [...kinds].map((kind) => `- \`${opcodeTable[kind]?.name}\`: ${opcodeTable[kind]?.sentence}\n`).join("");
}
