/**
 * How much memory the core takes: its peak for pages of several sizes, and its growth over a thousand
 * pages read by one instance. `cargo xtask bench --peers` calls it, after the core is built.
 *
 *     node memory.js
 */
import { readFile } from 'node:fs/promises';

const core = new URL('../../../extension/core/', import.meta.url);
const bytes = await readFile(new URL('stillpage_bg.wasm', core));
const { default: init, read, __wbg_reset_state: reset } = await import(new URL('stillpage.js', core).href);

const SENTENCE = 'The ferry came late that morning, and the people on the quay spoke of nothing but the price of bread. ';

/** A captured page of about so many bytes: paragraphs of prose, and lists of links between them. @param {number} size */
function page(size) {
  /** @type {[string, number, string][]} name or '' for a text, parent, text */
  const nodes = [['html', 0, ''], ['body', 0, ''], ['main', 1, ''], ['h1', 2, ''], ['', 3, 'The ferry came late']];
  for (let i = 0, sum = 0; sum < size; i += 1) {
    const [name, words] = i % 6 === 5 ? ['li', `A story of the week ${i}`] : ['p', SENTENCE.repeat(1 + (i % 4))];
    nodes.push([name, 2, ''], ['', nodes.length, words]);
    sum += words.length + 2 * name.length + 5;
  }
  const names = ['html', 'body', 'main', 'h1', 'p', 'li'];
  return {
    url: 'https://example.org/', names: names.join(' '), values: new Uint8Array(0),
    tags: Uint32Array.from(nodes, ([name]) => names.indexOf(name) + 1),
    parents: Uint32Array.from(nodes, ([, parent]) => parent),
    sizes: Uint32Array.from(nodes, ([, , text]) => text.length),
    text: new TextEncoder().encode(nodes.map(([, , text]) => text).join('')),
    attrNames: new Uint32Array(0), attrSizes: new Uint32Array(0),
    measured: new Uint32Array(0), boxes: new Float32Array(0), flags: new Uint8Array(0),
  };
}

let begun = false;

/** An instance that has read nothing. */
async function fresh() {
  if (begun) reset();
  begun = true;
  return init({ module_or_path: bytes });
}

/** @param {WebAssembly.Memory} memory */
const megabytes = (memory) => (memory.buffer.byteLength / 1e6).toFixed(1);

console.log('\n## The core in WebAssembly: memory in MB\n\n| page, KB | after one page |\n| ---: | ---: |');
for (const size of [10_000, 100_000, 1_000_000, 5_000_000]) {
  const { memory } = await fresh();
  read(page(size), {});
  console.log(`| ${size / 1000} | ${megabytes(memory)} |`);
}

console.log('\n| pages read by one instance | memory |\n| ---: | ---: |');
const { memory } = await fresh();
for (let count = 1; count <= 1000; count += 1) {
  read(page(20_000 + 977 * (count % 200)), {});
  if ([1, 10, 100, 200, 400, 1000].includes(count)) console.log(`| ${count} | ${megabytes(memory)} |`);
}
