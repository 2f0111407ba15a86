/** Types of `run.mjs`. */
import type { Header, Script } from "./header.mjs";

export interface Result extends Script {
  ending: string;
  message: string;
  faults: string[];
  fuelUsed: number;
  seconds: number;
  residentPeak: number;
}
export interface RunOptions {
  flags?: readonly string[];
  limits?: Partial<Header>;
  processes?: number;
  onResult?: (result: Result) => void;
}
export function runScripts(scripts: readonly Script[], options?: RunOptions): Promise<Result[]>;
