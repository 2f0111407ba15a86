/** Types of `chunks.mjs`, for the TypeScript test that imports it. */
export class ChunkFuzzer {
  constructor(seed: number);
  run(number: number): string;
}
