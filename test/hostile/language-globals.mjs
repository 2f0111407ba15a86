/**
 * The names of the globals that the language itself has: a new context has no others. For `intrinsics.mjs`, which runs in browsers too.
 */
import { runInNewContext } from "node:vm";

export const languageGlobals = () =>
  runInNewContext("Object.getOwnPropertyNames(globalThis)").filter((name) => name !== "console" && name !== "globalThis");
