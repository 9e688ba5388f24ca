/** A report of a page: a file on the person's own disk, made from the reader and from its refusal. */
import assert from 'node:assert/strict';
import { readFile, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { it } from 'node:test';
import { inReader, openReader, until } from './driver.js';
import { inBothBrowsers } from './suite.js';

inBothBrowsers((at) => {
  /** Saves the report from where it is offered, and gives back what the person and the file say. */
  const report = async () => {
    await inReader(at.driver, at.page, (root) => root.querySelector('.report')?.toggleAttribute('open', true));
    await at.point('.report .act');
    const said = await until('a word on how it went', () =>
      inReader(at.driver, at.page, (root) => root.querySelector('.report .said')?.textContent || null),
    );
    const file = await until('the file', async () => {
      const name = (await readdir(at.driver.downloads)).find((name) => name.endsWith('.json'));
      return name ? path.join(at.driver.downloads, name) : null;
    });
    const text = await until('all of it', async () => (await readFile(file, 'utf8')).endsWith('}') && readFile(file, 'utf8'));
    await rm(file);
    return { said, text };
  };

  it('is made in the reader, decided on as the page and without its words', async () => {
    await at.visit('/article.html');
    await openReader(at.driver, at.page);
    await at.point('.tool.help');
    const asked = at.server.asked.length;
    const { said, text } = await report();
    assert.match(said, /^Saved\. The reader decides on the file as it does/);
    const { differing, samePage, page } = JSON.parse(text);
    assert.deepEqual({ differing, samePage }, { differing: [], samePage: true });
    assert.ok(page.tags.length > 100 && page.boxes.length > 40, 'structure and layout are in it');
    for (const told of ['Skerry', 'lamp keeper', 'tidewatcher', 'customs', '127.0.0.1', 'localhost']) {
      assert.ok(!text.includes(told), `${told} stands in the report`);
    }
    assert.equal(at.server.asked.length, asked, 'nothing was asked of the network');
  });

  it('is made where the reader refuses', async () => {
    await at.visit('/front.html');
    await openReader(at.driver, at.page);
    const { said, text } = await report();
    assert.match(said, /^Saved\. The reader decides on the file as it does/);
    assert.equal(JSON.parse(text).stillpage, 'report');
  });
});
