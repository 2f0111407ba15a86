/**
 * The rules of a folder, kept as the files are: before each event, rules whose file has changed are loaded anew, and what they remember goes on. A
 * new text that does not load changes nothing, the old one stays in force. A rule that fails at three events in a row is switched off until its file
 * changes.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { Rule, RuleFailure } from "./rule.mjs";

const MAX_FAILURES = 3;

export class RulesEngine {
  #folder;
  #report;
  /** By file: `{ stamp, rule }`, without a rule if it never loaded or is switched off. */
  #entries = new Map();

  /** `report(text, frame)` is told of everything that happens to rules. */
  constructor(folder, report) {
    this.#folder = folder;
    this.#report = report;
  }

  /** What the rules say about an event: `{ rule, reasons }` of each that says something. */
  judge(event) {
    this.#refresh();
    const verdicts = [];
    for (const entry of this.#entries.values()) {
      if (entry.rule === undefined) continue;
      const { name } = entry.rule;
      const reasons = this.#guard(() => entry.rule.judge(event)) ?? [];
      if (reasons.length > 0) verdicts.push({ rule: name, reasons });
      if (entry.rule.failures < MAX_FAILURES) continue;
      this.#report(`${name}: switched off after ${MAX_FAILURES} failures`);
      entry.rule.close();
      entry.rule = undefined;
    }
    return verdicts;
  }

  close() {
    for (const { rule } of this.#entries.values()) rule?.close();
    this.#entries.clear();
  }

  #refresh() {
    const files = readdirSync(this.#folder).filter((file) => file.endsWith(".lua"));
    for (const [file, { rule }] of this.#entries) {
      if (files.includes(file)) continue;
      this.#report(`${file.slice(0, -4)}: removed`);
      rule?.close();
      this.#entries.delete(file);
    }
    for (const file of files.sort()) {
      const { mtimeMs, size } = statSync(join(this.#folder, file));
      const stamp = `${mtimeMs} ${size}`;
      const entry = this.#entries.get(file) ?? {};
      if (entry.stamp === stamp) continue;
      this.#entries.set(file, { stamp, rule: this.#load(file, entry) });
    }
  }

  /** The new version of a rule; if it does not load, the one there is. */
  #load(file, { stamp, rule: old }) {
    const name = file.slice(0, -4);
    const limits = this.#limitsOf(name);
    const source = readFileSync(join(this.#folder, file), "utf8");
    const memory = old && this.#guard(() => old.memory);
    const fresh = this.#guard(() => new Rule(name, source, limits, memory));
    if (fresh === undefined) return old;
    if (stamp !== undefined) this.#report(`${name}: loaded anew`);
    old?.close();
    return fresh;
  }

  /** What a rule may use, from limits.json: its own entry over the one for all. */
  #limitsOf(name) {
    const { all, ...others } = JSON.parse(readFileSync(join(this.#folder, "limits.json"), "utf8"));
    return { ...all, ...(Object.hasOwn(others, name) && others[name]) };
  }

  /** Runs what may fail because of a rule; failures are reported and give nothing. */
  #guard(action) {
    try {
      return action();
    } catch (failure) {
      if (!(failure instanceof RuleFailure)) throw failure;
      this.#report(failure.text, failure.frame);
      return undefined;
    }
  }
}
