/**
 * A headless Chromium and a server on this machine for its pages. Used by the browser tests, which `npm run test:all` runs and `npm test` does not.
 *
 * What must stay true: nothing but localhost is reached; every browser starts with an empty profile; without Chromium the tests fail and say what to
 * install.
 */
import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** What a page may do by its Content Security Policy: all, or nothing but scripts of its own server. */
export type Policy = "none" | "strict";
export const policies: readonly Policy[] = ["strict", "none"];

const strictPolicy = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; style-src 'self'";

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".map": "application/json",
  ".css": "text/css",
  ".lua": "text/x-lua",
};

/** Serves files of the repository; `/strict/…` and `/none/…` are the same files with another policy. */
function serve(): Promise<Server> {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname));
    const [, policy, ...rest] = path.split("/");
    const file = join(root, ...rest);
    if (path === "/favicon.ico") {
      response.writeHead(204).end();
      return;
    }
    const type = types[extname(file)];
    if (type === undefined || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader("Content-Type", type);
    if (policy === "strict") response.setHeader("Content-Security-Policy", strictPolicy);
    response.end(readFileSync(file));
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export class TestBrowser {
  private constructor(
    private readonly browser: Browser,
    private readonly server: Server,
  ) {}

  static async start(): Promise<TestBrowser> {
    const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
    if (!existsSync(executablePath)) {
      throw new Error(
        `the browser tests need Chromium, and there is none at ${executablePath}: install it (Debian: apt-get install chromium) or set CHROMIUM to its path`,
      );
    }
    return new TestBrowser(await chromium.launch({ executablePath, args: flags }), await serve());
  }

  /** Opens a file of the repository as a page. What goes wrong in it, or is complained of in its console, is collected in `complaints`. */
  async open(path: string, policy: Policy): Promise<{ page: Page; complaints: string[] }> {
    const page = await this.browser.newPage();
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    const { port } = this.server.address() as AddressInfo;
    await page.goto(`http://127.0.0.1:${port}/${policy}/${path}`);
    return { page, complaints };
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
