/** Serves one folder to the browser, on this machine only. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html',
  '.htm': 'text/html',
  '.xhtml': 'application/xhtml+xml',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
};

/**
 * Serves the folder of a file; gzipped pages as what they hold.
 *
 * @param {string} file
 * @returns {Promise<{url: string, close: () => void}>} the address of the file
 */
export async function serve(file) {
  const folder = path.dirname(file);
  const server = createServer((request, response) => void answer(folder, request, response));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)));
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  const url = `http://127.0.0.1:${address.port}/${encodeURIComponent(path.basename(file))}`;
  return { url, close: () => void server.close() };
}

/**
 * @param {string} folder
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function answer(folder, request, response) {
  const file = inside(folder, request.url ?? '/');
  const found = file !== null && (await stat(file).catch(() => null))?.isFile();
  if (!found) return void response.writeHead(404).end();
  const isZipped = file.endsWith('.gz');
  const name = isZipped ? file.slice(0, -3) : file;
  response.setHeader('content-type', TYPES[path.extname(name).toLowerCase()] ?? 'application/octet-stream');
  if (isZipped) response.setHeader('content-encoding', 'gzip');
  createReadStream(file).on('error', () => response.destroy()).pipe(response);
}

/**
 * The file that an address names, unless it lies outside the folder.
 *
 * @param {string} folder
 * @param {string} address
 */
function inside(folder, address) {
  try {
    const relative = decodeURIComponent(new URL(address, pathToFileURL('/')).pathname);
    const file = path.join(folder, relative);
    return file.startsWith(folder + path.sep) ? file : null;
  } catch {
    return null;
  }
}
