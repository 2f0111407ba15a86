/**
 * A generated program as a tree of statements, so that the minimiser can take statements out of it.
 *
 * A statement is a line of text, or `{ parts: [{ open, body }], close }`: an `if` has a part for each branch, a loop has one.
 * What must stay true: every statement that can be left out without making the program ungrammatical is a node of its own.
 */
export function render(statements, indent = "") {
  let text = "";
  for (const statement of statements) {
    if (typeof statement === "string") {
      text += `${indent}${statement}\n`;
      continue;
    }
    for (const part of statement.parts) text += `${indent}${part.open}\n${render(part.body, `${indent}  `)}`;
    text += `${indent}${statement.close}\n`;
  }
  return text;
}

export function block(open, body, close = "end") {
  return { parts: [{ open, body }], close };
}
