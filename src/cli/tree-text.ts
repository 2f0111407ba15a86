/**
 * Syntax trees as JSON, for `--ast` of both commands. Integers beyond those of JSON are strings; so are strings of bytes, as their text.
 */
import type { Chunk } from "../../grammar/ast.ts";
import { decodeText } from "../host/encoding.ts";

export function treeText(tree: Chunk): string {
  const show = (_: string, value: unknown): unknown => {
    if (typeof value === "bigint") return String(value);
    return typeof value === "string" ? decodeText(value) : value;
  };
  return JSON.stringify(tree, show, 2);
}
