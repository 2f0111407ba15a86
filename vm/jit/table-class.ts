/**
 * Constructors of tables, one for each list of fields that a table constructor of Lua sets at once: such tables have a hidden class of their own
 * and room for the fields in the object. Interpreter and compiled code take the same, so that a place in the code sees one kind of table.
 *
 * What must stay true: what is made differs from any other table in nothing that a script can observe.
 */
import { allocate, meter, TABLE_SIZE } from "../allocation.ts";
import { nextInstruction } from "../control-flow.ts";
import { fieldOfNumber, numberOfField } from "../field-key.ts";
import { operandA, operandB, operationOf } from "../instruction.ts";
import { Op } from "../opcodes.ts";
import type { Prototype, TableClass } from "../prototype.ts";
import { forEachRead } from "../registers.ts";
import { EMPTY, LuaTable, MAX_NIL_FIELDS, setAddLateField } from "../table.ts";
import type { LuaValue } from "../value.ts";

/** So many at most: programs that load code without end must not pile them up. */
const MAX_CLASSES = 2000;

const classes = new Map<string, TableClass>([["", LuaTable]]);

type Adder = (table: LuaTable, value: LuaValue) => void;

/** Code that adds fields is made for so many neighbours at once (they belong to one program), and for no more than so many. */
const NEIGHBOURS = 32;
const MAX_ADDERS = 1 << 14;

/** Code that adds a field, by the number in the name of its property. */
const adders: Adder[] = [];

/** Adds a field by code that names it. */
function addField(table: LuaTable, field: string, value: LuaValue): void {
  const number = numberOfField(field);
  if (number >= MAX_ADDERS) {
    Object.assign(table, { [field]: value });
    return;
  }
  if (adders[number] === undefined) {
    const first = number - (number % NEIGHBOURS);
    const properties = Array.from({ length: NEIGHBOURS }, (_, position) => fieldOfNumber(first + position));
    const made = new Function(`return[${properties.map((property) => `(o,v)=>{o.${property}=v}`).join()}]`)() as Adder[];
    for (const [position, adder] of made.entries()) adders[first + position] = adder;
  }
  (adders[number] as Adder)(table, value);
}

/** Has tables with many fields keep them where compiled code finds them quickly. To be called where code may be made from text. */
export function addFieldsByName(): void {
  setAddLateField(addField);
}

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

/** The instructions that set fields of the table made at `pc`, in its constructor and right behind that. */
function storesInto({ code }: Prototype, pc: number): number[] {
  const table = operandA(code[pc] as number);
  const found: number[] = [];
  for (let next = pc + 1; next < code.length; next++) {
    const word = code[next] as number;
    const operation = operationOf(word);
    if (operation === Op.SETFIELD && operandA(word) === table) found.push(next);
    else if (operandA(word) <= table || operation === Op.SETLIST || operation >= Op.CLOSE) {
      // Only code that works on registers above it can belong to the constructor.
      if (operation !== Op.CALL || operandA(word) <= table) break;
    }
  }
  return found;
}

/**
 * Those of them that add a field each to a table which nobody else has yet: only they have named its register. (Who looks into registers has
 * compiled code left first.)
 */
export function firstStores(prototype: Prototype, pc: number): number[] {
  const { code } = prototype;
  const table = operandA(code[pc] as number);
  const fields = new Set<number>();
  const found: number[] = [];
  let next = nextInstruction(code, pc);
  for (const store of storesInto(prototype, pc)) {
    for (; next <= store; next = nextInstruction(code, next)) {
      let reads = 0;
      forEachRead(prototype, next, (register) => {
        if (register === table) reads++;
      });
      if (reads > (next === store ? 1 : 0)) return found;
    }
    const field = operandB(code[store] as number);
    if (fields.has(field) || fields.size === MAX_NIL_FIELDS) return found;
    fields.add(field);
    found.push(store);
  }
  return found;
}

/** The properties of the fields that are set at once in the table made at `pc`, separated by commas. */
export function constructorFields(prototype: Prototype, pc: number): string {
  const { code, fields } = prototype;
  return storesInto(prototype, pc)
    .map((store) => fields[operandB(code[store] as number)])
    .join();
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
