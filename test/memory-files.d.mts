/** Types of memory-files.mjs. */
export function memoryFiles(print: (text: string) => void): Record<string, unknown>;
