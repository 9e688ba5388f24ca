// The three front ends make the same page of the same source: HTML text, the capture of the live
// page, and its document read through web-sys. Needs target/test-core, which `cargo xtask test` builds.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { delimiter, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import puppeteer from 'puppeteer-core';

const ROOT = new URL('../../', import.meta.url);
const FIXTURES = new URL('tests/fixtures/front-ends/', ROOT);
const TYPES = { html: 'text/html; charset=utf-8', js: 'text/javascript', wasm: 'application/wasm' };

/**
 * A browser's program: the one that `cargo xtask test` names, else the first of these names on the path.
 * @param {'CHROMIUM' | 'FIREFOX'} variable
 * @param {string[]} names
 */
function program(variable, names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = folders.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path));
  return process.env[variable] ?? found;
}

/** @type {Record<string, import('puppeteer-core').LaunchOptions>} */
const BROWSERS = {
  Chromium: {
    executablePath: program('CHROMIUM', ['chromium', 'google-chrome']),
    pipe: true,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
  },
  Firefox: { browser: 'firefox', executablePath: program('FIREFOX', ['firefox-esr', 'firefox']) },
};

const server = createServer(async (request, response) => {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  const folder = path.startsWith('/core/') ? new URL('target/test-core/', ROOT) : FIXTURES;
  const name = path.split('/').at(-1) ?? '';
  try {
    const body = await readFile(new URL(name, folder));
    const type = TYPES[/** @type {keyof typeof TYPES} */ (name.split('.').at(-1))];
    response.writeHead(200, { 'content-type': type ?? 'text/plain' }).end(body);
  } catch {
    response.writeHead(404).end();
  }
});

/** @returns {string} */
function origin() {
  const address = server.address();
  assert(address && typeof address === 'object');
  return `http://127.0.0.1:${address.port}`;
}

/**
 * What each front end makes of the page that is open, as text.
 * @param {string} source the HTML that the page was parsed from
 * @returns {Promise<{html: string, live: string, dom: string, nodes: number}>}
 */
async function dumps(source) {
  const core = await import(/** @type {any} */ ('/core/stillpage.js'));
  await core.default('/core/stillpage_bg.wasm');
  const { capture, nodes } = /** @type {any} */ (globalThis).stillpageCapture();
  return {
    html: core.dumpHtml(source, location.href),
    live: core.dumpCapture(capture),
    dom: core.dumpDocument(document),
    nodes: nodes.length,
  };
}

const scripts = ['access.js', 'walk.js', 'capture.js'].map((name) => readFile(new URL(`extension/page/${name}`, ROOT), 'utf8'));
const captureScript = (await Promise.all(scripts)).join('\n');
const fixtures = (await readdir(FIXTURES)).filter((name) => name.endsWith('.html'));

before(() => new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined))));
after(() => server.close());

for (const [name, options] of Object.entries(BROWSERS)) {
  describe(`the front ends in ${name}`, () => {
    /** @type {import('puppeteer-core').Browser} */
    let browser;
    before(async () => {
      browser = await puppeteer.launch({ headless: true, ...options });
    });
    after(() => browser.close());

    for (const fixture of fixtures) {
      it(`agree on ${fixture}`, async () => {
        const source = await readFile(new URL(fixture, FIXTURES), 'utf8');
        const page = await browser.newPage();
        await page.goto(`${origin()}/${fixture}`);
        await page.evaluate(captureScript);
        const { html, live, dom, nodes } = await page.evaluate(dumps, source);
        await page.close();
        assert.deepEqual(live.split('\n'), html.split('\n'));
        assert.deepEqual(dom.split('\n'), html.split('\n'));
        assert.equal(html.trimEnd().split('\n').length, nodes + 2);
      });
    }
  });
}
