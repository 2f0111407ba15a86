/**
 * Lines of a source text: turns byte offsets into line numbers. The parser asks it when it reports an error, the compiler for every
 * instruction it emits.
 *
 * What must stay true: lines are counted as Lua's lexer counts them, where `\n`, `\r`, `\r\n` and `\n\r` each end one line. The table is
 * built as far as questions go, because most parses never ask; questions in rising order of offset cost constant time each.
 */

/** So many bytes are read at once; between two pieces the owner of the text may have a look at its limits. */
const PIECE = 1 << 14;

export class LineTable {
  /** The offset at which each line starts, in order, up to `end`. */
  private readonly starts = [0];
  /** How far the text has been read. */
  private end = 0;
  /** The index of the line that was found last: the next question is usually about it or one soon after. */
  private current = 0;

  constructor(
    private readonly source: string,
    private readonly look: () => void = () => undefined,
  ) {}

  /** How many lines the source has: one more than its line breaks. */
  get lineCount(): number {
    this.readTo(this.source.length);
    return this.starts.length;
  }

  /** The line, counted from 1, that the byte at `offset` lies on. The line break itself belongs to the line it ends. */
  lineAt(offset: number): number {
    if (offset >= this.end) this.readTo(offset + 1);
    const { starts } = this;
    let index = this.current;
    if (starts[index] > offset || (index + 8 < starts.length && starts[index + 8] <= offset)) index = searchLine(starts, offset);
    while (index + 1 < starts.length && starts[index + 1] <= offset) index++;
    this.current = index;
    return index + 1;
  }

  /** The column, counted in bytes from 1, of the byte at `offset`. */
  columnAt(offset: number): number {
    const line = this.lineAt(offset);
    return offset - this.starts[line - 1] + 1;
  }

  /** Finds the lines that start before or at an offset. */
  private readTo(offset: number): void {
    const { source, starts } = this;
    let at = this.end;
    while (at < source.length && at < offset) {
      this.look();
      for (const pieceEnd = Math.min(at + PIECE, source.length); at < pieceEnd; at++) {
        const code = source.charCodeAt(at);
        if (code !== 0x0a && code !== 0x0d) continue;
        const next = source.charCodeAt(at + 1);
        if ((next === 0x0a || next === 0x0d) && next !== code) at++;
        starts.push(at + 1);
      }
      this.end = at;
    }
  }
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
