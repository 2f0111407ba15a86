/**
 * Application data of a state, by key, under the same discipline as userdata: many shared borrows or one exclusive (rule D1).
 */
import { BorrowCell, HeldLoan } from "./borrow-cell.ts";
import type { Door } from "./door.ts";
import { LuaBorrowError } from "./errors.ts";
import { isThenable } from "./host-function.ts";

/** A place for a host value. Everything throws LuaClosedError once the state is closed. */
export class DataCell<Value> {
  readonly #door: Door;
  readonly #cell = new BorrowCell();
  #value: Value | undefined;

  /** @internal */
  constructor(door: Door) {
    this.#door = door;
  }

  /** Whether there is a value. Throws LuaClosedError. */
  get isSet(): boolean {
    this.#door.live("data.isSet");
    return this.#value !== undefined;
  }

  /** Replaces the value. Throws LuaBorrowError while it is borrowed. */
  set(value: Value): void {
    this.#check("set", true);
    this.#value = value;
  }

  /**
   * Lends the value for reading while `action` runs, or until its promise settles; undefined if there is none. Throws LuaBorrowError while it is
   * mutably borrowed.
   */
  borrow<Result>(action: (value: Value) => Result): Result {
    return this.#lend("borrow", false, action);
  }

  /** Lends the value for changing. Throws LuaBorrowError while it is borrowed. */
  borrowMut<Result>(action: (value: Value) => Result): Result {
    return this.#lend("borrowMut", true, action);
  }

  /** Takes the value out. Throws LuaBorrowError while it is borrowed. */
  take(): Value | undefined {
    this.#check("take", true);
    const value = this.#value;
    this.#value = undefined;
    return value;
  }

  #check(operation: string, isExclusive: boolean): void {
    this.#door.live(`data.${operation}`);
    const cell = this.#cell;
    if (cell.admits(isExclusive)) return;
    throw new LuaBorrowError(`data.${operation}`, cell.refusal(isExclusive, "data"), { holder: cell.holder });
  }

  #lend<Result>(operation: string, isExclusive: boolean, action: (value: Value) => Result): Result {
    this.#check(operation, isExclusive);
    const loan = HeldLoan.byHost(this.#cell, isExclusive, `data.${operation}`, this.#door.classes.held);
    const end = (): void => loan.release();
    let isPending = false;
    try {
      const result = action(this.#value as Value);
      if (typeof result === "object" && result !== null && isThenable(result)) {
        isPending = true;
        result.then(end, end);
      }
      return result;
    } finally {
      if (!isPending) end();
    }
  }
}

export class DataStore {
  private readonly cells = new Map<unknown, DataCell<unknown>>();

  constructor(private readonly door: Door) {}

  get<Value>(key: unknown): DataCell<Value> {
    let cell = this.cells.get(key);
    if (cell === undefined) {
      cell = new DataCell(this.door);
      this.cells.set(key, cell);
    }
    return cell as DataCell<Value>;
  }

  clear(): void {
    this.cells.clear();
  }
}
