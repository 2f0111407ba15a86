/**
 * Damaged binary chunks: dumps of real programs with bytes changed, cut off or mixed, and dumps of prototypes with single things changed
 * behind a header and a structure that are right, so that the verifier has to find them and not the reader.
 *
 * What must stay true: a number and a corpus decide the mutation, nothing else.
 */
import { operationNamed, operations, packABC } from "./instruction-words.mjs";

/** A damaged chunk. `prototype` is that of a program, `dump` makes a chunk of one. */
export function mutatedChunk(random, prototype, other, dump) {
  const strip = random.once(4);
  if (random.once(5)) return mutatedBytes(random, dump(prototype, strip), () => dump(other, strip));
  let changed = prototype;
  for (let count = 1 + random.below(3); count > 0; count--) changed = changeSomewhere(random, changed);
  return dump(changed, strip);
}

/* ---- Bytes ---- */

/** Bytes of the header before the first function. */
const HEADER_SIZE = 44;

function mutatedBytes(random, chunk, other) {
  let text = chunk;
  for (let count = 1 + random.below(4); count > 0; count--) {
    const first = random.once(20) ? 0 : Math.min(HEADER_SIZE, text.length - 1);
    const at = first + random.below(text.length - first);
    const byte = text.charCodeAt(at);
    text = random.choose([
      [8, () => splice(text, at, 1, String.fromCharCode(random.below(256)))],
      [8, () => splice(text, at, 1, String.fromCharCode(byte ^ (1 << random.below(8))))],
      [4, () => splice(text, at, 1, String.fromCharCode((byte + random.pick([1, 255])) & 255))],
      [2, () => splice(text, at, 1 + random.below(8), "")],
      [2, () => splice(text, at, 0, text.slice(first, first + random.below(8)))],
      [1, () => text.slice(0, at)],
      [2, () => splice(text, at, 5, random.pick(["\xff\xff\xff\xff\x07", "\xff\xff\xff\xff\xff", "\x80\x80\x80\x80\x00"]))],
      [1, () => text.slice(0, at) + other().slice(at)],
    ]);
    if (text.length === 0) return text;
  }
  return text;
}

function splice(text, at, count, replacement) {
  return text.slice(0, at) + replacement + text.slice(at + count);
}

/* ---- Prototypes ---- */

function changeSomewhere(random, prototype) {
  const { prototypes } = prototype;
  if (prototypes.length > 0 && !random.once(3)) {
    const inner = [...prototypes];
    const index = random.below(inner.length);
    inner[index] = changeSomewhere(random, inner[index]);
    return rebuilt(prototype, { prototypes: inner });
  }
  return rebuilt(prototype, random.choose([[24, () => ({ code: changedCode(random, prototype) })], () => changedRest(random, prototype)]));
}

function rebuilt(prototype, parts) {
  return new prototype.constructor({ ...prototype, ...parts });
}

function changedCode(random, prototype) {
  const code = [...prototype.code];
  const at = random.below(code.length);
  const word = code[at];
  random.choose([
    [12, () => (code[at] = withOperand(random, prototype, word, 8 * (1 + random.below(3))))],
    [3, () => (code[at] = (word & ~0x7f) | random.pick(operations))],
    [1, () => (code[at] = word ^ 0x80)],
    [1, () => (code[at] = random.next() | 0)],
    [1, () => (code[at] = word ^ (1 << random.below(32)))],
    [2, () => (code[at] = (word & 0xff) | ((random.below(24) - 12) << 8))],
    [1, () => (code[at] = (word & 0xffff) | (random.below(24) << 16))],
    [3, () => (code[at] = random.pick(code))],
    [2, () => ([code[at], code[(at + 1) % code.length]] = [code[(at + 1) % code.length], word])],
    [1, () => code.splice(at, 1)],
    [2, () => code.splice(at, 0, random.pick(code))],
    [2, () => code.splice(at, 0, likelyWord(random, prototype, operations))],
    [8, () => (code[at] = likelyWord(random, prototype, lookers))],
  ]);
  return Int32Array.from(code.length === 0 ? [word] : code);
}

/** One operand slightly different, or something else of the function. */
function withOperand(random, prototype, word, shift) {
  const old = (word >>> shift) & 255;
  const changed = random.choose([
    [3, () => old + 1],
    [3, () => old - 1],
    [3, () => random.below(prototype.registerCount + 1)],
    [1, () => random.below(256)],
    [1, () => 0],
  ]);
  return (word & ~(255 << shift)) | ((changed & 255) << shift);
}

/** Instructions that show or change what one register holds: in place of another they leave all distances right. */
const lookers = ["RETURN1", "RETURN1", "MOVE", "NEWCELL", "GETCELL", "SETCELL", "ADD", "MUL", "LOADTRUE", "CLOSE", "NEWTABLE"].map(
  operationNamed,
);

/** An instruction on registers that exist. */
function likelyWord(random, prototype, choice) {
  const register = () => random.below(prototype.registerCount);
  return packABC(random.pick(choice), register(), register(), register());
}

function changedRest(random, prototype) {
  const { constants, upvalues, prototypes, localVariables, registerCount, parameterCount, isVararg } = prototype;
  const changedAt = (list, change) => list.map((item, index) => (index === chosen % list.length ? change(item) : item));
  const chosen = random.below(1 << 16);
  return random.choose([
    () => ({ registerCount: (registerCount + random.pick([1, 255, 254])) & 255 }),
    () => ({ parameterCount: (parameterCount + random.pick([1, 255])) & 255 }),
    () => ({ isVararg: !isVararg }),
    [2, () => ({ constants: changedAt(constants, () => random.pick([undefined, true, 7, 2.5, "x", 2n ** 62n, Number.NaN])) })],
    () => ({ constants: constants.slice(0, random.below(constants.length + 1)) }),
    [3, () => ({ upvalues: changedAt(upvalues, (upvalue) => ({ ...upvalue, index: random.below(registerCount) })) })],
    [2, () => ({ upvalues: changedAt(upvalues, (upvalue) => ({ ...upvalue, fromRegister: !upvalue.fromRegister })) })],
    () => ({ upvalues: upvalues.slice(0, random.below(upvalues.length + 1)) }),
    () => ({ prototypes: prototypes.length === 0 ? [prototype] : changedAt(prototypes, () => random.pick(prototypes)) }),
    () => ({ localVariables: changedAt(localVariables, (variable) => ({ ...variable, register: random.below(registerCount) })) }),
    () => ({ localVariables: changedAt(localVariables, (variable) => ({ ...variable, endPc: random.below(prototype.code.length + 1) })) }),
    () => ({ localVariables: changedAt(localVariables, (variable) => ({ ...variable, isCell: !variable.isCell })) }),
    () => ({ localVariables: localVariables.slice(random.below(localVariables.length + 1)) }),
  ]);
}
