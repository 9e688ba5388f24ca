/** Names of saved files: such that every file system takes, whatever the title. */
import assert from 'node:assert/strict';
import { it } from 'node:test';

// A classic script: it leaves its function on `stillpage`.
const script = '../../extension/reader/file-name.js';
await import(script);

it('makes a name of any title', () => {
  const cases = [
    ['A plain title', 'A plain title.md'],
    ['What? "This/that": a\\b|c*', 'What This that a b c.md'],
    ['line\none\u0000\u202Etwo', 'line one two.md'],
    ['../../etc/passwd', 'etc passwd.md'],
    ['...', 'article.md'],
    ['', 'article.md'],
    [null, 'article.md'],
    ['con', 'article con.md'],
    ['\u6771\u4eac \ud83d\udca1', '\u6771\u4eac \ud83d\udca1.md'],
    ['x'.repeat(300), `${'x'.repeat(80)}.md`],
  ];
  for (const [title, name] of cases) assert.equal(globalThis.stillpage.fileName(/** @type {any} */ (title), 'md'), name);
});
