/**
 * The registered classes of a state, and the userdata of their instances: which userdata stands for which object, and how userdata end.
 *
 * What must stay true: as long as a userdata is alive, its object converts to it and to no other; nothing here keeps an object alive that
 * nobody else has.
 */
import { setNamed } from "../../stdlib/define.ts";
import { StateWord } from "../../vm/borrow.ts";
import { FatalError, LibraryError, ThrownValue } from "../../vm/errors.ts";
import { LibraryClosure } from "../../vm/function.ts";
import type { Visitor } from "../../vm/heap.ts";
import { LuaTable as MachineTable } from "../../vm/table.ts";
import { resultsOf } from "../../vm/transfer.ts";
import type { LuaUserdata as MachineUserdata } from "../../vm/userdata.ts";
import type { LuaValue } from "../../vm/value.ts";
import { type BorrowCell, calls, cellOf, DESTRUCTED, type HeldLoan, OUT_OF_SCOPE } from "./borrow-cell.ts";
import type { ClassOf } from "./class-definition.ts";
import type { Door } from "./door.ts";
import { encodeText } from "./encoding.ts";
import { messageOf } from "./error-door.ts";
import { coreOf } from "./function-handle.ts";
import { type AnyDefinition, EVENTS, HostClass } from "./host-class.ts";
import { type HostBody, isThenable, wrapHostFunction } from "./host-function.ts";
import type { Lifetime } from "./lifetime.ts";
import { HostUserdata } from "./userdata.ts";
import { LuaUserdata } from "./userdata-handle.ts";

/** A loan, for the ledger. */
export interface LiveBorrow {
  readonly kind: "shared" | "exclusive";
  readonly label: string;
  readonly site: string;
  readonly since: number;
}

export class ClassRegistry {
  /** Loans that outlive a call. */
  readonly held = new Set<HeldLoan>();
  private readonly byPrototype = new Map<unknown, HostClass>();
  private readonly userdata = new WeakMap<object, HostUserdata>();
  private readonly metatables = new Map<BorrowCell, MachineTable>();
  /** Of objects whose class is not registered; made when the first one comes. */
  private opaqueClass: HostClass | undefined = undefined;

  constructor(private readonly door: Door) {
    door.state.heap.roots.add(this.visit);
  }

  /** What is borrowed stays alive: somebody uses it. */
  private readonly visit = (visit: Visitor): void => {
    for (const { userdata } of calls.inUse()) if (this.isOurs(userdata)) visit(userdata);
    for (const { userdata } of this.held) visit(userdata);
  };

  private isOurs(userdata: HostUserdata): boolean {
    return userdata.type.state === this.door.state;
  }

  /* ---- Classes ---- */

  /** Registers a class; gives the table of its statics. Throws TypeError for a definition that makes no sense. */
  register(Class: ClassOf<object>, definition: AnyDefinition): MachineTable {
    const prototype: unknown = typeof (Class as unknown) === "function" ? Class.prototype : undefined;
    if (typeof prototype !== "object" || prototype === null) throw new TypeError("registerClass takes a class");
    if (this.byPrototype.has(prototype)) throw new TypeError(`${Class.name} is registered already`);
    const base = definition.extends && this.baseOf(Class, definition.extends);
    const type = this.createClass(Class, definition, base);
    const statics = this.staticsOf(type, definition);
    this.byPrototype.set(prototype, type);
    return statics;
  }

  private baseOf(Class: ClassOf<object>, Base: ClassOf<object>): HostClass {
    const base = this.typeOf(Base);
    if (base === undefined) throw new TypeError(`${Class.name} extends ${Base.name}, which is not registered`);
    if (!Object.prototype.isPrototypeOf.call(Base.prototype, Class.prototype)) {
      throw new TypeError(`${Class.name} does not extend ${Base.name}`);
    }
    return base;
  }

  private createClass(Class: ClassOf<object>, definition: AnyDefinition, base: HostClass | undefined): HostClass {
    return new HostClass(this.door, this, Class, definition, base, (self) => {
      if (self instanceof HostUserdata) this.finalize(self);
      return resultsOf([]);
    });
  }

  private staticsOf(type: HostClass, { construct, statics = {} }: AnyDefinition): MachineTable {
    const { door } = this;
    const table = new MachineTable();
    for (const [name, value] of Object.entries(statics)) {
      const converted =
        typeof value === "function" && coreOf(value) === undefined
          ? this.staticFunction(type, name, value as HostBody)
          : door.toLua(value, "registerClass");
      setNamed(table, encodeText(name), converted);
    }
    if (construct === undefined || construct === false) return table;
    const make = this.staticFunction(type, "new", construct === true ? newInstance(type.Class) : checkedInstance(type, construct));
    setNamed(table, "new", make);
    const metatable = new MachineTable();
    setNamed(metatable, "__call", new LibraryClosure((_, ...values) => make.call(...values), `${type.name}.new`, []));
    setNamed(metatable, "__metatable", false);
    table.metatable = metatable;
    return table;
  }

  private staticFunction(type: HostClass, name: string, body: HostBody): LibraryClosure {
    const qualified = `${type.name}.${name}`;
    return new LibraryClosure(wrapHostFunction(this.door, body, { name: qualified }), qualified, []);
  }

  private get opaque(): HostClass {
    this.opaqueClass ??= this.createClass({ prototype: {}, name: "userdata" }, {}, undefined);
    return this.opaqueClass;
  }

  /** The registered class, itself. */
  typeOf(Class: ClassOf<unknown>): HostClass | undefined {
    return this.byPrototype.get(Class.prototype);
  }

  nameOf(Class: ClassOf<unknown>): string {
    return this.typeOf(Class)?.name ?? Class.name;
  }

  /** The class by which an object is known: its own or the nearest one above that is registered. */
  private classOf(object: object): HostClass | undefined {
    if (this.byPrototype.size === 0) return undefined;
    for (let prototype = Object.getPrototypeOf(object); prototype !== null; prototype = Object.getPrototypeOf(prototype)) {
      const type = this.byPrototype.get(prototype);
      if (type !== undefined) return type;
    }
    return undefined;
  }

  /* ---- Objects and userdata ---- */

  /** The Lua value of an object; undefined if its class is not registered. */
  toLua(object: object, operation: string): LuaValue {
    const userdata = this.userdata.get(object);
    if (userdata !== undefined) return userdata;
    const type = this.classOf(object);
    if (type === undefined) return undefined;
    return type.toLua === undefined ? this.create(object, type) : this.door.toLua(type.toLua(object), operation);
  }

  /** The userdata of an object, of a registered class or not. */
  userdataOf(object: object): HostUserdata {
    return this.userdata.get(object) ?? this.create(object, this.classOf(object) ?? this.opaque);
  }

  private create(object: object, type: HostClass): HostUserdata {
    const size = type.sizeOf(object);
    const userdata = new HostUserdata(object, type, cellOf(object), true);
    userdata.resize(size);
    if (type.dispose !== undefined) this.door.state.heap.setMetatable(userdata, type.metatable);
    this.userdata.set(object, userdata);
    return userdata;
  }

  /** A userdata that stands for an object while a scope lasts. */
  lend(object: object, cell: BorrowCell, isOwned: boolean, lifetime: Lifetime): HostUserdata {
    const type = this.classOf(object) ?? this.opaque;
    const size = isOwned ? type.sizeOf(object) : 0;
    const userdata = new HostUserdata(object, type, cell, isOwned, lifetime, this.userdata.get(object));
    userdata.resize(size);
    this.userdata.set(object, userdata);
    return userdata;
  }

  toHost(value: MachineUserdata): unknown {
    return this.door.errors.isHostError(value) ? value.object : new LuaUserdata(this.door, value);
  }

  /* ---- Ends ---- */

  /** Parts a userdata from its object: every later use raises. */
  part(userdata: HostUserdata, cell = DESTRUCTED): void {
    const object = userdata.object as object;
    if (this.userdata.get(object) === userdata) {
      let other = userdata.shadowed;
      while (other !== undefined && !other.isAlive) other = other.shadowed;
      if (other === undefined) this.userdata.delete(object);
      else this.userdata.set(object, other);
    }
    this.door.state.heap.finalizable.delete(userdata);
    userdata.destruct(cell, this.metatableWithout(cell));
  }

  /** Parts a userdata from its object for good, and has the object disposed of as soon as nobody uses it. */
  destroy(userdata: HostUserdata): void {
    const { type, cell, isOwned } = userdata;
    const object = userdata.object as object;
    this.part(userdata);
    if (isOwned) this.dispose(object, type, cell);
  }

  /** Disposes of an object that has lost its userdata, once nobody uses it any more. What the disposer throws that late is a warning. */
  dispose(object: object, { dispose }: HostClass, cell: BorrowCell): void {
    if (dispose === undefined) return;
    if (cell.borrows === 0) dispose(object);
    else {
      cell.onceFree(() => {
        try {
          dispose(object);
        } catch (error) {
          this.door.state.warnings.error(encodeText(messageOf(error)), "dispose");
        }
      });
    }
  }

  /** The collector has found that Lua code cannot reach a userdata, or the state is being closed (U9, G1). */
  private finalize(userdata: HostUserdata): void {
    if (!userdata.isAlive) return;
    const { borrow, heap } = this.door.state;
    const { word } = borrow;
    borrow.word = StateWord.DISPOSING;
    try {
      this.destroy(userdata);
    } catch (error) {
      // Becomes a warning. Nothing keeps the next finalizer from its turn while the state is being closed, not even a bug of the host.
      const carrier = this.door.errors.toLua(error);
      throw carrier instanceof FatalError && !heap.isClosing ? carrier : new ThrownValue(encodeText(messageOf(error)));
    } finally {
      borrow.word = word;
    }
  }

  /** The metatable of userdata that have lost their object (U7). */
  private metatableWithout(cell: BorrowCell): MachineTable {
    let metatable = this.metatables.get(cell);
    if (metatable === undefined) {
      metatable = new MachineTable();
      const raise = new LibraryClosure(
        () => {
          throw new LibraryError(cell.refusal(false));
        },
        "destructed",
        [],
      );
      for (const event of EVENTS) setNamed(metatable, event, raise);
      setNamed(metatable, "__name", cell === OUT_OF_SCOPE ? "userdata out of scope" : "destructed userdata");
      setNamed(metatable, "__metatable", false);
      this.metatables.set(cell, metatable);
    }
    return metatable;
  }

  /** The state is being closed: nobody may use its objects any more. */
  close(): void {
    for (const loan of [...this.held]) loan.release();
  }

  /** The loans of the state that are alive. */
  borrows(): readonly LiveBorrow[] {
    const live: LiveBorrow[] = [];
    for (const loan of calls.inUse()) {
      if (this.isOurs(loan.userdata)) {
        live.push({ label: loan.label, site: loan.site, since: loan.since, kind: loan.isExclusive ? "exclusive" : "shared" });
      }
    }
    for (const { label, site, since, isExclusive } of this.held)
      live.push({ label, site, since, kind: isExclusive ? "exclusive" : "shared" });
    return live;
  }
}

function newInstance(Class: ClassOf<object>): HostBody {
  return (...args) => Reflect.construct(Class as unknown as new () => object, args);
}

/** Makes sure that a function that makes instances does. */
function checkedInstance({ Class, name }: HostClass, construct: HostBody): HostBody {
  const check = (instance: unknown): unknown => {
    if (instance instanceof (Class as unknown as new () => object)) return instance;
    throw new TypeError(`the function that makes instances of ${name} made something else`);
  };
  return (...args) => {
    const made = construct(...args);
    return typeof made === "object" && made !== null && isThenable(made) ? made.then(check) : check(made);
  };
}
