/** What is kept of marked passages, without a browser. */
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';

/** @type {Map<string, unknown>} */
const store = new Map();
const local = {
  get: async (/** @type {string | null} */ key) => Object.fromEntries([...store].filter(([name]) => key === null || name === key)),
  set: async (/** @type {object} */ items) => Object.entries(items).forEach(([key, value]) => store.set(key, structuredClone(value))),
  remove: async (/** @type {string} */ key) => void store.delete(key),
};
Object.assign(globalThis, { chrome: { storage: { local } } });
const notes = await import('../../extension/shared/notes.js');

/** @param {string} id @returns {KeptNote} */
const note = (id) => ({ id, anchor: { quote: 'A lamp.', before: '', after: '', block: [1, 4294967295] }, words: '', colour: 'blue', at: 1 });

describe('notes', () => {
  beforeEach(() => store.clear());

  it('are kept by the address of a page, however one came to it', async () => {
    await notes.save('https://x.test/a?id=3&utm_source=mail#part', 'A', [note('1')]);
    assert.deepEqual(await notes.load('https://x.test/a?id=3'), [note('1')]);
    assert.deepEqual(await notes.load('https://x.test/a?id=4'), []);
    await notes.save('https://x.test/a?id=3', 'A', []);
    assert.equal(store.size, 0);
  });

  it('are not kept of pages without an address of their own', async () => {
    for (const address of [undefined, '', 'about:blank', 'data:text/html,x', 'chrome://version/']) {
      assert.equal(notes.addressOf(address), null);
      await notes.save(address, '', [note('1')]);
    }
    assert.equal(store.size, 0);
    assert.equal(notes.addressOf('file:///tmp/a.html'), 'file:///tmp/a.html');
  });

  it('bear any value, and keep what fits', async () => {
    const wrong = [null, 7, {}, { ...note('2'), colour: 'red' }, { ...note('2'), anchor: null }, { ...note('2'), at: 'x' }, { ...note('2'), anchor: { ...note('2').anchor, block: [-1] } }];
    assert.deepEqual(notes.validate([...wrong, note('3')]), [note('3')]);
    for (const value of [null, undefined, 'x', [], { version: 'x' }]) assert.equal(notes.migrate(value), null);
    assert.deepEqual(notes.migrate({ version: 9, url: 'u', more: 1, notes: 'x' }), { url: 'u', title: '', notes: [] });
  });

  it('leave in a file and come back, beside those that are here', async () => {
    await notes.save('https://x.test/a', 'A', [note('1'), note('2')]);
    const file = JSON.parse(JSON.stringify(await notes.all()));
    await notes.save('https://x.test/a', 'A', [{ ...note('1'), words: 'changed since' }]);
    await notes.merge(file);
    assert.deepEqual(await notes.load('https://x.test/a'), [{ ...note('1'), words: 'changed since' }, note('2')]);
    for (const value of [null, 'x', [null], [{}]]) await notes.merge(value);
  });
});
