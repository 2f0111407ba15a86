/**
 * The chunks that `load` has compiled, by their names and texts. Programs that write programs load the same ones again and again: what was compiled
 * is taken anew then, with all that has been learned of it since (jit/).
 *
 * What must stay true: finding a chunk takes the fuel that compiling it has taken; what is kept here is little, and no collection finds it alive
 * for being kept.
 */
import type { Prototype } from "./prototype.ts";

/** A chunk that was compiled, and what that has cost: fuel, and bytes beside those for each byte of its text. */
export interface CompiledChunk {
  readonly prototype: Prototype;
  readonly work: number;
  readonly size: number;
}

/** So many chunks at most are kept, and so long they may be, alone and together. */
const MAX_CHUNKS = 64;
const MAX_LENGTH = 1 << 16;
const MAX_TOTAL_LENGTH = 1 << 18;

/** What a chunk is found by. A file may begin with a line that is skipped. */
function keyOf(text: string, name: string, isFile: boolean): string {
  return `${name.length}${isFile ? "#" : ":"}${name}${text}`;
}

export class ChunkCache {
  /** The one used least recently is first. */
  private readonly chunks = new Map<string, CompiledChunk>();
  private totalLength = 0;

  /** The chunk that a text was compiled to under this name. */
  find(text: string, name: string, isFile: boolean): CompiledChunk | undefined {
    if (text.length + name.length > MAX_LENGTH) return undefined;
    const key = keyOf(text, name, isFile);
    const chunk = this.chunks.get(key);
    if (chunk !== undefined) {
      this.chunks.delete(key);
      this.chunks.set(key, chunk);
    }
    return chunk;
  }

  keep(text: string, name: string, isFile: boolean, chunk: CompiledChunk): void {
    if (text.length + name.length > MAX_LENGTH) return;
    const key = keyOf(text, name, isFile);
    this.drop(key);
    this.chunks.set(key, chunk);
    this.totalLength += key.length;
    for (const oldest of this.chunks.keys()) {
      if (this.chunks.size <= MAX_CHUNKS && this.totalLength <= MAX_TOTAL_LENGTH) return;
      this.drop(oldest);
    }
  }

  /** Keeps only the chunks whose code is alive. */
  retain(isAlive: (prototype: Prototype) => boolean): void {
    for (const [key, { prototype }] of this.chunks) if (!isAlive(prototype)) this.drop(key);
  }

  private drop(key: string): void {
    if (this.chunks.delete(key)) this.totalLength -= key.length;
  }
}
