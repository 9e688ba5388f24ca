/**
 * How fast pages are read in browsers, beside Readability.js and Defuddle in the same page and run;
 * `cargo xtask bench --browser` calls it.
 *
 *     node main.js --browser chromium|firefox --program PATH [--corpus DIR] [--pages N] [--chart FILE]
 *
 * Prints tables in Markdown. The parts of ours: `capture` takes the page in, `core` is the message to
 * the background, the core and the message back, `plan` builds the nodes. `view` is the whole reader
 * with its bar; `click` is a click of the toolbar button to the frame after the reader is there, with
 * what the test driver takes; `first` is the first on a page that was just loaded, once; `task` is the
 * longest task of the page's thread meanwhile, where one is over 50 (Chromium alone says so).
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { launch } from '../../../tests/browser/driver.js';
import { chart } from './chart.js';
import { measure, median } from './measure.js';
import { samples, serve } from './pages.js';

const { values } = parseArgs({
  options: {
    browser: { type: 'string', default: 'chromium' },
    program: { type: 'string' },
    corpus: { type: 'string' },
    pages: { type: 'string', default: '20' },
    chart: { type: 'string' },
  },
});

const name = values.browser === 'firefox' ? 'firefox' : 'chromium';
const pages = await samples(values.corpus, Number(values.pages));
const served = await serve(pages);
const driver = await launch(name, { executablePath: values.program });

/** @typedef {import('./measure.js').Times & {name: string, bytes: number, ours: number}} Row */
/** @type {Row[]} */
const rows = [];
try {
  for (const page of pages) {
    const times = await measure(driver, served.base + page.name).catch((error) => {
      console.error(`${page.name}: ${error instanceof Error ? error.message : error}`);
      return null;
    });
    if (times) rows.push({ ...times, name: page.name, bytes: page.html.length, ours: times.capture + times.core + times.plan });
  }
} finally {
  await driver.close().catch(() => {});
  served.close();
}
report();
if (values.chart) await writeFile(values.chart, drawing());

function report() {
  const number = (/** @type {number} */ value) => value.toFixed(value < 10 ? 1 : 0);
  console.log(`\n## ${name}: milliseconds, medians of 9 rounds on each page\n`);
  console.log('| page | KB | capture | core | plan | ours | view | Readability | Defuddle | ours : Readability | ours : Defuddle | first | click | task |');
  console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
  for (const row of rows) {
    const cells = [row.capture, row.core, row.plan, row.ours, row.view, row.readability, row.defuddle].map(number);
    const ratios = [row.ours / row.readability, row.ours / row.defuddle].map((ratio) => ratio.toFixed(2));
    console.log(`| ${row.name} | ${Math.round(row.bytes / 1000)} | ${cells.join(' | ')} | ${ratios.join(' | ')} | ${number(row.first)} | ${number(row.click)} | ${row.task > 0 ? number(row.task) : ''} |`);
  }
  const ratio = (/** @type {'readability' | 'defuddle'} */ peer) => rows.map((row) => row.ours / row[peer]);
  const said = (/** @type {number[]} */ all) => `median ${median(all).toFixed(2)}, most ${Math.max(...all).toFixed(2)}`;
  console.log(`\nours : Readability ${said(ratio('readability'))}; ours : Defuddle ${said(ratio('defuddle'))}; first click ${number(median(rows.map((row) => row.first)))} ms, click ${number(median(rows.map((row) => row.click)))} ms at the median`);
}

function drawing() {
  /** @type {readonly [string, string, 'ours' | 'readability' | 'defuddle'][]} */
  const series = [['Stillpage', '#16589c', 'ours'], ['Readability.js', '#c2410c', 'readability'], ['Defuddle', '#6b7280', 'defuddle']];
  return chart(
    `Time to read a page in ${name}`,
    series.map(([label, colour, key]) => ({ name: label, colour, points: rows.map((row) => /** @type {const} */ ([row.bytes, row[key]])) })),
  );
}
