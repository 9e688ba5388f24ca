/** The words of the interface: every key used is there, every key there is used. */
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { describe, it } from 'node:test';

const ROOT = new URL('../../extension/', import.meta.url);

/**
 * @param {string} locale
 * @returns {Promise<Record<string, {message: string, placeholders?: object}>>}
 */
const messagesOf = async (locale) => JSON.parse(await readFile(new URL(`_locales/${locale}/messages.json`, ROOT), 'utf8'));

const MESSAGES = await messagesOf('en');
/**
 * Keys that are put together from a setting's name and value (reader/controls.js), or from the name of a
 * statement on a block (reader/reasons.js; src/verdict/fact.rs holds that there are just those).
 */
const MADE = /^(reason[A-Z]|theme|font|size|width|leading|spacing|paper|ink|wordSpacing|paragraphs|align|hyphens|images|rate|pitch|voice|marks|focus|starts|columns)/;

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

  for (const locale of await readdir(new URL('_locales/', ROOT))) {
    it(`are all in ${locale}, each with the places of the English`, async () => {
      const messages = await messagesOf(locale);
      assert.deepEqual(Object.keys(messages).sort(), Object.keys(MESSAGES).sort());
      const places = (/** @type {string} */ message) => [...message.matchAll(/\$\w+\$/g)].map(String).sort();
      for (const [key, { message, placeholders }] of Object.entries(messages)) {
        assert.notEqual(message.trim(), '', key);
        assert.deepEqual(places(message), places(MESSAGES[key]?.message ?? ''), key);
        assert.deepEqual(placeholders, MESSAGES[key]?.placeholders, key);
      }
    });
  }
});
