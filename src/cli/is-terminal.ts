/**
 * Whether a standard stream is a terminal. Asked by all commands at their start, so it loads Node's module for terminals only where there may
 * be one: that takes some milliseconds.
 */
import { fstatSync } from "node:fs";

export function isTerminal(descriptor: 0 | 1 | 2): boolean {
  try {
    return fstatSync(descriptor).isCharacterDevice() && process.getBuiltinModule("node:tty").isatty(descriptor);
  } catch {
    // Closed.
    return false;
  }
}
