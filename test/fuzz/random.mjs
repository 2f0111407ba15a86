/**
 * A small portable random number generator, so that a seed names the same program on every machine and engine.
 * What must stay true: only 32-bit integer operations, nothing from `Math.random`.
 */
export class Random {
  constructor(seed) {
    this.state = (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ (seed >>> 13)) >>> 0;
    for (let index = 0; index < 4; index++) this.next();
  }

  /** The next 32 bits (the mulberry32 sequence). */
  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  }

  /** An integer from 0 to below `limit`. */
  below(limit) {
    return this.next() % limit;
  }

  /** True once in `times`. */
  once(times) {
    return this.below(times) === 0;
  }

  pick(list) {
    return list[this.below(list.length)];
  }

  /** Calls one of the alternatives; an alternative may come with a weight: `[3, f]`. */
  choose(alternatives) {
    let total = 0;
    for (const item of alternatives) total += Array.isArray(item) ? item[0] : 1;
    let at = this.below(total);
    for (const item of alternatives) {
      at -= Array.isArray(item) ? item[0] : 1;
      if (at < 0) return Array.isArray(item) ? item[1]() : item();
    }
    throw new Error("no alternative");
  }
}
