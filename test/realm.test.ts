/**
 * Realm integrity: running every test program leaves every intrinsic object of JavaScript as it was, property by property, and no global is
 * added.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

/** Imports the test programs' runner between two looks at all objects that can be reached from the global one. */
const watcher = `
const identities = new Map();
const identity = (value) => {
  if ((typeof value !== "object" || value === null) && typeof value !== "function") return typeof value + ":" + String(value);
  if (!identities.has(value)) identities.set(value, identities.size);
  return "#" + identities.get(value);
};
const intrinsics = [
  "Object", "Function", "Array", "Number", "Boolean", "String", "Symbol", "Date", "Promise", "RegExp", "Error", "AggregateError",
  "EvalError", "RangeError", "ReferenceError", "SyntaxError", "TypeError", "URIError", "JSON", "Math", "Intl", "ArrayBuffer", "Atomics",
  "Uint8Array", "Int8Array", "Uint16Array", "Int16Array", "Uint32Array", "Int32Array", "Float32Array", "Float64Array",
  "Uint8ClampedArray", "BigUint64Array", "BigInt64Array", "DataView", "Map", "BigInt", "Set", "WeakMap", "WeakSet", "WeakRef", "Proxy",
  "Reflect", "FinalizationRegistry", "SharedArrayBuffer", "decodeURI", "decodeURIComponent", "encodeURI", "encodeURIComponent",
  "escape", "unescape", "eval", "isFinite", "isNaN", "parseFloat", "parseInt"
];
const look = () => {
  const seen = new Set();
  const lines = ["globals " + Reflect.ownKeys(globalThis).map(String).join()];
  const visit = (object, path) => {
    if ((typeof object !== "object" || object === null) && typeof object !== "function") return;
    if (seen.has(object)) return;
    seen.add(object);
    lines.push(path + " is a " + identity(Object.getPrototypeOf(object)) + " " + Object.isExtensible(object));
    for (const key of Reflect.ownKeys(object)) {
      const place = path + "." + String(key);
      const descriptor = Object.getOwnPropertyDescriptor(object, key);
      // What the last use of a regular expression left ($1, input) is no property of ours.
      if (object === RegExp && "get" in descriptor && typeof key === "string") continue;
      const { value, get, set, writable, enumerable, configurable } = descriptor;
      lines.push([place, identity(value), identity(get), identity(set), writable, enumerable, configurable].join(" "));
      for (const next of [value, get, set]) visit(next, place);
    }
    visit(Object.getPrototypeOf(object), path + ".[[Prototype]]");
  };
  for (const name of intrinsics) visit(globalThis[name], name);
  const generator = function* () {};
  const asyncGenerator = async function* () {};
  const iterators = [[][Symbol.iterator](), new Map().entries(), ""[Symbol.iterator]()];
  for (const value of [generator, asyncGenerator, async () => {}, ...iterators]) visit(Object.getPrototypeOf(value), "hidden");
  return lines;
};
const before = look();
const log = console.log;
await import(process.argv[1]);
const after = look();
const known = new Set(before);
log("objects " + before.length);
for (const line of after) if (!known.has(line)) log("changed " + line);
if (after.length !== before.length) log("changed in number");
`;

test("the test programs leave JavaScript's own objects as they were", () => {
  const runner = new URL("run-programs.mjs", import.meta.url).href;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", watcher, runner], {
    encoding: "utf8",
    cwd: fileURLToPath(new URL("..", import.meta.url)),
  });
  expect(stderr).toBe("");
  const lines = stdout.trim().split("\n");
  expect(lines.filter((line) => line.startsWith("changed"))).toEqual([]);
  expect(Number(/^objects (\d+)$/m.exec(stdout)?.[1])).toBeGreaterThan(2000);
  expect(stdout).toMatch(/^[1-9]\d* programs, 0 failed$/m);
});
