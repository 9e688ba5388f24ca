/** The bundled font: its files as their maker gave them, with their licence. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { describe, it } from 'node:test';

const FOLDER = new URL('../../extension/fonts/', import.meta.url);

/** Of @fontsource-variable/atkinson-hyperlegible-next 5.3.0: `latin` and `latin-ext`, upright, all weights. SHA-256. */
const FILES = {
  'legible.woff2': '18b2a1a39a2fa298b0ba5390aca68462669826c90925656f1c1f6796e0e1bbaf',
  'legible-extended.woff2': '7dae0c6c66af1aec82e096186aeb1f0e6fa36ab8061ed65422f2b7daf4dd93f3',
};

describe('the bundled font', () => {
  it('is what its maker gave: the licence lets it go along unchanged', async () => {
    assert.deepEqual((await readdir(FOLDER)).sort(), ['LICENSE.txt', ...Object.keys(FILES)].sort());
    for (const [file, sum] of Object.entries(FILES)) {
      assert.equal(createHash('sha256').update(await readFile(new URL(file, FOLDER))).digest('hex'), sum, file);
    }
  });

  it('has its licence and its makers beside it', async () => {
    const licence = await readFile(new URL('LICENSE.txt', FOLDER), 'utf8');
    assert.match(licence, /^Copyright 2020-2024 The Atkinson Hyperlegible Next Project Authors/);
    assert.match(licence, /SIL OPEN FONT LICENSE Version 1\.1/);
  });
});
