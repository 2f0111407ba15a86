/** Types of `expectations.mjs`, for the TypeScript tests that import it. */
export interface Expectations {
  output: string[];
  error: string | undefined;
  syntaxError: string | undefined;
  pragmas: Map<string, string>;
}
export function parseExpectations(source: string): Expectations;
export function printedLines(text: string): string[];
export function listPrograms(folder: string): string[];
export const programFolders: string[];
