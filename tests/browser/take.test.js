/** The article taken along: copied, saved and printed. */
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { it } from 'node:test';
import { inReader, openReader, until } from './driver.js';
import { inBothBrowsers } from './suite.js';

const TITLE = 'The last lamp keeper of Skerry Point';

inBothBrowsers((at) => {
  /** Opens the reader and its menu, and takes one way. @param {string} way */
  const take = async (way) => {
    await at.visit('/article.html');
    await openReader(at.driver, at.page);
    await at.point('.tool.take');
    await at.point(`.way.${way}`);
    return until('a word on how it went', () =>
      inReader(at.driver, at.page, (root) => root.querySelector('.said')?.textContent || null),
    );
  };

  /** What lies on the clipboard: pasted into the page once the reader is closed. */
  const pasted = async () => {
    await at.press('.close');
    await at.page.evaluate(() => {
      const field = document.body.appendChild(document.createElement('textarea'));
      field.addEventListener('paste', (event) => {
        const get = (/** @type {string} */ type) => event.clipboardData?.getData(type) ?? '';
        Object.assign(globalThis, { pasted: { html: get('text/html'), plain: get('text/plain') } });
      });
      field.focus();
    });
    await at.page.keyboard.down('Control');
    await at.page.keyboard.press('v');
    await at.page.keyboard.up('Control');
    return until('the paste', () => at.page.evaluate(() => /** @type {any} */ (globalThis).pasted ?? null));
  };

  /** The file saved since. @param {string} ending */
  const saved = (ending) =>
    until('the file', async () => {
      const name = (await readdir(at.driver.downloads)).find((file) => file.endsWith(ending));
      const bytes = name ? await readFile(path.join(at.driver.downloads, name)) : null;
      return bytes && bytes.length > 0 ? { name, bytes } : null;
    });

  it('copies with formatting, and as plain text', async () => {
    assert.equal(await take('takeCopyRich'), 'Copied.');
    const rich = await pasted();
    assert.match(rich.html, /<h1[^>]*>The last lamp keeper/);
    assert.match(rich.plain, /^[^<]*The last lamp keeper/);
    assert.equal(await take('takeCopyPlain'), 'Copied.');
    const plain = await pasted();
    assert.equal(plain.html, '');
    assert.match(plain.plain, /writes down the hour/);
    assert.doesNotMatch(plain.plain, /Accept all/);
  });

  it('copies as Markdown', async () => {
    assert.equal(await take('takeCopyMarkdown'), 'Copied.');
    assert.match((await pasted()).plain, /^# The last lamp keeper of Skerry Point\n/);
  });

  it('saves Markdown with front matter', async () => {
    assert.equal(await take('takeSaveMarkdown'), 'Saved.');
    const { name, bytes } = await saved('.md');
    assert.equal(name, `${TITLE}.md`);
    assert.match(bytes.toString(), /^---\ntitle: "The last lamp keeper of Skerry Point"\n/);
  });

  it('saves a web page that stands alone', async () => {
    assert.equal(await take('takeSaveHtml'), 'Saved.');
    const { name, bytes } = await saved('.html');
    assert.equal(name, `${TITLE}.html`);
    assert.match(bytes.toString(), /^<!DOCTYPE html>[^]*writes down the hour[^]*<\/html>\n$/);
  });

  it('saves a book', async () => {
    assert.match(await take('takeSaveEpub'), /^Saved\./);
    const { name, bytes } = await saved('.epub');
    assert.equal(name, `${TITLE}.epub`);
    assert.equal(bytes.subarray(30, 58).toString(), 'mimetypeapplication/epub+zip');
    assert.ok(bytes.includes('writes down the hour'));
  });
});
