/** Settings, without a browser. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TABLE, initial, merge, migrate, validate } from '../../extension/shared/settings.js';

describe('settings', () => {
  it('are the initial ones where nothing is stored', () => {
    assert.deepEqual(migrate(undefined), initial());
    const first = { theme: 'system', font: 'serif', size: 20, width: 66, leading: 1.6, spacing: 0, images: 'full', paper: '#fdfdfc' };
    assert.deepEqual({ ...initial(), ...first }, initial());
  });

  it('keep what fits the table and drop the rest', () => {
    const given = { theme: 'dark', font: 'wingdings', size: 1e9, width: NaN, leading: '2', paper: 'url(x)', ink: '#ABC', more: true };
    assert.deepEqual(validate(given), { ...initial(), theme: 'dark', size: 30 });
  });

  it('bear any value', () => {
    for (const value of [null, undefined, 0, '', 'x', [], [1], { version: 1 }, { version: 99, values: {} }, { __proto__: null }]) {
      assert.deepEqual(migrate(value), initial());
      assert.deepEqual(validate(value), initial());
    }
  });

  it('outlive a newer version, and what only that one knows is kept', () => {
    const newer = { version: 7, values: { theme: 'dark', size: 24, ligatures: true } };
    const known = { ...initial(), theme: 'dark', size: 24 };
    assert.deepEqual(migrate(newer), known);
    const stored = merge(newer, { ...known, size: 18 });
    assert.equal(stored.version, 7);
    assert.deepEqual(stored.values, { ...known, size: 18, ligatures: true });
    for (const damaged of [undefined, null, 'x', [], { version: 'x', values: 3 }]) {
      assert.deepEqual(merge(damaged, initial()), { version: 1, values: initial() });
    }
  });

  it('snap to steps and come back unchanged', () => {
    assert.equal(validate({ leading: 1.44 }).leading, 1.4);
    const changed = validate({ theme: 'sepia', size: 23, width: 50, leading: 1.9 });
    assert.deepEqual(migrate({ version: 1, values: changed }), changed);
  });

  it('have initial values that fit', () => {
    for (const setting of TABLE) assert.equal(validate({})[setting.name], setting.initial);
  });
});
