/**
 * Differences that are not our bugs, each with its reason. A pair of results is passed over when a rule fits.
 *
 * `oracle` is "wasmoon", "native" or "both". What must stay true: a rule is as narrow as its reason; when an oracle is brought up to date,
 * its rules go.
 */
export const knownDifferences = [
  {
    oracle: "both",
    reason: "how deep the C stack of PUC reaches is not ours to copy: we only agree that there is an overflow",
    applies: (ours, theirs) => /stack overflow|error in error handling/.test(theirs) || /stack overflow/.test(ours),
  },
  {
    oracle: "both",
    reason: "the oracle itself ended without a result",
    applies: (_ours, theirs) => /^NATIVE (TIMEOUT|CRASH)/.test(theirs) || /^CRASH/.test(theirs),
  },
  {
    oracle: "both",
    reason: "memory errors depend on the size of the machine",
    applies: (_ours, theirs) => theirs.includes("not enough memory"),
  },
  {
    oracle: "both",
    reason: "of two NaNs with different signs, another one may win here (COMPATIBILITY.md), so its text may be one byte longer or shorter",
    applies: (ours, theirs, source) => /0\/0|% 0\.0|nan/.test(source) && withoutNanSign(ours) === withoutNanSign(theirs),
  },
  {
    oracle: "both",
    reason: "how often a message handler that fails is called again ends with PUC's C stack, and the harness there runs out of results",
    applies: (_ours, theirs, source) =>
      source.includes("xpcall(") && /^harness:\d+: invalid value \(nil\) at index \d+ in table for 'concat'/.test(theirs),
  },
  {
    oracle: "native",
    reason: "glibc drops the zeros of %#.3g where rounding carries 999.9 over to 1e+03, though # keeps them",
    applies: (_ours, theirs, source) => /%[-+ 0]*#[-+# 0]*\d*(\.\d*)?[gG]/.test(source) && /[+-]?\d\.[eE]\+\d/.test(theirs),
  },
  {
    oracle: "wasmoon",
    reason: "math.fmod checks its arguments in the order the C compiler evaluates them: clang's there, gcc's natively",
    applies: (_ours, _theirs, source) => source.includes("math.fmod("),
  },
  {
    oracle: "wasmoon",
    reason: "musl writes subnormal numbers with %a and %q normalised, glibc does not",
    applies: (_ours, _theirs, source) => /%[aq]"/.test(source) && /5e-324|1e-310/.test(source),
  },
  {
    oracle: "wasmoon",
    reason: "positions in strings have 32 bits there, so that one beyond 2^53 counts as one inside the string",
    applies: (_ours, _theirs, source) =>
      /string\.(find|g?match|sub|byte)\(.*(9007199254740993|1 << 53|1 << 52|2\^\d|maxinteger|mininteger|0x[0-9a-f]{8}|\d{10})/.test(source),
  },
  {
    oracle: "wasmoon",
    reason: "the 2022 snapshot compiles t[a ~= b] wrongly (as 5.4.4 does)",
    applies: (_ours, _theirs, source) => /\w\[(key\()?(not |\(.* (==|~=|<|<=|>|>=) )/.test(source),
  },
  {
    oracle: "wasmoon",
    reason: "the 2022 snapshot gives some errors the line of another instruction",
    applies: (ours, theirs) => withoutLines(ours) === withoutLines(theirs),
  },
];

/** Counts and the bytes of a NaN's text, without what its sign adds to them. */
function withoutNanSign(text) {
  return text
    .replace(/\b4[35] 110 97 110\b/g, "110 97 110")
    .replace(/[+-]nan/g, "nan")
    .replace(/\d+/g, "#");
}

function withoutLines(text) {
  return text
    .replace(/\b([gl]):\d+:/g, "$1:")
    .replace(/at line \d+/g, "at line")
    .replace(/ \(to close '\S+' at line\)/g, "");
}

/** The reason why a difference between two engines, named in a list, is known; or undefined. */
export function explain(engines, ours, theirs, source) {
  return knownDifferences.find((rule) => (rule.oracle === "both" || engines.includes(rule.oracle)) && rule.applies(ours, theirs, source))
    ?.reason;
}
