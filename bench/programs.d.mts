/** Types of `programs.mjs`, for the TypeScript test that imports it. */
export interface BenchProgram {
  name: string;
  path: string;
  source: string;
  full: { n: number; expected: string };
  small: { n: number; expected: string };
}
export function readPrograms(folder?: string): BenchProgram[];
