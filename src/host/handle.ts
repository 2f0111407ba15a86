/**
 * Handles: JavaScript objects that stand for Lua objects. Nothing is copied; a handle keeps its Lua object alive for the collector until it
 * is disposed of, or the engine finds that nobody has the handle any more.
 *
 * What must stay true: a handle never keeps its state open (O1), is checked against its state at every use (O2, O3), and cannot be cloned
 * (O9).
 */
import type { Visitor } from "../../vm/heap.ts";
import type { LuaValue } from "../../vm/value.ts";
import type { Door } from "./door.ts";
import { LuaClosedError, LuaLimitError, LuaScopeError, LuaTransferError } from "./errors.ts";
import { type Lifetime, lifetimeOf } from "./lifetime.ts";

/** What a registry keeps of a handle: the value it keeps alive. */
export interface HandleRecord {
  readonly value: LuaValue;
  readonly registry: HandleRegistry;
}

/** Finds handles that nobody disposed of: a help against leaks, on which no Lua program can rely. */
const dropped = new FinalizationRegistry<HandleRecord>((record) => record.registry.remove(record));

/** The live handles and pins of a state. */
export class HandleRegistry {
  private readonly records = new Set<HandleRecord>();

  constructor(
    /** Most live handles. */
    private readonly limit: number,
    /** Whether handles live until they are disposed of or the state is closed, so that runs are repeatable. */
    private readonly isDeterministic: boolean,
  ) {}

  get count(): number {
    return this.records.size;
  }

  /** Adds a handle. Throws LuaLimitError when there are too many. */
  add(handle: object, value: LuaValue): HandleRecord {
    if (this.records.size >= this.limit) {
      throw new LuaLimitError("handles", `more than ${this.limit} handles are alive`, this.limit);
    }
    const record = { value, registry: this };
    this.records.add(record);
    if (!this.isDeterministic) dropped.register(handle, record, record);
    return record;
  }

  remove(record: HandleRecord): void {
    if (this.records.delete(record) && !this.isDeterministic) dropped.unregister(record);
  }

  clear(): void {
    this.records.clear();
  }

  readonly visit = (visit: Visitor): void => {
    for (const { value } of this.records) visit(value);
  };
}

/** A property of every handle and state. Whoever clones it reads this object, and is told that handles cannot be cloned (O9). */
export const UNCLONEABLE: object = Object.defineProperty({}, "state", {
  enumerable: true,
  get(): never {
    throw new LuaTransferError("clone", "a Lua state and its handles cannot be cloned or posted; convert values with toJS");
  },
});

/** The method by which Node's console asks an object for its text. */
const INSPECT = Symbol.for("nodejs.util.inspect.custom");

/** What a handle is made of. */
export class HandleCore<Value extends LuaValue = LuaValue> {
  /** Absent for a value that lives as long as its state, such as the table of globals. */
  private readonly record: HandleRecord | undefined;
  /** The lifetime of the scope that made the value. */
  private readonly lifetime: Lifetime | undefined;
  isDisposed = false;

  constructor(
    readonly door: Door,
    /** The handle itself. */
    handle: object,
    readonly value: Value,
  ) {
    this.record = (value as LuaValue) === door.state.globals ? undefined : door.handles.add(handle, value);
    this.lifetime = lifetimeOf(value);
  }

  /** Whether `open` would refuse because of the handle or its value, whatever the state. */
  get isDead(): boolean {
    return this.isDisposed || this.lifetime?.isOver === true;
  }

  /** The value, when the state may be entered. Throws LuaOwnershipError. */
  open(operation: string): Value {
    this.door.open(operation);
    return this.alive(operation);
  }

  /** The same for what runs no Lua code and may be done while an execution waits. */
  live(operation: string): Value {
    this.door.live(operation);
    return this.alive(operation);
  }

  private alive(operation: string): Value {
    if (this.lifetime?.isOver) throw new LuaScopeError(operation, "the scope that made it has ended");
    if (this.isDisposed) throw new LuaClosedError(operation, "the handle is disposed of");
    return this.value;
  }

  dispose(): void {
    this.isDisposed = true;
    if (this.record !== undefined) this.door.handles.remove(this.record);
  }
}

/** Base of the handles that are plain objects. */
export abstract class Handle<Value extends LuaValue = LuaValue> implements Disposable {
  readonly #core: HandleCore<Value>;
  /** Makes cloning fail. */
  protected readonly uncloneable = UNCLONEABLE;

  /** @internal */
  constructor(door: Door, value: Value) {
    this.#core = new HandleCore(door, this, value);
  }

  /** What a handle is made of; undefined for anything that is no handle. @internal */
  static coreOf(value: object): HandleCore | undefined {
    return #core in value ? value.#core : undefined;
  }

  /** @internal */
  protected get core(): HandleCore<Value> {
    return this.#core;
  }

  /** Whether two handles stand for the same Lua object. A handle of another state never does: LuaForeignValueError. */
  equals(other: unknown): boolean {
    const value = this.#core.open("equals");
    return this.#core.door.toLua(other, "equals") === value;
  }

  /** Lets go of the Lua object. Doing it twice is harmless. */
  dispose(): void {
    this.#core.dispose();
  }

  /** Whether it was disposed of. */
  get disposed(): boolean {
    return this.#core.isDisposed;
  }

  /** The same as `dispose`, for `using`. */
  [Symbol.dispose](): void {
    this.dispose();
  }

  /** What Node's console shows. */
  [INSPECT](): string {
    return `${this.constructor.name} {}`;
  }
}
