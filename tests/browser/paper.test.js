/** What goes to paper: all of the article, none of the page, and where its links lead if that is asked for. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { it } from 'node:test';
import { promisify } from 'node:util';
import { inReader, openReader, until } from './driver.js';
import { inBothBrowsers } from './suite.js';

const run = promisify(execFile);

/** The letters and digits of a text: lines on paper end anywhere. @param {string} text */
const signs = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The text of a PDF, as Poppler reads it. @param {Uint8Array} pdf */
const textOf = async (pdf) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'paper-'));
  const file = path.join(folder, 'page.pdf');
  await writeFile(file, pdf);
  const { stdout } = await run('pdftotext', [file, '-']);
  await rm(folder, { recursive: true });
  return stdout;
};

inBothBrowsers((at) => {
  it('every paragraph is on paper, and nothing of the page', async () => {
    await at.visit('/article.html');
    await openReader(at.driver, at.page);
    const paragraphs = await inReader(at.driver, at.page, (root) => [...root.querySelectorAll('h1, .body p, .body figcaption')].map((each) => each.textContent ?? ''));
    assert.ok(paragraphs.length >= 5, paragraphs.join('\n'));
    const paper = signs(await textOf(await at.page.pdf()));
    for (const paragraph of paragraphs) assert.ok(paper.includes(signs(paragraph)), paragraph);
    for (const other of ['Brent', 'half price', 'Most read', 'Seven harbours', 'Accept all', 'The price of cod']) {
      assert.ok(!paper.includes(signs(other)), other);
    }
  });

  it('links are numbered, and listed where they lead', async () => {
    // The last one, since a browser may keep its own window for printing open.
    await at.visit('/article.html');
    await at.page.evaluate(() => {
      const first = /** @type {HTMLElement} */ (document.querySelector('#first'));
      for (const [words, to] of [['the steps', '/steps'], ['the keys', '/keys'], ['the steps again', '/steps']]) {
        first.append(' See ', Object.assign(document.createElement('a'), { href: to, textContent: words }), '.');
      }
    });
    await openReader(at.driver, at.page);
    await at.page.keyboard.press('t');
    await until('the ways', () => inReader(at.driver, at.page, (root) => root.querySelector('.takePrintLinks') !== null));
    // The list stands there for as long as the browser takes it to paper, which may be very short.
    await inReader(at.driver, at.page, (root) => {
      const view = /** @type {HTMLElement} */ (root.querySelector('.stillpage'));
      new MutationObserver(() => {
        const items = [...root.querySelectorAll('.link-list li')].map((item) => item.textContent);
        const marks = [...root.querySelectorAll('sup.on-paper')].map((mark) => mark.textContent);
        if (items.length > 0) view.dataset.listed = [...items, ...marks].join(' ');
      }).observe(view, { subtree: true, childList: true });
    });
    await at.point('.way.takePrintLinks');
    const listed = await until('the list', () => inReader(at.driver, at.page, (root) => /** @type {HTMLElement} */ (root.querySelector('.stillpage')).dataset.listed ?? null));
    assert.equal(listed, `${at.server.base}/steps ${at.server.base}/keys 1 2 1`);
  });
});
