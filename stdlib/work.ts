/**
 * What library functions pay for their work (vm/budget.ts): about one unit for each byte, element or step of a search, before they do it,
 * or batch by batch where they find out on the way how much it is.
 *
 * What must stay true: a charge depends on the arguments of a call alone, never on caches; it may raise, so it comes where raising leaves
 * everything consistent.
 */
import { allocateString, chargeWork, ELEMENT_SIZE, requireRoom, stringSize } from "../vm/allocation.ts";
import { ThrownValue } from "../vm/errors.ts";
import { MAX_HOST_LENGTH } from "./limits.ts";
import type { LibraryServices } from "./services.ts";

/** Work that the call itself has paid for: everyday calls on short strings cost no charge of their own. */
export const FREE_WORK = 16;
/** Work done at most before it is charged, where its extent is not known. */
export const BATCH = 1000;

/** What it takes to ask the host for something. */
export const HOST_WORK = 50;
/** What it takes to have the host open a file or start a program. */
export const OPEN_WORK = 1000;

/** Whatever takes fuel: the services of a library, or a budget. */
type Payer = Pick<LibraryServices, "charge">;

/** The state that runs, for functions that do not know theirs. */
export const RUNNING: Payer = { charge: chargeWork };

export function charge(payer: Payer, work: number): void {
  if (work > FREE_WORK) payer.charge(work);
}

/**
 * Charges for a string that is about to be built and asks for the memory, and raises, as the engine itself would, if it could not hold it
 * (unwind.ts). Whoever takes the string notes it.
 */
export function chargeString(payer: Payer, length: number): void {
  if (length <= FREE_WORK) return;
  if (length <= MAX_HOST_LENGTH) payer.charge(length);
  requireString(length);
}

/** Asks for the memory of a string, or of one that has grown so far, before more is put to it. */
export function requireString(length: number): void {
  if (length > MAX_HOST_LENGTH) throw new ThrownValue("not enough memory");
  if (length > FREE_WORK) requireRoom(stringSize(length));
}

/** A string that was made to be one result of several: those, unlike a single result, nobody else notes. */
export function newString(text: string): string {
  allocateString(text.length);
  return text;
}

/** Charges for a list of values that is about to be built, and asks for the memory. */
export function chargeList(payer: Payer, count: number): void {
  if (count <= FREE_WORK) return;
  payer.charge(count);
  requireRoom(ELEMENT_SIZE * count);
}
