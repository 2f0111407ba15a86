/**
 * Waiting for a state: `acquire` queues, first come first served, until nobody holds it, and gives a guard. Until the guard is released, others
 * who acquire wait.
 */
import { StateWord, type Waiter } from "../../vm/borrow.ts";
import type { Door } from "./door.ts";
import { hostSite, LuaAbortError, LuaBorrowError, LuaDeadlockError } from "./errors.ts";
import { UNCLONEABLE } from "./handle.ts";

/** How long `lua.acquire` waits, and for what. */
export interface AcquireOptions {
  /** Gives up when aborted: LuaAbortError. */
  readonly signal?: AbortSignal;
  /** Gives up after so many milliseconds: LuaBorrowError. Default: 30 000, so that nothing hangs for ever; Infinity waits. */
  readonly timeout?: number;
  /** A name for messages and the ledger. */
  readonly label?: string;
}

const DEFAULT_TIMEOUT = 30_000;
/** Longest delay of a timer. */
const MAX_TIMEOUT = 2 ** 31 - 1;

/** The state is its holder's until it is released. */
export class Guard implements Disposable {
  readonly #release: () => void;
  /** Makes cloning fail. */
  protected readonly uncloneable = UNCLONEABLE;

  /** @internal */
  constructor(release: () => void) {
    this.#release = release;
  }

  /** Lets the next one in. Doing it twice is harmless. */
  release(): void {
    this.#release();
  }

  /** The same as `release`, for `using`. */
  [Symbol.dispose](): void {
    this.release();
  }
}

/** Throws LuaDeadlockError at once where the caller belongs to the call chain that holds the state. */
export function acquire(door: Door, options: AcquireOptions): Promise<Guard> {
  const { borrow } = door;
  const site = hostSite(new Error().stack);
  if (borrow.word === StateWord.ENTERED) {
    const holder = borrow.running;
    const where = holder === undefined ? "a call in progress" : `${holder.label} at ${holder.site}`;
    return Promise.reject(
      new LuaDeadlockError("acquire", `the caller at ${site} belongs to ${where}, which would wait for itself`, { holder }),
    );
  }
  const { signal, timeout = DEFAULT_TIMEOUT } = options;
  return new Promise((resolve, reject) => {
    door.live("acquire");
    if (signal?.aborted) throw new LuaAbortError(signal.reason);
    const giveUp = (error: Error): void => {
      const place = borrow.queue.indexOf(waiter);
      if (place >= 0) borrow.queue.splice(place, 1);
      finish();
      reject(error);
    };
    const onAbort = (): void => giveUp(new LuaAbortError(signal?.reason));
    const timer =
      timeout <= MAX_TIMEOUT
        ? setTimeout(() => {
            const { holder } = borrow;
            const where = holder === undefined ? "" : `: it is held by ${holder.label} at ${holder.site}`;
            giveUp(new LuaBorrowError("acquire", `the state did not become free in ${timeout} ms${where}`, { holder, attempted: site }));
          }, timeout)
        : undefined;
    const finish = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
      door.waiting.delete(giveUp);
    };
    const waiter: Waiter = {
      label: options.label === undefined ? "a guard" : `guard '${options.label}'`,
      site,
      since: Date.now(),
      grant() {
        finish();
        resolve(new Guard(() => borrow.release(waiter)));
      },
    };
    signal?.addEventListener("abort", onAbort, { once: true });
    door.waiting.add(giveUp);
    borrow.queue.push(waiter);
    borrow.grantNext();
  });
}
