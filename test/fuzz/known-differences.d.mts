/** Types of `known-differences.mjs`, for the TypeScript test that imports it. */
export interface KnownDifference {
  oracle: "wasmoon" | "native" | "both";
  reason: string;
  applies(ours: string, theirs: string, source: string): boolean;
}
export const knownDifferences: KnownDifference[];
export function explain(engines: string[], ours: string, theirs: string, source: string): string | undefined;
