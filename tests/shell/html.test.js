// The HTML of each article of `tests/fixtures/article/`, and of tags in any order, held against
// the HTML standard.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { HtmlValidate } from 'html-validate';

/** Where the Rust test of the articles writes them. */
const FOLDER = new URL('../../target/tmp/articles/', import.meta.url).pathname;

/**
 * Rules of validity; those of style and of advice are left out.
 * @type {import('html-validate').ConfigData}
 */
const RULES = {
  extends: ['html-validate:standard'],
  rules: {
    // The writing that serialisers use.
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    // What a page writes is shown as it is.
    'no-raw-characters': 'off',
    'long-title': 'off',
    'tel-non-breaking': 'off',
    'text-content': 'off',
    'wcag/h30': 'off',
    'wcag/h37': 'off',
    'wcag/h63': 'off',
  },
};

test('articles as HTML are valid', async () => {
  const words = ['test', '--quiet', '--package', 'stillpage', '--test', 'article', '--test', 'article_properties'];
  execFileSync('cargo', words, { stdio: 'ignore' });
  const validator = new HtmlValidate(RULES);
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.html'));
  assert.ok(files.length > 100, `${files.length} articles`);
  const wrong = [];
  for (const name of files) {
    const report = await validator.validateString(readFileSync(join(FOLDER, name), 'utf8'));
    for (const { messages } of report.results) {
      wrong.push(...messages.map(({ ruleId, message, line }) => `${name}:${line} ${ruleId}: ${message}`));
    }
  }
  assert.equal(wrong.join('\n'), '');
});
