/** What is kept for a page is taken from the store in one go, and never used once it may have changed. */
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';

/** @type {Record<string, unknown>} */
let stored = {};
/** What was asked of the store. @type {string[][]} */
let asked = [];
let fails = false;
const local = {
  get: async (/** @type {string | string[]} */ keys) => {
    asked.push([keys].flat());
    if (fails) throw new Error('closed');
    return Object.fromEntries([keys].flat().filter((key) => key in stored).map((key) => [key, structuredClone(stored[key])]));
  },
};
Object.assign(globalThis, { chrome: { storage: { local } } });
const { drop, fill } = await import('../../extension/background/shelf.js');
const looks = await import('../../extension/shared/looks.js');
const places = await import('../../extension/shared/places.js');
const notes = await import('../../extension/shared/notes.js');
const corrections = await import('../../extension/shared/corrections.js');
const memory = await import('../../extension/shared/memory.js');

const tab = { incognito: false, url: 'https://a.example/1?utm_source=mail#part' };
const settings = (/** @type {string} */ theme) => ({ version: 1, values: { theme } });
const theme = async () => (await looks.load('a.example', fill(tab))).settings.theme;

beforeEach(() => {
  [stored, asked, fails] = [{ settings: settings('dark') }, [], false];
  drop();
});

describe('what is kept for a page', () => {
  it('is taken in one go for all that asks', async () => {
    const { url } = tab;
    stored = { ...stored, memory: { on: true, salt: 7, sites: ['a.example'] }, 'memory:a.example': { once: [1], often: [2] } };
    const shelf = fill(tab);
    await Promise.all([looks.load('a.example', shelf), notes.load(url, shelf), places.load(url, shelf), corrections.forSite('a.example', shelf)]);
    assert.deepEqual(await memory.recall('a.example', url, shelf), { salt: 7, seen: [2, 1] });
    assert.equal(asked.length, 1);
    assert.equal(await theme(), 'dark');
    assert.equal(asked.length, 1, 'nothing was stored meanwhile');
  });

  it('is taken anew once anything was stored, also while the store is asked', async () => {
    assert.equal(await theme(), 'dark');
    stored.settings = settings('sepia');
    drop();
    assert.equal(await theme(), 'sepia');
    fill({ ...tab, url: 'https://b.example/' });
    stored.settings = settings('grey');
    drop();
    assert.equal((await looks.load('b.example', fill({ ...tab, url: 'https://b.example/' }))).settings.theme, 'grey');
  });

  it('is that of the page: for another it is taken anew, in private windows without what is of pages', async () => {
    fill(tab);
    fill({ ...tab, url: 'https://a.example/2' });
    fill({ ...tab, incognito: true });
    assert.deepEqual(asked[1]?.at(-1), 'notes:https://a.example/2');
    assert.deepEqual(asked[2], ['sites', 'settings', 'corrections', 'places']);
  });

  it('is asked for again where the store failed', async () => {
    fails = true;
    await assert.rejects(fill(tab).get('settings'), /closed/);
    fails = false;
    assert.equal(await theme(), 'dark');
  });
});
