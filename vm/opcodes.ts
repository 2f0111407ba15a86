/**
 * The instruction set: THE table. The enum, the listing, the verifier, the interpreter, the compilers and the documentation read it.
 *
 * An instruction is one 32-bit word (see instruction.ts for the layout). Notation of the register-transfer text:
 *
 *   R[x]      register x of the running function          K[x]     constant x of its prototype
 *   RK(C)     K[C] if the flag k is set, else R[C]         U[x]     the value in the cell of upvalue x
 *   sB, sC    signed operands (excess 128)                 sBx, sJ  signed wide operands
 *   top       end of an open list of values (a call or vararg with as many results as there are)
 *
 * What an instruction may do is told by `effects`: it may *raise* an error, *call* a function (a metamethod or the call itself),
 * *jump*, and (whatever may call may also *suspend*: yield or await).
 *
 * A local variable captured by an inner function lives in a cell from its declaration on: its register holds the cell, and code of the
 * owner reads and writes it with GETCELL and SETCELL. So a closure only copies cells, and leaving a block closes nothing.
 *
 * Charge points: entering a function charges the length of its code; FORLOOP, TFORLOOP and LOOP charge the distance they jump back.
 *
 * What must stay true: values are dense from 0; at most 128 (7 bits); the enum and the table are in the same order (a test compares).
 */
export const enum Op {
  MOVE,
  LOADI,
  LOADF,
  LOADK,
  LOADKX,
  LOADFALSE,
  LFALSESKIP,
  LOADTRUE,
  LOADNIL,
  GETUPVAL,
  SETUPVAL,
  NEWCELL,
  GETCELL,
  SETCELL,
  GETTABUP,
  GETTABLE,
  GETI,
  GETFIELD,
  SETTABUP,
  SETTABLE,
  SETI,
  SETFIELD,
  NEWTABLE,
  SELF,
  ADDI,
  SUBI,
  ADDK,
  SUBK,
  MULK,
  MODK,
  POWK,
  DIVK,
  IDIVK,
  BANDK,
  BORK,
  BXORK,
  SHLI,
  SHRI,
  ADD,
  SUB,
  MUL,
  MOD,
  POW,
  DIV,
  IDIV,
  BAND,
  BOR,
  BXOR,
  SHL,
  SHR,
  UNM,
  BNOT,
  NOT,
  LEN,
  CONCAT,
  CLOSE,
  TBC,
  JMP,
  LOOP,
  EQ,
  LT,
  LE,
  EQK,
  EQI,
  LTI,
  LEI,
  GTI,
  GEI,
  TEST,
  TESTSET,
  CALL,
  TAILCALL,
  RETURN,
  RETURN0,
  RETURN1,
  FORLOOP,
  FORPREP,
  TFORPREP,
  TFORCALL,
  TFORLOOP,
  SETLIST,
  CLOSURE,
  VARARG,
  VARARGPREP,
  EXTRAARG,
}

/** The operand layouts: which operands an instruction has, in listing order. */
export type OperandFormat =
  | ""
  | "A"
  | "A B"
  | "A B C"
  | "A B sC"
  | "A B C k"
  | "A B k"
  | "A sB C k"
  | "A k"
  | "A C"
  | "A Bx"
  | "A sBx"
  | "sJ"
  | "Ax";

export type Effect = "raise" | "call" | "jump";

export interface OpcodeDescription {
  readonly name: string;
  readonly format: OperandFormat;
  /** Register-transfer text. */
  readonly transfer: string;
  readonly effects: readonly Effect[];
  /** One sentence for the reader of a listing. */
  readonly sentence: string;
}

function define(name: string, format: OperandFormat, transfer: string, effects: readonly Effect[], sentence: string): OpcodeDescription {
  return { name, format, transfer, effects, sentence };
}

const pure: readonly Effect[] = [];
const operation: readonly Effect[] = ["raise", "call"];
const comparison: readonly Effect[] = ["raise", "call", "jump"];
const jump: readonly Effect[] = ["jump"];

export const opcodeTable: readonly OpcodeDescription[] = [
  define("MOVE", "A B", "R[A] := R[B]", pure, "Copies a register."),
  define("LOADI", "A sBx", "R[A] := sBx", pure, "Loads a small integer."),
  define("LOADF", "A sBx", "R[A] := (float) sBx", pure, "Loads a float with a small integral value."),
  define("LOADK", "A Bx", "R[A] := K[Bx]", pure, "Loads a constant."),
  define("LOADKX", "A", "R[A] := K[Ax of the next word]", pure, "Loads a constant whose index does not fit 16 bits."),
  define("LOADFALSE", "A", "R[A] := false", pure, "Loads false."),
  define(
    "LFALSESKIP",
    "A",
    "R[A] := false; pc++",
    jump,
    "Loads false and skips the next instruction (the end of a comparison used as a value).",
  ),
  define("LOADTRUE", "A", "R[A] := true", pure, "Loads true."),
  define("LOADNIL", "A B", "R[A], …, R[A+B] := nil", pure, "Sets B + 1 registers to nil."),
  define("GETUPVAL", "A B", "R[A] := U[B]", pure, "Reads an upvalue."),
  define("SETUPVAL", "A B", "U[B] := R[A]", pure, "Writes an upvalue."),
  define("NEWCELL", "A", "R[A] := cell(R[A])", pure, "Moves a captured local variable into a fresh cell, where its scope begins."),
  define("GETCELL", "A B", "R[A] := value of cell R[B]", pure, "Reads a captured local variable."),
  define("SETCELL", "A B", "value of cell R[A] := R[B]", pure, "Writes a captured local variable."),
  define("GETTABUP", "A B C", "R[A] := U[B][K[C]]", operation, "Indexes an upvalue (a global: _ENV) with a constant string."),
  define("GETTABLE", "A B C", "R[A] := R[B][R[C]]", operation, "Indexes with a register."),
  define("GETI", "A B C", "R[A] := R[B][C]", operation, "Indexes with a small integer."),
  define("GETFIELD", "A B C", "R[A] := R[B][K[C]]", operation, "Indexes with a constant string."),
  define("SETTABUP", "A B C k", "U[A][K[B]] := RK(C)", operation, "Assigns to a field of an upvalue (a global)."),
  define("SETTABLE", "A B C k", "R[A][R[B]] := RK(C)", operation, "Assigns to a table at a register key."),
  define("SETI", "A B C k", "R[A][B] := RK(C)", operation, "Assigns to a table at a small integer key."),
  define("SETFIELD", "A B C k", "R[A][K[B]] := RK(C)", operation, "Assigns to a table at a constant string key."),
  define(
    "NEWTABLE",
    "A B C",
    "R[A] := {}",
    pure,
    "Makes a table; B and C hint at the sizes of its record and array parts (255: that many or more).",
  ),
  define("SELF", "A B C k", "R[A+1] := R[B]; R[A] := R[B][RK(C)]", operation, "Prepares a method call; the key is a string."),
  define("ADDI", "A B sC", "R[A] := R[B] + sC (k: sC + R[B])", operation, "Adds a small integer."),
  define("SUBI", "A B sC", "R[A] := R[B] - sC", operation, "Subtracts a small integer."),
  define("ADDK", "A B C k", "R[A] := R[B] + K[C] (k: K[C] + R[B])", operation, "Adds a constant number."),
  define("SUBK", "A B C", "R[A] := R[B] - K[C]", operation, "Subtracts a constant number."),
  define("MULK", "A B C k", "R[A] := R[B] * K[C] (k: K[C] * R[B])", operation, "Multiplies by a constant number."),
  define("MODK", "A B C", "R[A] := R[B] % K[C]", operation, "Takes the modulo by a constant number."),
  define("POWK", "A B C", "R[A] := R[B] ^ K[C]", operation, "Raises to a constant number."),
  define("DIVK", "A B C", "R[A] := R[B] / K[C]", operation, "Divides by a constant number."),
  define("IDIVK", "A B C", "R[A] := R[B] // K[C]", operation, "Floor-divides by a constant number."),
  define("BANDK", "A B C k", "R[A] := R[B] & K[C] (k: K[C] & R[B])", operation, "Bitwise and with a constant integer."),
  define("BORK", "A B C k", "R[A] := R[B] | K[C] (k: K[C] | R[B])", operation, "Bitwise or with a constant integer."),
  define("BXORK", "A B C k", "R[A] := R[B] ~ K[C] (k: K[C] ~ R[B])", operation, "Bitwise exclusive or with a constant integer."),
  define("SHLI", "A B sC", "R[A] := R[B] << sC", operation, "Shifts left by a small integer."),
  define("SHRI", "A B sC", "R[A] := R[B] >> sC", operation, "Shifts right by a small integer."),
  define("ADD", "A B C", "R[A] := R[B] + R[C]", operation, "Adds."),
  define("SUB", "A B C", "R[A] := R[B] - R[C]", operation, "Subtracts."),
  define("MUL", "A B C", "R[A] := R[B] * R[C]", operation, "Multiplies."),
  define("MOD", "A B C", "R[A] := R[B] % R[C]", operation, "Takes the modulo."),
  define("POW", "A B C", "R[A] := R[B] ^ R[C]", operation, "Raises to a power."),
  define("DIV", "A B C", "R[A] := R[B] / R[C]", operation, "Divides (always a float)."),
  define("IDIV", "A B C", "R[A] := R[B] // R[C]", operation, "Floor-divides."),
  define("BAND", "A B C", "R[A] := R[B] & R[C]", operation, "Bitwise and."),
  define("BOR", "A B C", "R[A] := R[B] | R[C]", operation, "Bitwise or."),
  define("BXOR", "A B C", "R[A] := R[B] ~ R[C]", operation, "Bitwise exclusive or."),
  define("SHL", "A B C", "R[A] := R[B] << R[C]", operation, "Shifts left."),
  define("SHR", "A B C", "R[A] := R[B] >> R[C]", operation, "Shifts right (logical)."),
  define("UNM", "A B", "R[A] := -R[B]", operation, "Negates."),
  define("BNOT", "A B", "R[A] := ~R[B]", operation, "Bitwise not."),
  define("NOT", "A B", "R[A] := not R[B]", pure, "Logical not."),
  define("LEN", "A B", "R[A] := #R[B]", operation, "Takes the length."),
  define("CONCAT", "A B", "R[A] := R[A] .. … .. R[A+B-1]", operation, "Concatenates B registers, from the right."),
  define("CLOSE", "A", "close all to-be-closed variables in registers >= A", operation, "Leaves a block that has to-be-closed variables."),
  define(
    "TBC",
    "A",
    "mark R[A] to be closed",
    ["raise"],
    "Marks a variable as to be closed; its value must have a __close metamethod, or be nil or false.",
  ),
  define("JMP", "sJ", "pc += sJ", jump, "Jumps forward (or back to a label that heads no loop of its own)."),
  define("LOOP", "sJ", "pc += sJ; charge -sJ", jump, "Jumps back to the head of a loop."),
  define(
    "EQ",
    "A B k",
    "if (R[A] == R[B]) ~= k then pc++",
    comparison,
    "Compares for equality; a JMP follows that is taken when the result is k.",
  ),
  define("LT", "A B k", "if (R[A] < R[B]) ~= k then pc++", comparison, "Compares for less than; a JMP follows."),
  define("LE", "A B k", "if (R[A] <= R[B]) ~= k then pc++", comparison, "Compares for less or equal; a JMP follows."),
  define("EQK", "A B k", "if (R[A] == K[B]) ~= k then pc++", jump, "Compares with a constant; a JMP follows."),
  define(
    "EQI",
    "A sB C k",
    "if (R[A] == sB) ~= k then pc++",
    jump,
    "Compares with a small integer; C tells that it was written as a float; a JMP follows.",
  ),
  define("LTI", "A sB C k", "if (R[A] < sB) ~= k then pc++", comparison, "Compares with a small number; a JMP follows."),
  define("LEI", "A sB C k", "if (R[A] <= sB) ~= k then pc++", comparison, "Compares with a small number; a JMP follows."),
  define("GTI", "A sB C k", "if (R[A] > sB) ~= k then pc++", comparison, "Compares with a small number; a JMP follows."),
  define("GEI", "A sB C k", "if (R[A] >= sB) ~= k then pc++", comparison, "Compares with a small number; a JMP follows."),
  define("TEST", "A k", "if (not R[A]) == k then pc++", jump, "Tests a value; a JMP follows that is taken when its truth is k."),
  define(
    "TESTSET",
    "A B k",
    "if (not R[B]) == k then pc++ else R[A] := R[B]",
    jump,
    "Tests a value and keeps it (`and`, `or`); a JMP follows.",
  ),
  define(
    "CALL",
    "A B C",
    "R[A], …, R[A+C-2] := R[A](R[A+1], …, R[A+B-1])",
    operation,
    "Calls; B = 0: arguments up to top; C = 0: all results, and top is set.",
  ),
  define(
    "TAILCALL",
    "A B k",
    "return R[A](R[A+1], …, R[A+B-1])",
    operation,
    "Calls in place of the running function; k: the function has to-be-closed variables. A RETURN follows.",
  ),
  define(
    "RETURN",
    "A B k",
    "return R[A], …, R[A+B-2]",
    operation,
    "Returns; B = 0: values up to top; k: to-be-closed variables are closed first.",
  ),
  define("RETURN0", "", "return", jump, "Returns nothing."),
  define("RETURN1", "A", "return R[A]", jump, "Returns one value."),
  define("FORLOOP", "A Bx", "step; if the loop goes on { R[A+3] := index; pc -= Bx; charge Bx }", jump, "Ends the body of a numeric for."),
  define(
    "FORPREP",
    "A Bx",
    "check and prepare R[A], R[A+1], R[A+2]; if the loop does not run pc += Bx + 1 else R[A+3] := R[A]",
    ["raise", "jump"],
    "Begins a numeric for: initial value, limit and step in three registers, the variable in a fourth.",
  ),
  define(
    "TFORPREP",
    "A Bx",
    "mark R[A+3] to be closed; pc += Bx",
    ["raise", "jump"],
    "Begins a generic for: iterator, state, control, closing value.",
  ),
  define("TFORCALL", "A C", "R[A+4], …, R[A+3+C] := R[A](R[A+1], R[A+2])", operation, "Calls the iterator of a generic for."),
  define(
    "TFORLOOP",
    "A Bx",
    "if R[A+4] ~= nil then { R[A+2] := R[A+4]; pc -= Bx; charge Bx }",
    jump,
    "Ends a generic for when the first variable is nil.",
  ),
  define(
    "SETLIST",
    "A B C k",
    "R[A][C+i] := R[A+i], 1 <= i <= B",
    pure,
    "Fills the array part of a new table; B = 0: up to top; k: C + 256 * Ax of the next word.",
  ),
  define(
    "CLOSURE",
    "A Bx",
    "R[A] := closure(prototype Bx)",
    pure,
    "Makes a closure; its upvalues are cells of this function's registers or upvalues.",
  ),
  define("VARARG", "A C", "R[A], …, R[A+C-2] := ...", pure, "Copies variable arguments; C = 0: all, and top is set."),
  define("VARARGPREP", "A", "adjust variable arguments; A parameters are fixed", pure, "First instruction of a vararg function."),
  define("EXTRAARG", "Ax", "operand of the previous instruction", pure, "Never executed."),
];
