/**
 * Sandboxes as a host holds them: environments for scripts that must not reach each other, in one state (stdlib/sandbox.ts). Made by
 * `lua.sandbox()`.
 *
 * What must stay true: a sandbox has the capabilities it was given and no others; what the state has is not handed on, but for `print` and
 * `warn`.
 */
import type { LibraryName } from "../../stdlib/open.ts";
import type { Chunk } from "./chunk.ts";
import type { AsyncOptions } from "./execution.ts";
import type { LoadOptions, Lua } from "./lua.ts";
import type { Capabilities } from "./surroundings.ts";
import type { LuaTable } from "./table-handle.ts";

export interface SandboxOptions extends Capabilities {
  /**
   * Libraries to open, whatever the state itself has: `"safe"` (default) as for `new Lua`, `"all"`, or a list. Those that reach outside do
   * so through the sandbox's own capabilities. Of `debug` there is `traceback` only.
   */
  readonly libs?: "safe" | "all" | readonly LibraryName[];
  /** Seed of the sandbox's own `math.random`; default: 0. */
  readonly seed?: number | bigint;
}

/** How to load a chunk in a sandbox: its environment is the sandbox's. */
export type SandboxLoadOptions = Omit<LoadOptions, "env">;

/** Sandboxes that were dropped without being disposed of. Nothing depends on it. */
const dropped = new FinalizationRegistry<() => void>((release) => release());

/**
 * Globals and libraries of a script's own. What it changes, nobody else sees; limits are those of the state. `lua.load(source, { env:
 * sandbox.globals })` is the same as `sandbox.load(source, { mode: "bt" })`.
 */
export class Sandbox implements Disposable {
  readonly #lua: Lua;
  readonly #globals: LuaTable;
  readonly #release: () => void;

  /** @internal */
  constructor(lua: Lua, globals: LuaTable, release: () => void, isDeterministic: boolean) {
    this.#lua = lua;
    this.#globals = globals;
    this.#release = release;
    if (!isDeterministic) dropped.register(this, release, this);
  }

  /** The sandbox's table of global variables. */
  get globals(): LuaTable {
    return this.#globals;
  }

  /** Compiles a chunk for the sandbox; source text only unless `mode` says otherwise. Throws LuaSyntaxError, LuaOwnershipError. */
  load(source: string | Uint8Array, options: SandboxLoadOptions = {}): Chunk {
    return this.#lua.load(source, { mode: "t", ...options, env: this.#globals });
  }

  /** Runs a chunk for its effects. Throws LuaSyntaxError, LuaError, LuaLimitError, LuaOwnershipError. */
  exec(source: string | Uint8Array, options?: SandboxLoadOptions): void {
    this.load(source, options).exec();
  }

  /** Runs a chunk and gives its first result. */
  // biome-ignore lint/suspicious/noExplicitAny: what a chunk gives is up to it
  eval(source: string | Uint8Array, options?: SandboxLoadOptions): any {
    return this.load(source, options).eval();
  }

  /** Runs a chunk and gives all its results. */
  evalAll(source: string | Uint8Array, options?: SandboxLoadOptions): unknown[] {
    return this.load(source, options).evalAll();
  }

  /** Runs a chunk in an execution that may wait for promises. */
  async execAsync(source: string | Uint8Array, options: SandboxLoadOptions & AsyncOptions = {}): Promise<void> {
    await this.load(source, options).execAsync(options);
  }

  /** The same; gives the first result. */
  // biome-ignore lint/suspicious/noExplicitAny: what a chunk gives is up to it
  async evalAsync(source: string | Uint8Array, options: SandboxLoadOptions & AsyncOptions = {}): Promise<any> {
    return this.load(source, options).evalAsync(options);
  }

  /** Lets go of the sandbox: its values live on only where somebody else holds them. Disposing twice is harmless. */
  dispose(): void {
    dropped.unregister(this);
    this.#release();
    this.#globals.dispose();
  }

  /** The same as `dispose`, for `using`. */
  [Symbol.dispose](): void {
    this.dispose();
  }
}
