/** Corrections and template memory in storage: bounded, checked, erased. */
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import './locks.js';

/** @type {Record<string, unknown>} */
let stored = {};
const local = {
  get: async (/** @type {string} */ key) => (key in stored ? { [key]: structuredClone(stored[key]) } : {}),
  set: async (/** @type {object} */ items) => void Object.assign(stored, structuredClone(items)),
  remove: async (/** @type {string | string[]} */ keys) => [keys].flat().forEach((key) => delete stored[key]),
};
Object.assign(globalThis, { chrome: { storage: { local } } });
const corrections = await import('../../extension/shared/corrections.js');
const memory = await import('../../extension/shared/memory.js');

/** @param {number} n */
const correction = (n) => `-${String(n).padStart(32, 'A')}`;

beforeEach(() => void (stored = {}));

describe('corrections', () => {
  it('take under 100 KB for a thousand sites', async () => {
    const sites = Array.from({ length: 1000 }, (_, n) => [`www.a-newspaper-${n}.example`, [correction(n)]]);
    await corrections.merge(Object.fromEntries(sites));
    assert.equal(Object.keys(await corrections.load()).length, 1000);
    assert.ok(JSON.stringify(stored).length < 100 * 1024);
  });

  it('take under 100 KB whatever is stored: the sites corrected longest ago go', async () => {
    const many = Object.fromEntries(Array.from({ length: 3000 }, (_, n) => [`site-${n}.example`, Array.from({ length: 70 }, (_, m) => correction(m))]));
    await corrections.merge(many);
    const kept = Object.entries(await corrections.load());
    assert.ok(JSON.stringify(stored).length < 101 * 1024);
    assert.equal(kept.at(-1)?.[0], 'site-2999.example');
    assert.ok(kept.every(([, list]) => list.length === 60));
  });

  it('are all kept where several are made at once', async () => {
    await Promise.all([1, 2, 3].map((n) => corrections.add('a.example', correction(n))));
    assert.equal((await corrections.forSite('a.example')).length, 3);
  });

  it('are kept, replaced by their contrary, and forgotten', async () => {
    await corrections.add('a.example', correction(1));
    await corrections.add('b.example', correction(2));
    await corrections.add('a.example', correction(1).replace('-', '+'));
    assert.deepEqual(await corrections.load(), { 'b.example': [correction(2)], 'a.example': [correction(1).replace('-', '+')] });
    await corrections.remove('b.example', correction(2));
    await corrections.forget('a.example');
    assert.deepEqual(await corrections.load(), {});
    assert.deepEqual(await corrections.forSite(null), []);
  });

  it('bear any value', () => {
    for (const value of [null, undefined, 7, 'x', [], { 'a.example': 'x' }, { 'a.example': [7, 'x', `?${'A'.repeat(32)}`] }, { '<b>': [correction(1)] }]) {
      assert.deepEqual(corrections.validate(value), {});
    }
  });
});

describe('template memory', () => {
  const url = (/** @type {number} */ n) => `https://a.example/${n}`;

  it('remembers nothing before it is turned on', async () => {
    assert.equal(await memory.recall('a.example', url(1)), null);
    await memory.learn('a.example', url(1), [1, 2]);
    assert.deepEqual(stored, {});
  });

  it('knows what stood on other pages, and not what stood on this one alone', async () => {
    await memory.turn(true);
    await memory.learn('a.example', url(1), [1, 2]);
    assert.deepEqual((await memory.recall('a.example', url(1)))?.seen, []);
    assert.deepEqual((await memory.recall('a.example', url(2)))?.seen, [1, 2]);
    await memory.learn('a.example', url(1), [1, 2]);
    assert.deepEqual((await memory.recall('a.example', `${url(1)}#part`))?.seen, [], 'the same page again');
    await memory.learn('a.example', url(2), [2, 3]);
    assert.deepEqual((await memory.recall('a.example', url(2)))?.seen, [2]);
    assert.deepEqual((await memory.recall('b.example', url(2)))?.seen, []);
  });

  it('is bounded, holds no address, and is erased', async () => {
    await memory.turn(true);
    for (let n = 0; n < 60; n += 1) await memory.learn(`${n}.example`, url(n), Array.from({ length: 2000 }, (_, m) => m));
    for (let n = 0; n < 60; n += 1) await memory.learn('a.example', url(n), Array.from({ length: 400 }, (_, m) => 1000 * n + m));
    const sites = Object.keys(stored).filter((key) => key.startsWith('memory:'));
    assert.equal(sites.length, 50);
    assert.ok(JSON.stringify(stored).length < 1024 * 1024);
    assert.ok(!JSON.stringify(stored).includes('https:'));
    const { salt } = /** @type {any} */ (stored.memory);
    await memory.erase();
    assert.deepEqual(Object.keys(stored), ['memory']);
    assert.ok(await memory.isOn());
    assert.notEqual(/** @type {any} */ (stored.memory).salt, salt);
  });
});
