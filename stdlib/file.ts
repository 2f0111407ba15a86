/**
 * An open file as the io library sees it (manual §6.8): buffered reading by line, number, count or whole, on top of a file of the host.
 *
 * Called by io.ts, which keeps one in each file handle. Writes go straight to the host's file, which may collect them until `flush`.
 *
 * What must stay true: what was read ahead is given back, by `seek`, before anything that depends on the position.
 */
import { stringToNumber } from "../vm/coercion.ts";
import { ThrownValue } from "../vm/errors.ts";
import type { FileFailure, OpenFile, ProcessEnd, ProcessPipe } from "../vm/host.ts";
import type { LuaNumeric } from "../vm/numbers.ts";
import { MAX_HOST_LENGTH } from "./limits.ts";

/** Bytes asked for at once. */
const CHUNK = 0x4000;
/** The longest numeral that is read (`L_MAXLENNUM`). */
const MAX_NUMERAL = 200;

/** How writes are collected (`setvbuf`). */
export type Buffering = "no" | "full" | "line";

export class LuaFile {
  isClosed = false;
  buffering: Buffering = "full";
  /** Why reading stopped before the end; whoever starts to read clears it. */
  failure: FileFailure | undefined = undefined;
  /** What was read ahead, from `position` on. */
  private buffer = "";
  private position = 0;

  constructor(
    private readonly file: OpenFile | ProcessPipe,
    /** Standard files cannot be closed. */
    readonly isStandard: boolean,
  ) {}

  /* ---- Reading ---- */

  /** True if there is something to read. */
  hasMore(): boolean {
    return this.position < this.buffer.length || this.fill(CHUNK);
  }

  /** A line; undefined at the end of the file. */
  readLine(withNewline: boolean): string | undefined {
    if (!this.hasMore()) return undefined;
    let line = "";
    do {
      const end = this.buffer.indexOf("\n", this.position);
      if (end >= 0) {
        line = this.join(line, this.buffer.slice(this.position, withNewline ? end + 1 : end));
        this.position = end + 1;
        return line;
      }
      line = this.join(line, this.take(this.buffer.length));
    } while (this.fill(CHUNK));
    return line;
  }

  readAll(): string {
    let text = "";
    while (this.hasMore()) text = this.join(text, this.take(this.buffer.length));
    return text;
  }

  /** At most `count` bytes; undefined at the end of the file. */
  readBytes(count: number): string | undefined {
    if (!this.hasMore()) return undefined;
    let text = this.take(count);
    while (text.length < count && this.fill(Math.max(CHUNK, count - text.length))) text = this.join(text, this.take(count - text.length));
    return text;
  }

  /** A numeral and the number it denotes; undefined if what was read, the longest beginning of one, is none (`l_getn`). */
  readNumber(): LuaNumeric | undefined {
    let text = "";
    let isTooLong = false;
    const accept = (characters: string): boolean => {
      if (isTooLong || !this.hasMore() || !characters.includes(this.buffer.charAt(this.position))) return false;
      isTooLong = text.length >= MAX_NUMERAL;
      if (!isTooLong) text += this.take(1);
      return !isTooLong;
    };
    const acceptAll = (characters: string): number => {
      let count = 0;
      while (accept(characters)) count++;
      return count;
    };
    while (this.hasMore() && " \f\n\r\t\v".includes(this.buffer.charAt(this.position))) this.position++;
    accept("+-");
    let count = 0;
    let digits = "0123456789";
    let exponentMark = "eE";
    if (accept("0")) {
      if (accept("xX")) {
        digits = "0123456789abcdefABCDEF";
        exponentMark = "pP";
      } else count = 1;
    }
    count += acceptAll(digits);
    if (accept(".")) count += acceptAll(digits);
    if (count > 0 && accept(exponentMark)) {
      accept("+-");
      acceptAll("0123456789");
    }
    return isTooLong ? undefined : stringToNumber(text);
  }

  /** Reads ahead when nothing is left; false at the end of the file or if that fails. */
  private fill(count: number): boolean {
    const chunk = this.file.read(count);
    if (typeof chunk !== "string") {
      this.failure = chunk;
      return false;
    }
    this.buffer = chunk;
    this.position = 0;
    return chunk !== "";
  }

  /** Takes at most `count` bytes of what was read ahead. */
  private take(count: number): string {
    const text = this.buffer.slice(this.position, this.position + count);
    this.position += text.length;
    return text;
  }

  private join(first: string, second: string): string {
    if (first.length + second.length > MAX_HOST_LENGTH) throw new ThrownValue("not enough memory");
    return first + second;
  }

  /* ---- Writing, positions ---- */

  write(text: string): undefined | FileFailure {
    const ahead = this.buffer.length - this.position;
    if (ahead > 0) {
      const position = this.seek("cur", 0);
      if (typeof position !== "number") return position;
    }
    const failure = this.file.write(text);
    if (failure !== undefined || this.buffering === "full" || (this.buffering === "line" && !text.includes("\n"))) return failure;
    return this.file.flush();
  }

  seek(whence: "set" | "cur" | "end", offset: number): number | FileFailure {
    const ahead = this.buffer.length - this.position;
    const position = this.file.seek(whence, whence === "cur" ? offset - ahead : offset);
    if (typeof position === "number") {
      this.buffer = "";
      this.position = 0;
    }
    return position;
  }

  flush(): undefined | FileFailure {
    return this.file.flush();
  }

  close(): undefined | FileFailure | ProcessEnd {
    this.isClosed = true;
    this.buffer = "";
    return this.file.close();
  }
}
