/** The npm package, used as others use it: without the extension, in both browsers and in Node.js. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import { after, before, describe, it } from 'node:test';
import { launch } from './driver.js';

const PACKAGE = new URL('../../target/package/npm/', import.meta.url);
const STORY = await readFile(new URL('../fixtures/story.html', import.meta.url), 'utf8');
const TYPES = /** @type {Record<string, string>} */ ({ js: 'text/javascript', wasm: 'application/wasm', html: 'text/html' });

/** Serves the package, and the story at the root. */
async function serve() {
  const server = http.createServer(async (request, response) => {
    const file = (request.url ?? '/').slice(1);
    response.setHeader('Content-Type', TYPES[file.split('.').at(-1) ?? ''] ?? 'text/html; charset=utf-8');
    response.end(file === '' ? STORY : await readFile(new URL(file, PACKAGE)).catch(() => ''));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { base: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

/** @param {any} result */
function isStory(result) {
  assert.equal(result.status, 'read', result.message);
  assert.match(result.text, /The baker opens at four/);
  assert.match(result.html, /^<!DOCTYPE html>/);
  assert.ok(result.markdown.startsWith('# '));
  assert.ok(result.blocks.some((/** @type {any} */ block) => !block.keep));
}

it('reads HTML text in Node.js, and says why not', async () => {
  const { read } = await import(String(new URL('index.js', PACKAGE)));
  isStory(await read(STORY, { url: 'https://example.org/story.html' }));
  const { status, message } = await read('<title>Home</title><p>Hello.');
  assert.equal(status, 'refused');
  assert.ok(message.length > 10);
});

for (const name of /** @type {const} */ (['chromium', 'firefox'])) {
  describe(`the package in ${name}`, () => {
    /** @type {Awaited<ReturnType<typeof serve>>} */
    let server;
    /** @type {import('./driver.js').Driver} */
    let driver;
    before(async () => {
      server = await serve();
      driver = await launch(name);
    });
    after(async () => {
      await driver?.close();
      server?.close();
    });

    it('reads the document and its text alike', async () => {
      const page = await driver.browser.newPage();
      await page.goto(server.base);
      const results = await page.evaluate(async (path) => {
        const text = await (await fetch('/')).text();
        const { read, readDocument } = await import(path);
        return [await readDocument(document), await read(text, { url: location.href })];
      }, '/index.js');
      results.forEach(isStory);
      assert.equal(results[0].text, results[1].text);
    });
  });
}
