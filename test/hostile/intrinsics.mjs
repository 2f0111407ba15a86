/**
 * Whether the objects that JavaScript itself is made of are as they were when this module was loaded: every property of every intrinsic
 * object, and the names on the global object. Used after each hostile script.
 *
 * What must stay true: nothing here calls a getter, so that looking changes nothing and cannot fail.
 */
import { runInNewContext } from "node:vm";

/** The globals of the language alone: a new context has no others. */
const languageGlobals = runInNewContext("Object.getOwnPropertyNames(globalThis)").filter(
  (name) => name !== "console" && name !== "globalThis",
);
/** Intrinsics without a global name. */
const hidden = {
  "%GeneratorFunction%": function* () {},
  "%AsyncFunction%": async () => {},
  "%AsyncGeneratorFunction%": async function* () {},
  "%ArrayIterator%": [][Symbol.iterator](),
  "%MapIterator%": new Map().entries(),
  "%SetIterator%": new Set().entries(),
  "%StringIterator%": ""[Symbol.iterator](),
};

/** Each object reachable from the roots: its path, prototype and property descriptors. */
function record() {
  const seen = new Map();
  const visit = (value, path) => {
    if (((typeof value !== "object" || value === null) && typeof value !== "function") || seen.has(value)) return;
    const prototype = Object.getPrototypeOf(value);
    const descriptors = Object.getOwnPropertyDescriptors(value);
    const keys = Reflect.ownKeys(value);
    seen.set(value, { path, prototype, descriptors, keys });
    visit(prototype, `${path}.__proto__`);
    for (const key of keys) {
      const descriptor = descriptors[key];
      const inner = `${path}.${String(key)}`;
      visit(descriptor.value, inner);
      visit(descriptor.get, inner);
      visit(descriptor.set, inner);
    }
  };
  for (const name of languageGlobals) visit(globalThis[name], name);
  for (const [name, sample] of Object.entries(hidden)) visit(Object.getPrototypeOf(sample), name);
  return seen;
}

const globalNames = new Set(Reflect.ownKeys(globalThis));
const before = record();

/** Descriptions of all that has changed. */
export function changedIntrinsics() {
  const changes = [];
  for (const name of Reflect.ownKeys(globalThis)) if (!globalNames.has(name)) changes.push(`new global ${String(name)}`);
  for (const [object, { path, prototype, descriptors, keys }] of before) {
    if (Object.getPrototypeOf(object) !== prototype) changes.push(`prototype of ${path}`);
    if (Reflect.ownKeys(object).length !== keys.length) changes.push(`properties of ${path}`);
    for (const key of keys) {
      const old = descriptors[key];
      const now = Object.getOwnPropertyDescriptor(object, key);
      const isSame = now !== undefined && Object.is(now.value, old.value) && now.get === old.get && now.set === old.set;
      if (!isSame) changes.push(`${path}.${String(key)}`);
    }
  }
  return changes;
}
