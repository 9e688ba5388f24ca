/** Messages that none of our scripts sends are not taken. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

Object.assign(globalThis, { chrome: { runtime: { id: 'ours' } } });
const { accept } = await import('../../extension/shared/messages.js');

/** A content script of ours in the page of a tab. */
const ours = /** @type {any} */ ({ id: 'ours', frameId: 0, tab: { id: 1 } });

const ints = () => new Uint32Array();
const capture = {
  url: 'https://example.org/', names: '', text: new Uint8Array(0), values: new Uint8Array(0),
  tags: ints(), parents: ints(), sizes: ints(), attrNames: ints(), attrSizes: ints(),
  measured: ints(), boxes: new Float32Array(), flags: new Uint8Array(),
};
const message = { type: 'read', capture, insist: false, putBack: [], selection: null, corrections: [] };

describe('messages', () => {
  it('takes what the overlay sends', () => {
    assert.equal(accept(message, ours), message);
  });

  it('takes nothing from another sender', () => {
    for (const change of [{ id: 'theirs' }, { id: undefined }, { tab: undefined }, { frameId: 3 }]) {
      assert.equal(accept(message, { ...ours, ...change }), null);
    }
  });

  it('takes no unknown type and no message without a shape', () => {
    for (const forged of [null, 7, 'read', [], {}, { type: 'toString' }, { type: '__proto__' }, { type: ['read'] }]) {
      assert.equal(accept(forged, ours), null);
    }
  });

  it('takes no capture with a part missing or of another type', () => {
    for (const part of Object.keys(capture)) {
      for (const wrong of [undefined, null, 5, {}, [1]]) {
        assert.equal(accept({ ...message, capture: { ...capture, [part]: wrong } }, ours), null, part);
      }
    }
  });

  it('takes the fields of each type in their shape only', () => {
    const wrong = [
      { type: 'opening' },
      { type: 'opening', bare: 1 },
      { type: 'read', capture, insist: 1, putBack: [], selection: null, corrections: [] },
      { type: 'read', capture, insist: true, selection: null, corrections: [] },
      { type: 'read', capture, insist: true, putBack: [], selection: null },
      { type: 'clutter', capture },
      { type: 'forget', correction: 'x' },
      { type: 'save', settings: null, here: true },
      { type: 'save', settings: {} },
      { type: 'keep', title: 'A', notes: [{}] },
      { type: 'describe', capture, insist: false, putBack: [], selection: null, corrections: [], place: { from: 3, to: 2 } },
      { type: 'find', capture, insist: false, putBack: [], selection: null, corrections: [], anchors: [null] },
      { type: 'annex', name: 'main' },
      { type: 'place', place: { at: 3, of: 3, mark: 0 } },
      { ...message, type: 'tab' },
      { ...message, type: 'tab', result: { status: 'odd' } },
      { ...message, type: 'tab', result: null },
      { ...message, type: 'tab', result: { status: 'failed', message: '' }, capture: {} },
    ];
    for (const forged of wrong) assert.equal(accept(forged, ours), null);
    const parked = { ...message, type: 'tab', result: { status: 'failed', message: '' } };
    assert.equal(accept(parked, ours), parked);
  });

  it('takes selectors of names and places only', () => {
    const veil = (/** @type {unknown} */ gone) => ({ type: 'veil', before: null, after: { gone, hollow: [], free: false } });
    const good = veil(['div.ad-slot', '#top > div:nth-child(3)', ':root > body:nth-child(2)']);
    assert.equal(accept(good, ours), good);
    for (const bad of ['a{}', 'a}*{color:red', 'a,b', '@import', 'a[href]', 'a;b', '', 'url("x")', 5, null]) {
      assert.equal(accept(veil([bad]), ours), null);
    }
    assert.equal(accept({ type: 'veil', before: null, after: {} }, ours), null);
    assert.equal(accept({ type: 'veil' }, ours), null);
  });

  it('takes no block that is no number of a node', () => {
    for (const putBack of [[-1], [0.5], ['1'], [NaN], {}, null]) {
      assert.equal(accept({ ...message, putBack }, ours), null);
    }
  });

  it('takes a selection of two places of numbers, or none', () => {
    const from = { node: 3, offset: 0 };
    const good = { ...message, selection: { from, to: { node: 9, offset: 4 } } };
    assert.equal(accept(good, ours), good);
    for (const selection of [undefined, {}, 5, { from }, { from, to: null }, { from, to: { node: -1, offset: 0 } }, { from, to: { node: 1, offset: '0' } }]) {
      assert.equal(accept({ ...message, selection }, ours), null);
    }
    const excerpt = { ...message, type: 'excerpt', place: { from: 0, to: 4 } };
    assert.equal(accept(excerpt, ours), excerpt);
    assert.equal(accept({ ...excerpt, place: null }, ours), null);
  });

  it('takes a part by its number and what becomes of it only', () => {
    const correct = { type: 'correct', capture, corrections: [`-${'A'.repeat(32)}`], part: { node: 3, action: 'keep' }, remember: true };
    assert.equal(accept(correct, ours), correct);
    for (const part of [null, {}, { node: 3 }, { node: -1, action: 'keep' }, { block: '1', action: 'keep' }, { block: 1, action: 'hide' }]) {
      assert.equal(accept({ ...correct, part }, ours), null);
    }
    for (const corrections of [['x'], [7], [`-${'A'.repeat(33)}`], [`${'A'.repeat(33)}`], new Array(61).fill(`-${'A'.repeat(32)}`), null]) {
      assert.equal(accept({ ...correct, corrections }, ours), null);
    }
  });
});
