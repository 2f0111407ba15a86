/**
 * An open file as the io library sees it (manual §6.8): buffered reading by line, number, count or whole, on top of a file of the host.
 *
 * Called by io.ts, which keeps one in each file handle. Writes go straight to the host's file, which may collect them until `flush`.
 *
 * What must stay true: what was read ahead is given back, by `seek`, before anything that depends on the position.
 */
import { chargeWork } from "../vm/allocation.ts";
import { stringToNumber } from "../vm/coercion.ts";
import type { FileFailure, OpenFile, ProcessEnd, ProcessPipe } from "../vm/host.ts";
import type { LuaNumeric } from "../vm/numbers.ts";
import { MAX_HOST_LENGTH } from "./limits.ts";
import { BATCH, HOST_WORK, requireString } from "./work.ts";

/** Bytes asked for at once. */
const CHUNK = 0x4000;
const MAX_CHUNK = 0x40000;
/** The longest numeral that is read (`L_MAXLENNUM`). */
const MAX_NUMERAL = 200;
/** What it takes to read a numeral of ordinary length. */
const NUMERAL_WORK = 100;
/** What it takes to pass a space. */
const SPACE_WORK = 10;

/** How writes are collected (`setvbuf`). */
export type Buffering = "no" | "full" | "line";

export class LuaFile {
  isClosed = false;
  buffering: Buffering = "full";
  /** Why reading stopped before the end; whoever starts to read clears it. */
  failure: FileFailure | undefined = undefined;
  /** Values were read by the call in progress: it cannot be made again, so it is not refused memory any more. */
  hasResults = false;
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
    if (!this.hasResults) requireString(count);
    if (!this.hasMore()) return undefined;
    let text = this.take(count);
    while (text.length < count && this.fill(Math.max(CHUNK, Math.min(MAX_CHUNK, count - text.length))))
      text = this.join(text, this.take(count - text.length));
    return text;
  }

  /** A numeral and the number it denotes; undefined if what was read, the longest beginning of one, is none (`l_getn`). */
  readNumber(): LuaNumeric | undefined {
    chargeWork(NUMERAL_WORK);
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
    while (this.hasMore() && " \f\n\r\t\v".includes(this.buffer.charAt(this.position))) {
      this.position++;
      if (this.position % BATCH === 0) chargeWork(SPACE_WORK * BATCH);
    }
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
    chargeWork(HOST_WORK);
    const chunk = this.file.read(count);
    if (typeof chunk !== "string") {
      this.failure = chunk;
      return false;
    }
    this.buffer = chunk;
    this.position = 0;
    chargeWork(chunk.length);
    return chunk !== "";
  }

  /** Takes at most `count` bytes of what was read ahead. */
  private take(count: number): string {
    const text = this.buffer.slice(this.position, this.position + count);
    this.position += text.length;
    return text;
  }

  /** Puts more to what a call has read. Where there is no room for it, all is given back, so that the call can be made again. */
  private join(first: string, second: string): string {
    const length = first.length + second.length;
    if (this.hasResults && length <= MAX_HOST_LENGTH) return first + second;
    try {
      requireString(length);
    } catch (error) {
      this.buffer = first + second + this.buffer.slice(this.position);
      this.position = 0;
      throw error;
    }
    return first + second;
  }

  /* ---- Writing, positions ---- */

  write(text: string): undefined | FileFailure {
    chargeWork(HOST_WORK + text.length);
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
    chargeWork(HOST_WORK);
    const ahead = this.buffer.length - this.position;
    const position = this.file.seek(whence, whence === "cur" ? offset - ahead : offset);
    if (typeof position === "number") {
      this.buffer = "";
      this.position = 0;
    }
    return position;
  }

  flush(): undefined | FileFailure {
    chargeWork(HOST_WORK);
    return this.file.flush();
  }

  close(): undefined | FileFailure | ProcessEnd {
    this.isClosed = true;
    this.buffer = "";
    return this.file.close();
  }
}
