/** Settings carried to other browsers, and only where that is turned on. */
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';

/** An area of storage in memory. @param {number} [most] items it takes */
function area(most = Infinity) {
  /** @type {Record<string, unknown>} */
  let items = {};
  return {
    /** @param {string | string[] | null} keys */
    get: async (keys) => {
      const wanted = keys === null ? Object.keys(items) : [keys].flat();
      return structuredClone(Object.fromEntries(wanted.filter((key) => key in items).map((key) => [key, items[key]])));
    },
    /** @param {Record<string, unknown>} values */
    set: async (values) => {
      if (Object.keys({ ...items, ...values }).length > most) throw new Error('quota');
      items = { ...items, ...structuredClone(values) };
    },
    clear: async () => void (items = {}),
  };
}

const { load, pull, push, turn } = await import('../../extension/shared/sync.js');

describe('sync', () => {
  beforeEach(() => Object.assign(globalThis, { chrome: { storage: { local: area(), sync: area() } } }));
  const local = () => /** @type {any} */ (globalThis).chrome.storage.local;
  const synced = () => /** @type {any} */ (globalThis).chrome.storage.sync;

  it('does nothing until it is turned on', async () => {
    await local().set({ settings: { version: 1, values: { theme: 'dark' } } });
    await synced().set({ calm: { version: 1, hide: {} } });
    await push();
    await pull();
    assert.deepEqual(Object.keys(await synced().get(null)), ['calm']);
    assert.deepEqual(Object.keys(await local().get(null)), ['settings']);
  });

  it('takes over what is there, sends what is not, and never sites', async () => {
    await local().set({ settings: { values: { theme: 'dark' } }, calm: { hide: { ad: false } }, sites: { sites: { 'a.example': 'never' } } });
    await synced().set({ settings: { values: { theme: 'sepia' } } });
    await turn(true);
    assert.deepEqual((await local().get('settings')).settings, { values: { theme: 'sepia' } });
    assert.deepEqual(await synced().get(null), { settings: { values: { theme: 'sepia' } }, calm: { hide: { ad: false } } });
  });

  it('sends no item larger than browsers take', async () => {
    await turn(true);
    await local().set({ settings: { values: { theme: 'x'.repeat(9000) } }, calm: { hide: {} } });
    await push();
    assert.deepEqual(Object.keys(await synced().get(null)), ['calm']);
  });

  it('says that a browser takes no more, until it does', async () => {
    Object.assign(globalThis, { chrome: { storage: { local: area(), sync: area(0) } } });
    await local().set({ settings: { values: {} } });
    await turn(true);
    assert.equal((await load()).failed, 'quota');
    Object.assign(/** @type {any} */ (globalThis).chrome.storage, { sync: area() });
    await push();
    assert.deepEqual(await load(), { version: 1, on: true, failed: null });
  });

  it('leaves there what is there when it is turned off', async () => {
    await local().set({ settings: { values: { theme: 'dark' } } });
    await turn(true);
    await turn(false);
    await local().set({ settings: { values: { theme: 'light' } } });
    await push();
    assert.deepEqual((await synced().get('settings')).settings, { values: { theme: 'dark' } });
  });
});
