/**
 * A vitest reporter that ends the output with one plain line, `N passed, N failed`, for whoever reads the result of a run by machine.
 */
export default class ClosingLine {
  onTestRunEnd(modules, unhandledErrors) {
    let passed = 0;
    let failed = unhandledErrors.length;
    let skipped = 0;
    for (const module of modules) {
      if (module.errors().length > 0) failed++;
      // What fails before the tests of a group, so that none of them runs.
      for (const suite of module.children.allSuites()) if (suite.errors().length > 0) failed++;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === "passed") passed++;
        else if (state === "failed") failed++;
        else skipped++;
      }
    }
    const line = `${passed} passed, ${failed} failed`;
    process.on("exit", () => console.log(skipped > 0 ? `${line}, ${skipped} skipped` : line));
  }
}
