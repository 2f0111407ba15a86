/** placeholder */
import type { Holder } from "../../vm/borrow.ts";
import type { LuaUserdata } from "../../vm/userdata.ts";
import type { LuaValue } from "../../vm/value.ts";
import type { Door } from "./door.ts";

export interface LiveBorrow extends Holder {
  readonly kind: "shared" | "exclusive";
}

export class ClassRegistry {
  constructor(readonly door: Door) {}
  toLua(_value: object, _operation: string): LuaValue {
    return undefined;
  }
  toHost(value: LuaUserdata): unknown {
    return value.object;
  }
  borrows(): readonly LiveBorrow[] {
    return [];
  }
}
