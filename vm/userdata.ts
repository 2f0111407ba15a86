/**
 * Userdata: a host object as a Lua value (manual §2.1). Opaque to scripts but for its metatable and user values.
 */
import { allocate, chargeText, noteAllocation, USERDATA_SIZE } from "./allocation.ts";
import { cutAtZero } from "./c-string.ts";
import { LuaTable } from "./table.ts";
import type { LuaValue } from "./value.ts";

/** A host object that holds Lua values, which live as long as the userdata does. */
export abstract class Traced {
  /** Visits every Lua value the object holds. */
  abstract trace(visit: (value: LuaValue) => void): void;
}

export class LuaUserdata {
  /** The last pass of the collector that reached it. */
  mark = 0;
  /** Not `metatable`: by that name compiled code tells tables from all other values. */
  ownMetatable: LuaTable | undefined = undefined;
  /** What indexing by a name finds before it asks the metatable: the methods of a class of the host. */
  members: LuaTable | undefined = undefined;
  readonly userValues: LuaValue[] = [];
  /** Bytes the host object takes, as far as the host says: they count as memory in use. */
  size = 0;

  constructor(
    public object: unknown,
    /** A bare identity without user values or metatable of its own (PUC's light userdata). */
    readonly isLight = false,
    /**
     * Its metatable belongs to the host: no library shows or changes it. If the host gave it a finalizer, that is also called when only dying
     * objects lead to the userdata, without the userdata being marked for finalization.
     */
    readonly isSealed = false,
  ) {
    allocate(USERDATA_SIZE);
  }

  /** The object has another size now. */
  resize(size: number): void {
    noteAllocation(size - this.size);
    this.size = size;
  }
}

/** The metatable of one object, where each may have another (§2.4). */
export function metatableOfObject(object: LuaTable | LuaUserdata): LuaTable | undefined {
  return object instanceof LuaUserdata ? object.ownMetatable : object.metatable;
}

/** The name of its type that the metatable of a table or userdata gives as `__name`, for error messages. */
export function givenTypeName(value: LuaValue): string | undefined {
  if (!(value instanceof LuaTable || value instanceof LuaUserdata)) return undefined;
  const name = metatableOfObject(value)?.getString("__name");
  if (typeof name !== "string") return undefined;
  chargeText(name.length);
  return cutAtZero(name);
}
