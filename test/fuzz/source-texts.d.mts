/** Types of `source-texts.mjs`. */
export function sourceText(seed: number): { kind: string; text: string };
