/**
 * The heap of a state: how much it has allocated, when to collect, and which objects wait for their finalizers (manual §2.5). The tracing
 * itself is in collector.ts; `collectgarbage` (stdlib/collectgarbage.ts) sets what is set here.
 *
 * The host's engine frees memory by itself. A collection gives Lua its semantics: it clears weak tables, finds the objects to finalize, and
 * measures what is alive. So collections start by themselves only once a program can notice them: when it has set a finalizer or made a
 * weak table, or has called `collectgarbage`, or has a limit. They depend on what the program allocates, never on the engine.
 *
 * What must stay true: an object is in at most one of `finalizable` and `pending`.
 */
import { type AllocationOwner, Allowance, meter } from "./allocation.ts";
import type { Budget } from "./budget.ts";
import { type LimitReached, RoomNeeded } from "./errors.ts";
import { EVENT_GC, EVENT_MODE } from "./metamethods.ts";
import type { LuaTable } from "./table.ts";
import { LuaUserdata } from "./userdata.ts";
import type { LuaValue } from "./value.ts";

/** An object that can have a finalizer. */
export type Finalizable = LuaTable | LuaUserdata;

/** Marks a value as alive, and what it leads to. */
export type Visitor = (value: LuaValue) => void;

/** At least so many bytes are allocated between two collections. */
const MIN_ALLOWANCE = 1 << 20;
const MAX_ALLOWANCE = 1 << 29;

/** A collection that finds less room than this part of the limit has failed. */
const LEAST_ROOM = 1 / 32;
/** So many collections may fail one after the other. */
const MAX_FAILURES = 24;

export class Heap implements AllocationOwner {
  readonly allowance = new Allowance(MIN_ALLOWANCE);
  /** What the last collection found alive, in bytes. */
  private live = 0;
  /** Allowance granted since then; what is left of it is in the meter. */
  private granted = MIN_ALLOWANCE;

  /** `collectgarbage("stop")`. */
  isStopped = false;
  isGenerational = false;
  /** The next collection starts when memory in use has grown to this percentage of what was alive (§2.5.1). */
  pause = 200;
  stepMultiplier = 100;
  /** Work done by `collectgarbage("step")` towards a cycle, in bytes. */
  stepProgress = 0;

  /** Whether collections start by themselves. */
  private isAutomatic = false;
  /** A collection is due at the next safe point. */
  isDue = false;
  /** Finalizers are being called: nothing is collected meanwhile. */
  isFinalizing = false;
  /** The state is being closed: no object gets a finalizer any more. */
  isClosing = false;

  /** Objects marked for finalization, in the order in which they were marked. */
  readonly finalizable = new Set<Finalizable>();
  /** Objects found dead, in the order in which their finalizers are to be called. */
  readonly pending = new Set<Finalizable>();
  /** Where `takePending` is: a new iterator would pass over all that was deleted before, each time. */
  private nextPending: Iterator<Finalizable> | undefined = undefined;
  /** Visits values that only the host knows of. */
  readonly roots = new Set<(visit: Visitor) => void>();

  /** Is told what each collection finds alive, in bytes. */
  onMeasured: ((live: number) => void) | undefined = undefined;

  /** Stress: refuses whatever may be refused, every other time the allowance is used up, unless the collector is stopped. */
  refuses = false;
  private hasRefused = false;
  /** Least allowance. */
  minAllowance = MIN_ALLOWANCE;
  /**
   * Has room made in the middle of a library function that can neither be done again nor loses anything by a collection (one that goes on
   * after a pause); absent where RoomNeeded is thrown. Throws LimitReached.
   */
  collectForRoom: ((bytes: number) => void) | undefined = undefined;
  /** Bytes that may be in use: the memory limit in force. */
  private limit = Number.POSITIVE_INFINITY;
  /** How many collections that nobody asked for have failed, one after the other. */
  private failures = 0;

  constructor(private readonly budget: Budget) {
    budget.onMemoryLimit = this.setLimit;
  }

  /** Bytes in use: alive at the last collection, or allocated since. */
  get used(): number {
    return this.live + this.granted - this.left;
  }

  /** What is left of the allowance. */
  private get left(): number {
    return meter.allowance === this.allowance ? meter.left : this.allowance.left;
  }

  private set left(bytes: number) {
    if (meter.allowance === this.allowance) meter.left = bytes;
    else this.allowance.left = bytes;
  }

  /** A program can notice collections from now on. Returns false if it could already. */
  beAutomatic(): boolean {
    if (this.isAutomatic) return false;
    this.isAutomatic = true;
    if (this.granted > MIN_ALLOWANCE) this.requestCollection();
    return true;
  }

  allowanceUsed(bytes: number, mayRefuse: boolean): void {
    const { limit, used } = this;
    if (used > limit) {
      if (mayRefuse) {
        this.refuse(bytes);
        return;
      }
      this.requestCollection();
    } else if (this.isAutomatic && !this.isStopped && !this.isFinalizing) this.requestCollection();
    const needed = -this.left;
    this.grant(Math.max(needed, Math.min(Math.max(needed, this.minAllowance), limit - this.live - this.granted)));
    if (this.refuses && mayRefuse && !this.isStopped) {
      this.hasRefused = !this.hasRefused;
      if (this.hasRefused) this.refuse(bytes);
    }
  }

  /** Extends the allowance where that has no consequence: no limit, and no collection that would come of it. */
  extendsQuietly(): boolean {
    if (this.limit !== Number.POSITIVE_INFINITY || this.refuses) return false;
    if (this.isAutomatic && !this.isStopped && !this.isFinalizing) return false;
    this.grant(this.minAllowance);
    return true;
  }

  /** Bytes were taken for which there is no room yet. */
  private refuse(bytes: number): void {
    this.left += bytes;
    this.needRoom(bytes);
    this.left -= bytes;
  }

  private needRoom(bytes: number): void {
    if (this.collectForRoom === undefined) throw new RoomNeeded(bytes);
    this.collectForRoom(bytes);
  }

  require(bytes: number): void {
    if (!this.hasRoom(bytes)) this.needRoom(bytes);
  }

  /** Whether so many bytes more are within the limit. */
  hasRoom(bytes: number): boolean {
    return this.used + bytes <= this.limit;
  }

  /**
   * A field and no method: a function that is written where it is assigned to a property of another object counts as long-lived for the engine,
   * which puts it among its old objects, where it would keep the state until a full collection.
   */
  private readonly setLimit = (limit: number): void => {
    this.limit = limit;
    this.failures = 0;
    if (limit === Number.POSITIVE_INFINITY) return;
    this.beAutomatic();
    // The next collection is to come somewhat before the limit (see `measured`).
    const mark = limit - Math.floor(limit / 8);
    if (this.live + this.granted > mark) this.grant(Math.max(mark, this.used) - this.live - this.granted);
    if (this.used > limit) this.requestCollection();
  };

  charge(work: number): void {
    this.budget.charge(work);
  }

  take(work: number): void {
    this.budget.take(work);
  }

  private requestCollection(): void {
    this.isDue = true;
    this.budget.requestTrap();
  }

  private grant(bytes: number): void {
    this.granted += bytes;
    this.left += bytes;
  }

  /** A collection has found so many bytes alive. */
  measured(live: number): void {
    this.live = live;
    this.onMeasured?.(live);
    this.isDue = false;
    this.stepProgress = 0;
    this.granted = 0;
    this.left = 0;
    const pace = Math.max(this.minAllowance, Math.min(MAX_ALLOWANCE, Math.floor((live * (this.pause - 100)) / 100)));
    const room = this.limit - live;
    if (room > pace) this.grant(pace);
    // Somewhat before the limit, so that the next collection is at a charge point and not in the middle of an instruction; but not ever nearer.
    else if (room > this.limit * LEAST_ROOM) this.grant(Math.floor(Math.max(room - this.limit / 8, room / 2)));
    else this.grant(Math.max(0, room));
  }

  /** Whether what is alive passes the limit even after a collection. */
  get isOverLimit(): boolean {
    return this.used > this.limit;
  }

  /**
   * Told after each collection that started by itself. A program that lives just below its limit collects again and again for next to
   * nothing: true when it has done so for too long.
   */
  isExhausted(): boolean {
    if (this.live < this.limit * (1 - LEAST_ROOM)) this.failures = 0;
    else this.failures++;
    return this.failures > MAX_FAILURES;
  }

  /** The error of a program that needs more than the limit. */
  limitReached(): LimitReached {
    return this.budget.reachPart("memory", this.limit);
  }

  /** Gives an object its metatable and looks whether that makes it weak or finalizable (§2.5.3, §2.5.4). */
  setMetatable(object: Finalizable, metatable: LuaTable | undefined): void {
    if (object instanceof LuaUserdata) object.ownMetatable = metatable;
    else object.metatable = metatable;
    if (metatable === undefined) return;
    if (metatable.getField(EVENT_GC.field, EVENT_GC.key) !== undefined) this.addFinalizable(object);
    if (metatable.getField(EVENT_MODE.field, EVENT_MODE.key) !== undefined) this.beAutomatic();
  }

  private addFinalizable(object: Finalizable): void {
    if (this.isClosing || this.pending.has(object)) return;
    this.finalizable.add(object);
    this.beAutomatic();
  }

  /** Moves the objects that are to be finalized from `finalizable` to `pending`: the last marked comes first. */
  separate(isDead: (object: Finalizable) => boolean): void {
    const dead = [...this.finalizable].filter(isDead).reverse();
    for (const object of dead) {
      this.finalizable.delete(object);
      this.pending.add(object);
    }
  }

  /** A sealed userdata that finalizers alone lead to is finalized after the objects they belong to, if the host gave it a finalizer. */
  finalizeResurrected(userdata: LuaUserdata): void {
    if (userdata.ownMetatable?.getField(EVENT_GC.field, EVENT_GC.key) !== undefined) this.pending.add(userdata);
  }

  /** Takes the next object whose finalizer is to be called. */
  takePending(): Finalizable | undefined {
    this.nextPending ??= this.pending.values();
    const { value, done } = this.nextPending.next();
    if (done) {
      this.nextPending = undefined;
      return undefined;
    }
    this.pending.delete(value);
    return value;
  }
}
