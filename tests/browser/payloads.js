/**
 * Serves the payloads of tests/fixtures/attacks/ so that the page itself neither runs nor loads any:
 * each stands in a frame of its own without scripts, which the reader takes in as part of the page.
 * What then runs or loads is the reader's doing, and is counted.
 */
import http from 'node:http';
import { readFile, readdir } from 'node:fs/promises';

const FOLDER = new URL('../fixtures/attacks/', import.meta.url);
const REMOVER = await readFile(new URL('../fixtures/shell/remover.js', import.meta.url), 'utf8');

/** Payloads on one page. */
const BATCH = 60;

/** No script, no load, nothing by itself; but the reader may look in. */
const INERT = "sandbox allow-same-origin; default-src 'none'";

const PROSE = 'The ferry came late that morning, as it had every morning since the storm, and nobody on the quay said a word about it.';

/** What is to be called, and what is to be asked for, by whatever gets through. */
const CANARY = 'window.attack = (what) => { window.attacks = (window.attacks ?? 0) + 1; return what; };';

/** @typedef {{number: number, class: string, text: string}} Payload */

/** A line with its `\n`, `\t`, `\0`, `\\` and `\uXXXX` read. @param {string} line */
const unescaped = (line) =>
  line.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_, digits, sign) =>
    digits ? String.fromCharCode(parseInt(digits, 16)) : ({ n: '\n', t: '\t', 0: '\0' })[/** @type {'n'} */ (sign)] ?? sign,
  );

/** All payloads. @returns {Promise<Payload[]>} */
async function payloads() {
  const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.txt')).sort();
  const texts = await Promise.all(files.map((name) => readFile(new URL(name, FOLDER), 'utf8')));
  const lines = texts.flatMap((text, at) =>
    text.split('\n').filter(Boolean).map((line) => ({ class: String(files[at]).replace('.txt', ''), text: unescaped(line) })),
  );
  return lines.map((line, number) => ({ ...line, number }));
}

/** @param {string} text */
const quoted = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** The words before and after a payload, by which it is known whether it was read. @param {number} number */
export const marks = (number) => [`mark${number}before`, `mark${number}after`];

/** A payload in the text, or in the head and an article. @param {Payload} payload @param {'text' | 'head'} place */
function frame({ number, text }, place) {
  const [before, after] = marks(number);
  if (place === 'text') return `<body><p>${before} ${PROSE}</p>${text}<p>${after} ${PROSE}</p>`;
  return `<!doctype html><html><head>${text}</head><body><article><p>${before} ${PROSE} ${text} ${PROSE}</p></article>`;
}

/** A page of payloads in frames, with the same in all that it says of itself. @param {Payload[]} batch @param {string} script */
function page(batch, script) {
  const all = quoted(batch.map(({ text }) => text).join(' '));
  const data = JSON.stringify({ '@type': 'NewsArticle', headline: batch.map(({ text }) => text).join(' '), author: batch[0]?.text, image: batch[1]?.text });
  const frames = batch.flatMap(({ number }) => ['text', 'head'].map((place) => `<iframe src="/frame/${number}/${place}"></iframe>`));
  return `<!doctype html><html lang="${all}"><head><meta charset="utf-8"><title>${all}</title>
    <meta property="og:title" content="${all}"><meta name="author" content="${quoted(batch[2]?.text ?? '')}"><meta property="og:site_name" content="${all}">
    <meta property="og:image" content="${quoted(batch[3]?.text ?? '')}"><link rel="canonical" href="${quoted(batch[4]?.text ?? '')}">
    <script type="application/ld+json">${data.replaceAll('<', '\\u003c')}</script><script>${CANARY}${script}</script></head>
    <body><article><h1>${all}</h1><p>${PROSE} ${PROSE}</p><p>${PROSE}</p>${frames.join('\n')}<p>${PROSE}</p></article></body></html>`;
}

/** The server, and what was asked of it. */
export async function servePayloads() {
  const list = await payloads();
  /** What was asked for of the address that payloads name. @type {string[]} */
  const asked = [];
  /** Documents put here to be opened. @type {Map<string, {type: string, body: string | Buffer}>} */
  const opened = new Map();
  const server = http.createServer((request, response) => {
    const [, kind = '', name = '', place = ''] = (request.url ?? '/').split('?')[0]?.split('/') ?? [];
    const local = (/** @type {string} */ text) => text.replaceAll('https://attack.example', `${base}/hit`).replaceAll('//attack.example', `//${request.headers.host}/hit`);
    const at = Number(name);
    response.setHeader('cache-control', 'no-store');
    response.setHeader('content-type', 'text/html; charset=utf-8');
    const document = opened.get(`/${kind}/${name}`);
    if (kind === 'batch') response.end(local(page(list.slice(at * BATCH, (at + 1) * BATCH), place ? REMOVER : '')));
    else if (kind === 'frame' && list[at]) response.setHeader('content-security-policy', INERT).end(local(frame(list[at], place === 'head' ? 'head' : 'text')));
    else if (document) response.setHeader('content-type', document.type).end(document.body);
    else {
      if (kind === 'hit') asked.push(`${request.headers['sec-fetch-dest']} ${request.url}`);
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const base = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`;
  return {
    base,
    asked,
    batches: Math.ceil(list.length / BATCH),
    batch: (/** @type {number} */ at) => list.slice(at * BATCH, (at + 1) * BATCH),
    count: list.length,
    /** The address of a document to be opened, with the canary in it. @param {string} type @param {string} body */
    put(type, body) {
      const path = `/opened/${opened.size}`;
      opened.set(path, { type, body: body.replace('<head>', `<head><script>/*<![CDATA[*/${CANARY}/*]]>*/</script>`) });
      return base + path;
    },
    close: () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))),
  };
}
