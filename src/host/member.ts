/**
 * Members of registered classes as Lua functions: methods, accessors of fields, and metamethods. Each borrows its object for the time of the
 * call, after its arguments have been converted (U5); an exclusive one finds nobody else using it (U1 to U3).
 *
 * What must stay true: loans end on every way out of a call: when it returns or raises, or, if it waits for a promise, when the wait is over
 * in any way (U4, U6).
 */
import { typeNameOf } from "../../stdlib/args.ts";
import { LibraryError } from "../../vm/errors.ts";
import type { FunctionBody } from "../../vm/function.ts";
import { refusalToWait } from "../../vm/refusals.ts";
import type { Sentinel } from "../../vm/transfer.ts";
import type { LuaValue } from "../../vm/value.ts";
import { type BorrowCell, type Borrower, calls, OUT_OF_SCOPE } from "./borrow-cell.ts";
import type { BorrowKind } from "./class-definition.ts";
import type { Door } from "./door.ts";
import { decodeText, encodeText } from "./encoding.ts";
import type { HostClass } from "./host-class.ts";
import { type HostBody, resultToLua } from "./host-function.ts";
import { type ParameterKind, Signature } from "./parameters.ts";
import { HostUserdata } from "./userdata.ts";

export interface MemberDefinition {
  readonly borrow: BorrowKind;
  readonly call?: HostBody | undefined;
  readonly parameters?: readonly ParameterKind[];
  readonly async?: boolean;
}

export class Member implements Borrower {
  private readonly signature: Signature | undefined;
  private readonly isExclusive: boolean;
  private readonly takes: boolean;
  private readonly call: HostBody | undefined;
  private readonly isAsync: boolean;

  constructor(
    private readonly door: Door,
    private readonly type: HostClass,
    readonly label: string,
    private readonly name: string,
    { borrow, call, parameters, async }: MemberDefinition,
  ) {
    if (borrow !== "ref" && borrow !== "mut" && borrow !== "once") throw new TypeError(`${label} must borrow by "ref", "mut" or "once"`);
    this.signature = parameters && new Signature(door, parameters, label);
    this.isExclusive = borrow === "mut";
    this.takes = borrow === "once";
    this.call = call;
    this.isAsync = async === true;
  }

  /** Called with the object and the method's arguments. */
  methodBody(): FunctionBody {
    return (...values) => this.run(values);
  }

  /** Called with the object; what else Lua passes is left out. */
  unaryBody(): FunctionBody {
    return (self) => this.run([self]);
  }

  /** Called with two operands, of which one at least is an instance. */
  operatorBody(): FunctionBody {
    return (left, right) => {
      const height = calls.height;
      const turn = this.door.leave();
      try {
        const isOurs = this.isInstance(left) || this.isInstance(right);
        if (!isOurs) throw this.badSelf([left]);
        this.door.trace?.values(this.label, [left, right]);
        const operands = [left, right].map((value) => (this.isInstance(value) ? this.lend(value) : this.door.toHost(value)));
        const result = (this.call as HostBody)(...operands);
        this.door.checkReturn();
        return resultToLua(this.door, result, height);
      } catch (error) {
        throw this.door.errors.toLua(error);
      } finally {
        if (calls.height !== height) calls.release(height);
        this.door.reenter(turn);
      }
    };
  }

  private isInstance(value: LuaValue): value is HostUserdata {
    return value instanceof HostUserdata && value.type.isA(this.type);
  }

  private run(values: LuaValue[]): LuaValue | Sentinel {
    const { door, signature, call } = this;
    const height = calls.height;
    const turn = door.leave();
    try {
      const self = values[0];
      if (!(self instanceof HostUserdata && self.type.isA(this.type))) throw this.badSelf(values);
      if (this.isAsync) this.checkWait();
      door.trace?.values(this.label, values);
      const args: unknown[] = values;
      if (signature !== undefined) signature.convert(values, 1);
      else for (let position = 1; position < args.length; position++) args[position] = door.toHost(values[position]);
      const object = this.lend(self);
      let result: unknown;
      if (call !== undefined) {
        args[0] = object;
        result = call.apply(undefined, args);
      } else {
        args.shift();
        result = this.methodOf(object).apply(object, args);
      }
      door.checkReturn();
      return resultToLua(door, result, height);
    } catch (error) {
      throw door.errors.toLua(error);
    } finally {
      if (calls.height !== height) calls.release(height);
      door.reenter(turn);
    }
  }

  /** The object's own method, which may be that of a subclass. */
  private methodOf(object: unknown): HostBody {
    const method = (object as Record<string, unknown>)[this.name];
    if (typeof method !== "function") throw new TypeError(`${this.type.name} has no method '${this.name}'`);
    return method as HostBody;
  }

  /** The object, lent to the call in progress, or taken out for it. */
  private lend(self: HostUserdata): unknown {
    const { cell, object } = self;
    if (this.takes) {
      if (cell.borrows !== 0) throw this.refusal(cell, true);
      this.door.classes.part(self);
      return object;
    }
    const { isExclusive } = this;
    if (isExclusive ? cell.borrows !== 0 : cell.borrows < 0) throw this.refusal(cell, isExclusive);
    calls.push(self, isExclusive, this);
    return object;
  }

  private checkWait(): void {
    const refusal = refusalToWait(this.door.state);
    if (refusal !== undefined) throw new LibraryError(refusal);
  }

  /* ---- Errors ---- */

  private refusal(cell: BorrowCell, isExclusive: boolean): LibraryError {
    const reason = cell.refusal(isExclusive);
    return cell === OUT_OF_SCOPE ? new LibraryError(reason) : this.badArgument(reason);
  }

  private badSelf(values: readonly LuaValue[]): LibraryError {
    const isMissing = values.length === 0;
    return this.badArgument(isMissing ? "missing argument" : `${this.type.name} expected, got ${decodeText(typeNameOf(values[0]))}`);
  }

  private badArgument(detail: string): LibraryError {
    return new LibraryError(encodeText(`bad argument \`self\` to '${this.type.name}.${this.name}' (${detail})`));
  }
}
