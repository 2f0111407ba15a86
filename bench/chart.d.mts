/** Types of `chart.mjs`, for the TypeScript test that imports it. */
import type { Run } from "./figures.d.mts";
export function drawChart(run: Run): string;
