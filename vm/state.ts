/**
 * The state: everything one Lua universe owns. Libraries and the host keep a reference to it; the loop keeps what it needs in locals.
 */
import { Borrow } from "./borrow.ts";
import { Budget } from "./budget.ts";
import { ChunkCache } from "./chunk-cache.ts";
import { Coroutine, CoroutineStatus } from "./coroutine.ts";
import type { Execution } from "./execution.ts";
import type { FunctionBody, LuaFunction } from "./function.ts";
import { Heap } from "./heap.ts";
import type { Event } from "./metamethods.ts";
import { StepCode } from "./step-code.ts";
import type { Stress } from "./stress.ts";
import { LuaTable } from "./table.ts";
import type { Tier } from "./tier.ts";
import { givenTypeName, LuaUserdata, metatableOfObject } from "./userdata.ts";
import { type LuaValue, type TypeName, typeName } from "./value.ts";
import { Warnings } from "./warnings.ts";

/** Someone outside who may want to stop a program while it runs: the user of a command. */
export interface Attendant {
  /** Told every few milliseconds. Whether the program is to be stopped. */
  attend(): boolean;
  /** Stops it at the instruction that the interpreter has come to: throws a carrier. */
  stop(): void;
}

export class LuaState {
  readonly globals = LuaTable.withHash();
  /** `package.loaded` (§6.3): also where tracebacks look up the names of functions. */
  readonly loaded = new LuaTable();
  readonly mainThread = new Coroutine(undefined);
  running = this.mainThread;
  readonly borrow = new Borrow();
  /** The execution that runs, if it may wait for promises; undefined in plain calls. */
  execution: Execution | undefined = undefined;
  /** All executions that have begun and not ended. */
  readonly executions = new Set<Execution>();
  stress: Stress | undefined = undefined;
  readonly budget = new Budget();
  readonly heap = new Heap(this.budget);
  /** `debug.getregistry`. */
  readonly registry = new LuaTable();
  readonly warnings = new Warnings();
  /** What `load` has compiled. */
  readonly chunks = new ChunkCache();
  /** The code of threads with a hook. */
  readonly stepCode = new StepCode();
  /** The library function that was called last: the one at fault when it raises an error. */
  native: LuaFunction | undefined = undefined;
  /** The helpers of library functions written in Lua: parts of those, which nobody sees being called. */
  readonly helpers = new WeakSet<LuaFunction>();
  /** What tracebacks call the library functions of sandboxes: `string.rep`. */
  readonly sandboxNames = new WeakMap<LuaFunction, string>();
  /** Metatables of types without a metatable for each value; strings have one from the start. */
  readonly typeMetatables: Partial<Record<TypeName, LuaTable>> = {};
  /** `next`, and the iterator of `ipairs`: `for` loops over them are done without calls. */
  nextFunction: LuaFunction | undefined = undefined;
  ipairsIterator: LuaFunction | undefined = undefined;
  /** The entry of closures for callers outside the loop (interpreter.ts). */
  closureEntry: FunctionBody = () => undefined;
  /** Compiles hot code, where there is such a tier. */
  tier: Tier | undefined = undefined;
  /** Who is told at every trap that a program runs. */
  attendant: Attendant | undefined = undefined;
  /** How many runs of the loop are nested on the host's stack. */
  hostNesting = 0;

  /** The host keeps a trace (src/host/trace.ts): no tier may do more than the interpreter, or in another order. */
  isTraced = false;

  private identities: WeakMap<object, number> | undefined = undefined;
  private lastIdentity = 0;

  constructor() {
    this.mainThread.status = CoroutineStatus.RUNNING;
  }

  metatableOf(value: LuaValue): LuaTable | undefined {
    if (typeof value === "string") return this.typeMetatables.string;
    if (value instanceof LuaTable || value instanceof LuaUserdata) return metatableOfObject(value);
    return this.typeMetatables[typeName(value)];
  }

  /** The metamethod of a value for an event, or undefined. */
  metamethod(value: LuaValue, event: Event): LuaValue {
    const metatable = value instanceof LuaTable ? value.metatable : this.metatableOf(value);
    return metatable === undefined ? undefined : metatable.getField(event.field, event.key);
  }

  /** The number that stands for an object in texts such as `table: 0x0000002a`: counted, never an address, so that runs are repeatable. */
  identityOf(value: object): number {
    this.identities ??= new WeakMap();
    let identity = this.identities.get(value);
    if (identity === undefined) {
      identity = ++this.lastIdentity;
      this.identities.set(value, identity);
    }
    return identity;
  }

  /** The type of a value for messages: its metatable's `__name` if that is a string. */
  typeNameOf(value: LuaValue): string {
    return givenTypeName(value) ?? typeName(value);
  }
}
