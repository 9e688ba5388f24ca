/** Reading aloud, by a voice that stands in for those of a system. */
import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { it } from 'node:test';
import { EXTENSION, inReader, openReader, until } from './driver.js';
import { inBothBrowsers } from './suite.js';

/** The extension, with a voice of our own before its file of voices. */
const extension = async () => {
  // Not among temporary files: from there Firefox loads none.
  const folder = await mkdtemp(path.join(EXTENSION, '../target/voice-'));
  await cp(EXTENSION, folder, { recursive: true });
  const standIn = await readFile(new URL('stand-in-voice.js', import.meta.url), 'utf8');
  const file = path.join(folder, 'reader/voice.js');
  await writeFile(file, `${standIn}\n${await readFile(file, 'utf8')}`);
  return folder;
};

inBothBrowsers((at) => {
  /** What was said so far, the last of it last. */
  const said = () => at.page.evaluate(() => JSON.parse(document.documentElement.dataset.said ?? '[]'));
  const last = async () => (await said()).at(-1);
  /** Waits until a sentence is said. @param {RegExp} words */
  const hears = (words) => until(`"${words.source}"`, async () => words.test((await last())?.text));
  /** @param {string} event */
  const happens = (event) => at.page.evaluate((name) => void document.dispatchEvent(new Event(name)), event);
  /** The text under the marks of a kind, by where they lie. @param {string} name */
  const marked = (name) =>
    inReader(at.driver, at.page, (root, mark) => {
      const body = /** @type {Element} */ (root.querySelector('article'));
      const boxes = [...root.querySelectorAll(`.trace .${mark}`)].map((box) => box.getBoundingClientRect());
      const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
      const words = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (const { 0: word, index } of /** @type {Text} */ (node).data.matchAll(/\S+/g)) {
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + word.length);
          const { left, right, top, bottom } = range.getBoundingClientRect();
          const [x, y] = [(left + right) / 2, (top + bottom) / 2];
          if (boxes.some((box) => x > box.left && x < box.right && y > box.top && y < box.bottom)) words.push(word);
        }
      }
      return words.join(' ');
    }, name);
  const open = async (path = '/article.html', voices = '') => {
    await at.visit(path);
    if (voices) await at.page.evaluate((names) => void (document.documentElement.dataset.voices = names), voices);
    await openReader(at.driver, at.page);
    await at.press('.tool.aloud');
  };

  it('reads sentence after sentence, and marks sentence and word', async () => {
    await open();
    await hears(/^The last lamp keeper of Skerry Point$/);
    assert.equal((await last()).voice, 'Anna');
    await happens('stand-in-end');
    await hears(/^For thirty-one years .* counted them aloud\.$/s);
    assert.match(await marked('sentence'), /^For thirty-one years .* counted them aloud\.$/);
    await happens('stand-in-word');
    assert.equal(await until('a marked word', () => marked('word')), 'thirty-one');
    await happens('stand-in-end');
    await hears(/^On Friday he will/);
  });

  it('goes by keys: sentences, paragraphs, a pause, the end', async () => {
    await open();
    await hears(/^The last lamp keeper/);
    for (const [key, words] of /** @type {const} */ ([
      ['j', /^For thirty-one/],
      ['j', /^On Friday/],
      ['J', /^The lamp at Skerry Point was lit/],
      ['k', /^On Friday/],
      ['K', /^For thirty-one/],
      ['K', /^The last lamp/],
    ])) {
      await at.page.keyboard.press(key);
      await hears(words);
    }
    await at.page.keyboard.press('j');
    await hears(/^For thirty-one/);
    await happens('stand-in-word');
    await at.page.keyboard.press('r');
    const before = (await said()).length;
    await at.page.keyboard.press('r');
    await until('more', async () => (await said()).length > before);
    await hears(/^thirty-one years/);
    await at.page.keyboard.press('Escape');
    assert.equal(await inReader(at.driver, at.page, (root) => root.querySelector('.player, .trace')), null);
    assert.ok(await at.page.evaluate(() => document.querySelector('stillpage-reader') !== null), 'the reader is still open');
  });

  it('leaves out captions and marks of notes, and says that code and tables are there', async () => {
    await open('/aloud.html');
    const all = [];
    for (;;) {
      const count = (await said()).length;
      all.push((await until('a sentence', last)).text);
      await happens('stand-in-end');
      const more = await until('what comes next', async () => {
        if ((await said()).length > count) return 'more';
        return (await inReader(at.driver, at.page, (root) => root.querySelector('.player .said')?.textContent)) || null;
      });
      if (more !== 'more') break;
    }
    assert.deepEqual(all.slice(0, 8), [
      'How the mill is measured',
      'The mill at Harrow turns on eleven sluices, and each was measured in 1912 by the brothers Ames.',
      'Their book survives, and the county still works from it whenever the river is low.',
      'Does it still hold?',
      'Mostly, the miller says, and shows the table on the wall.',
      'Here stands a table, rows: 3.',
      'A short program works out what is missing from it, and prints the flow at each of the sluices in turn.',
      'Here stands code.',
    ]);
    assert.ok(!all.join(' ').includes('wheel house'), 'no caption is read');
  });

  it('takes another voice and speed, and keeps them', async () => {
    await open();
    await hears(/^The last lamp/);
    await at.press('.player .tool.manner');
    await inReader(at.driver, at.page, (root) => {
      const list = /** @type {HTMLSelectElement} */ (root.querySelector('.player select'));
      list.value = 'Bert';
      list.dispatchEvent(new Event('change'));
      /** @type {HTMLElement} */ (root.querySelector('.rate .plus')).click();
    });
    await until('the other voice', async () => (await last()).voice === 'Bert' && (await last()).rate === 1.1);
    await open();
    await until('the same once more', async () => (await last())?.voice === 'Bert' && (await last()).rate === 1.1);
  });

  it('says so where there is no voice, or none for the language', async () => {
    await open('/article.html', 'Carla:de-DE');
    const word = () => inReader(at.driver, at.page, (root) => root.querySelector('.player .said')?.textContent || null);
    assert.match((await until('a word on it', word)) ?? '', /no voice for this language here \(English\)/);
    assert.equal((await last()).voice, 'Carla');
    await open('/article.html', ',');
    assert.match((await until('a word on it', word)) ?? '', /no voice to read with/);
  });

  it('ends with the reader', async () => {
    await open();
    await hears(/^The last lamp/);
    const hushed = () => at.page.evaluate(() => Number(document.documentElement.dataset.hushed));
    const before = await hushed();
    await at.click();
    await until('silence', async () => (await hushed()) > before);
  });
}, { extension });
