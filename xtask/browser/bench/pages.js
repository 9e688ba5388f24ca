/** The pages that are measured: of a corpus, evenly over their sizes, and generated ones for sizes that it lacks. */
import { readFile, readdir, stat } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

/** @typedef {{name: string, html: Buffer}} Sample */

/** Smallest page measured, in bytes. */
const LEAST = 20_000;
/** Sizes of generated pages, in bytes. */
const GENERATED = [20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000, 2_000_000, 5_000_000];

const SENTENCE =
  'The ferry came late that morning, as it had every morning since the storm, and the people on the quay spoke of nothing but the price of bread. ';

/** A news page of about so many bytes: prose, and a list of links or an offer after every few paragraphs. @param {number} bytes */
function generate(bytes) {
  const parts = ['<!doctype html><html lang="en"><title>The ferry came late</title><body><nav><ul>'];
  for (let i = 0; i < 30; i += 1) parts.push(`<li><a href="/section/${i}">Section ${i}</a></li>`);
  parts.push('</ul></nav><main><h1>The ferry came late</h1>');
  let size = parts.join('').length;
  for (let i = 0; size < bytes; i += 1) {
    const prose = `<p class="text">${SENTENCE.repeat(2 + (i % 4))}<a href="/word/${i}">Number ${i}</a> was the last.</p>`;
    const list = `<div class="trending"><h4>Most read</h4><ul>${`<li><a href="/story/${i}">A story of the week</a> <span>${i} min ago</span></li>`.repeat(6)}</ul></div>`;
    const part = i % 5 === 4 ? prose + list : prose;
    parts.push(part);
    size += part.length;
  }
  parts.push('</main><footer><a href="/about">About</a> All rights reserved.</footer></body></html>');
  return Buffer.from(parts.join(''));
}

/**
 * Pages of a corpus, so many, evenly over the ranks of their sizes.
 *
 * @param {string} folder with the folder `html/`
 * @param {number} count
 * @returns {Promise<Sample[]>}
 */
async function fromCorpus(folder, count) {
  const root = path.join(folder, 'html');
  const files = (await readdir(root)).filter((file) => /\.html(\.gz)?$/.test(file)).sort();
  const sized = await Promise.all(files.map(async (file) => ({ file, size: (await stat(path.join(root, file))).size })));
  sized.sort((a, b) => a.size - b.size);
  const picked = Array.from({ length: count }, (_, i) => sized[Math.round(((i + 0.5) / count) * (sized.length - 1))]);
  /** @type {Sample[]} */
  const samples = [];
  for (const file of new Set(picked.map((one) => one?.file ?? ''))) {
    const bytes = await readFile(path.join(root, file));
    samples.push({ name: file.replace(/\..*/, ''), html: file.endsWith('.gz') ? gunzipSync(bytes) : bytes });
  }
  return samples;
}

/**
 * @param {string | undefined} corpus
 * @param {number} count of pages of the corpus
 * @returns {Promise<Sample[]>} by size
 */
export async function samples(corpus, count) {
  const real = corpus === undefined ? [] : await fromCorpus(corpus, count);
  const made = GENERATED.map((bytes) => ({ name: `made-${bytes / 1000}k`, html: generate(bytes) }));
  return [...real, ...made].filter(({ html }) => html.length >= LEAST).sort((a, b) => a.html.length - b.html.length);
}

/**
 * Serves the pages without their scripts, and with nothing from elsewhere.
 *
 * @param {Sample[]} pages
 */
export async function serve(pages) {
  const server = http.createServer((request, response) => {
    const page = pages.find(({ name }) => request.url === `/${name}`);
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.setHeader('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; img-src data:");
    response.statusCode = page === undefined ? 404 : 200;
    response.end(page?.html);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { base: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
