/**
 * Texts that pass through C strings in PUC Lua, and so end at a zero byte there: names and types in messages, chunk names.
 */
export function cutAtZero(text: string): string {
  const zero = text.indexOf("\0");
  return zero < 0 ? text : text.slice(0, zero);
}
