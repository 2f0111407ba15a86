/**
 * Shows where in its source text a rule went wrong: the line, its neighbours and, for syntax errors, the column.
 */
import { LuaSyntaxError } from "tsuki";

/** The line of a chunk at which an error happened: the innermost level of the stack that is in it. */
function placeOf(error, chunk) {
  if (error instanceof LuaSyntaxError) return { line: error.line, column: error.column };
  const frame = error.frames?.find(({ source, line }) => source === chunk && line > 0);
  return frame === undefined ? undefined : { line: frame.line };
}

/** Lines of text, without a place an empty list. */
export function codeFrame(error, chunk, source) {
  const place = placeOf(error, chunk);
  if (place === undefined) return [];
  const lines = source.split("\n");
  const first = Math.max(place.line - 2, 0);
  const end = lines[place.line] === "" ? place.line : place.line + 1;
  const width = String(end).length;
  return lines.slice(first, end).flatMap((text, index) => {
    const number = first + index + 1;
    const isMarked = number === place.line;
    const row = `${isMarked ? ">" : " "} ${String(number).padStart(width)} | ${text}`.trimEnd();
    const hasColumn = isMarked && place.column !== undefined;
    return hasColumn ? [row, `  ${" ".repeat(width)} | ${" ".repeat(place.column - 1)}^`] : [row];
  });
}
