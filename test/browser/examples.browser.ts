/**
 * The examples for browsers, each under the strict policy: scripts in the page, a worker, the game.
 */

import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { TestBrowser } from "./chromium.ts";

let browser: TestBrowser;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  browser = await TestBrowser.start();
});
afterAll(() => browser?.stop());
afterEach(async () => {
  await page.close();
  expect(complaints).toEqual([]);
});

/** Waits until a text of the page is there. (Conditions as strings would be code made of strings, which the policy forbids.) */
async function expectText(selector: string, text: string): Promise<void> {
  await expect.poll(() => page.textContent(selector), { timeout: 20_000 }).toBe(text);
}

async function open(example: string): Promise<void> {
  ({ page, complaints } = await browser.open(`examples/${example}/index.html`, "strict"));
}

test("the scripts of a page run in order, and wait", async () => {
  await open("script-tag");
  await expectText("#output", "hello, moon\nhello, tide\nand 50 ms later, without a callback\n");
  await expect.poll(() => page.title(), { timeout: 20_000 }).toBe("done");
});

test("a worker runs a script, and one that does not end is stopped", async () => {
  await open("worker");
  await page.click("#run");
  await expectText("#output", "17984\tprimes below 200000\n");
  await page.fill("#source", "print('begin') while true do end");
  await page.click("#run");
  await expectText("#output", "begin\n");
  await page.click("#stop");
  await expectText("#output", "begin\nstopped\n");
  await page.fill("#source", "error({}, 2)");
  await page.click("#run");
  await expectText("#output", "(error object is a table value)\n");
});

test("the game runs, and the boat follows the keys", async () => {
  await open("game-loop");
  await expect.poll(() => page.title(), { timeout: 20_000 }).toBe("Falling stars: 0");
  /** The left end of the boat: the first pixel of its colour. */
  const boat = (): Promise<number> =>
    page.evaluate(`{
      const row = document.querySelector("canvas").getContext("2d").getImageData(0, 284, 480, 1).data;
      Array.from({ length: 480 }, (_, x) => row[4 * x] === 160 && row[4 * x + 1] === 82).indexOf(true);
    }`);
  const start = await boat();
  await page.keyboard.down("ArrowLeft");
  await page.waitForTimeout(300);
  await page.keyboard.up("ArrowLeft");
  const end = await boat();
  expect(start).toBe(208);
  expect(end).toBeGreaterThanOrEqual(0);
  expect(end).toBeLessThan(start);
  // Of the looking, which is slow, not of the game.
  complaints = complaints.filter((text) => !text.startsWith("Canvas2D: Multiple readback"));
});
