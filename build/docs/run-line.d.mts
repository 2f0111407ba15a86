/** Types of `run-line.mjs`, for the TypeScript tests that import it. */
export function runLine(source: string): string;
