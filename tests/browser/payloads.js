/**
 * Serves the payloads of tests/fixtures/attacks/ so that the page itself neither runs nor loads any: each
 * is parsed for itself and put into a page whose policy allows nothing but the script that does this.
 * What then is asked for is the reader's doing, and is counted. The policy also holds for the overlay in
 * that page, so there the test looks at what is in it; files that are opened later have no such policy.
 */
import http from 'node:http';
import { readFile, readdir } from 'node:fs/promises';

const FOLDER = new URL('../fixtures/attacks/', import.meta.url);
const REMOVER = await readFile(new URL('../fixtures/shell/remover.js', import.meta.url), 'utf8');

/** Payloads on one page. */
const BATCH = 60;

/** Nothing but the script with this number. */
const INERT = "default-src 'none'; base-uri 'none'; form-action 'none'; script-src 'nonce-ours'";

const WHO = ['ferry', 'lamp', 'harbour', 'keeper', 'tide', 'boat', 'letter', 'winter', 'captain', 'market', 'bridge', 'orchard', 'teacher', 'river', 'engine', 'window'];
const DID = ['waited', 'turned', 'answered', 'stopped', 'returned', 'listened', 'counted', 'left', 'worked', 'slept', 'wrote', 'carried', 'watched', 'opened', 'rested', 'walked'];
const WHEN = ['before dawn', 'after the storm', 'near the old mill', 'without a word', 'for eleven years', 'under grey clouds', 'beside the quay', 'in the long grass', 'until the bell rang', 'with both hands', 'across the square'];

/** Three sentences, others for each number: what a page says again and again is not its article. @param {number} number */
function prose(number) {
  let seed = number * 7 + 3;
  const pick = (/** @type {string[]} */ list) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return list[Math.floor(seed / 65_536) % list.length];
  };
  const sentence = () => `The ${pick(WHO)} ${pick(DID)} ${pick(WHEN)}, and the ${pick(WHO)} that the ${pick(WHO)} had ${pick(DID)} for ${pick(DID)} ${pick(WHEN)}, as everybody in the ${pick(WHO)} knew ${pick(WHEN)}.`;
  return `${sentence()} ${sentence()} ${sentence()}`;
}

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

/** A payload between paragraphs, and within one. @param {Payload} payload */
function documents({ number, text }) {
  const [before, after] = marks(number);
  return [
    `<body><p>${before} ${prose(4 * number)}</p>${text}<p>after it ${prose(4 * number + 1)}</p>`,
    `<body><p>${after} ${prose(4 * number + 2)} ${text} ${prose(4 * number + 3)}</p>`,
  ];
}

/** Puts documents into the page, as they are parsed alone. What leads elsewhere by itself is left out. */
const BUILDER = `const all = document.querySelector('#place'), make = document.createElement.bind(document);
for (const html of documents) {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  for (const element of parsed.querySelectorAll('meta[http-equiv]')) element.remove();
  const place = all.appendChild(make('div'));
  for (const part of [parsed.head, parsed.body]) while (part?.firstChild) place.append(part.firstChild);
}`;

/** A page of payloads, with the same in all that it says of itself. @param {Payload[]} batch @param {string} script */
function page(batch, script) {
  const all = quoted(batch.map(({ text }) => text).join(' '));
  const json = (/** @type {unknown} */ value) => JSON.stringify(value).replaceAll('<', '\\u003c');
  const data = { '@type': 'NewsArticle', headline: batch.map(({ text }) => text).join(' '), author: batch[0]?.text, image: batch[1]?.text };
  return `<!doctype html><html lang="${all}"><head><meta charset="utf-8"><title>${all}</title>
    <meta property="og:title" content="${all}"><meta name="author" content="${quoted(batch[2]?.text ?? '')}"><meta property="og:site_name" content="${all}">
    <meta property="og:image" content="${quoted(batch[3]?.text ?? '')}"><link rel="canonical" href="${quoted(batch[4]?.text ?? '')}">
    <script type="application/ld+json">${json(data)}</script><script nonce="ours">${CANARY}</script></head>
    <body><article><h1>The way of the harbour</h1><p>${prose(9001)}</p><p>${prose(9002)}</p><div id="place"></div><p>${prose(9003)}</p></article>
    <script nonce="ours">const documents = ${json(batch.flatMap(documents))}; ${BUILDER} ${script}</script></body></html>`;
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
    if (kind === 'batch') response.setHeader('content-security-policy', INERT).end(local(page(list.slice(at * BATCH, (at + 1) * BATCH), place ? REMOVER : '')));
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
