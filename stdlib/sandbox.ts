/**
 * Sandboxes: environments of scripts that must not reach each other, in one state. Each has globals and library tables of its own.
 * Functions that know nothing of the world are shared by all of them; those that do (environment.ts) are made for each, with the
 * capabilities it was given. So nothing has to be protected from writing: what a script writes to, `string.x` or `_G.x`, is its own.
 *
 * Made by the host (src/host/sandbox.ts).
 *
 * What must stay true: no table that a script of one sandbox can reach is reachable from another sandbox or from the state's own globals;
 * functions are shared only if they have no state that scripts can change.
 */
import { LuaFunction } from "../vm/function.ts";
import type { Visitor } from "../vm/heap.ts";
import type { Host } from "../vm/host.ts";
import type { LuaState } from "../vm/state.ts";
import { LuaTable } from "../vm/table.ts";
import type { LuaValue } from "../vm/value.ts";
import { Warnings } from "../vm/warnings.ts";
import { openBase } from "./base.ts";
import { newLibrary, setNamed } from "./define.ts";
import type { Environment } from "./environment.ts";
import { createIoLibrary } from "./io.ts";
import { randomFunctions } from "./math.ts";
import { closeBase, type LibraryName, openLibraries, servicesFor, unavailable } from "./open.ts";
import { createOsLibrary } from "./os.ts";
import { createPackageLibrary } from "./package.ts";
import type { LibraryServices } from "./services.ts";

/** Basic functions that are made for each sandbox. */
const CONFINED = new Set(["collectgarbage", "dofile", "getmetatable", "load", "loadfile", "print", "warn"]);
/** Libraries whose functions are shared, and those that are made for each sandbox. Of `debug` there is what every script may have. */
const SHARED = ["coroutine", "table", "string", "math", "utf8", "debug"] as const;
const MADE = ["package", "os", "io"] as const;

/** An environment in use. */
export interface OpenSandbox {
  readonly globals: LuaTable;
  /** Lets go of what the environment keeps alive. */
  release(): void;
}

export class Sandboxes {
  /** The globals that sandboxes are copied from; no script reaches them. */
  private readonly template: LuaTable;
  /** The globals of those in use. */
  private readonly inUse = new WeakSet<LuaTable>();

  constructor(private readonly state: LuaState) {
    const environment = newEnvironment();
    // Whatever asks the host is made for each sandbox: this one is asked nothing.
    const nobody: Host = { compile: () => ({ message: "" }), print: () => undefined, warn: () => undefined };
    openLibraries(state, nobody, 0n, "safe", environment);
    this.template = environment.globals;
    this.nameFunctions("", this.template);
    for (const name of SHARED) this.nameFunctions(`${name}.`, this.template.getString(name) as LuaTable);
    keepRoots(state, environment);
  }

  open(host: Host, seed: bigint, libraries: readonly LibraryName[]): OpenSandbox {
    const { state, template } = this;
    const environment = newEnvironment();
    const { globals, loaded } = environment;
    const services = servicesFor(state, environment, host, seed);
    this.openBase(environment, host, services);
    if (!libraries.includes("base")) closeBase(globals);
    setNamed(loaded, "_G", globals);
    for (const name of SHARED) {
      const isOpen = libraries.includes(name);
      const library = isOpen || name === "debug" ? copyOf(template.getString(name) as LuaTable) : unavailable(name);
      setNamed(globals, name, library);
      if (isOpen) setNamed(loaded, name, library);
      if (isOpen && name === "math") this.define("math.", library, newLibrary(randomFunctions(services)));
    }
    for (const name of MADE) {
      const isOpen = libraries.includes(name);
      const library = isOpen ? this.make(name, environment, host, services) : copyOf(template.getString(name) as LuaTable);
      setNamed(globals, name, library);
      if (isOpen) setNamed(loaded, name, library);
    }
    if (!libraries.includes("package")) {
      if (host.loader !== undefined) createPackageLibrary(environment, host, services);
      else setNamed(globals, "require", template.getString("require"));
    }
    state.sandboxNames.set(globals.getString("require") as LuaFunction, "require");
    const letGo = keepRoots(state, environment);
    this.inUse.add(globals);
    const release = (): void => {
      this.inUse.delete(globals);
      letGo();
    };
    return { globals, release };
  }

  /** Whether a value is the globals of a sandbox in use, which keeps them alive. */
  keeps(value: LuaValue): boolean {
    return value instanceof LuaTable && this.inUse.has(value);
  }

  /** The basic functions: those that stay in the environment are its own. */
  private openBase(environment: Environment, host: Host, services: LibraryServices): void {
    const { globals } = environment;
    openBase(this.state, environment, host, services.selfHosted);
    for (const [name, value] of entriesOf(globals)) {
      if (!(value instanceof LuaFunction)) continue;
      if (CONFINED.has(name)) this.state.sandboxNames.set(value, name);
      else setNamed(globals, name, this.template.getString(name));
    }
  }

  private make(name: (typeof MADE)[number], environment: Environment, host: Host, services: LibraryServices): LuaTable {
    let library: LuaTable;
    if (name === "os") library = createOsLibrary(this.state, host, services);
    else if (name === "io") library = createIoLibrary(this.state, services, environment.roots, host);
    else library = createPackageLibrary(environment, host, services);
    this.nameFunctions(`${name}.`, library);
    return library;
  }

  /** Sets functions that are a sandbox's own. */
  private define(prefix: string, library: LuaTable, functions: LuaTable): void {
    this.nameFunctions(prefix, functions);
    for (const [name, value] of entriesOf(functions)) setNamed(library, name, value);
  }

  private nameFunctions(prefix: string, library: LuaTable): void {
    for (const [name, value] of entriesOf(library)) {
      if (value instanceof LuaFunction) this.state.sandboxNames.set(value, prefix + name);
    }
  }
}

function newEnvironment(): Environment {
  return { globals: LuaTable.withHash(), loaded: new LuaTable(), warnings: new Warnings(), isSandbox: true, roots: new Set() };
}

/** Has the collector visit the roots of an environment until what it gives is called. */
function keepRoots(state: LuaState, environment: Environment): () => void {
  const visitor = (visit: Visitor): void => {
    visit(environment.globals);
    visit(environment.loaded);
    for (const visitRoot of environment.roots) visitRoot(visit);
  };
  state.heap.roots.add(visitor);
  return () => state.heap.roots.delete(visitor);
}

/** The fields of a library. */
function entriesOf(library: LuaTable): [name: string, value: LuaValue][] {
  const entries: [string, LuaValue][] = [];
  for (let key = library.nextKey(undefined); key !== undefined; key = library.nextKey(key)) entries.push([key as string, library.get(key)]);
  return entries;
}

/** A copy of a library. The metatable of one that is not there is out of reach, so copies share it. */
function copyOf(library: LuaTable): LuaTable {
  const copy = new LuaTable();
  for (const [name, value] of entriesOf(library)) setNamed(copy, name, value);
  copy.metatable = library.metatable;
  return copy;
}
