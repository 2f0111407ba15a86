/**
 * A rule: a Lua script that a user wrote, in a state of its own. It says which events it wants (`on(event, handler)`) and answers with verdicts
 * (`flag(reason)`); it reaches nothing else. What it keeps in the table `memory` outlives its versions.
 *
 * What must stay true: nothing that a script does leaves an exception behind here; every failure is a report.
 */
import { Lua, LuaConversionError, LuaError, LuaLimitError, LuaSyntaxError, LuaTable } from "tsuki";
import { codeFrame } from "./code-frame.mjs";

/** Verdicts that one rule may give about one event. */
const MAX_VERDICTS = 10;

/** What the engine says about a rule: one line, and the place in the rule's text. */
export class RuleFailure {
  constructor(text, frame) {
    this.text = text;
    this.frame = frame;
  }
}

/** One text of a rule, loaded. */
export class Rule {
  #lua;
  #limits;
  #source;
  #chunk;
  #handlers = new Map();
  #verdicts = [];
  /** How many events in a row it has failed at. */
  failures = 0;

  /** `limits`: `fuel` (units of work for an event, and for loading), `memory` (bytes). Throws a RuleFailure if the script does not load. */
  constructor(name, source, limits, memory = {}) {
    this.name = name;
    this.#source = source;
    this.#chunk = `${name}.lua`;
    this.#limits = limits;
    this.#lua = new Lua({ print: () => undefined, limits: { memory: limits.memory } });
    const { globals } = this.#lua;
    globals.set(
      "on",
      this.#service("on", ["string", "function"], (event, handler) => void this.#handlers.set(event, handler)),
    );
    globals.set(
      "flag",
      this.#service("flag", ["string"], (reason) => this.#flag(reason)),
    );
    globals.set("memory", this.#lua.createTable(memory));
    try {
      this.#attempt(() => this.#lua.exec(source, { name: `@${this.#chunk}` }));
    } catch (failure) {
      this.close();
      throw failure;
    }
  }

  /** The reasons for which the rule flags an event. Throws a RuleFailure if it fails. */
  judge({ type, ...details }) {
    const handler = this.#handlers.get(type);
    if (handler === undefined) return [];
    this.#verdicts = [];
    this.failures++;
    this.#attempt(() => handler(this.#lua.createTable(details)));
    this.failures = 0;
    return this.#verdicts;
  }

  /** What it remembers, for its next version: data only, for functions belong to this state. */
  get memory() {
    const memory = this.#lua.globals.get("memory");
    return memory instanceof LuaTable ? this.#attempt(() => memory.toJS()) : {};
  }

  close() {
    this.#lua.close();
  }

  #service(name, parameters, action) {
    return this.#lua.createFunction(action, { name, parameters });
  }

  #flag(reason) {
    if (this.#verdicts.length === MAX_VERDICTS) throw new RangeError(`no more than ${MAX_VERDICTS} flags for an event`);
    this.#verdicts.push(reason);
  }

  #attempt(action) {
    try {
      return this.#lua.withBudget({ fuel: this.#limits.fuel }, action);
    } catch (error) {
      throw new RuleFailure(this.#describe(error), codeFrame(error, this.#chunk, this.#source));
    }
  }

  #describe(error) {
    if (error instanceof LuaLimitError) return `${this.#chunk}: used up its ${error.kind} (${error.limit})`;
    if (![LuaError, LuaSyntaxError, LuaConversionError].some((kind) => error instanceof kind)) throw error;
    return error.message.startsWith(this.#chunk) ? error.message : `${this.#chunk}: ${error.message}`;
  }
}
