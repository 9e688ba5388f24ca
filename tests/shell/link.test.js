/** A link opened from the page's menu: what access is asked for, lent and given back. */
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import './locks.js';

/** @typedef {{url: string, status: string}} Shown what a tab shows at last */

/** @type {Record<string, any>} */
let stored = {};
/** What the extension may see, and what the person says when asked. */
let open = new Set();
let says = true;
/** What was done, in order. @type {string[]} */
let done = [];
/** @type {Map<number, Shown>} */
let tabs = new Map();
/** @type {Shown} */
let leads = { url: '', status: 'complete' };

const site = (/** @type {{origins: string[]}} */ { origins: [origin = ''] }) => origin.split('/')[2] ?? '';
const word = async (/** @type {{title?: string}} */ { title }) => void (title && done.push(title));
const chrome = {
  runtime: { getURL: String },
  storage: {
    local: {
      get: async (/** @type {string} */ key) => (key in stored ? { [key]: structuredClone(stored[key]) } : {}),
      set: async (/** @type {object} */ items) => void Object.assign(stored, structuredClone(items)),
      remove: async (/** @type {string} */ key) => void delete stored[key],
    },
  },
  permissions: {
    contains: async (/** @type {any} */ what) => open.has(site(what)),
    request: async (/** @type {any} */ what) => {
      // Asked in the click itself: nothing was awaited before.
      done.push(`asked ${site(what)} ${isClick ? 'in time' : 'too late'}`);
      if (says) open.add(site(what));
      return says;
    },
    remove: async (/** @type {any} */ what) => open.delete(site(what)),
  },
  tabs: {
    create: async (/** @type {{url: string}} */ { url }) => {
      const id = tabs.size + 1;
      done.push(`opened ${url}`);
      tabs.set(id, { ...leads, url: leads.url || url });
      return { id };
    },
    get: async (/** @type {number} */ id) => {
      const { url, status } = tabs.get(id) ?? assert.fail('gone');
      return open.has(new URL(url).hostname) ? { url, status } : { status };
    },
  },
  scripting: {
    executeScript: async (/** @type {any} */ { files, target: { tabId } }) => {
      if (!open.has(new URL(tabs.get(tabId)?.url ?? '').hostname)) throw new Error('no access');
      done.push(`read ${files[0]}`);
      return [{}];
    },
  },
  action: { setBadgeBackgroundColor: word, setBadgeText: word, setTitle: word },
};
Object.assign(globalThis, { chrome, stillpage: { text: (/** @type {string} */ key) => key } });
const { left, openLink, settle } = await import('../../extension/background/link.js');

let isClick = false;
const URL_A = 'https://a.example/story';

/** Takes the entry on a link, as a person does. @param {string} url @param {object} [from] */
async function click(url, from) {
  isClick = true;
  const opening = openLink(url, /** @type {any} */ (from));
  isClick = false;
  await opening;
}

beforeEach(() => {
  [stored, open, says, done, tabs, leads] = [{}, new Set(), true, [], new Map(), { url: '', status: 'complete' }];
});

describe('a link', () => {
  it('is read with access that is asked for in the click, and given back when the page is left', async () => {
    await click(URL_A);
    assert.deepEqual(done, ['asked a.example in time', `opened ${URL_A}`, 'read page/lent.js']);
    assert.deepEqual(stored, { lent: { version: 1, tabs: { 1: 'a.example' } } });
    await left(1);
    assert.deepEqual([stored, [...open]], [{}, []]);
  });

  it('is opened as it is where access is refused, with a word', async () => {
    says = false;
    await click(URL_A);
    assert.deepEqual(done.slice(1), [`opened ${URL_A}`, 'titleUnlet']);
    assert.deepEqual(stored, {});
  });

  it('is read on a site that may be seen anyhow, which stays so', async () => {
    open.add('a.example');
    await click(URL_A);
    assert.deepEqual(stored, {});
    await left(1);
    assert.deepEqual([...open], ['a.example']);
  });

  it('keeps what is lent for as long as another tab needs it', async () => {
    await click(URL_A);
    await click(`${URL_A}/2`);
    await left(1);
    assert.deepEqual([...open], ['a.example']);
    await left(2);
    assert.deepEqual([...open], []);
  });

  it('leaves access to a site for which a choice was made meanwhile', async () => {
    await click(URL_A);
    stored.sites = { version: 1, sites: { 'a.example': 'reader' } };
    await left(1);
    assert.deepEqual([...open], ['a.example']);
  });

  it('is not read a second time where the reader opens by itself, and not where it never should', async () => {
    open.add('a.example');
    stored.sites = { version: 1, sites: { 'a.example': 'reader', 'b.example': 'never' } };
    await click(URL_A);
    assert.deepEqual(done.slice(2), []);
    await click('https://b.example/');
    assert.deepEqual(done.slice(-1), ['titleOff']);
    assert.deepEqual([...open], ['a.example'], 'what was asked for is given back');
  });

  it('that leads on to another site is left there with a word, and what was lent is given back', async () => {
    leads = { url: 'https://b.example/story', status: 'complete' };
    await click(URL_A);
    assert.deepEqual(done.slice(2), ['titleUnlet']);
    assert.deepEqual([stored, [...open]], [{}, []]);
  });

  it('asks for nothing from a private window: browsers remember what they gave', async () => {
    await click(URL_A, { incognito: true, windowId: 3, index: 4, id: 5 });
    assert.deepEqual(done, [`opened ${URL_A}`, 'titleUnlet']);
  });

  it('that leads to no page of the web is not opened', async () => {
    for (const url of ['javascript:alert(1)', 'data:text/html,x', 'mailto:a@b.example', 'chrome://settings', '']) await click(url);
    assert.deepEqual(done, []);
  });

  it('gives back all that is lent once the browser or the extension starts anew', async () => {
    await click(URL_A);
    await settle();
    assert.deepEqual([stored, [...open]], [{}, []]);
    stored.lent = { version: 1, tabs: { 1: 'a.example/../x', 2: 7, 3: null } };
    await settle();
    assert.deepEqual(stored, {});
  });
});
