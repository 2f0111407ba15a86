/** Types of `generate.mjs`, for the TypeScript test that imports it. */
export interface GeneratedProgram {
  kind: string;
  source: string;
  statements: unknown[];
}
export const kinds: string[];
export function generate(seed: number, kind?: string): GeneratedProgram;
