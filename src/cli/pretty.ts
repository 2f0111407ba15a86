/**
 * Tables as text, for people at a terminal: what is in them, on one line if that has room, else a line for each field. A table inside itself
 * is `<cycle>`; what lies deep or is long is cut, and says so. Runs no Lua code.
 */
import { isNumber, numberToString } from "../../vm/numbers.ts";
import type { LuaState } from "../../vm/state.ts";
import { LuaTable } from "../../vm/table.ts";
import { type LuaValue, typeName } from "../../vm/value.ts";
import type { Paint } from "./colours.ts";

const MAX_DEPTH = 4;
const MAX_FIELDS = 100;
const MAX_STRING = 200;
const NAME = /^[A-Za-z_]\w*$/;

/** Text with the number of columns it takes: colours take none. */
interface Piece {
  readonly text: string;
  readonly width: number;
}

/** A table as text, a byte string, for a terminal of so many columns. */
export function pretty(state: LuaState, value: LuaTable, columns: number, paint: Paint): string {
  return new Printer(state, paint).table(value, columns, 0).text;
}

class Printer {
  /** The tables around the one being shown. */
  private readonly outer: LuaTable[] = [];

  constructor(
    private readonly state: LuaState,
    private readonly paint: Paint,
  ) {}

  table(table: LuaTable, columns: number, indent: number): Piece {
    if (this.outer.includes(table)) return this.painted("dim", "<cycle>");
    if (table.nextKey(undefined) === undefined) return { text: "{}", width: 2 };
    if (this.outer.length >= MAX_DEPTH) return this.painted("dim", "{...}");
    this.outer.push(table);
    const inner = indent + 2;
    const fields: Piece[] = [];
    let left = 0;
    let expected = 1;
    for (let key = table.nextKey(undefined); key !== undefined; key = table.nextKey(key)) {
      if (fields.length >= MAX_FIELDS) {
        left++;
        continue;
      }
      const isNext = isNumber(key) && numberToString(key) === String(expected);
      if (isNext) expected++;
      const name: Piece = isNext ? { text: "", width: 0 } : this.key(key);
      const field = this.value(table.get(key), columns - name.width, inner);
      fields.push({ text: name.text + field.text, width: name.width + field.width });
    }
    if (left > 0) fields.push(this.painted("dim", `... ${left} more`));
    this.outer.pop();
    const width = fields.reduce((sum, field) => sum + field.width + 2, 2);
    const isShort = indent + width <= columns && fields.every(({ text }) => !text.includes("\n"));
    if (isShort) return { text: `{ ${fields.map(({ text }) => text).join(", ")} }`, width };
    const margin = `\n${" ".repeat(inner)}`;
    return { text: `{${margin}${fields.map(({ text }) => text).join(`,${margin}`)}\n${" ".repeat(indent)}}`, width };
  }

  private key(key: LuaValue): Piece {
    if (typeof key === "string" && NAME.test(key)) return { text: `${key} = `, width: key.length + 3 };
    const { text, width } = key instanceof LuaTable ? this.plainValue(key) : this.value(key, 0, 0);
    return { text: `[${text}] = `, width: width + 5 };
  }

  private value(value: LuaValue, columns: number, indent: number): Piece {
    if (value instanceof LuaTable) return this.table(value, columns, indent);
    if (typeof value === "string") return this.painted("green", quoted(value));
    if (isNumber(value)) return this.painted("yellow", numberToString(value));
    if (typeof value === "boolean") return this.painted("magenta", String(value));
    return this.plainValue(value);
  }

  /** An object by its type and identity. */
  private plainValue(value: LuaValue): Piece {
    const identity = this.state
      .identityOf(value as object)
      .toString(16)
      .padStart(8, "0");
    return this.painted("cyan", `${typeName(value)}: 0x${identity}`);
  }

  private painted(colour: Parameters<Paint>[0], text: string): Piece {
    return { text: this.paint(colour, text), width: text.length };
  }
}

const escapes: Readonly<Record<string, string>> = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** A string as it could stand in a program; bytes above 127 are left to the terminal. */
function quoted(text: string): string {
  const shown = text.length > MAX_STRING ? text.slice(0, MAX_STRING) : text;
  const escaped = shown.replace(/["\\]|[^ -~\x80-\xff]/g, (byte) => escapes[byte] ?? `\\${String(byte.charCodeAt(0)).padStart(3, "0")}`);
  return shown === text ? `"${escaped}"` : `"${escaped}"... (${text.length} bytes)`;
}
