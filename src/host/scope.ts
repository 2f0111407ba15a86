/**
 * Scopes: functions and userdata that live no longer than a callback of the host, or than its promise (rules S1 to S4).
 *
 * What must stay true: when the first disposer runs, nothing made in the scope can be used any more (S2).
 */
import { LibraryError } from "../../vm/errors.ts";
import { BorrowCell, cellOf, HeldLoan, OUT_OF_SCOPE } from "./borrow-cell.ts";
import type { Door } from "./door.ts";
import { LuaAliasError, LuaScopeError } from "./errors.ts";
import { LuaFunction } from "./function-handle.ts";
import { exclusive, type FunctionOptions, type HostBody, isThenable, wrapHostFunction } from "./host-function.ts";
import { ScopedFunction } from "./lifetime.ts";
import type { HostUserdata } from "./userdata.ts";
import { LuaUserdata } from "./userdata-handle.ts";

/** Something made in a scope. */
interface Made {
  /** Makes it unusable. */
  invalidate?(): void;
  dispose?(): void;
}

function raiseOutOfScope(): never {
  throw new LibraryError(OUT_OF_SCOPE.refusal(false));
}

/** Makes things that die with the scope. Every method throws LuaScopeError once it has ended. */
export class Scope {
  readonly #door: Door;
  readonly #lifetime = { isOver: false };
  readonly #made: Made[] = [];

  private constructor(door: Door) {
    this.#door = door;
  }

  /** @internal */
  static run<Result>(door: Door, action: (scope: Scope) => Result): Result {
    door.open("scope");
    const scope = new Scope(door);
    const failed = (error: unknown): never => {
      const errors = scope.#end();
      throw errors.length === 0 ? error : disposalError([error, ...errors]);
    };
    const done = <Value>(value: Value): Value => {
      const errors = scope.#end();
      if (errors.length > 0) throw disposalError(errors);
      return value;
    };
    let result: Result;
    try {
      result = action(scope);
    } catch (error) {
      return failed(error);
    }
    if (typeof result === "object" && result !== null && isThenable(result)) return result.then(done, failed) as Result;
    return done(result);
  }

  /** A Lua function that calls a host function; see FunctionOptions. After the scope it raises an error. */
  createFunction(body: HostBody, options: FunctionOptions = {}): LuaFunction {
    const door = this.#open("createFunction");
    const scoped = new ScopedFunction(wrapHostFunction(door, body, options), options.name ?? body.name, this.#lifetime);
    const handle = LuaFunction.create(door, scoped);
    this.#made.push({
      invalidate() {
        scoped.call = raiseOutOfScope;
        handle.dispose();
      },
    });
    return handle;
  }

  /** The same for one that must not be entered again while it runs, or while its promise is pending. */
  createFunctionMut(body: HostBody, options: FunctionOptions = {}): LuaFunction {
    this.#open("createFunctionMut");
    return this.createFunction(exclusive(body), { name: body.name, ...options });
  }

  /**
   * Gives an object to the scope: after it the object is disposed of, if its class says so. Throws LuaAliasError if anybody has borrowed it.
   */
  createUserdata<T extends object>(object: T): LuaUserdata<T> {
    return this.#lend("createUserdata", object, true, true);
  }

  /** Lends an object for reading: Lua code can call its `ref` methods. Throws LuaAliasError if it is lent for changing. */
  borrow<T extends object>(object: T): LuaUserdata<T> {
    return this.#lend("borrow", object, false, false);
  }

  /** Lends an object for changing. Nobody else can borrow it meanwhile, in any state. Throws LuaAliasError if anybody has borrowed it. */
  borrowMut<T extends object>(object: T): LuaUserdata<T> {
    return this.#lend("borrowMut", object, true, false);
  }

  /** Has something disposed of at the end of the scope, in the order of creation. Gives it back. */
  add<D extends Disposable>(disposable: D): D {
    this.#open("add");
    this.#made.push({ dispose: () => disposable[Symbol.dispose]() });
    return disposable;
  }

  /** Whether it has ended. */
  get ended(): boolean {
    return this.#lifetime.isOver;
  }

  #open(operation: string): Door {
    if (this.#lifetime.isOver) throw new LuaScopeError(`scope.${operation}`, "the scope has ended");
    this.#door.open(`scope.${operation}`);
    return this.#door;
  }

  #lend<T extends object>(operation: string, object: T, isExclusive: boolean, isOwned: boolean): LuaUserdata<T> {
    const door = this.#open(operation);
    const objectCell = cellOf(object);
    if (!objectCell.admits(isExclusive)) {
      throw new LuaAliasError(`scope.${operation}`, objectCell.refusal(isExclusive, "the object"), { holder: objectCell.holder });
    }
    const loan = HeldLoan.byHost(objectCell, isExclusive, "a scope", door.classes.held);
    // What is lent exclusively is borrowed again, from the scope, by those who use the userdata.
    const cell = isExclusive ? new BorrowCell() : objectCell;
    const userdata = door.classes.lend(object, cell, isOwned, this.#lifetime);
    const handle = new LuaUserdata<T>(door, userdata);
    let isLeft = false;
    this.#made.push({
      invalidate() {
        isLeft = userdata.isAlive;
        if (isLeft) door.classes.part(userdata, OUT_OF_SCOPE);
        handle.dispose();
        revoke(userdata, cell);
        if (!isExclusive) loan.release();
      },
      dispose() {
        // An asynchronous method that is still waiting has the object until then.
        if (isExclusive) cell.onceFree(() => loan.release());
        if (isOwned && isLeft) door.classes.dispose(object, userdata.type, cell);
      },
    });
    return handle;
  }

  /** Ends the scope; gives the errors of disposers. */
  #end(): unknown[] {
    this.#lifetime.isOver = true;
    const errors: unknown[] = [];
    const attempt = (action: (() => void) | undefined): void => {
      try {
        action?.();
      } catch (error) {
        errors.push(error);
      }
    };
    for (const made of this.#made) attempt(made.invalidate);
    for (const made of this.#made) attempt(made.dispose);
    return errors;
  }
}

/** Ends the guards of a userdata. */
function revoke(userdata: HostUserdata, cell: BorrowCell): void {
  for (const loan of [...cell.held]) if (loan.userdata === userdata && !loan.isCall) loan.release();
}

function disposalError(errors: unknown[]): AggregateError {
  return new AggregateError(errors, "disposers of a scope failed");
}
