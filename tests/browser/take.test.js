/** The article taken along: copied, saved and printed. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { inReader, openReader, until } from './driver.js';
import { inBothBrowsers } from './suite.js';
import { pasted, saved } from './taken.js';

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

  it('copies with formatting, and as plain text', async () => {
    assert.equal(await take('takeCopyRich'), 'Copied.');
    const rich = await pasted(at);
    assert.match(rich.html, /<h1[^>]*>The last lamp keeper/);
    assert.match(rich.plain, /^[^<]*The last lamp keeper/);
    assert.equal(await take('takeCopyPlain'), 'Copied.');
    const plain = await pasted(at);
    assert.equal(plain.html, '');
    assert.match(plain.plain, /writes down the hour/);
    assert.doesNotMatch(plain.plain, /Accept all/);
  });

  it('copies as Markdown', async () => {
    assert.equal(await take('takeCopyMarkdown'), 'Copied.');
    assert.match((await pasted(at)).plain, /^# The last lamp keeper of Skerry Point\n/);
  });

  it('saves Markdown with front matter', async () => {
    assert.equal(await take('takeSaveMarkdown'), 'Saved.');
    const { name, bytes } = await saved(at, '.md');
    assert.equal(name, `${TITLE}.md`);
    assert.match(bytes.toString(), /^---\ntitle: "The last lamp keeper of Skerry Point"\n/);
  });

  it('saves a web page that stands alone', async () => {
    assert.equal(await take('takeSaveHtml'), 'Saved.');
    const { name, bytes } = await saved(at, '.html');
    assert.equal(name, `${TITLE}.html`);
    assert.match(bytes.toString(), /^<!DOCTYPE html>[^]*writes down the hour[^]*<\/html>\n$/);
  });

  it('saves a book', async () => {
    assert.match(await take('takeSaveEpub'), /^Saved\./);
    const { name, bytes } = await saved(at, '.epub');
    assert.equal(name, `${TITLE}.epub`);
    assert.equal(bytes.subarray(30, 58).toString(), 'mimetypeapplication/epub+zip');
    assert.ok(bytes.includes('writes down the hour'));
  });
});
