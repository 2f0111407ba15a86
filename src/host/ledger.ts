/**
 * The borrow ledger: who holds what of a state, right now.
 */
import { type Holder, StateWord } from "../../vm/borrow.ts";
import type { Door } from "./door.ts";

/** A holder, for people and tools. */
export interface LedgerEntry extends Holder {
  /** Milliseconds since it began. */
  readonly age: number;
}

/** A live borrow of a host object. The clock is not read for calls in progress: such a borrow counts from when the ledger first saw it. */
export interface LedgerBorrow extends LedgerEntry {
  /** For reading, or for changing. */
  readonly kind: "shared" | "exclusive";
}

/** Who holds what of a state, at the moment of asking. */
export interface Ledger {
  /** `entered` while Lua code runs, `suspended` while executions wait for promises. */
  readonly state: "idle" | "entered" | "suspended" | "closed" | "moved" | "poisoned";
  /** The executions in flight, and a guard if there is one. */
  readonly owners: readonly LedgerEntry[];
  /** Who waits in `acquire`, the next one first. */
  readonly queue: readonly LedgerEntry[];
  /** The objects of the host that are borrowed. */
  readonly borrows: readonly LedgerBorrow[];
  /** Live handles and pins. */
  readonly handles: number;
  /** How deep the host and Lua code call each other right now. */
  readonly nesting: number;
  /** Frames in use on the running thread; 0 when nothing runs or waits on it. */
  readonly frames: number;
}

const stateNames = {
  [StateWord.IDLE]: "idle",
  [StateWord.ENTERED]: "entered",
  [StateWord.SUSPENDED]: "suspended",
  [StateWord.DISPOSING]: "entered",
  [StateWord.CLOSED]: "closed",
  [StateWord.MOVED]: "moved",
  [StateWord.POISONED]: "poisoned",
} as const;

export function ledgerOf(door: Door): Ledger {
  const { borrow, state } = door;
  const now = Date.now();
  const entry = ({ label, site, since }: Holder): LedgerEntry => ({ label, site, since, age: now - since });
  const owners = [...state.executions].map(entry);
  if (borrow.guard !== undefined) owners.push(entry(borrow.guard));
  return {
    state: stateNames[borrow.word],
    owners,
    queue: borrow.queue.map(entry),
    borrows: door.classes.borrows().map((live) => ({ ...entry(live), kind: live.kind })),
    handles: door.handles.count,
    nesting: state.hostNesting,
    frames: state.running.depth + 1,
  };
}
