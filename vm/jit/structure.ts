/**
 * From control flow to nested statements: JavaScript has labelled blocks and loops where bytecode has jumps. After Norman Ramsey, "Beyond
 * Relooper" (ICFP 2022): each block's code stands inside the statements of its dominator; a block that several forward edges lead to follows
 * a labelled block, which they leave by `break`; an edge back is `continue`.
 *
 * What must stay true: control never falls off the end of a block's code; every edge is written by `jump`.
 */
import type { Block, ControlFlow } from "../control-flow.ts";

export interface StructureClient {
  /** Writes a line of code. */
  line(text: string): void;
  /** Writes the code of a block; it writes its edges by `jump`. */
  writeBlock(block: Block, jump: (target: number) => void): void;
  /** Writes what happens on an edge that leaves the region. */
  writeExit(target: number): void;
}

export function writeStructured(flow: ControlFlow, client: StructureClient): void {
  const isMerge = (block: Block) => block.forwardPredecessors > 1;

  function writeTree(block: Block): void {
    const merges = block.children.filter(isMerge);
    if (block.isLoopHeader) {
      client.line(`L${block.index}:for(;;){`);
      writeWithin(block, merges);
      client.line("}");
    } else writeWithin(block, merges);
  }

  /** The code of a block inside the labelled blocks of the merges it dominates, the last one outermost. */
  function writeWithin(block: Block, merges: readonly Block[]): void {
    for (let position = merges.length - 1; position >= 0; position--) client.line(`B${(merges[position] as Block).index}:{`);
    client.writeBlock(block, (target) => {
      const successor = flow.blockAt(target);
      if (successor === undefined) client.writeExit(target);
      else if (successor.index <= block.index) client.line(`continue L${successor.index};`);
      else if (isMerge(successor)) client.line(`break B${successor.index};`);
      else writeTree(successor);
    });
    for (const merge of merges) {
      client.line("}");
      writeTree(merge);
    }
  }

  writeTree(flow.blocks[0] as Block);
}
