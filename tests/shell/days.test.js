/** Days in the person's words, as background/days.js writes them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

process.env.TZ = 'America/Los_Angeles';

let number = 0;
/** What days.js writes where the interface speaks a language. @param {string} language @param {string | null} published @param {string | null} modified */
async function days(language, published, modified) {
  Object.assign(globalThis, { chrome: { i18n: { getUILanguage: () => language } } });
  const { daysOf } = await import(`../../extension/background/days.js?${(number += 1)}`);
  return daysOf({ published, modified });
}

describe('days', () => {
  it('are written in the language of the interface', async () => {
    assert.deepEqual(await days('de', '2026-03-04', null), { published: '4. März 2026', modified: null });
    assert.deepEqual(await days('en-GB', null, '2026-03-04T10:00:00Z'), { published: null, modified: '4 March 2026' });
  });

  it('without a clock are the same in every time zone, with one those of here', async () => {
    assert.equal((await days('en-GB', '2026-03-04', null)).published, '4 March 2026');
    assert.equal((await days('en-GB', '2026-03-04T02:00:00Z', null)).published, '3 March 2026');
  });

  it('name a change only where it was on another day', async () => {
    assert.deepEqual(await days('en-GB', '2026-03-04T10:00:00Z', '2026-03-04T12:00:00Z'), { published: '4 March 2026', modified: null });
    assert.equal((await days('en-GB', '2026-03-04', '2026-03-05')).modified, '5 March 2026');
  });

  it('are left out where a date is none, and written where the language is none', async () => {
    assert.deepEqual(await days('en-GB', 'soon', null), { published: null, modified: null });
    assert.match((await days('en-US@posix', '2026-03-04', null)).published, /2026/);
  });
});
