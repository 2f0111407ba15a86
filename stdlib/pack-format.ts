/**
 * Formats of `string.pack` and its companions (manual §6.4.2): their text, made into a list of options. Called by pack.ts.
 *
 * Sizes and alignments are those of a 64-bit C compiler on a little-endian machine, wherever this runs. A mistake in a format is raised
 * only when its turn comes, after the options before it were carried out, so it becomes an option that raises it.
 *
 * What must stay true: an option knows everything but the position it is met at; formats are immutable and shared by all states.
 */
import { cutAtZero } from "../vm/c-string.ts";
import { ArgumentError, type Carrier, LibraryError } from "../vm/errors.ts";
import { argumentError } from "./args.ts";
import { keeping } from "./kept.ts";
import { BATCH, checkLimits } from "./work.ts";

/** Bytes of a Lua integer, and of a C `size_t`. */
export const WORD_SIZE = 8;
/** The largest size of a format (`INT_MAX`). */
export const MAX_SIZE = 0x7fffffff;
/** The largest integer, in bytes, that a format may ask for. */
const MAX_INTEGER_SIZE = 16;
/** The alignment of `!` alone. */
const NATIVE_ALIGNMENT = 8;

export const enum Kind {
  SIGNED,
  UNSIGNED,
  FLOAT,
  DOUBLE,
  /** `c[n]`: a string of fixed length. */
  CHARACTERS,
  /** `s[n]`: a string after its length. */
  COUNTED,
  /** `z`: a string with a zero byte at its end. */
  TERMINATED,
  /** `x`: a byte of padding. */
  PADDING,
  /** `X`: nothing but alignment. */
  ALIGNMENT,
  /** Configuration and spaces. */
  NOTHING,
  /** Raises `error`. */
  MISTAKE,
}

export interface Option {
  readonly kind: Kind;
  /** Size in bytes; of strings of any length, that of the part that is fixed. */
  readonly size: number;
  /** A power of two; what stands before the option is filled up to a multiple of it. */
  readonly alignment: number;
  readonly isLittle: boolean;
  /** What an integer or a length must stay below in magnitude; infinity where any 64-bit integer fits. */
  readonly bound: number;
  readonly error: Carrier | undefined;
}

/** Reads a format, option by option. */
class FormatReader {
  private size = 0;
  private isLittle = true;
  private position = 0;
  private maxAlignment = 1;

  constructor(private readonly format: string) {}

  read(): Option[] {
    const options: Option[] = [];
    try {
      for (let items = 1; this.position < this.format.length; items++) {
        if (items % BATCH === 0) checkLimits();
        const kind = this.option();
        const alignment = this.alignment(kind);
        if (kind !== Kind.NOTHING) options.push(this.finished(kind, alignment, undefined));
      }
    } catch (error) {
      if (!(error instanceof LibraryError || error instanceof ArgumentError)) throw error;
      options.push(this.finished(Kind.MISTAKE, 1, error));
    }
    return options;
  }

  private finished(kind: Kind, alignment: number, error: Carrier | undefined): Option {
    const { size, isLittle } = this;
    const bound = size >= WORD_SIZE ? Infinity : 2 ** (8 * size - (kind === Kind.SIGNED ? 1 : 0));
    return { kind, size, alignment, isLittle, bound, error };
  }

  /** The alignment of the option just read. */
  private alignment(kind: Kind): number {
    let alignment = this.size;
    if (kind === Kind.ALIGNMENT) {
      // `X` takes the alignment of the option after it, and that option with it.
      const following = this.position < this.format.length ? this.option() : Kind.NOTHING;
      alignment = this.size;
      this.size = 0;
      if (following === Kind.CHARACTERS || alignment === 0) throw argumentError(0, "invalid next option for option 'X'");
    }
    if (alignment <= 1 || kind === Kind.CHARACTERS) return 1;
    alignment = Math.min(alignment, this.maxAlignment);
    if ((alignment & (alignment - 1)) !== 0) throw argumentError(0, "format asks for alignment not power of 2");
    return alignment;
  }

  private option(): Kind {
    const letter = this.format.charAt(this.position++);
    this.size = 0;
    switch (letter) {
      case "b":
        return this.sized(Kind.SIGNED, 1);
      case "B":
        return this.sized(Kind.UNSIGNED, 1);
      case "h":
        return this.sized(Kind.SIGNED, 2);
      case "H":
        return this.sized(Kind.UNSIGNED, 2);
      case "l":
      case "j":
        return this.sized(Kind.SIGNED, 8);
      case "L":
      case "J":
      case "T":
        return this.sized(Kind.UNSIGNED, 8);
      case "f":
        return this.sized(Kind.FLOAT, 4);
      case "d":
      case "n":
        return this.sized(Kind.DOUBLE, 8);
      case "i":
        return this.sized(Kind.SIGNED, this.limitedNumber(4));
      case "I":
        return this.sized(Kind.UNSIGNED, this.limitedNumber(4));
      case "s":
        return this.sized(Kind.COUNTED, this.limitedNumber(WORD_SIZE));
      case "c": {
        const size = this.number();
        if (size === undefined) throw new LibraryError("missing size for format option 'c'");
        return this.sized(Kind.CHARACTERS, size);
      }
      case "z":
        return Kind.TERMINATED;
      case "x":
        return this.sized(Kind.PADDING, 1);
      case "X":
        return Kind.ALIGNMENT;
      case "!":
        this.maxAlignment = this.limitedNumber(NATIVE_ALIGNMENT);
        return Kind.NOTHING;
      case "<":
      case "=":
        this.isLittle = true;
        return Kind.NOTHING;
      case ">":
        this.isLittle = false;
        return Kind.NOTHING;
      case " ":
        return Kind.NOTHING;
    }
    throw new LibraryError(`invalid format option '${letter}'`);
  }

  private sized(kind: Kind, size: number): Kind {
    this.size = size;
    return kind;
  }

  /** A decimal number in the format, as many digits as fit a C `int`; undefined if there is none. */
  private number(): number | undefined {
    let value: number | undefined;
    while (value === undefined || value <= (MAX_SIZE - 9) / 10) {
      const digit = this.format.charCodeAt(this.position) - 0x30;
      if (!(digit >= 0 && digit <= 9)) break;
      value = (value ?? 0) * 10 + digit;
      this.position++;
    }
    return value;
  }

  /** The size of an integer. */
  private limitedNumber(fallback: number): number {
    const size = this.number() ?? fallback;
    if (size > MAX_INTEGER_SIZE || size <= 0) {
      throw new LibraryError(`integral size (${size}) out of limits [1,${MAX_INTEGER_SIZE}]`);
    }
    return size;
  }
}

/** The options of a format. */
export const optionsOf: (format: string) => readonly Option[] = keeping((format) => new FormatReader(cutAtZero(format)).read());
