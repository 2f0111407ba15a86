/**
 * `lua.jit`: what the compiling tier has made of the programs of a state.
 *
 * What must stay true: asking changes nothing a script can notice; a report is a copy, which stays as it is.
 */
import { type CompilationReport, noReport } from "../../vm/jit/report.ts";
import type { CompilingTier } from "../../vm/jit/tier.ts";
import { decodeText } from "./encoding.ts";

export type { CodeReport, CompilationReason, CompilationReport, ExitReason, ExitReport, FunctionReport } from "../../vm/jit/report.ts";

/** Compiled code of a state; see `Lua.jit`. */
export class LuaJit {
  readonly #tier: CompilingTier | undefined;

  /** @internal */
  constructor(tier: CompilingTier | undefined) {
    this.#tier = tier;
  }

  /** Whether hot code is compiled: not with `jit: false` or `trace: true`, nor where the environment forbids to make code of strings. */
  get enabled(): boolean {
    return this.#tier?.isEnabled === true;
  }

  /** What was compiled so far, why and why not, how large it is, how long that took, and where it was left; see CompilationReport. */
  report(): CompilationReport {
    const report = this.#tier?.report() ?? noReport;
    const functions = report.functions.map((code) => ({ ...code, name: decodeText(code.name), source: decodeText(code.source) }));
    return { ...report, functions };
  }
}
