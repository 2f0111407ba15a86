/**
 * Mutated programs: a generated program with a few tokens changed, dropped, swapped or repeated. Many do not compile (syntax errors are
 * compared too), many go wrong in ways no grammar would think of.
 *
 * What must stay true: `tick`, `enter` and `cap` calls survive, so that every loop stays bounded.
 */
import { floats, integers, strings } from "./literals.mjs";

const token =
  /--\[\[.*?\]\]|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|0[xX][\w.]+|\d[\w.]*|[A-Za-z_]\w*|::|\.\.\.|\.\.|<<|>>|\/\/|==|~=|<=|>=|\s+|./gs;
const operators = ["+", "-", "*", "/", "//", "%", "..", "&", "|", "~", "<<", ">>", "==", "~=", "<", "<=", ">", ">=", "and", "or"];
const keywords = ["nil", "true", "false", "end", "do", "then", "local", "return", "not", "break", "function", "else", "if", "..."];
const protectedNames = new Set(["tick", "enter", "cap", "goto", "while", "repeat", "until", "pow"]);

export function mutate(random, source) {
  const tokens = source.match(token);
  const significant = tokens.map((text, index) => (text.trim() === "" ? -1 : index)).filter((index) => index >= 0);
  const names = tokens.filter((text) => /^[A-Za-z_]\w*$/.test(text) && !protectedNames.has(text));
  const count = 1 + random.below(4);
  for (let step = 0; step < count; step++) {
    const position = random.below(significant.length);
    const at = significant[position];
    const text = tokens[at];
    const near = significant.slice(Math.max(0, position - 2), position + 3).map((index) => tokens[index]);
    if (near.some((item) => protectedNames.has(item)) || text === "^" || near.includes("^")) continue;
    const changes = [];
    if (/^\d/.test(text))
      changes.push(
        () => random.pick(random.once(2) ? integers : floats).replace(/\^/g, "*"),
        () => random.pick(strings),
      );
    else if (/^["']/.test(text))
      changes.push(
        () => random.pick(strings),
        () => random.pick(integers),
      );
    else if (operators.includes(text)) changes.push(() => ` ${random.pick(operators)} `);
    else if (/^[A-Za-z_]/.test(text))
      changes.push(
        () => random.pick(names),
        () => random.pick(names),
        () => random.pick(keywords),
      );
    changes.push(
      () => "",
      () => `${text} ${text}`,
      () => `${text} ${random.pick([...keywords, ...operators, "(", ")", "{", "}", ",", ";", "=", ":", ".", "#"])}`,
    );
    tokens[at] = random.pick(changes)();
    if (random.once(6) && position + 1 < significant.length) {
      const other = significant[position + 1];
      if (!protectedNames.has(tokens[other].trim())) [tokens[at], tokens[other]] = [` ${tokens[other]} `, ` ${tokens[at]} `];
    }
  }
  return tokens.join("");
}
