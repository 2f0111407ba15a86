/**
 * Paths into nested values, for messages: `.items[3].price`.
 */
export function childPath(path: string, key: unknown): string {
  if (typeof key === "number" || typeof key === "bigint") return `${path}[${key}]`;
  if (typeof key === "string" && /^[A-Za-z_$][\w$]*$/.test(key)) return `${path}.${key}`;
  return `${path}[${typeof key === "string" ? JSON.stringify(key) : String(key)}]`;
}
