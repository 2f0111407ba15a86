/**
 * Readable listings of compiled functions, as `luac -l` prints them. Used by the command line, the debugger, and the compiler's tests.
 *
 * A line shows index, source line, name and operands of an instruction, and after `;` its register-transfer text with the actual
 * operands, constants and upvalue names put in.
 *
 * What must stay true: names, operand formats and texts come from the opcode table only, so an instruction added there is listed right.
 */
import {
  flagK,
  operandA,
  operandAx,
  operandB,
  operandBx,
  operandC,
  operandJump,
  operandSignedB,
  operandSignedBx,
  operandSignedC,
  operationOf,
} from "./instruction.ts";
import { isNumber, numberToString } from "./numbers.ts";
import { type OpcodeDescription, opcodeTable } from "./opcodes.ts";
import type { Prototype } from "./prototype.ts";
import type { LuaValue } from "./value.ts";

export interface ListingOptions {
  /** 1 (as `luac -l`): instructions; 2 (as `luac -l -l`): also constants, local variables and upvalues. */
  readonly level?: number;
  /** Whether to list the functions inside this one as well. On unless switched off. */
  readonly isRecursive?: boolean;
}

/** The longest text of a constant in a listing. */
const MAX_SHOWN_STRING = 60;
const TAB = "\t";

/** The listing of a function, and of the functions inside it. */
export function listing(prototype: Prototype, options: ListingOptions = {}): string {
  const lines: string[] = [];
  // A list of functions still to do keeps the order of luac without recursion.
  const waiting: { prototype: Prototype; path: string }[] = [{ prototype, path: "" }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    listFunction(lines, next.prototype, next.path, options.level ?? 1);
    if (options.isRecursive === false) break;
    const inner = next.prototype.prototypes;
    for (let index = inner.length - 1; index >= 0; index--) {
      waiting.push({ prototype: inner[index] as Prototype, path: `${next.path}/${index}` });
    }
  }
  return `${lines.join("\n")}\n`;
}

/** One instruction as a line of a listing. */
export function listingLine(prototype: Prototype, pc: number): string {
  const { line, operation, operands, text } = listedInstruction(prototype, pc);
  return `${pc + 1}${TAB}[${line < 0 ? "-" : line}]${TAB}${operation.padEnd(9)}${TAB}${operands}${TAB}; ${text}`;
}

/** What a listing shows of an instruction, as data. */
export interface ListedInstruction {
  /** From 1, as in listings. */
  readonly pc: number;
  /** -1 where there is none. */
  readonly line: number;
  readonly operation: string;
  readonly operands: string;
  readonly text: string;
}

export function listedInstruction(prototype: Prototype, pc: number): ListedInstruction {
  const word = prototype.code[pc] as number;
  const { name, format } = describe(word);
  return {
    pc: pc + 1,
    line: prototype.lineAt(pc),
    operation: name,
    operands: operandsText(word, format),
    text: transferText(prototype, pc),
  };
}

/** A function and those inside it, as data: what `listing` shows at its second level. */
export function listingData(prototype: Prototype): object {
  const { code, localVariables, upvalues } = prototype;
  return {
    source: sourceOf(prototype),
    lineDefined: prototype.lineDefined,
    lastLineDefined: prototype.lastLineDefined,
    parameters: prototype.parameterCount,
    isVararg: prototype.isVararg,
    registers: prototype.registerCount,
    instructions: Array.from(code, (_, pc) => listedInstruction(prototype, pc)),
    constants: prototype.constants.map(constantText),
    locals: localVariables.map(({ name, startPc, endPc, register, isCell }) => ({
      name,
      startPc: startPc + 1,
      endPc: endPc + 1,
      register,
      isCell,
    })),
    upvalues: upvalues.map(({ name, fromRegister, index }) => ({ name, fromRegister, index })),
    functions: prototype.prototypes.map(listingData),
  };
}

/** A whole function on one line, without lines and texts: `LOADI 0 1; RETURN1 0`. Jumps show their distance. */
export function compactListing(prototype: Prototype): string {
  const parts: string[] = [];
  for (const word of prototype.code) {
    const { name, format } = describe(word);
    parts.push(`${name} ${operandsText(word, format)}`.trimEnd());
  }
  return parts.join("; ");
}

function describe(word: number): OpcodeDescription {
  const description = opcodeTable[operationOf(word)];
  return description ?? { name: `?${operationOf(word)}`, format: "Ax", transfer: "", effects: [], sentence: "" };
}

/* ---- Operands ---- */

/** The value of an operand by its name in the table. */
function operandValue(word: number, name: string): number {
  switch (name) {
    case "A":
      return operandA(word);
    case "B":
      return operandB(word);
    case "C":
      return operandC(word);
    case "sB":
      return operandSignedB(word);
    case "sC":
      return operandSignedC(word);
    case "Bx":
      return operandBx(word);
    case "sBx":
      return operandSignedBx(word);
    case "sJ":
      return operandJump(word);
    case "Ax":
      return operandAx(word);
    default:
      return Number.NaN;
  }
}

/** The operands in the order of the format; the flag k, when set, is a mark on the last of them, as luac shows it. */
function operandsText(word: number, format: string): string {
  if (format === "") return "";
  const names = format.split(" ").filter((name) => name !== "k");
  const mark = flagK(word) ? "k" : "";
  return names.map((name) => operandValue(word, name)).join(" ") + mark;
}

/* ---- Register-transfer text ---- */

/** The text of the table with operands put in: `R[1] := R[0] + 5`. */
function transferText(prototype: Prototype, pc: number): string {
  const word = prototype.code[pc] as number;
  const { format, transfer } = describe(word);
  let text = withFlag(transfer, flagK(word));
  text = text.replace(/Ax of the next word/g, () => String(operandAx(prototype.code[pc + 1] ?? 0)));
  text = text.replace(/RK\(C\)/g, () => (flagK(word) ? "K[C]" : "R[C]"));
  text = text.replace(/R\[([^\][]*)\], …, R\[([^\][]*)\]/g, (_, first: string, last: string) => range(word, first, last));
  text = text.replace(/^ := /, "");
  text = text.replace(/(?<=\])\[([A-Z]\w*\+i)\]/g, (_, index: string) => `[${withOperands(word, index)}]`);
  text = text.replace(/\b([RKU])\[([^\][]*)\]/g, (_, kind: string, index: string) => place(prototype, word, kind, index));
  if (format === "A Bx") text = text.replace(/prototype Bx/, () => `function ${operandBx(word)}`);
  text = text.replace(/(?<![\w"$[])(sBx|Bx|sB|sC|sJ|Ax|A|B|C)(?![\w"\]])/g, (name) => String(operandValue(word, name)));
  // A negative distance that is charged, and a count that is left open.
  text = text.replace(/--(?=\d)/g, "").replace(/ <= i <= 0$/, " <= i, up to top");
  const target = jumpTarget(prototype, pc);
  return target === undefined ? text : `${text} (to ${target + 1})`;
}

/** Where `(k: …)` says what is different with the flag set, chooses; and puts the flag into a condition. */
function withFlag(transfer: string, k: boolean): string {
  const alternative = /^(.*? := ).* \(k: ([^)]*)\)$/.exec(transfer);
  if (alternative !== null) return k ? `${alternative[1]}${alternative[2]}` : transfer.slice(0, transfer.indexOf(" (k: "));
  return transfer.replace(/(~=|==) k\b/, `$1 ${k ? "true" : "false"}`);
}

/** Consecutive registers. An operand that leaves their number open makes the last one come before the place of an empty range. */
function range(word: number, first: string, last: string): string {
  const from = sum(word, first);
  const to = sum(word, last);
  if (to >= from) return to === from ? `R[${from}]` : `R[${from}], …, R[${to}]`;
  return to === from - 1 ? "" : `R[${from}], …, top`;
}

/** The value of a sum of operands and numbers; NaN when it names anything else. */
function sum(word: number, expression: string): number {
  let total = 0;
  for (const [term] of expression.matchAll(/[+-]?\w+/g)) {
    const name = term.replace(/^[+-]/, "");
    const value = /^\d+$/.test(name) ? Number(name) : operandValue(word, name);
    total += term.startsWith("-") ? -value : value;
  }
  return total;
}

/** A register, constant or upvalue whose index is a sum of operands. */
function place(prototype: Prototype, word: number, kind: string, expression: string): string {
  const index = sum(word, expression);
  if (Number.isNaN(index)) return `${kind}[${withOperands(word, expression)}]`;
  if (kind === "K") return index < prototype.constants.length ? constantText(prototype.constants[index]) : `K[${index}]`;
  if (kind === "U") return prototype.upvalues[index]?.name || `U[${index}]`;
  return `R[${index}]`;
}

function withOperands(word: number, expression: string): string {
  return expression.replace(/[A-Z]\w*/g, (name) => {
    const value = operandValue(word, name);
    return Number.isNaN(value) ? name : String(value);
  });
}

/** The index of the instruction that a jump leads to. */
function jumpTarget(prototype: Prototype, pc: number): number | undefined {
  const word = prototype.code[pc] as number;
  const { format, transfer } = describe(word);
  if (format === "sJ") return pc + 1 + operandJump(word);
  if (/pc -= Bx/.test(transfer)) return pc + 1 - operandBx(word);
  const forward = /pc \+= Bx( \+ 1)?/.exec(transfer);
  if (forward === null) return undefined;
  return pc + 1 + operandBx(word) + (forward[1] === undefined ? 0 : 1);
}

/* ---- Functions ---- */

function listFunction(lines: string[], prototype: Prototype, path: string, level: number): void {
  const { code, constants, localVariables, upvalues, prototypes } = prototype;
  const kind = prototype.lineDefined === 0 ? "main" : "function";
  const where = `${sourceOf(prototype)}:${prototype.lineDefined},${prototype.lastLineDefined}`;
  if (lines.length > 0) lines.push("");
  lines.push(`${kind} <${where}>${path === "" ? "" : ` ${path.slice(1)}`} (${count(code.length, "instruction")})`);
  lines.push(
    [
      `${prototype.parameterCount}${prototype.isVararg ? "+" : ""} param${prototype.parameterCount === 1 ? "" : "s"}`,
      count(prototype.registerCount, "slot"),
      count(upvalues.length, "upvalue"),
      count(localVariables.length, "local"),
      count(constants.length, "constant"),
      count(prototypes.length, "function"),
    ].join(", "),
  );
  for (let pc = 0; pc < code.length; pc++) lines.push(TAB + listingLine(prototype, pc));
  if (level > 1) listDetails(lines, prototype);
}

function sourceOf({ source }: Prototype): string {
  return source.replace(/^[@=]/, "").split("\n", 1)[0] as string;
}

function listDetails(lines: string[], prototype: Prototype): void {
  const { constants, localVariables, upvalues } = prototype;
  lines.push(`constants (${constants.length}):`);
  constants.forEach((constant, index) => {
    lines.push([``, index, constantText(constant)].join(TAB));
  });
  lines.push(`locals (${localVariables.length}):`);
  localVariables.forEach((local, index) => {
    const cell = local.isCell ? ` in a cell` : "";
    lines.push(["", index, local.name, local.startPc + 1, local.endPc + 1, `R[${local.register}]${cell}`].join(TAB));
  });
  lines.push(`upvalues (${upvalues.length}):`);
  upvalues.forEach((upvalue, index) => {
    lines.push(["", index, upvalue.name, upvalue.fromRegister ? 1 : 0, upvalue.index].join(TAB));
  });
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** A constant as it could stand in a program; long strings are cut. */
export function constantText(constant: LuaValue): string {
  if (constant === undefined) return "nil";
  if (typeof constant === "boolean") return String(constant);
  if (isNumber(constant)) return numberToString(constant);
  return typeof constant === "string" ? quoted(constant) : "?";
}

const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\x07": "\\a",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\v": "\\v",
};

function quoted(text: string): string {
  const shown = text.length > MAX_SHOWN_STRING ? text.slice(0, MAX_SHOWN_STRING) : text;
  const escaped = shown.replace(/[^ !#-[\]-~]/g, (character) => {
    return escapes[character] ?? `\\${String(character.charCodeAt(0)).padStart(3, "0")}`;
  });
  return `"${escaped}"${shown === text ? "" : "..."}`;
}
