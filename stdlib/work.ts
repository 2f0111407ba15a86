/**
 * What library functions pay for their work (vm/budget.ts): about one unit for each byte, element or step of a search, before they do it,
 * or batch by batch where they find out on the way how much it is.
 *
 * What must stay true: a charge depends on the arguments of a call alone, never on caches; it may raise, so it comes where raising leaves
 * everything consistent.
 */
import { ThrownValue } from "../vm/errors.ts";
import { MAX_HOST_LENGTH } from "./limits.ts";
import type { LibraryServices } from "./services.ts";

/** Work that the call itself has paid for: everyday calls on short strings cost no charge of their own. */
export const FREE_WORK = 16;
/** Work done at most before it is charged, where its extent is not known. */
export const BATCH = 1000;

export function charge(services: LibraryServices, work: number): void {
  if (work > FREE_WORK) services.charge(work);
}

/** Charges for a string that is about to be built, and raises, as the engine itself would, if it could not hold it (unwind.ts). */
export function chargeString(services: LibraryServices, length: number): void {
  if (length <= FREE_WORK) return;
  if (length > MAX_HOST_LENGTH) throw new ThrownValue("not enough memory");
  services.charge(length);
}
