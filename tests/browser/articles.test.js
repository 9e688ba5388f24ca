// The fixtures of articles, those of a topic on one page: a click shows the same structure that the
// command line gives for the same HTML.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import http from 'node:http';
import { text } from 'node:stream/consumers';
import { after, before, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { inReader, openReader } from './driver.js';
import { inBothBrowsers } from './suite.js';

const FIXTURES = new URL('../fixtures/article/', import.meta.url);
const TOPICS = readdirSync(FIXTURES);
const PICTURE = readFileSync(new URL('../fixtures/shell/lamp.png', import.meta.url));

/** What a fixture can only mean by itself: what is left out by a mark of the tests, and a head of its own. */
const ALONE = /data-keep|<(html|head|body|title|meta|base|link)\b/i;

/** Elements that are counted: those that the reader draws as the article has them. */
const COUNTED = [
  'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'table', 'caption', 'tr', 'th', 'td', 'pre', 'code',
  'blockquote', 'figure', 'figcaption', 'img', 'math', 'video', 'audio', 'details', 'summary', 'aside', 'sup', 'sub', 'em',
  'strong', 'q', 'cite', 'kbd', 'ruby', 'rt', 'bdo', 'hr', 'br',
];

/** The fixtures of a topic, parted by prose, as one page. @param {string} topic */
function joined(topic) {
  const folder = new URL(`${topic}/`, FIXTURES);
  const names = readdirSync(folder).filter((name) => name.endsWith('.html'));
  const parts = names.flatMap((name) => {
    const source = readFileSync(new URL(name, folder), 'utf8').split('\n').slice(1).join('\n');
    if (ALONE.test(source)) return [];
    // Pictures of other hosts are asked of this one.
    const local = source.replace(/(<img[^>]*\ssrc=["']?)https?:\/\/[^/"']+/g, '$1');
    const words = name.slice(0, -'.html'.length).replaceAll('-', ' ');
    return `<h2>Of ${words}</h2>
      <p>The traveller wrote the part on ${words} on the way over the pass, and put it beside the others when winter came.</p>
      ${local}
      <p>What was written on ${words} ends here, and nobody has added to it since the road was closed.</p>`;
  });
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The book of the pass: ${topic}</title></head>
    <body><main><article><h1>The book of the pass: ${topic}</h1>${parts.join('\n')}</article></main></body></html>`;
}

/** How often each element stands in a tree. @param {string} html */
function counts(html) {
  /** @type {Record<string, number>} */
  const found = {};
  for (const name of COUNTED) {
    const number = html.match(new RegExp(`<${name}[\\s>]`, 'g'))?.length ?? 0;
    if (number > 0) found[name] = number;
  }
  return found;
}

/** Builds the command line: a browser that waits for it in the midst of a test was seen to open no page for half a minute. */
async function build() {
  const child = spawn('cargo', ['build', '--quiet', '--package', 'stillpage'], { cwd: fileURLToPath(new URL('../../', import.meta.url)), stdio: 'inherit' });
  await once(child, 'exit');
}

/** What the command line makes of a page; pages are served meanwhile. @param {string} html @param {string} url */
async function byCommandLine(html, url) {
  const words = ['run', '--quiet', '--package', 'stillpage', '--', 'read', '-', '--url', url, '--format', 'html'];
  const child = spawn('cargo', words, { cwd: fileURLToPath(new URL('../../', import.meta.url)), stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(html);
  const written = await text(child.stdout);
  return written.slice(written.indexOf('</header>'), written.lastIndexOf('</article>'));
}

/** @type {http.Server} */
let server;
before(async () => {
  await build();
  server = http.createServer((request, response) => {
    const topic = (request.url ?? '').slice(1);
    // All else is a picture: one that does not load is shown as its words.
    if (TOPICS.includes(topic)) response.setHeader('content-type', 'text/html; charset=utf-8').end(joined(topic));
    else response.setHeader('content-type', 'image/png').end(PICTURE);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
});
after(() => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))));

inBothBrowsers((at) => {
  for (const topic of TOPICS) {
    it(`shows ${topic} as the command line writes them`, async () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      const url = `http://127.0.0.1:${port}/${topic}`;
      // Players of other hosts keep a page from ever being loaded whole.
      await at.page.goto(url, { waitUntil: 'domcontentloaded' });
      await openReader(at.driver, at.page);
      const body = await inReader(at.driver, at.page, (root) => {
        const article = root.querySelector('.body')?.cloneNode(true);
        if (!(article instanceof Element)) return '';
        for (const own of article.querySelectorAll('button, [role="status"], .aid')) own.remove();
        return article.innerHTML;
      });
      assert.deepEqual(counts(body), counts(await byCommandLine(joined(topic), url)));
    });
  }
});
