/** The words of the interface: every key used is there, every key there is used. */
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { describe, it } from 'node:test';

const ROOT = new URL('../../extension/', import.meta.url);
/** @type {Record<string, {message: string}>} */
const MESSAGES = JSON.parse(await readFile(new URL('_locales/en/messages.json', ROOT), 'utf8'));
/** Keys that are put together from a setting's name and value: see reader/controls.js. */
const MADE = /^(theme|font|size|width|leading|spacing|paper|ink|wordSpacing|paragraphs|align|hyphens|images)/;

/** The text of every file that may name a key. */
async function sources() {
  const files = await readdir(ROOT, { recursive: true });
  const named = files.filter((file) => /\.(js|html)$|^manifest\.json$/.test(file) && !file.startsWith('core'));
  return (await Promise.all(named.map((file) => readFile(new URL(file, ROOT), 'utf8')))).join('\n');
}

describe('words', async () => {
  const source = await sources();

  it('are all used', () => {
    const unused = Object.keys(MESSAGES).filter((key) => !MADE.test(key) && !source.includes(`'${key}'`) && !source.includes(`__MSG_${key}__`));
    assert.deepEqual(unused, []);
  });

  it('are all there', () => {
    const used = [...source.matchAll(/__MSG_(\w+)__|\btext\('(\w+)'/g)].map((match) => match[1] ?? match[2]);
    assert.deepEqual(used.filter((key) => !Object.hasOwn(MESSAGES, key)), []);
  });
});
