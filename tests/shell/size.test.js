/** How large the extension is: what a person downloads, what each click puts into a page. */
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'node:test';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { CALM, READER } from '../../extension/background/inject.js';

const EXTENSION = new URL('../../extension/', import.meta.url).pathname;

/** Just above what is reached; the aims are 300, 700 and 30. In KB of 1,000 bytes. */
const MOST = { core: 675, extension: 1042, injected: 34.5 };
/** What an entry of a zip archive takes besides its content, in bytes. */
const ENTRY = 150;

/** @param {string[]} files */
const joined = async (files) => Buffer.concat(await Promise.all(files.map((file) => readFile(path.join(EXTENSION, file)))));

/** @param {number} bytes @param {number} most */
function within(bytes, most) {
  assert.ok(bytes <= most * 1000, `${(bytes / 1000).toFixed(1)} KB, and ${most} KB are allowed`);
}

describe('sizes', () => {
  it('the core, gzipped', async () => {
    within(gzipSync(await joined(['core/stillpage_bg.wasm']), { level: 9 }).length, MOST.core);
  });

  it('the packed extension', async () => {
    const entries = await readdir(EXTENSION, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.d.ts')).map((entry) => path.join(entry.parentPath, entry.name));
    const sizes = await Promise.all(files.map(async (file) => deflateRawSync(await readFile(file), { level: 9 }).length + ENTRY));
    within(sizes.reduce((sum, size) => sum + size, 0), MOST.extension);
  });

  for (const [name, files] of /** @type {const} */ ([['the reader', READER], ['calm mode', CALM]])) {
    it(`the scripts that ${name} puts into a page, gzipped`, async () => {
      within(gzipSync(await joined(files), { level: 9 }).length, MOST.injected);
    });
  }
});
