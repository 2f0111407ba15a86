/**
 * Reads the JavaScript that compiled code is made of, and says what in it is not of the alphabet of vm/jit/emitter.ts. No text of a Lua program may
 * become text of a JavaScript program: so every word is a keyword, a name that the emitter numbers, or one that it is given; every property one of
 * the machine's own, or a field under its counted name; every string one of a few.
 *
 * What must stay true: nothing is let through because it looks harmless; a new word of the emitter is added here.
 */

const keywords = new Set(
  "break continue else false for function if in instanceof new null return this true typeof undefined var".split(" "),
);

/** Variables with a number: registers, their encoded values and their halves, whether they are integers, constants, doubles, helpers, upvalues, labels. */
const numberedName = /^[rqlhikdfuLBX]\d+$/;
/** Variables of the emitter that have none. */
const plainNames = new Set("a c e h i m o t v x L U V K P Z Q X".split(" "));
/** What the emitter knows of the language's own objects. */
const globals = new Set(["Math", "String"]);

const properties = new Set([
  ...["advance", "array", "enter", "fieldCount", "fuel", "generation", "hash", "intrinsic", "ipairs"],
  ...["key", "kind", "left", "length", "metatable", "next", "prototypes", "push", "room"],
  ...["shift", "take", "types", "upvalues", "value", "values"],
  // Operations that do not call metamethods, and exits.
  ...["add", "complement", "divide", "exits", "floorDivide", "index", "indexField", "modulo", "multiply", "negate"],
  ...["power", "subtract", "subtractSmall"],
  ...["bitAnd", "bitOr", "bitXor", "shiftLeft", "shiftRight"],
  ...["abs", "ceil", "charCodeAt", "fromCharCode", "get", "imul", "sqrt", "string", "substring"],
]);
/** The name under which a field stands in the object of a table (vm/field-key.ts). */
const fieldName = /^\$\d+$/;
const strings = /^(?:use strict|string|number|bigint|#|\$\d+(?:,\$\d+)*)$/;

const token =
  /[ \n]+|[A-Za-z_$][\w$]*|(?:\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?![\w$.])|'[^'\\\n]*'|"[^"\\\n]*"|`\$\{(?:TRAP|NO_ROOM)\}`|\.\.\.|[{}()[\];:,.?<>=!&|+\-*/%^~]/y;

/**
 * The first thing in `text` that is none of the emitter's, with some text around it; undefined if there is none. `parameters`: the names that
 * the text is given.
 */
export function foreignText(text, parameters) {
  const given = new Set(parameters);
  let before = "";
  for (let at = 0; at < text.length; ) {
    token.lastIndex = at;
    const found = token.exec(text)?.[0];
    if (found === undefined || !isAllowed(found, before, given)) return excerpt(text, at);
    if (/^[/*]$/.test(found) && text[at - 1] === "/") return excerpt(text, at);
    at += found.length;
    if (!/^[ \n]/.test(found)) before = found;
  }
  return undefined;
}

function isAllowed(found, before, given) {
  if (/^["']/.test(found)) return strings.test(found.slice(1, -1));
  if (!/^[A-Za-z_$]/.test(found)) return true;
  if (before === ".") return properties.has(found) || fieldName.test(found);
  return keywords.has(found) || given.has(found) || globals.has(found) || plainNames.has(found) || numberedName.test(found);
}

function excerpt(text, at) {
  return `${JSON.stringify(text.slice(at, at + 20))} in ${JSON.stringify(text.slice(Math.max(0, at - 60), at + 60))}`;
}
