/** What is wrong about the fuel of a generated program; undefined if nothing is. */
export function mistakeOf(seed: number): string | undefined;
