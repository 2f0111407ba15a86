/**
 * Functions that look for a field which an object itself has not, along its chain of `__index` tables (§2.4), and know where the chain ends.
 * One for each field, made when code first names it, for all compiled code of a state: few look as far as this.
 */
import { EVENT_INDEX } from "../metamethods.ts";
import type { LuaValue } from "../value.ts";

/** So many levels of a chain are walked by names the engine knows; in a longer one a function of the interpreter does it. */
const WALKED_LEVELS = 4;

/** So many are kept for further code. */
const MAX_KEPT = 2000;

/** What a field is found to be; null where that was left, or is for the interpreter to do. */
type Walker = (object: LuaValue) => LuaValue | null;

/** The variables of a function that takes so many steps along a chain. */
export function stepVariables(count: number): string {
  return ["m", ...Array.from({ length: count }, (_, step) => `l${step + 1},h${step + 1}`)].join();
}

/** A condition: that a string has a method, which is put into `m`. */
export function methodOfString(field: string): string {
  return `(m=J.types.string)!==undefined&&(m=m.${EVENT_INDEX.field})!==undefined&&(m=m.${field})!==undefined`;
}

/** Makes the walkers of a state. `dynamic` has the metatables of types, `indexField` finds a field whatever the object is. */
export function walkersOf(
  dynamic: object,
  indexField: (object: LuaValue, field: string, key: string) => LuaValue | null,
): (field: string, key: string) => Walker {
  const made = new Map<string, Walker>();
  return (field, key) => {
    let walker = made.get(field);
    if (walker === undefined) {
      walker = new Function("J", "indexField", "key", `return ${textOf(field)}`)(dynamic, indexField, key) as Walker;
      if (made.size >= MAX_KEPT) made.clear();
      made.set(field, walker);
    }
    return walker;
  };
}

function textOf(field: string): string {
  let text = "";
  for (let level = WALKED_LEVELS; level > 0; level--) {
    const [from, metatable, table] = [level === 1 ? "o" : `h${level - 1}`, `l${level}`, `h${level}`];
    text =
      `if(${from}!==undefined&&${from}.array!==undefined&&${from}.hash===undefined){` +
      `if((${metatable}=${from}.metatable)===undefined)return undefined;` +
      `if((${table}=${metatable}.${EVENT_INDEX.field})===undefined){if(${metatable}.hash===undefined)return undefined;}` +
      `else if((m=${table}.${field})!==undefined)return m;${text === "" ? "" : `else ${text}`}}`;
  }
  return (
    `o=>{var ${stepVariables(WALKED_LEVELS)};${text}if(typeof o==='string'&&${methodOfString(field)})return m;` +
    `return indexField(o,"${field}",key);}`
  );
}
