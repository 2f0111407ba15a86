/** Types of `language-globals.mjs`. */
export function languageGlobals(): string[];
