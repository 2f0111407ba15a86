/**
 * `tsuki --lint`: what the linter finds in a script, for people or as JSON. Called by lua.ts.
 */
import { chunkId } from "../../vm/chunk-name.ts";
import { type Finding, lint } from "../compiler/lint.ts";
import { decodeText } from "../host/encoding.ts";
import { INTERNALS, Lua } from "../host/lua.ts";
import { codeFrame } from "./code-frame.ts";
import { paintFor } from "./colours.ts";
import type { Output } from "./node-files.ts";
import { suggestion } from "./suggestion.ts";

/** Writes what is suspicious in a script; says whether nothing is. Throws LuaSyntaxError. */
export function lintScript(output: Output, chunkName: string, text: string, asJson: boolean): boolean {
  const known = knownGlobals();
  const file = decodeText(chunkId(chunkName));
  const findings = lint(text, chunkId(chunkName), known).map((finding) => withSuggestion(finding, known));
  if (asJson)
    output.write(
      `${JSON.stringify(
        findings.map((finding) => ({ file, ...finding })),
        undefined,
        2,
      )}\n`,
    );
  else for (const finding of findings) output.write(reportOf(file, text, finding));
  return findings.length === 0;
}

/** A finding with the name that was meant, where that is certain. */
type Suggested = Finding & { readonly suggestion?: string };

function withSuggestion(finding: Finding, known: ReadonlySet<string>): Suggested {
  const meant = finding.rule === "undefined-global" ? suggestion(finding.name as string, known) : undefined;
  return { ...finding, message: decodeText(finding.message), ...(meant === undefined ? {} : { suggestion: meant }) };
}

/** `file:line:column: message [rule]`, and on a terminal the line. */
function reportOf(file: string, text: string, finding: Suggested): string {
  const { line, column, endColumn, message, rule, suggestion: meant } = finding;
  const hint = meant === undefined ? "" : `; did you mean '${meant}'?`;
  const head = `${file}:${line}:${column}: ${message}${hint} [${rule}]\n`;
  if (!process.stdout.isTTY) return head;
  return head + codeFrame(text, line, { start: column - 1, end: endColumn - 1 }, process.stdout.columns || 80, paintFor(1));
}

/** The globals that every script finds when the command runs it. */
function knownGlobals(): Set<string> {
  const known = new Set(["arg"]);
  const lua = new Lua({ libs: "all" });
  const { globals } = lua[INTERNALS].state;
  for (let key = globals.nextKey(undefined); key !== undefined; key = globals.nextKey(key)) if (typeof key === "string") known.add(key);
  lua.close();
  return known;
}
