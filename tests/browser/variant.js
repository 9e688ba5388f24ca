/** The extension with another manifest, for what no test can answer: a browser's own questions. */
import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EXTENSION } from './driver.js';

/**
 * A copy of the extension in a folder of its own.
 *
 * @param {(manifest: any) => void} change
 * @returns {Promise<string>} the folder
 */
export async function variant(change) {
  const folder = await mkdtemp(path.join(tmpdir(), 'stillpage-'));
  await cp(EXTENSION, folder, { recursive: true });
  const file = path.join(folder, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  change(manifest);
  await writeFile(file, JSON.stringify(manifest));
  return folder;
}
