/**
 * All nodes of a tree, for tools that look for something in it: the linter, the place of an error.
 *
 * What must stay true: nothing recurses, for chains may be of any length.
 */
import type { Node } from "./ast.ts";

/** Every node, each before those in it. Names of fields and methods are no variables, but part of their expressions: they are left out. */
export function* nodesOf(root: Node): Iterable<Node> {
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (Array.isArray(value)) for (let index = value.length - 1; index >= 0; index--) waiting.push(value[index]);
    else if (typeof value === "object" && value !== null) {
      const node = value as Node;
      yield node;
      const fields = Object.keys(node) as (keyof Node)[];
      for (let index = fields.length - 1; index >= 0; index--) {
        const field = fields[index] as keyof Node;
        if (!isFieldName(node, field)) waiting.push(node[field]);
      }
    }
  }
}

function isFieldName({ type }: Node, field: string): boolean {
  switch (type) {
    case "MemberExpression":
      return field === "name";
    case "MethodCallExpression":
      return field === "method";
    case "TableKeyString":
      return field === "key";
  }
  return false;
}
