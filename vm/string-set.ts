/**
 * A set of strings for the collector, which asks it for every string it meets, whatever a program has made of them.
 *
 * The engine hashes no more of a long string than its length, so in a set of its own long strings of one length would be compared with one
 * another, each with all: a program that keeps thousands of them would stop the collector for minutes. So once there are some of one
 * length, they are kept in a tree, by pieces that are short enough to be hashed.
 *
 * What must stay true: strings of everyday lengths take one look-up in the engine's set; `hashed` depends on the strings alone.
 */

/** Strings beyond this are hashed by their length alone (V8: 16 383); pieces are as long. */
export const HASHED_LENGTH = 16_000;
/** So many strings of one length are compared with one another. */
const MAX_COMPARED = 8;

/** Pieces that may come next, and where they lead. */
class Tree extends Map<string, Tree> {}

export class StringSet {
  private readonly strings = new Set<string>();
  /** Long strings by their length: some to be compared with, or all in pieces. */
  private readonly long = new Map<number, string[] | Tree>();
  /** Bytes that were hashed in pieces. */
  hashed = 0;

  /** Adds a string; false if it is there already. */
  add(text: string): boolean {
    if (text.length > HASHED_LENGTH) return this.addLong(text);
    const count = this.strings.size;
    this.strings.add(text);
    return this.strings.size > count;
  }

  has(text: string): boolean {
    if (text.length <= HASHED_LENGTH) return this.strings.has(text);
    const others = this.long.get(text.length);
    if (others === undefined) return false;
    return Array.isArray(others) ? others.includes(text) : this.isInTree(others, text);
  }

  private addLong(text: string): boolean {
    const others = this.long.get(text.length);
    if (others === undefined) {
      this.long.set(text.length, [text]);
      return true;
    }
    if (!Array.isArray(others)) return this.addToTree(others, text);
    if (others.includes(text)) return false;
    others.push(text);
    if (others.length > MAX_COMPARED) {
      const tree = new Tree();
      for (const other of others) this.addToTree(tree, other);
      this.long.set(text.length, tree);
    }
    return true;
  }

  private addToTree(tree: Tree, text: string): boolean {
    this.hashed += text.length;
    let isNew = false;
    let node = tree;
    for (let start = 0; start < text.length; start += HASHED_LENGTH) {
      const piece = text.slice(start, start + HASHED_LENGTH);
      let next = node.get(piece);
      if (next === undefined) {
        isNew = true;
        next = new Tree();
        node.set(piece, next);
      }
      node = next;
    }
    return isNew;
  }

  private isInTree(tree: Tree, text: string): boolean {
    this.hashed += text.length;
    let node: Tree | undefined = tree;
    for (let start = 0; start < text.length && node !== undefined; start += HASHED_LENGTH) {
      node = node.get(text.slice(start, start + HASHED_LENGTH));
    }
    return node !== undefined;
  }
}
