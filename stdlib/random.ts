/**
 * The random numbers of the math library: xoshiro256**, seeded and projected as PUC does, so that equal seeds give equal sequences
 * (manual §6.7 `math.random`). Called by math.ts.
 *
 * The 64-bit words are kept as halves of 32 bits: with bigints a number would cost ten times as much. Only ranges of 2^53 and more need
 * one.
 *
 * What must stay true: the sequence of every function is bit for bit PUC's; the state is never all zeros.
 */
import { encode, integer, integerFromBigInt, integerToBigInt, type LuaInteger, type LuaNumeric } from "../vm/numbers.ts";

const TWO_32 = 4294967296;
const LOW_32 = 0xffffffffn;
const SAFE = 2 ** 53;

export class RandomGenerator {
  /** Four words, the low half of each before the high one. */
  private readonly state = new Int32Array(8);
  /** The last word generated. */
  private low = 0;
  private high = 0;

  constructor(first: LuaInteger, second: LuaInteger) {
    this.seed(first, second);
  }

  seed(first: LuaInteger, second: LuaInteger): void {
    this.state.fill(0);
    this.setWord(0, integerToBigInt(first));
    this.state[2] = 0xff;
    this.setWord(4, integerToBigInt(second));
    // The first values still show the seed.
    for (let round = 0; round < 16; round++) this.advance();
  }

  private setWord(place: number, value: bigint): void {
    this.state[place] = Number(value & LOW_32) | 0;
    this.state[place + 1] = Number((value >> 32n) & LOW_32) | 0;
  }

  /** Generates the next word into `low` and `high`. */
  advance(): void {
    const state = this.state;
    const low0 = state[0] as number;
    const high0 = state[1] as number;
    const low1 = state[2] as number;
    const high1 = state[3] as number;
    const low2 = (state[4] as number) ^ low0;
    const high2 = (state[5] as number) ^ high0;
    const low3 = (state[6] as number) ^ low1;
    const high3 = (state[7] as number) ^ high1;

    // The result is rotate(word1 * 5, 7) * 9. A product of a half and 5 or 9 is exact.
    const product5 = (low1 >>> 0) * 5;
    const low5 = product5 | 0;
    const high5 = (Math.imul(high1, 5) + Math.floor(product5 / TWO_32)) | 0;
    const lowRotated = (low5 << 7) | (high5 >>> 25);
    const highRotated = (high5 << 7) | (low5 >>> 25);
    const product9 = (lowRotated >>> 0) * 9;
    this.low = product9 | 0;
    this.high = (Math.imul(highRotated, 9) + Math.floor(product9 / TWO_32)) | 0;

    state[0] = low0 ^ low3;
    state[1] = high0 ^ high3;
    state[2] = low1 ^ low2;
    state[3] = high1 ^ high2;
    state[4] = low2 ^ (low1 << 17);
    state[5] = high2 ^ ((high1 << 17) | (low1 >>> 15));
    // Rotating left by 45 is exchanging the halves and rotating by 13.
    state[6] = (high3 << 13) | (low3 >>> 19);
    state[7] = (low3 << 13) | (high3 >>> 19);
  }

  /** The word as a float from 0 up to but not including 1: its upper 53 bits. */
  float(): LuaNumeric {
    return encode(((this.high >>> 0) * 2097152 + (this.low >>> 11)) * 2 ** -53);
  }

  /** The word as an integer. */
  integer(): LuaInteger {
    return integerFromBigInt(this.word());
  }

  private word(): bigint {
    return (BigInt(this.high >>> 0) << 32n) | BigInt(this.low >>> 0);
  }

  /** The word, or a later one, brought into [low, up]; low must not be above up. */
  between(low: LuaInteger, up: LuaInteger): LuaInteger {
    if (typeof low === "number" && typeof up === "number") {
      const size = (up as unknown as number) - (low as unknown as number);
      if (size < SAFE) return integer((low as unknown as number) + this.project(size));
    }
    const lowest = integerToBigInt(low);
    return integerFromBigInt(lowest + this.projectWide(integerToBigInt(up) - lowest));
  }

  /** Projects the word into [0, size], where size is below 2^53: masks it to as many bits as size has, until it is not above size. */
  private project(size: number): number {
    if (size < TWO_32) {
      const mask = size === 0 ? 0 : -1 >>> Math.clz32(size);
      let value = (this.low & mask) >>> 0;
      while (value > size) {
        this.advance();
        value = (this.low & mask) >>> 0;
      }
      return value;
    }
    const mask = -1 >>> Math.clz32(Math.floor(size / TWO_32));
    let value = ((this.high & mask) >>> 0) * TWO_32 + (this.low >>> 0);
    while (value > size) {
      this.advance();
      value = ((this.high & mask) >>> 0) * TWO_32 + (this.low >>> 0);
    }
    return value;
  }

  private projectWide(size: bigint): bigint {
    if (size === 0n) return 0n;
    const mask = (1n << BigInt(size.toString(2).length)) - 1n;
    let value = this.word() & mask;
    while (value > size) {
      this.advance();
      value = this.word() & mask;
    }
    return value;
  }
}
