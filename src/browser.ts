/**
 * `tsuki/browser`: runs the Lua scripts of a page, `<script type="text/lua">`, as a browser runs those of its own language. Optional: nothing else
 * imports it, and nothing happens until `runScripts` is called.
 */

import { Lua } from "./host/compiling-lua.ts";
import { LuaError, LuaSyntaxError } from "./host/errors.ts";

/** What is needed of a page: `document` has it. */
export interface ScriptPage {
  /** The elements that a selector of CSS finds, in the order of the page. */
  querySelectorAll(selectors: string): Iterable<ScriptElement>;
}

/** A `<script>` element. */
export interface ScriptElement {
  /** The address of the text; empty if it is in the element. */
  readonly src: string;
  /** The text in the element. */
  readonly textContent: string | null;
  /** Names the chunk in messages. */
  readonly id: string;
}

/** Where the scripts of a page run, and who takes their errors. */
export interface RunScriptsOptions {
  /** The state they run in, one after the other, sharing globals. Default: a new one with the safe libraries. */
  readonly lua?: Lua;
  /** Where the elements are. Default: the document. */
  readonly page?: ScriptPage;
  /** Takes the error of a script; the next one runs all the same, as in a page. Default: `console.error`, with Lua's traceback. */
  readonly onError?: (error: unknown, script: ScriptElement) => void;
  /** Ends the waiting script, and those behind it. */
  readonly signal?: AbortSignal;
}

/**
 * Runs every `<script type="text/lua">` that is in the page now, in order; each may wait for promises, and the next one waits for it. A script with
 * `src` is fetched. Chunks are named after the element: its address, its `id`, or `script 1`. Gives the state they ran in, to be closed by the
 * caller; never rejects because of a script.
 */
export async function runScripts(options: RunScriptsOptions = {}): Promise<Lua> {
  const { lua = new Lua(), page = (globalThis as unknown as { document: ScriptPage }).document, onError = report, signal } = options;
  let count = 0;
  for (const script of page.querySelectorAll('script[type="text/lua"]')) {
    count++;
    if (signal?.aborted) break;
    try {
      const name = script.src || script.id || `script ${count}`;
      const source = script.src === "" ? (script.textContent ?? "") : await textAt(script.src, signal);
      await lua.execAsync(source, { name: `=${name}`, ...(signal && { signal }) });
    } catch (error) {
      onError(error, script);
    }
  }
  return lua;
}

async function textAt(address: string, signal: AbortSignal | undefined): Promise<Uint8Array> {
  const response = await fetch(address, signal && { signal });
  if (!response.ok) throw new Error(`${address}: ${response.status} ${response.statusText}`);
  return new Uint8Array(await response.arrayBuffer());
}

function report(error: unknown): void {
  if (error instanceof LuaError) console.error(`${error.message}\n${error.traceback}`);
  else console.error(error instanceof LuaSyntaxError ? error.message : error);
}
