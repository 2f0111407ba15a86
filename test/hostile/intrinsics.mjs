/**
 * Whether the objects that JavaScript itself is made of are as they were when a watch began: every property of every intrinsic object, and
 * the names on the global object. Used after each hostile script, in Node and in browsers.
 *
 * What must stay true: nothing here calls a getter, so that looking changes nothing and cannot fail.
 */
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

/** Each object reachable from the globals of these names and the hidden ones: its path, prototype and property descriptors. */
function record(names) {
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
  for (const name of names) visit(globalThis[name], name);
  for (const [name, sample] of Object.entries(hidden)) visit(Object.getPrototypeOf(sample), name);
  return seen;
}

/**
 * Begins to watch; `names` are the globals of the language (`language-globals.mjs`), those of the environment are watched by name alone. The function
 * it gives describes all that has changed since.
 */
export function watchIntrinsics(names) {
  const globalNames = new Set(Reflect.ownKeys(globalThis));
  const before = record(names);
  return () => {
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
  };
}
