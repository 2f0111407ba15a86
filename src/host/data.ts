/**
 * Application data of a state, by key, under the same discipline as userdata: many shared borrows or one exclusive (rule D1).
 */
import { LuaBorrowError } from "./errors.ts";

/** A place for a host value. */
export class DataCell<Value> {
  #value: Value | undefined;
  #shared = 0;
  #isExclusive = false;

  get isSet(): boolean {
    return this.#value !== undefined;
  }

  /** Replaces the value. Throws LuaBorrowError while it is borrowed. */
  set(value: Value): void {
    this.#check("set");
    this.#value = value;
  }

  /** Lends the value for reading while `action` runs, or until its promise settles. */
  borrow<Result>(action: (value: Value) => Result): Result {
    if (this.#isExclusive) throw new LuaBorrowError("data.borrow", "error borrowing data: it is borrowed exclusively");
    return this.#lend(
      action,
      () => this.#shared++,
      () => this.#shared--,
    );
  }

  /** Lends the value for changing. */
  borrowMut<Result>(action: (value: Value) => Result): Result {
    this.#check("borrowMut");
    return this.#lend(
      action,
      () => (this.#isExclusive = true),
      () => (this.#isExclusive = false),
    );
  }

  /** Takes the value out. */
  take(): Value | undefined {
    this.#check("take");
    const value = this.#value;
    this.#value = undefined;
    return value;
  }

  #check(operation: string): void {
    if (this.#isExclusive || this.#shared > 0)
      throw new LuaBorrowError(`data.${operation}`, "error mutably borrowing data: it is borrowed");
  }

  #lend<Result>(action: (value: Value) => Result, begin: () => void, end: () => void): Result {
    begin();
    let isPending = false;
    try {
      const result = action(this.#value as Value);
      if (result instanceof Promise) {
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

  get<Value>(key: unknown): DataCell<Value> {
    let cell = this.cells.get(key);
    if (cell === undefined) {
      cell = new DataCell();
      this.cells.set(key, cell);
    }
    return cell as DataCell<Value>;
  }

  clear(): void {
    this.cells.clear();
  }
}
