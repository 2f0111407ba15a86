/**
 * The arguments of `callAsync`: a list of values, options, or both.
 */
import type { AsyncOptions } from "./execution.ts";

export function asyncArguments(first: readonly unknown[] | AsyncOptions, second: AsyncOptions): [readonly unknown[], AsyncOptions] {
  return Array.isArray(first) ? [first, second] : [[], first as AsyncOptions];
}
