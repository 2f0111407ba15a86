/**
 * What the built library is made of: `node build/sizes.mjs`. Kilobytes (1000 bytes) by part, plain and compressed; the compressed size is
 * shared out in proportion to what the parts have by themselves.
 */
import { readdirSync, readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";

const dist = fileURLToPath(new URL("../dist", import.meta.url));
const PARTS = [
  ["Chevrotain's lexer", /node_modules|build\/lean/],
  ["libraries written in Lua", /tsuki:library-code/],
  ["libraries", /^\.\.\/stdlib/],
  ["compiling to JavaScript", /^\.\.\/vm\/jit/],
  ["binary chunks", /^\.\.\/vm\/(un)?dump|^\.\.\/vm\/verif/],
  ["the rest of the machine", /^\.\.\/vm/],
  ["what a JavaScript program sees", /^\.\.\/src\/(host|browser)/],
  ["compiler", /^\.\.\/src\/compiler/],
  ["parser", /^\.\.\/grammar/],
  ["commands", /^\.\.\/src\/cli/],
  ["glue of the bundler", /^$/],
];

const kilobytes = (bytes) => (bytes / 1000).toFixed(1).padStart(8);
const compressed = (text) => gzipSync(text, { level: 9 }).length;

/** The code of a module by part. */
function partsOf(file, code) {
  const map = new SourceMap(JSON.parse(readFileSync(join(dist, `${file}.map`), "utf8")));
  const parts = new Map();
  code.split("\n").forEach((line, lineNumber) => {
    for (let column = 0; column <= line.length; column++) {
      const source = map.findEntry(lineNumber, column).originalSource ?? "";
      const [part] = PARTS.find(([, pattern]) => pattern.test(source)) ?? [source];
      parts.set(part, (parts.get(part) ?? "") + (line[column] ?? "\n"));
    }
  });
  return parts;
}

const files = readdirSync(dist);
for (const file of files.filter((name) => files.includes(`${name}.map`))) {
  const code = readFileSync(join(dist, file), "utf8");
  const total = compressed(code);
  console.log(`${kilobytes(code.length)}${kilobytes(total)}  ${file} (brotli: ${kilobytes(brotliCompressSync(code).length).trim()})`);
  const rows = Array.from(partsOf(file, code), ([part, text]) => ({ part, length: text.length, size: compressed(text) }));
  const sum = rows.reduce((so, { size }) => so + size, 0);
  for (const { part, length, size } of rows.sort((one, other) => other.size - one.size)) {
    console.log(`${kilobytes(length)}${kilobytes((size / sum) * total)}    ${part}`);
  }
}
