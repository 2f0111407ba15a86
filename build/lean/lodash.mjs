/**
 * The functions of lodash that the lexer of Chevrotain calls, in the language's own terms. Collections are arrays or plain objects; callbacks get
 * value and key, and a `forEach` ends when its callback gives `false`. Put in lodash's place by `lean-chevrotain.mjs`; a function that is
 * missing here fails the build.
 */
const entriesOf = (collection) =>
  Array.isArray(collection) ? collection.map((value, index) => [index, value]) : Object.entries(collection ?? {});

export const { isArray } = Array;
export const { assign, keys, values } = Object;
export const isUndefined = (value) => value === undefined;
export const isString = (value) => typeof value === "string";
export const isFunction = (value) => typeof value === "function";
export const isRegExp = (value) => value instanceof RegExp;
export const isEmpty = (collection) => entriesOf(collection).length === 0;
export const has = (object, key) => object != null && Object.hasOwn(object, key);
export const includes = (list, wanted) => list.includes(wanted);
export const indexOf = (list, wanted) => list.indexOf(wanted);
export const find = (list, callback) => list.find(callback);
export const filter = (list, callback) => list.filter(callback);
export const identity = (value) => value;
export const noop = () => undefined;
export const first = (list) => list[0];
export const last = (list) => list.at(-1);
export const compact = (list) => list.filter(Boolean);
export const flatten = (list) => list.flat();
export const difference = (list, others) => list.filter((value) => !others.includes(value));
export const clone = (value) => (Array.isArray(value) ? [...value] : { ...value });
export const defaults = (object, ...sources) => Object.assign(object, ...sources.reverse(), { ...object });
export const map = (collection, callback) => {
  const read = typeof callback === "string" ? (value) => value[callback] : callback;
  return entriesOf(collection).map(([key, value]) => read(value, key));
};
export const reject = (list, callback) => list.filter((value) => !callback(value));
export const reduce = (collection, callback, start) =>
  entriesOf(collection).reduce((result, [key, value]) => callback(result, value, key), start);
export const forEach = (collection, callback) => {
  for (const [key, value] of entriesOf(collection)) if (callback(value, key) === false) return;
};
