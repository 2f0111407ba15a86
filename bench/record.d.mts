/** Types of `record.mjs`, for the TypeScript test that imports it. */
import type { Run } from "./figures.d.mts";
export function compare(run: Run, earlier: Run, engine?: string): { program: string; change: number }[];
