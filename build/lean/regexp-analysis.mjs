/**
 * Stands for Chevrotain's analysis of regular expressions, which is there to find out with which characters a token may begin. Every pattern of the
 * vocabulary says that itself (grammar/tokens.ts), so nothing here is ever called but the clearing of a cache.
 */
const unreachable = () => {
  throw new Error("every pattern of the vocabulary has to name its first characters");
};

export const canMatchCharCode = unreachable;
export const getOptimizedStartCodesIndices = unreachable;
export const getRegExpAst = unreachable;
export const failedOptimizationPrefixMsg = "";
export const clearRegExpParserCache = () => undefined;
export class BaseRegExpVisitor {}
