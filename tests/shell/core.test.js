/** The core after a trap: the module itself, with its memory used up. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';

const core = new URL('../../extension/core/', import.meta.url);
const bytes = await readFile(new URL('stillpage_bg.wasm', core));
Object.assign(globalThis, { chrome: { runtime: { getURL: () => bytes } } });
const bindings = await import(new URL('stillpage.js', core).href);
const { read } = await import('../../extension/background/core.js');

/** A page of no element, with so much text. @param {number} length */
const page = (length) => {
  const none = () => new Uint32Array();
  return /** @type {any} */ ({
    url: 'https://example.org/', names: '', text: new TextEncoder().encode('x'.repeat(length)), values: new Uint8Array(0), tags: none(), parents: none(), sizes: none(),
    attrNames: none(), attrSizes: none(), measured: none(), boxes: new Float32Array(), flags: new Uint8Array(),
  });
};

const options = { insist: false, putBack: [], corrections: [], memory: null };
const MOST_PAGES = 65_536;

describe('the core', () => {
  it('says that memory ran out, and reads the next page in a new instance', async () => {
    const sound = await read(page(0), options);
    const { memory } = await bindings.default();
    memory.grow(MOST_PAGES - memory.buffer.byteLength / MOST_PAGES);
    const starved = await read(page(1 << 26), options);
    assert.equal(starved.status, 'failed');
    assert.deepEqual(await read(page(0), options), sound);
    assert.notEqual((await bindings.default()).memory, memory);
  });
});
