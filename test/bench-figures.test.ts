/** What the benchmarks compute from their samples: ratios, what got slower since a recorded run, the chart. No time is measured here. */
import { expect, test } from "vitest";
import { drawChart } from "../bench/chart.mjs";
import type { Run } from "../bench/figures.d.mts";
import { compare } from "../bench/record.mjs";
import { collect, summarize } from "../bench/results.mjs";

/** A run of one suite: samples by program and engine. */
function runOf(programs: Record<string, Record<string, number[]>>): Run {
  const engines = ["tsuki", "native"];
  const results = Object.entries(programs).map(([name, samples]) => collect(name, new Map(Object.entries(samples)), 1));
  const suite = { suite: "real", unit: "ms", base: "native", engines, results, summary: summarize({ engines, results }, "native") };
  return { date: "2026-01-01T00:00", node: "v20", machine: "a machine", suites: [suite] };
}

test("a ratio says how many times faster than the base an engine is", () => {
  const run = runOf({ a: { tsuki: [50, 50, 50], native: [100, 100, 100] }, b: { tsuki: [200, 200, 200], native: [100, 100, 100] } });
  expect(run.suites[0]?.summary.tsuki).toEqual({ geometricMean: 1, lowest: 0.5, programs: 2 });
});

test("a program beyond noise is slower, one inside its scatter is not", () => {
  const earlier = runOf({
    steady: { tsuki: [100, 100, 101], native: [100, 100, 100] },
    noisy: { tsuki: [80, 100, 130], native: [100, 100, 100] },
  });
  const later = runOf({
    steady: { tsuki: [120, 120, 121], native: [100, 100, 100] },
    noisy: { tsuki: [90, 120, 150], native: [100, 100, 100] },
  });
  expect(compare(later, earlier)).toEqual([{ program: "real/steady", change: expect.closeTo(0.2, 5) as number }]);
});

test("a slower hour of the machine is not a slower program", () => {
  const earlier = runOf({ a: { tsuki: [100, 100, 100], native: [50, 50, 50] } });
  const later = runOf({ a: { tsuki: [160, 160, 160], native: [80, 80, 80] } });
  expect(compare(later, earlier)).toEqual([]);
});

test("the chart has a dot for each engine and program, and no text that is markup", () => {
  const svg = drawChart(runOf({ "<a & b>": { tsuki: [100], native: [50] } }));
  expect(svg.match(/<circle [^>]*cx="[\d.]+" cy="\d+" r="[\d.]+"><title>/g)).toHaveLength(4);
  expect(svg).toContain("&lt;a &amp; b&gt;");
  expect(svg).not.toContain("NaN");
});
