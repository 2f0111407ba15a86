/**
 * Borrow cells: who uses a host object right now, many for reading or one for changing it (rules U1 to U8, S4).
 *
 * A cell belongs to a host object, not to a userdata, so that the rule holds across states as well. A call from Lua borrows for as long as
 * the host function is on the host's stack: such loans stand on one stack for the whole process, and cost a few stores. A loan that outlives
 * its call (a guard, an async method, a scope) is an object of its own.
 *
 * What must stay true: `borrows` of a cell is the number of its shared loans, or EXCLUSIVE if there is an exclusive one; whoever pushes loans
 * takes the stack back to its height on every way out.
 */
import type { Holder } from "../../vm/borrow.ts";
import type { Coroutine } from "../../vm/coroutine.ts";
import { placeAt } from "../../vm/inspect.ts";
import { decodeText } from "./encoding.ts";
import { hostSite } from "./errors.ts";
import type { HostUserdata } from "./userdata.ts";

/** Values of `borrows` that are no number of shared loans. */
export const enum CellState {
  EXCLUSIVE = -1,
  /** The object was taken out, destroyed, or disposed of by the collector. */
  DESTRUCTED = -2,
  /** The scope that lent the object has ended. */
  OUT_OF_SCOPE = -3,
}

export class BorrowCell {
  /** Loans that outlive a call. */
  readonly held: HeldLoan[] = [];
  /** What is to be done when the last loan ends. */
  private whenFree: (() => void)[] | undefined = undefined;

  constructor(
    /** How many shared loans there are, or one of CellState. */
    public borrows = 0,
  ) {}

  admits(isExclusive: boolean): boolean {
    return isExclusive ? this.borrows === 0 : this.borrows >= 0;
  }

  lend(isExclusive: boolean): void {
    this.borrows = isExclusive ? CellState.EXCLUSIVE : this.borrows + 1;
  }

  giveBack(): void {
    this.borrows = this.borrows > 0 ? this.borrows - 1 : 0;
    if (this.borrows === 0 && this.whenFree !== undefined) {
      const { whenFree } = this;
      this.whenFree = undefined;
      for (const action of whenFree) action();
    }
  }

  /** Does something when the last loan has ended, which must not throw; at once if there is none. */
  onceFree(action: () => void): void {
    if (this.borrows === 0) action();
    else this.whenFree = [...(this.whenFree ?? []), action];
  }

  /** Whether a call uses the object, on the host's stack or waiting for a promise. */
  get isInCall(): boolean {
    return calls.find(this) !== undefined || this.held.some((loan) => loan.isCall);
  }

  /** Somebody who has the object. */
  get holder(): Holder | undefined {
    return calls.find(this) ?? this.held[0];
  }

  /** Why a loan is refused. */
  refusal(isExclusive: boolean, subject = "userdata"): string {
    if (this.borrows === CellState.DESTRUCTED) return "userdata has been destructed";
    if (this.borrows === CellState.OUT_OF_SCOPE) return "a destructed callback or destructed userdata method was called";
    const { holder } = this;
    const how = this.borrows === CellState.EXCLUSIVE ? "mutably borrowed" : "borrowed";
    const where = holder === undefined ? "" : `: it is ${how} by ${holder.label} at ${holder.site}`;
    return `error ${isExclusive ? "mutably " : ""}borrowing ${subject}${where}`;
  }
}

/** The cells of userdata without an object. */
export const DESTRUCTED = new BorrowCell(CellState.DESTRUCTED);
export const OUT_OF_SCOPE = new BorrowCell(CellState.OUT_OF_SCOPE);

const cells = new WeakMap<object, BorrowCell>();

/** The one cell of a host object. */
export function cellOf(object: object): BorrowCell {
  let cell = cells.get(object);
  if (cell === undefined) {
    cell = new BorrowCell();
    cells.set(object, cell);
  }
  return cell;
}

/* ---- Loans to calls in progress ---- */

/** What borrows: a method, a field, an argument. */
export interface Borrower {
  /** For messages and the ledger: `method 'Counter.add'`. */
  readonly label: string;
}

const NOBODY: Borrower = { label: "nobody" };

/** A loan to a host function on the host's stack; used again and again. */
class CallLoan implements Holder {
  userdata: HostUserdata | undefined = undefined;
  cell: BorrowCell = DESTRUCTED;
  isExclusive = false;
  borrower = NOBODY;
  /** Where the call was made: a frame that stays as it is for as long as the call lasts. */
  thread: Coroutine | undefined = undefined;
  depth = 0;
  private firstSeen = 0;

  get label(): string {
    return this.borrower.label;
  }

  get site(): string {
    return luaSite(this.thread as Coroutine, this.depth);
  }

  get since(): number {
    if (this.firstSeen === 0) this.firstSeen = Date.now();
    return this.firstSeen;
  }

  /** Forgets the loan, lest it keep a state in memory. */
  clear(): void {
    this.userdata = undefined;
    this.cell = DESTRUCTED;
    this.borrower = NOBODY;
    this.thread = undefined;
    this.firstSeen = 0;
  }
}

function luaSite(thread: Coroutine, depth: number): string {
  const place = placeAt(thread, depth);
  return place === undefined ? "the host" : decodeText(place);
}

class CallLoans {
  private readonly loans: CallLoan[] = [];
  /** How many are in use. */
  height = 0;

  /** Lends the object of a userdata to a call that the thread which runs has just made. The cell admits it. */
  push(userdata: HostUserdata, isExclusive: boolean, borrower: Borrower): void {
    const { loans, height } = this;
    if (height === loans.length) loans.push(new CallLoan());
    const loan = loans[height] as CallLoan;
    const { cell } = userdata;
    const thread = userdata.type.state.running;
    loan.userdata = userdata;
    loan.cell = cell;
    loan.isExclusive = isExclusive;
    loan.borrower = borrower;
    loan.thread = thread;
    loan.depth = thread.depth;
    cell.lend(isExclusive);
    this.height = height + 1;
  }

  /** Ends the loans above a height. */
  release(height: number): void {
    while (this.height > height) {
      const loan = this.loans[--this.height] as CallLoan;
      const { cell } = loan;
      loan.clear();
      cell.giveBack();
    }
  }

  /** Makes the loans above a height outlive their call, which waits for a promise. Gives what ends them; undefined if there are none. */
  hold(height: number): (() => void) | undefined {
    if (this.height === height) return undefined;
    const held: HeldLoan[] = [];
    while (this.height > height) {
      const loan = this.loans[--this.height] as CallLoan;
      const { cell, borrower, thread, depth } = loan;
      const userdata = loan.userdata as HostUserdata;
      const site = (): string => luaSite(thread as Coroutine, depth);
      held.push(new HeldLoan(cell, borrower.label, site, userdata.type.classes.held, userdata, true));
      loan.clear();
    }
    return () => {
      for (const loan of held) loan.release();
    };
  }

  /** The latest loan of a cell. */
  find(cell: BorrowCell): Holder | undefined {
    return this.loans.findLast((loan, position) => position < this.height && loan.cell === cell);
  }

  /** The userdata in use, with their holders. */
  *inUse(): IterableIterator<CallLoan & { userdata: HostUserdata }> {
    for (let position = 0; position < this.height; position++) yield this.loans[position] as CallLoan & { userdata: HostUserdata };
  }
}

/** The loans to all calls in progress, of all states. */
export const calls = new CallLoans();

/* ---- Loans that outlive a call ---- */

export class HeldLoan implements Holder {
  readonly since = Date.now();
  readonly isExclusive: boolean;
  isReleased = false;

  constructor(
    /** Has lent already. */
    readonly cell: BorrowCell,
    readonly label: string,
    private readonly describeSite: () => string,
    /** The loans of the state. */
    private readonly book: Set<HeldLoan>,
    readonly userdata: HostUserdata | undefined,
    readonly isCall = false,
  ) {
    this.isExclusive = cell.borrows === CellState.EXCLUSIVE;
    cell.held.push(this);
    book.add(this);
  }

  /** Lends to the host function that is calling this package. The cell admits it. */
  static byHost(cell: BorrowCell, isExclusive: boolean, label: string, book: Set<HeldLoan>, userdata?: HostUserdata): HeldLoan {
    cell.lend(isExclusive);
    // The text of a stack is made when it is asked for.
    const here = new Error();
    return new HeldLoan(cell, label, () => hostSite(here.stack), book, userdata);
  }

  get site(): string {
    return this.describeSite();
  }

  /** Ends the loan. Doing it twice is harmless. */
  release(): void {
    if (this.isReleased) return;
    this.isReleased = true;
    const { cell } = this;
    cell.held.splice(cell.held.indexOf(this), 1);
    this.book.delete(this);
    cell.giveBack();
  }
}
