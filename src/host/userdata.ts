/**
 * Userdata of host objects: what Lua sees of an object that was lent or given to it.
 *
 * What must stay true: a userdata has its object exactly as long as its cell is the object's, or one that a scope made for it; afterwards
 * its metatable is one whose metamethods all raise (U7), and nothing leads from it to the object.
 */
import type { LuaTable } from "../../vm/table.ts";
import { LuaUserdata as MachineUserdata } from "../../vm/userdata.ts";
import type { BorrowCell } from "./borrow-cell.ts";
import type { ClassOf } from "./class-definition.ts";
import type { HostClass } from "./host-class.ts";
import type { Lifetime } from "./lifetime.ts";

export class HostUserdata extends MachineUserdata {
  constructor(
    object: object,
    readonly type: HostClass,
    public cell: BorrowCell,
    /** Whether Lua owns the object, so that it is disposed of with the userdata; otherwise it is only lent. */
    readonly isOwned: boolean,
    /** That of the scope that made it. */
    readonly lifetime: Lifetime | undefined = undefined,
    /** The userdata that stood for the object before a scope lent it. */
    readonly shadowed: HostUserdata | undefined = undefined,
  ) {
    super(object, false, true);
    this.ownMetatable = type.metatable;
    this.members = type.methods;
  }

  get isAlive(): boolean {
    return this.object !== undefined;
  }

  /** Whether it has an object, which is an instance of a class, registered or not. */
  isA(Class: ClassOf<unknown>): boolean {
    return this.isAlive && Object.prototype.isPrototypeOf.call(Class.prototype as object, this.object as object);
  }

  /** Parts it from its object; `cell` says why. */
  destruct(cell: BorrowCell, metatable: LuaTable): void {
    this.cell = cell;
    this.object = undefined;
    // Nothing leads from it to the object any more.
    this.resize(0);
    this.ownMetatable = metatable;
    this.members = undefined;
  }
}
