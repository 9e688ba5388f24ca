/** Of several articles on one page, the one on the screen is read. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { inReader, openReader } from './driver.js';
import { inBothBrowsers } from './suite.js';

const TITLES = ['Ferry to the outer islands sails again after nine years', 'Bakers of the old town give up on the night shift', 'Students count the glow-worms of the canal'];

inBothBrowsers((at) => {
  for (const [number, title] of TITLES.entries()) {
    it(`reads article ${number + 1}, and says that the others are left out`, async () => {
      await at.visit('/endless.html');
      await at.page.evaluate((id) => document.getElementById(id)?.scrollIntoView(), `story-${number + 1}`);
      const { leftOut } = await openReader(at.driver, at.page);
      const { headline, text } = await inReader(at.driver, at.page, (root) => ({
        headline: root.querySelector('h1')?.textContent,
        text: root.querySelector('.body')?.textContent ?? '',
      }));
      assert.equal(headline, title);
      const starts = ['The white ferry', 'In the lanes below', 'With red lamps'];
      assert.match(leftOut ?? '', /blocks left out: .*related/);
      assert.deepEqual(starts.filter((start) => text.includes(start)), [starts[number]]);
    });
  }
});
