/**
 * Handles of userdata, and the guards by which a host borrows an object that Lua has (rules U1 to U8).
 */
import type { LuaUserdata as MachineUserdata } from "../../vm/userdata.ts";
import { HeldLoan } from "./borrow-cell.ts";
import type { ClassOf } from "./class-definition.ts";
import { LuaBorrowError, LuaClosedError, LuaConversionError, LuaScopeError } from "./errors.ts";
import { Handle, UNCLONEABLE } from "./handle.ts";
import { isThenable } from "./host-function.ts";
import { sizeOf } from "./limits.ts";
import { HostUserdata } from "./userdata.ts";

/** An object borrowed from Lua, until it is released. */
export class UserdataGuard<T = unknown> implements Disposable {
  readonly #object: T;
  readonly #loan: HeldLoan;
  /** Makes cloning fail. */
  protected readonly uncloneable = UNCLONEABLE;

  /** @internal */
  constructor(object: T, loan: HeldLoan) {
    this.#object = object;
    this.#loan = loan;
  }

  /** The object. Throws LuaClosedError once the guard is released or the state closed, LuaScopeError when the object's scope has ended. */
  get value(): T {
    if (!this.#loan.isReleased) return this.#object;
    if (this.#loan.userdata?.lifetime?.isOver) throw new LuaScopeError("guard.value", "the scope that lent the object has ended");
    throw new LuaClosedError("guard.value", "the guard is released");
  }

  /** Whether it is for changing the object. */
  get isExclusive(): boolean {
    return this.#loan.isExclusive;
  }

  /** Ends the borrow. Doing it twice is harmless. */
  release(): void {
    this.#loan.release();
  }

  /** The same as `release`, for `using`. */
  [Symbol.dispose](): void {
    this.release();
  }
}

/**
 * A handle of a userdata: of a host object, or of one that Lua's libraries made, such as a file. Borrowing runs no Lua code, so it is possible
 * while an execution waits, too.
 */
export class LuaUserdata<T = unknown> extends Handle<MachineUserdata> {
  /** Whether the object is an instance of a class. False for userdata without an object. */
  is<U>(Class: ClassOf<U>): this is LuaUserdata<U> {
    const userdata = this.core.live("userdata.is");
    return userdata instanceof HostUserdata && userdata.isA(Class);
  }

  /** The bytes of the object that count as memory in use, as the host has declared them (ClassDefinition). */
  get size(): number {
    return this.core.live("userdata.size").size;
  }

  /** Declares them anew, for an object that has grown or shrunk. Throws RangeError, TypeError, LuaClosedError, LuaConversionError. */
  set size(bytes: number) {
    this.#open("userdata.size").resize(sizeOf(bytes));
  }

  /**
   * Borrows the object for reading, along with other readers, until the guard is released. Throws LuaBorrowError while it is mutably borrowed,
   * LuaClosedError if the userdata has been destructed, LuaConversionError if it is none of a host object.
   */
  borrow(): UserdataGuard<T> {
    return this.#guard("userdata.borrow", false);
  }

  /** Borrows the object for changing it. Throws as borrow does, and while it is borrowed at all. */
  borrowMut(): UserdataGuard<T> {
    return this.#guard("userdata.borrowMut", true);
  }

  /** Borrows the object for reading while `action` runs, or until its promise settles. Gives what it gives. Throws as borrow does. */
  withBorrow<Result>(action: (object: T) => Result): Result {
    return during(this.#guard("userdata.withBorrow", false), action);
  }

  /** The same for changing it. */
  withBorrowMut<Result>(action: (object: T) => Result): Result {
    return during(this.#guard("userdata.withBorrowMut", true), action);
  }

  /** Takes the object out for good: what Lua still has is destructed. It is not disposed of. Throws as borrowMut does. */
  take(): T {
    const userdata = this.#open("userdata.take");
    const { object } = userdata;
    this.#check(userdata, "userdata.take", true);
    userdata.type.classes.part(userdata);
    return object as T;
  }

  /**
   * Destructs the userdata and has its class's disposer called, at once or when the last guard is released. Throws LuaBorrowError while a call
   * uses the object, and what a disposer called at once throws; later that is a warning. Doing it twice is harmless.
   */
  destroy(): void {
    const userdata = this.#open("userdata.destroy", true);
    if (!userdata.isAlive) return;
    const { cell } = userdata;
    if (cell.isInCall) {
      throw new LuaBorrowError("userdata.destroy", cell.refusal(true), { holder: cell.holder });
    }
    userdata.type.classes.destroy(userdata);
  }

  /** The userdata, if it is one of a host object and has it. */
  #open(operation: string, isDeadAllowed = false): HostUserdata {
    const userdata = this.core.live(operation);
    if (!(userdata instanceof HostUserdata)) throw new LuaConversionError(`${operation}: the userdata is not one of a host object`);
    if (!userdata.isAlive && !isDeadAllowed) throw new LuaClosedError(operation, userdata.cell.refusal(false));
    return userdata;
  }

  #check({ cell }: HostUserdata, operation: string, isExclusive: boolean): void {
    if (!cell.admits(isExclusive)) throw new LuaBorrowError(operation, cell.refusal(isExclusive), { holder: cell.holder });
  }

  #guard(operation: string, isExclusive: boolean): UserdataGuard<T> {
    const userdata = this.#open(operation);
    this.#check(userdata, operation, isExclusive);
    const loan = HeldLoan.byHost(userdata.cell, isExclusive, "a guard", userdata.type.classes.held, userdata);
    return new UserdataGuard(userdata.object as T, loan);
  }
}

/** Lends for the time of an action. */
function during<T, Result>(guard: UserdataGuard<T>, action: (object: T) => Result): Result {
  let isPending = false;
  try {
    const result = action(guard.value);
    if (typeof result === "object" && result !== null && isThenable(result)) {
      isPending = true;
      const done = (): void => guard.release();
      result.then(done, done);
    }
    return result;
  } finally {
    if (!isPending) guard.release();
  }
}
