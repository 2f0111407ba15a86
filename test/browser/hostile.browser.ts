/**
 * Every hostile script once more, in workers of Chromium: on pages whose policy forbids to make code of strings, and on pages without a policy. Two
 * pages at a time take one script after the other.
 */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsOf, type Header, listScripts, type Script, usualLimits } from "../hostile/header.mjs";
import { languageGlobals } from "../hostile/language-globals.mjs";
import { policies, TestBrowser } from "./chromium.ts";

type Result = { ending: string; message: string; faults: string[] };
interface HostilePage {
  runHostile(script: object, names: readonly string[]): Promise<Result>;
}

const PAGES = 2;

/** Work until a script is stopped that is to run out of fuel: less than in Node, where these programs ran three times already. */
const FUEL_TO_RUN_OUT = 10_000_000;

/** A worker has half the stack of a page, and the values of one call stand on it: 50 000, not 120 000. */
const beyondTheStack = ["work/unpack_amplify.lua", "work/unpack_many_values.lua", "work/vararg_copies.lua"];

/** The header of a script as it is for a worker. */
function headerFor({ name, header }: Script): Header {
  const fuel = header.fuel === usualLimits.fuelToRunOut ? FUEL_TO_RUN_OUT : header.fuel;
  return { ...header, fuel, expect: beyondTheStack.includes(name) ? [...header.expect, "error stack overflow"] : header.expect };
}

const names = languageGlobals();

let browser: TestBrowser;
beforeAll(async () => {
  browser = await TestBrowser.start();
});
afterAll(() => browser?.stop());

test.each(policies)("policy %s: all scripts end as they should", { timeout: 600_000 }, async (policy) => {
  const scripts = listScripts();
  const failed: string[] = [];
  const work = async (): Promise<void> => {
    const { page, complaints } = await browser.open("test/browser/hostile.html", policy);
    for (let script = scripts.shift(); script !== undefined; script = scripts.shift()) {
      const { name, path } = script;
      const header = headerFor(script);
      const result = await page.evaluate(([script, names]) => (globalThis as unknown as HostilePage).runHostile(script, names), [
        { name: basename(name), source: readFileSync(path, "latin1"), header },
        names,
      ] as const);
      const faults = faultsOf(header, result);
      if (faults.length > 0) failed.push(`${name}: ${faults.join("; ")}`);
    }
    await page.close();
    failed.push(...complaints);
  };
  await Promise.all(Array.from({ length: PAGES }, work));
  expect(failed).toEqual([]);
});
