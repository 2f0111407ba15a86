/** The code of functions, one line each, by topic (cases/). A change in a listing is a change of the code generator: look before accepting. */
import { describe, expect, it } from "vitest";
import { topics } from "./cases/index.ts";
import { listingOf } from "./listing-topic.ts";

for (const { title, cases } of topics) {
  describe(title, () => {
    it.each(cases)("($parameters) $source", ({ parameters, source, listing }) => {
      expect(listingOf(parameters, source)).toBe(listing);
    });
  });
}
