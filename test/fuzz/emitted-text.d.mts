/** Types of `emitted-text.mjs`, for the TypeScript test that imports it. */
export function foreignText(text: string, parameters: readonly string[]): string | undefined;
