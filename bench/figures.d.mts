/** Types of what `results.mjs`, `record.mjs` and `chart.mjs` share, for the TypeScript test that imports them. */
export interface Result {
  name: string;
  work: unknown;
  medians: Record<string, number>;
  samples: Record<string, number[]>;
}
export interface Suite {
  suite: string;
  unit: string;
  base: string;
  engines: string[];
  results: Result[];
  summary: Record<string, { geometricMean: number; lowest: number; programs: number }>;
}
export interface Run {
  date: string;
  node: string;
  machine: string;
  suites: Suite[];
}
