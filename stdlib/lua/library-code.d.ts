/** The compiled chunks of this folder, made by the build (build/library-code.mjs): a function for each that gives its prototype. */
declare module "tsuki:library-code" {
  import type { Prototype } from "../../vm/prototype.ts";

  const libraryCode: Readonly<Record<string, () => Prototype>>;
  export default libraryCode;
}
