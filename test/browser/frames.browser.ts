/**
 * A page goes on drawing while a script of some seconds runs in it. On an idle machine the time between two frames stays that of the screen (frames.html,
 * opened by hand, shows it); what is asserted here holds on a busy one too, and on none if the script kept the page to itself.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import { policies, TestBrowser } from "./chromium.ts";

interface Frames {
  duration: number;
  frames: number;
  median: number;
  longest: number;
}

let browser: TestBrowser;
beforeAll(async () => {
  browser = await TestBrowser.start();
});
afterAll(() => browser?.stop());

test.each(policies)("policy %s: frames follow one another from the begin of the script to its end", async (policy) => {
  const { page, complaints } = await browser.open("test/browser/frames.html", policy);
  await expect.poll(() => page.title(), { timeout: 50_000 }).toBe("Frames: measured");
  const results = JSON.parse((await page.textContent("#output")) ?? "") as Record<string, Frames>;
  expect(Object.keys(results)).toHaveLength(2);
  for (const { duration, frames, median, longest } of Object.values(results)) {
    expect(frames).toBeGreaterThan(duration / 100);
    expect(median).toBeLessThan(100);
    expect(longest).toBeLessThan(500);
  }
  expect(complaints).toEqual([]);
  await page.close();
});
