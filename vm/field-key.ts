/**
 * Property names of string keys. A key that stands as a constant in code can be an own property of the table object, under a name that is
 * counted, with a prefix: so no Lua key collides with a member of the class or of a JavaScript prototype, and the name can stand in the source
 * text of compiled code (jit).
 *
 * What must stay true: the two maps mirror each other; they only grow, one entry for each distinct constant string of loaded code, so
 * which keys are properties never depends on data; where a key lives is never visible to a script.
 */
const PREFIX = "$";
const PREFIX_CODE = 36;
const fieldKeys = new Map<string, string>();
const keysOfFields = new Map<string, string>();

/** The property name of a constant string key; registers the key at the first use. */
export function fieldKeyOf(key: string): string {
  return fieldKeys.get(key) ?? register(key);
}

/** The one string object that stands for a constant: comparing two of them compares pointers, and none keeps a source text alive. */
export function constantString(text: string): string {
  const field = fieldKeys.get(text) ?? register(text);
  return keysOfFields.get(field) as string;
}

function register(key: string): string {
  const text = internalize(key);
  const field = internalize(fieldOfNumber(fieldKeys.size));
  fieldKeys.set(text, field);
  keysOfFields.set(field, text);
  return field;
}

/** Properties are numbered from 0. */
export function fieldOfNumber(number: number): string {
  return `${PREFIX}${number}`;
}

export function numberOfField(field: string): number {
  return Number(field.slice(PREFIX.length));
}

/** The same string in the engine's table of names: flat, with its hash, no slice of a longer text. */
function internalize(text: string): string {
  for (const name in { [text]: true }) return name;
  return text;
}

/** The property name of a key that is a constant somewhere, or undefined for any other string. */
export function knownFieldKey(key: string): string | undefined {
  return fieldKeys.get(key);
}

/** The Lua key of an own property of a table object, or undefined for a member of the class. */
export function keyOfField(property: string): string | undefined {
  // Members are told from fields without a look into the map.
  return property.charCodeAt(0) === PREFIX_CODE ? keysOfFields.get(property) : undefined;
}
