/**
 * Pins: Lua values kept alive and checked against their state (rules O4, O5); and weak handles, which keep nothing alive.
 */
import type { LuaValue } from "../../vm/value.ts";
import type { Door } from "./door.ts";
import { Handle } from "./handle.ts";

/** Any Lua value, kept until it is disposed of. */
export class Pin extends Handle {
  /** The value. Throws LuaClosedError when the pin is disposed of. */
  get value(): unknown {
    return this.core.door.toHost(this.core.open("value"));
  }
}

/** A reference to a state that does not keep it alive or open. */
export class WeakHandle<Target extends object> {
  readonly #target: WeakRef<Target>;
  readonly #isOpen: () => boolean;

  /** @internal */
  constructor(target: Target, isOpen: () => boolean) {
    this.#target = new WeakRef(target);
    this.#isOpen = isOpen;
  }

  /** The state, or undefined when it is closed or gone (O2). */
  deref(): Target | undefined {
    return this.#isOpen() ? this.#target.deref() : undefined;
  }
}

export function pin(door: Door, value: unknown): Pin {
  return new Pin(door, door.toLua(value, "pin") as LuaValue);
}
