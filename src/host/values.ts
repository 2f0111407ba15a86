/**
 * Host values that say more than a plain JavaScript value can. They are told by their private fields, which a proxy does not have: asking for
 * their class could run code of a proxy.
 */

/** A number that becomes a Lua float even where it is integral; made by `lua.float(n)`. */
export class LuaFloatValue {
  readonly #value: number;

  constructor(value: number) {
    this.#value = value;
  }

  static is(value: object): value is LuaFloatValue {
    return #value in value;
  }

  /** The number. */
  get value(): number {
    return this.#value;
  }
}

/** Several results of a host function; made by `lua.results(…)`. */
export class LuaResults {
  readonly #values: readonly unknown[];

  constructor(values: readonly unknown[]) {
    this.#values = values;
  }

  static is(value: unknown): value is LuaResults {
    return typeof value === "object" && value !== null && #values in value;
  }

  /** The results. */
  get values(): readonly unknown[] {
    return this.#values;
  }
}
