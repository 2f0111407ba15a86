/**
 * How the tests run. Behaviour is tested on the built bundle (`npm run build` first), which stays outside vitest's module runner: its
 * rewritten imports make calls 11-33 times slower. Units run on source.
 *
 * `--mode all` adds the tests in Chromium (test/browser) and in a terminal (tmux), which a machine with Node alone cannot run.
 */
import { defineConfig } from "vitest/config";

export default defineConfig(({ mode }) => ({
  test: {
    include: ["test/**/*.test.ts", ...(mode === "all" ? ["test/browser/*.browser.ts", "test/**/*.tools.ts"] : [])],
    server: { deps: { external: [/\/dist\//] } },
    reporters: ["default", "./test/closing-line.mjs"],
    pool: "forks",
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
}));
