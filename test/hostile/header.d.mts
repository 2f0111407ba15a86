/** Types of `header.mjs`. */
export interface Header {
  attack: string;
  expect: string[];
  profile: string;
  native: string | undefined;
  fuel: number;
  memory: number;
}
export interface Script {
  name: string;
  path: string;
  header: Header;
}
export const corpus: string;
export const usualLimits: { readonly fuel: number; readonly fuelToRunOut: number; readonly memory: number };
export function readHeader(path: string): Header;
export function listScripts(): Script[];
export function onSmallStack(script: Script): Header;
export function faultsOf(header: Header, result: { ending: string; message: string; faults: string[] }): string[];
