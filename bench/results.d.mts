/** Types of `results.mjs`, for the TypeScript test that imports it. */
import type { Result, Suite } from "./figures.d.mts";
export function collect(name: string, samples: Map<string, number[]>, work?: unknown): Result;
export function summarize(suite: { engines: string[]; results: Result[] }, base: string): Suite["summary"];
