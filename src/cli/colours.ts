/**
 * Colours on a terminal, for the interactive mode and for error messages. None where the stream is no terminal, the terminal is dumb, or
 * `NO_COLOR` is set to anything.
 */
import { isTerminal } from "./is-terminal.ts";

const codes = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, blue: 34, magenta: 35, cyan: 36 } as const;

export type Colour = keyof typeof codes;

/** Puts a colour around a text that stands alone in a line. */
export type Paint = (colour: Colour, text: string) => string;

/** Leaves texts as they are. */
export const plain: Paint = (_, text) => text;

/** Paints for a stream, by its descriptor. */
export function paintFor(descriptor: 1 | 2): Paint {
  const { NO_COLOR, TERM } = process.env;
  if (!isTerminal(descriptor) || (NO_COLOR !== undefined && NO_COLOR !== "") || TERM === "dumb") return plain;
  return (colour, text) => `\x1b[${codes[colour]}m${text}\x1b[0m`;
}
