/**
 * Node's errors in C's terms.
 */
import type { FileFailure } from "../../vm/host.ts";
import { failureNamed } from "../host/failures.ts";

/** An error that Node threw in C's terms; anything but a failure of the system is a bug of ours and goes on. */
export function failureOf(error: unknown): FileFailure {
  const code = (error as { code?: unknown } | undefined)?.code;
  if (typeof code !== "string") throw error;
  return failureNamed(code);
}
