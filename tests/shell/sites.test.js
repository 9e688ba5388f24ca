/** What runs by itself on sites: as chosen at last, however many choices are made at once, and by whichever of our pages. */
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import './locks.js';

/** @type {Record<string, any>} */
let stored = {};
/** What the browser runs by itself. @type {Map<string, {id: string, matches: string[]}>} */
let running = new Map();
/** How many changes were asked of the browser, and after how many the page that asks is closed. */
let changes = 0;
let closes = Infinity;

const later = () => new Promise((resolve) => setTimeout(resolve, 2));
/** Each call of the browser takes a while; a page that is gone goes on with nothing. @param {() => void} work */
const change = async (work) => {
  if ((changes += 1) > closes) return new Promise(() => {});
  await later();
  work();
};
const scripting = {
  getRegisteredContentScripts: () => later().then(() => [...running.values()]),
  unregisterContentScripts: (/** @type {{ids: string[]}} */ { ids }) =>
    change(() => {
      ids.forEach((id) => assert.ok(running.delete(id), `${id} is not there`));
    }),
  registerContentScripts: (/** @type {{id: string, matches: string[]}[]} */ scripts) =>
    change(() => {
      scripts.forEach((script) => assert.ok(!running.has(script.id) && running.set(script.id, script), `${script.id} is there`));
    }),
  updateContentScripts: (/** @type {{id: string, matches: string[]}[]} */ scripts) =>
    change(() => {
      scripts.forEach((script) => assert.ok(running.has(script.id) && running.set(script.id, script), `${script.id} is not there`));
    }),
};
const local = {
  get: async (/** @type {string} */ key) => (key in stored ? { [key]: structuredClone(stored[key]) } : {}),
  set: async (/** @type {object} */ items) => void Object.assign(stored, structuredClone(items)),
};
const permissions = { contains: async () => true, request: async () => true, remove: async () => true };
Object.assign(globalThis, { chrome: { storage: { local }, permissions, scripting } });
const { choose, follow, register } = await import('../../extension/background/sites.js');

const runs = () => Object.fromEntries([...running.values()].map(({ id, matches }) => [id, matches]));
const A = '*://a.example/*';

beforeEach(() => {
  [stored, running, changes, closes] = [{}, new Map(), 0, Infinity];
});

describe('what runs by itself', () => {
  it('is what was chosen', async () => {
    await choose('a.example', 'reader', true);
    await choose('b.example', 'reader', true);
    assert.deepEqual(runs(), { 'always-reader': [A, '*://b.example/*'] });
    await choose('a.example', 'calm', true);
    assert.deepEqual(runs(), { 'always-reader': ['*://b.example/*'], 'always-calm': [A] });
    await choose('b.example', null, true);
    assert.deepEqual(runs(), { 'always-calm': [A] });
  });

  it('is so after choices made at once', async () => {
    await choose('a.example', 'reader', true);
    await Promise.all([choose('a.example', 'calm', true), choose('a.example', 'calm', true), register()]);
    assert.deepEqual(runs(), { 'always-calm': [A] });
  });

  it('is left alone where nothing changes', async () => {
    await choose('a.example', 'calm', true);
    const before = changes;
    await register();
    await follow({ settings: {} });
    assert.equal(changes, before);
  });

  it('is so where the page of the choice is closed meanwhile', async () => {
    await choose('a.example', 'reader', true);
    stored.sites = { version: 1, sites: { 'a.example': 'calm' } };
    await follow({ sites: {} });
    assert.deepEqual(runs(), { 'always-calm': [A] });
  });

  it('never stops before its follower runs', async () => {
    await choose('a.example', 'reader', true);
    closes = changes + 1;
    void choose('a.example', 'calm', true);
    await new Promise((resolve) => setTimeout(resolve, 30));
    assert.ok('always-calm' in runs());
  });
});
