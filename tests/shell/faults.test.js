/** What a browser may refuse: scripts at first, and storage. Nothing that was chosen is lost. */
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import './locks.js';

/** A store as browsers have it, which can be full. */
class Store {
  /** @type {Record<string, any>} */
  items = {};
  full = false;
  /** How much it holds, in letters. */
  room = Infinity;

  /** @param {string | null} key */
  async get(key) {
    await null;
    return structuredClone(key === null ? this.items : key in this.items ? { [key]: this.items[key] } : {});
  }

  /** @param {object} values */
  async set(values) {
    await null;
    const next = { ...this.items, ...structuredClone(values) };
    if (this.full || JSON.stringify(next).length > this.room) throw new Error('QUOTA_BYTES quota exceeded');
    this.items = next;
  }

  /** @param {string | string[]} keys */
  async remove(keys) {
    for (const key of [keys].flat()) delete this.items[key];
  }
}

const local = new Store();
const session = new Store();
/** What each call of `executeScript` comes to; an error where the browser refuses. @type {(Error | unknown[])[]} */
let answers = [];
let calls = 0;

Object.assign(globalThis, {
  chrome: {
    runtime: { id: 'ours', getURL: (/** @type {string} */ path) => `ext://ours/${path}` },
    storage: { local: Object.assign(local, { onChanged: {} }), session },
    tabs: { create: async () => ({}) },
    permissions: { request: async () => true, contains: async () => true, remove: async () => true },
    scripting: {
      async executeScript() {
        calls += 1;
        const answer = answers.shift() ?? [{ result: 'done' }];
        if (answer instanceof Error) throw answer;
        return answer;
      },
      getRegisteredContentScripts: async () => [],
      registerContentScripts: async () => {},
      unregisterContentScripts: async () => {},
    },
  },
});

const { inject } = await import('../../extension/background/inject.js');
/** @type {CoreOptions} */
const OPTIONS = { insist: false, putBack: [] };
const { openTab, parked } = await import('../../extension/background/tab.js');
const settings = await import('../../extension/shared/settings.js');
const calm = await import('../../extension/shared/calm.js');
const sites = await import('../../extension/background/sites.js');

beforeEach(() => {
  Object.assign(local, { items: {}, full: false, room: Infinity });
  Object.assign(session, { items: {}, full: false, room: Infinity });
  answers = [];
  calls = 0;
});

describe('scripts', () => {
  const denied = new Error('Cannot access contents of the page');

  it('are tried again where the browser denies the first calls', async () => {
    for (const first of [[denied], [denied, denied], [[], denied, []]]) {
      answers = [...first];
      assert.equal(await inject(1, ['a.js']), true);
    }
  });

  it('are given up after four tries', async () => {
    answers = [denied, [], denied, denied, [{ result: 'done' }]];
    assert.equal(await inject(1, ['a.js']), false);
    assert.equal(calls, 4);
  });
});

describe('a store that is full', () => {
  it('is told of, and what was stored before is still there', async () => {
    const before = await settings.save({ ...settings.initial(), theme: 'dark', size: 24 });
    await calm.save({ ...calm.validate({}), nav: true });
    await sites.choose('a.example', 'never', true);
    local.full = true;
    await assert.rejects(settings.save({ ...before, size: 15 }), /quota/);
    await assert.rejects(calm.save({ ...calm.validate({}), nav: false }), /quota/);
    await assert.rejects(sites.choose('b.example', 'never', true), /quota/);
    local.full = false;
    assert.deepEqual(await settings.load(), before);
    assert.equal((await calm.load()).nav, true);
    assert.deepEqual(await sites.load(), { 'a.example': 'never' });
  });

  it('forgets the oldest tabs of the reader for the newest', async () => {
    const result = () => /** @type {any} */ ({ status: 'failed', message: 'x'.repeat(300) });
    const tab = /** @type {any} */ ({ id: 1, index: 0, url: 'https://a.example/' });
    for (let number = 0; number < 5; number += 1) await openTab([result()], tab, null, OPTIONS);
    session.room = 1000;
    await openTab([{ ...result(), message: 'y'.repeat(600) }], tab, null, OPTIONS);
    const left = Object.keys(session.items);
    assert.equal(left.length, 1);
    assert.equal((await parked(String(left[0]).replace('parked:', '')))?.results.length, 1);
    session.full = true;
    await assert.rejects(openTab([result()], tab, null, OPTIONS), /quota/);
  });
});

describe('a page that waits for its tab', () => {
  const tab = /** @type {any} */ ({ id: 1, index: 0, url: 'https://a.example/' });
  const results = /** @type {any} */ ([{ status: 'failed', message: 'x' }]);
  const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text);
  const page = /** @type {any} */ ({ url: 'https://a.example/', text: bytes('\ufeffwords, Wörter, 言葉'), values: bytes(''), tags: Uint32Array.of(1, 2), boxes: Float32Array.of(0.5), flags: Uint8Array.of(3) });
  const waiting = async () => parked(String(Object.keys(session.items)[0]).replace('parked:', ''));

  it('comes back as it was', async () => {
    await openTab(results, tab, page, OPTIONS);
    session.items = JSON.parse(JSON.stringify(session.items));
    assert.deepEqual((await waiting())?.capture, page);
  });

  it('stays behind where there is no room for it, or too much of it', async () => {
    session.room = 300;
    await openTab(results, tab, { ...page, text: bytes('y'.repeat(400)) }, OPTIONS);
    assert.equal((await waiting())?.capture, null);
    session.items = {};
    session.room = Infinity;
    await openTab(results, tab, { ...page, text: bytes('y'.repeat(3_000_000)) }, OPTIONS);
    assert.equal((await waiting())?.capture, null);
  });
});

describe('what is stored', () => {
  it('keeps what a newer version stored, in each part', async () => {
    local.items = {
      settings: { version: 9, values: { theme: 'dark', glow: 3 } },
      calm: { version: 9, hide: { nav: true, popups: true } },
      sites: { version: 9, sites: { 'a.example': 'never', 'b.example': 'shrink' } },
    };
    await settings.save({ ...(await settings.load()), size: 18 });
    await calm.save({ ...(await calm.load()), ad: false });
    await sites.choose('c.example', 'never', true);
    const { settings: s, calm: c, sites: t } = local.items;
    assert.deepEqual([s.version, s.values.glow, s.values.theme, s.values.size], [9, 3, 'dark', 18]);
    assert.deepEqual([c.version, c.hide.popups, c.hide.nav, c.hide.ad], [9, true, true, false]);
    assert.deepEqual(t, { version: 9, sites: { 'a.example': 'never', 'b.example': 'shrink', 'c.example': 'never' } });
  });

  it('holds two choices for sites made at once', async () => {
    await Promise.all([sites.choose('a.example', 'never', true), sites.choose('b.example', 'never', true)]);
    assert.deepEqual(await sites.load(), { 'a.example': 'never', 'b.example': 'never' });
  });

  it('takes no name of an object for a site', async () => {
    for (const host of ['constructor', '__proto__', 'valueof']) assert.equal(await sites.choiceFor(`http://${host}/`), null);
    await sites.choose('constructor', 'never', true);
    assert.equal(await sites.choiceFor('http://constructor/'), 'never');
  });
});

describe('any value at all', () => {
  let seed = 41;
  /** @param {number} n */
  const below = (n) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor(seed / 65_536) % n;
  };
  const KEYS = ['version', 'values', 'hide', 'sites', 'theme', 'size', 'paper', 'nav', 'pinned', 'a.example', '__proto__', 'constructor', 'toString', ''];
  const LEAVES = [null, true, false, 0, -1, 1e308, 0.1, 'dark', '#000000', 'never', '', '\ud800', 'x'.repeat(999)];
  /** @param {number} depth @returns {any} */
  const any = (depth) => {
    if (depth === 0 || below(3) === 0) return LEAVES[below(LEAVES.length)];
    if (below(4) === 0) return Array.from({ length: below(5) }, () => any(depth - 1));
    const fields = Array.from({ length: below(6) }, () => `${JSON.stringify(KEYS[below(KEYS.length)])}:${JSON.stringify(any(depth - 1))}`);
    return JSON.parse(`{${fields.join(',')}}`);
  };

  it('in the store or a file becomes settings that fit, and these stay as they are', () => {
    for (let round = 0; round < 20_000; round += 1) {
      const value = any(4);
      for (const found of [settings.migrate(value), settings.validate(value)]) {
        assert.deepEqual(settings.validate(found), found);
        assert.deepEqual(settings.migrate(settings.merge(value, found)), found);
      }
      const choice = calm.validate(value);
      assert.ok(Object.values(choice).every((one) => typeof one === 'boolean'));
      assert.deepEqual(calm.validate(calm.merge(value, choice).hide), choice);
      for (const one of Object.values(sites.validate(value))) assert.ok(sites.CHOICES.includes(one));
      assert.equal(sites.validate(sites.merge(value, 'b.example', 'calm').sites)['b.example'], 'calm');
    }
    assert.equal(/** @type {any} */ ({}).theme, undefined);
  });
});
