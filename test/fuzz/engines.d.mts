/** Types of `engines.mjs`, for the TypeScript test that imports it. */
export interface Engine {
  name: string;
  run(sources: string[], options?: { fresh?: boolean; before?: (index: number) => void }): Promise<string[]>;
  close(): void;
}
export function tsukiEngine(options?: Record<string, unknown>, bundle?: string): Promise<Engine>;
export function wasmoonEngine(): Promise<Engine>;
export function nativeEngine(path: string, timeout?: number): Engine;
