/**
 * Leaves the sentences of the table of opcodes out of the library, which shows no listings; they are a hundredth of its size.
 */
const SENTENCE = /"[^"\n]*"(,?\s*\),)$/gm;

export function withoutSentences() {
  return {
    name: "without-sentences",
    transform(code, id) {
      if (!/[\\/]vm[\\/]opcodes\.ts$/.test(id)) return null;
      if ((code.match(SENTENCE)?.length ?? 0) < 80) throw new Error("the table of opcodes is not what without-sentences.mjs knows");
      return { code: code.replace(SENTENCE, '""$1'), map: null };
    },
  };
}
