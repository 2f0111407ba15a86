/**
 * What kind of thing a host object is, as far as the door cares. Objects can resist being asked: a proxy may be revoked, or throw in its traps.
 *
 * What must stay true: nothing here throws, whatever the object does.
 */

export type Kind = "array" | "map" | "plain" | "bytes" | "promise" | "instance" | "unreadable";

export function kindOf(value: object): Kind {
  try {
    if (ArrayBuffer.isView(value) && value instanceof Uint8Array) return "bytes";
    if (Array.isArray(value)) return "array";
    if (value instanceof Map) return "map";
    if (value instanceof Promise) return "promise";
    const prototype = Object.getPrototypeOf(value);
    return prototype === Object.prototype || prototype === null ? "plain" : "instance";
  } catch {
    return "unreadable";
  }
}

/** For messages: `an array`, `an instance of Date`. */
export function describe(value: object): string {
  switch (kindOf(value)) {
    case "array":
      return "an array";
    case "map":
      return "a Map";
    case "plain":
      return "a plain object";
    case "bytes":
      return "an array of bytes";
    case "promise":
      return "a promise";
    case "instance":
      return `an instance of ${className(value)}`;
    case "unreadable":
      return "an object that cannot be read (a revoked proxy?)";
  }
}

/** What to do instead of handing such a value to Lua. */
export function hintFor(kind: Kind): string {
  if (kind === "array" || kind === "map" || kind === "plain") return " (createTable makes a table of it)";
  return kind === "instance" ? " (registerClass makes its instances userdata)" : "";
}

function className(value: object): string {
  try {
    const name: unknown = Object.getPrototypeOf(value).constructor.name;
    if (typeof name === "string" && name !== "") return name;
  } catch {
    // A prototype without a constructor, or one that throws.
  }
  return "a nameless class";
}

/** Whether the buffer of an array of bytes was transferred away. */
export function isDetached(bytes: Uint8Array): boolean {
  if (bytes.length > 0) return false;
  try {
    new Uint8Array(bytes.buffer);
    return false;
  } catch {
    return true;
  }
}

/** A host value for messages and paths; symbols and objects too, without asking them. */
export function nameOfKey(key: unknown): string {
  return typeof key === "object" && key !== null ? describe(key) : typeof key === "function" ? "a function" : String(key);
}
