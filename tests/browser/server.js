/** A small server for the tests' own pages, on loopback only. */
import http from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

const FIXTURES = new URL('../fixtures/shell/', import.meta.url);

/** Files that are served from elsewhere, by the beginning of their path. */
const ELSEWHERE = {
  '/demo/': new URL('../../xtask/demo/', import.meta.url),
  '/preact/': new URL('../../node_modules/preact/dist/', import.meta.url),
};

/** @param {string} path */
function place(path) {
  const [start, folder] = Object.entries(ELSEWHERE).find(([start]) => path.startsWith(start)) ?? ['/', FIXTURES];
  return new URL(`./${path.slice(start.length)}`, folder);
}

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml',
  '.png': 'image/png',
};

/** The strictest policy that still lets a page run a script of its own. */
const STRICT = "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

/**
 * Serves tests/fixtures/shell/. `?csp` adds a strict content security policy, `?coep` one on embedding, `?with=NAME.css` or
 * `?with=NAME.js` puts a style sheet or a script of the fixtures into the page. Every path that was
 * asked for is kept in `asked`.
 */
export async function serve() {
  /** @type {string[]} */
  const asked = [];
  const server = http.createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    asked.push(url.pathname);
    try {
      const file = place(url.pathname);
      const body = extended(await readFile(fileURLToPath(file)), url.searchParams.get('with'));
      response.setHeader('content-type', TYPES[extname(url.pathname)] ?? 'application/octet-stream');
      if (url.searchParams.has('coep')) response.setHeader('cross-origin-embedder-policy', 'require-corp');
      if (url.searchParams.has('csp')) response.setHeader('content-security-policy', STRICT);
      response.end(body);
    } catch {
      response.writeHead(404).end('not found');
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    base: `http://127.0.0.1:${port}`,
    asked,
    close: () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))),
  };
}

/**
 * @param {Buffer} body
 * @param {string | null} file
 */
function extended(body, file) {
  if (file === null) return body;
  const tag = file.endsWith('.css') ? `<link rel="stylesheet" href="/${file}">` : `<script src="/${file}"></script>`;
  return body.toString().replace('</body>', `${tag}</body>`);
}
