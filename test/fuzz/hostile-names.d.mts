/** Types of `hostile-names.mjs`, for the TypeScript test that imports it. */
export function problemOf(seed: number): string | undefined;
export function sourceOf(seed: number): string;
