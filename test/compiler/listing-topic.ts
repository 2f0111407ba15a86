/**
 * The form of a listing test: a function body, and what it must compile to, on one line.
 *
 * Each case is compiled as `local u, v; return function(parameters) source end`; the RETURN0 that ends every function is left out.
 */
import { compile } from "../../src/compiler/compile.ts";
import { compactListing } from "../../vm/listing.ts";
import type { Prototype } from "../../vm/prototype.ts";

export interface ListingCase {
  readonly parameters: string;
  readonly source: string;
  readonly listing: string;
}

export interface Topic {
  readonly title: string;
  readonly cases: readonly ListingCase[];
}

/** The inner function of a case. */
export function compileFunction(parameters: string, source: string): Prototype {
  return compile(`local u, v; return function(${parameters}) ${source} end`, "=test").prototypes[0] as Prototype;
}

export function listingOf(parameters: string, source: string): string {
  return compactListing(compileFunction(parameters, source)).replace(/(^|; )RETURN0$/, "");
}
