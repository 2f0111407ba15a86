/**
 * Constructors of tables, one for each list of fields that a table constructor of Lua sets at once: such tables have a hidden class of their own
 * and room for the fields in the object. Interpreter and compiled code take the same, so that a place in the code sees one kind of table.
 *
 * What must stay true: what is made differs from any other table in nothing that a script can observe.
 */
import { allocate, meter, TABLE_SIZE } from "../allocation.ts";
import { operandA, operandB, operationOf } from "../instruction.ts";
import { Op } from "../opcodes.ts";
import type { Prototype, TableClass } from "../prototype.ts";
import { EMPTY, LuaTable } from "../table.ts";

/** So many at most: programs that load code without end must not pile them up. */
const MAX_CLASSES = 2000;

const classes = new Map<string, TableClass>([["", LuaTable]]);

/** The class for the fields of these properties, separated by commas. */
export function tableClass(fields: string): TableClass {
  let made = classes.get(fields);
  if (made === undefined) {
    if (classes.size >= MAX_CLASSES) return LuaTable;
    // The engine must not take two classes for one function, as it does for equal texts: what it learns of one would be that of all.
    made = new Function(
      "M",
      "EMPTY",
      "allocate",
      `return function Table${classes.size}(){if(M.left<${TABLE_SIZE})allocate(${TABLE_SIZE});else M.left-=${TABLE_SIZE};` +
        "this.array=EMPTY;this.hash=undefined;this.metatable=undefined;this.fieldCount=0;this.trimmed=0;this.mark=0;}",
    )(meter, EMPTY, allocate) as TableClass;
    made.prototype = LuaTable.prototype;
    widenMembers(made);
    classes.set(fields, made);
  }
  return made;
}

/** The properties of the fields that the constructor at `pc` sets at once, separated by commas. */
export function constructorFields({ code, fields }: Prototype, pc: number): string {
  const table = operandA(code[pc] as number);
  const found: string[] = [];
  for (let next = pc + 1; next < code.length; next++) {
    const word = code[next] as number;
    const operation = operationOf(word);
    if (operation === Op.SETFIELD && operandA(word) === table) found.push(fields[operandB(word)] as string);
    else if (operandA(word) <= table || operation === Op.SETLIST || operation >= Op.CLOSE) {
      // Only code that works on registers above it can belong to the constructor.
      if (operation !== Op.CALL || operandA(word) <= table) break;
    }
  }
  return found.join();
}

/** Has the engine see at once what the members of a table may hold, and that memory may run out, before it optimises code for less. */
function widenMembers(made: TableClass): void {
  const { left, owner } = meter;
  meter.owner = undefined;
  meter.left = TABLE_SIZE;
  for (let round = 0; round < 2; round++) {
    const table = new made();
    const other = new LuaTable();
    other.setInteger(1, true);
    other.setInteger(-1, true);
    table.array = other.array;
    table.hash = other.hash;
    table.metatable = other;
    table.fieldCount = table.trimmed = table.mark = round;
  }
  meter.left = left;
  meter.owner = owner;
}
