/**
 * Lines of a source text: turns byte offsets into line numbers. The parser asks it when it reports an error, the compiler for every
 * instruction it emits.
 *
 * What must stay true: lines are counted as Lua's lexer counts them, where `\n`, `\r`, `\r\n` and `\n\r` each end one line. The table is
 * built at the first question, in one pass, because most parses never ask; questions in rising order of offset cost constant time each.
 */
export class LineTable {
  /** The offset at which each line starts, in order; undefined until the first question. */
  private starts: number[] | undefined;
  /** The index of the line that was found last: the next question is usually about it or one soon after. */
  private current = 0;

  constructor(private readonly source: string) {}

  /** How many lines the source has: one more than its line breaks. */
  get lineCount(): number {
    return this.lineStarts().length;
  }

  /** The line, counted from 1, that the byte at `offset` lies on. The line break itself belongs to the line it ends. */
  lineAt(offset: number): number {
    const starts = this.lineStarts();
    let index = this.current;
    if (starts[index] > offset || (index + 8 < starts.length && starts[index + 8] <= offset)) index = searchLine(starts, offset);
    while (index + 1 < starts.length && starts[index + 1] <= offset) index++;
    this.current = index;
    return index + 1;
  }

  /** The column, counted in bytes from 1, of the byte at `offset`. */
  columnAt(offset: number): number {
    return offset - this.lineStarts()[this.lineAt(offset) - 1] + 1;
  }

  private lineStarts(): number[] {
    this.starts ??= findLineStarts(this.source);
    return this.starts;
  }
}

function findLineStarts(source: string): number[] {
  const starts = [0];
  for (let offset = 0; offset < source.length; offset++) {
    const code = source.charCodeAt(offset);
    if (code !== 0x0a && code !== 0x0d) continue;
    const next = source.charCodeAt(offset + 1);
    if ((next === 0x0a || next === 0x0d) && next !== code) offset++;
    starts.push(offset + 1);
  }
  return starts;
}

/** The index of the last start that is not after `offset`. */
function searchLine(starts: number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (starts[middle] <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
