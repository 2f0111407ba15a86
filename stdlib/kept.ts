/**
 * Remembers what was read from texts that are nearly always constants of a program: patterns, formats.
 *
 * What must stay true: what is kept is immutable, because all states share it; only so much is kept.
 */
const MAX_KEPT = 500;
const MAX_KEPT_LENGTH = 500;

/** A function that gives what `read` gives, without reading the same text again. */
export function keeping<T>(read: (text: string) => T): (text: string) => T {
  const kept = new Map<string, T>();
  let lastText: string | undefined;
  let last: T | undefined;
  return (text) => {
    if (text === lastText) return last as T;
    if (text.length > MAX_KEPT_LENGTH) return read(text);
    let result = kept.get(text);
    if (result === undefined) {
      result = read(text);
      if (kept.size >= MAX_KEPT) kept.clear();
      kept.set(text, result);
    }
    lastText = text;
    last = result;
    return result;
  };
}
