/**
 * The trace of a state: a hash over everything it does that somebody outside could see, so that two runs can be compared by one value. It
 * takes in, in their order: what is printed and warned, calls of host functions with their arguments and results, what capabilities
 * answered, what collections found alive, and for each entry of the host its results or error and the fuel used so far.
 *
 * Kept only where the host asks for it (`new Lua({ trace: true })`). Door, host functions and capabilities tell it what happens.
 *
 * What must stay true: an event is one that every engine and tier has, in the same order; no event changes what a program sees, so objects
 * are counted here and not in the state.
 */
import { isFloat, isNumber, toFloat } from "../../vm/numbers.ts";
import type { LuaValue } from "../../vm/value.ts";
import { typeName } from "../../vm/value.ts";

const number = new DataView(new ArrayBuffer(8));

export class Trace {
  /** Two lanes of 32 bits: FNV-1a, and multiplication with rotation. */
  private first = 0x811c9dc5 | 0;
  private second = 0x9747b28c | 0;
  private readonly identities = new WeakMap<object, number>();
  private lastIdentity = 0;

  /** 64 bits in hexadecimal. */
  get hash(): string {
    return hexadecimal(finished(this.first ^ this.second)) + hexadecimal(finished(this.second + Math.imul(this.first, 5)));
  }

  private word(word: number): void {
    this.first = Math.imul(this.first ^ word, 0x01000193);
    const mixed = Math.imul(this.second ^ Math.imul(word, 0xcc9e2d51), 0x1b873593);
    this.second = ((mixed << 13) | (mixed >>> 19)) + 0x6b64;
  }

  /** A byte string, or the characters of host text. */
  private string(text: string): void {
    this.word(text.length);
    for (let position = 0; position < text.length; position++) this.word(text.charCodeAt(position));
  }

  private double(value: number): void {
    // Engines write a NaN as they like.
    if (value === value) number.setFloat64(0, value);
    else number.setBigInt64(0, -1n);
    this.word(number.getInt32(0));
    this.word(number.getInt32(4));
  }

  /** Text that goes out. */
  text(event: string, text: string): void {
    this.string(event);
    this.string(text);
  }

  /** A figure: fuel, memory. */
  figure(event: string, value: number): void {
    this.string(event);
    this.double(value);
  }

  /** A list of Lua values that go in or out. */
  values(event: string, values: readonly LuaValue[]): void {
    this.string(event);
    this.word(values.length);
    for (const value of values) this.value(value);
  }

  /** What a capability answered. */
  effect(operation: string, answer: unknown): void {
    this.string(operation);
    if (typeof answer === "string") this.string(answer);
    else if (typeof answer === "number") this.double(answer);
    else this.string(typeof answer);
  }

  private value(value: LuaValue): void {
    this.string(typeName(value));
    if (typeof value === "string") this.string(value);
    else if (typeof value === "boolean") this.word(value ? 1 : 0);
    else if (isNumber(value)) {
      if (isFloat(value)) this.double(toFloat(value));
      else this.string(String(value));
    } else if (value !== undefined) this.word(this.identityOf(value));
  }

  /** Objects are told apart by the order in which they were first seen. */
  private identityOf(object: object): number {
    let identity = this.identities.get(object);
    if (identity === undefined) {
      identity = ++this.lastIdentity;
      this.identities.set(object, identity);
    }
    return identity;
  }
}

/** Spreads every bit over the word. */
function finished(word: number): number {
  const spread = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  const further = Math.imul(spread ^ (spread >>> 13), 0xc2b2ae35);
  return (further ^ (further >>> 16)) >>> 0;
}

function hexadecimal(word: number): string {
  return word.toString(16).padStart(8, "0");
}
