/**
 * A few lines of a source text with a part of one underlined, for people at a terminal. Used by error-presenter.ts and the linter's output.
 *
 * What must stay true: no line is wider than the terminal; a long one is shown around the underlined part.
 */
import { decodeText } from "../host/encoding.ts";
import type { Paint } from "./colours.ts";

/** A part of one line, by byte offsets into the text. */
export interface Span {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/** Columns below which nothing sensible can be shown. */
const MIN_COLUMNS = 10;

/** The lines around the one with the span, and the span underlined; `columns` is the width of the terminal. */
export function codeFrame(source: string, line: number, span: Span, columns: number, paint: Paint): string {
  const lines = source.split(/\r\n|\n\r|\r|\n/);
  const text = lines[line - 1] ?? "";
  const digits = String(line + 1).length;
  const room = Math.max(columns - digits - 5, MIN_COLUMNS);
  const start = decodeText(text.slice(0, span.start)).length;
  const width = Math.max(1, decodeText(text.slice(span.start, span.end)).length);
  // Where the shown part of long lines begins.
  const from = start + width <= room ? 0 : Math.max(0, start - Math.floor(room / 3));
  const shown = (content: string): string =>
    decodeText(content)
      .replaceAll("\t", " ")
      .slice(from, from + room);
  const row = (number: string, content: string): string => `${paint("dim", ` ${number.padStart(digits)} |`)} ${content}`.trimEnd();
  const rows: string[] = [];
  if (line > 1) rows.push(row(String(line - 1), shown(lines[line - 2] as string)));
  rows.push(row(String(line), shown(text)));
  rows.push(row("", " ".repeat(start - from) + paint("red", "^".repeat(Math.min(width, room - (start - from))))));
  return `${rows.join("\n")}\n`;
}

/** The whole of a line but the blanks around it. */
export function wholeLine(text: string): Span {
  return { start: text.length - text.trimStart().length, end: text.trimEnd().length };
}
