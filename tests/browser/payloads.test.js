/**
 * The payloads of tests/fixtures/attacks/ through the live front end and every output in both browsers:
 * the overlay, the tab, and the files that the reader saves, opened. Nothing runs, nothing is asked for
 * but pictures, films and sounds.
 */
import assert from 'node:assert/strict';
import { readFile, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { after, before, it } from 'node:test';
import { HtmlRenderer, Parser } from 'commonmark';
import { inReader, until } from './driver.js';
import { marks, servePayloads } from './payloads.js';
import { inBothBrowsers } from './suite.js';
import { unzip } from './unzip.js';

/** What pictures, films and sounds are asked for as. */
const MEDIA = /^(image|video|audio|track) /;

/**
 * What of a document could act: names and attributes outside the list, addresses of other schemes. All
 * events that handlers wait for are made besides.
 *
 * @param {Document | ShadowRoot} root
 * @param {string} within what of it came from the page
 */
const acting = (root, within) => {
  const bad = [];
  for (const element of root.querySelectorAll(`${within} *`)) {
    // Buttons are the reader's own: an article holds none.
    if (element.closest('button')) continue;
    if (/^(script|object|embed|base|meta|link|form|style|template|noscript|svg|foreignobject)$/i.test(element.localName)) bad.push(element.localName);
    for (const { name, value } of element.attributes) {
      if (/^on|^style$|^srcdoc$|^action$|^formaction$|^ping$|^nonce$/i.test(name) && !(name === 'style' && element.className === 'stillpage')) bad.push(`${element.localName} ${name}=${value}`);
      if (name === 'href' || name === 'src') {
        const { protocol } = new URL(value, 'https://base.example/');
        if (!/^(https?|mailto|tel|blob):$/.test(protocol) && !/^data:image\/(?!svg)/i.test(value)) bad.push(`${element.localName} ${name}=${value}`);
      }
    }
    for (const type of ['mouseover', 'pointerenter', 'focus', 'load', 'error', 'toggle', 'animationstart', 'begin', 'beforetoggle', 'scroll', 'click']) {
      const event = new Event(type, { bubbles: false, cancelable: true });
      event.preventDefault();
      element.dispatchEvent(event);
    }
  }
  return bad;
};

inBothBrowsers((at) => {
  /** @type {Awaited<ReturnType<typeof servePayloads>>} */
  let server;
  before(async () => {
    server = await servePayloads();
    at.page.on('dialog', (dialog) => void (server.asked.push(`dialog ${dialog.message()}`), dialog.dismiss()));
  });
  after(() => server?.close());

  /** What ran or was asked for since the last look. @param {import('puppeteer-core').Page} page */
  const caught = async (page) => {
    const ran = Number(await page.evaluate('window.attacks ?? 0'));
    const asked = server.asked.splice(0).filter((one) => !MEDIA.test(one));
    return ran === 0 ? asked : [...asked, `${ran} attacks ran`];
  };

  /** The tab that shows the reader on its own. */
  const readerTab = () =>
    until('a tab with the reader', async () => {
      for (const page of await at.driver.browser.pages()) {
        const address = await at.driver.address(page);
        if (at.driver.isOwn(address) && address.includes('reader.html')) return page;
      }
      return null;
    });

  /** Shows what there is, where the page is taken for no article. @param {import('puppeteer-core').Page} page */
  const shown = async (page) => {
    const isNotice = await inReader(at.driver, page, (root) => {
      const insist = /** @type {HTMLElement | null} */ (root.querySelector('.notice .act.first'));
      insist?.click();
      return insist !== null;
    });
    if (isNotice) await until('the article', () => inReader(at.driver, page, (root) => root.querySelector('article') !== null));
    return inReader(at.driver, page, (root) => root.querySelector('article')?.textContent ?? '');
  };

  /** A file that the reader saves. @param {string} way @param {string} ending */
  const saved = async (way, ending) => {
    if (await inReader(at.driver, at.page, (root) => root.querySelector('.way') === null)) await at.press('.tool.take');
    await at.press(`.way.${way}`);
    return until(`the file .${ending}`, async () => {
      const names = (await readdir(at.driver.downloads)).filter((file) => file.endsWith(`.${ending}`));
      const file = path.join(at.driver.downloads, names[0] ?? '');
      const bytes = names.length === 1 ? await readFile(file) : Buffer.alloc(0);
      if (bytes.length === 0) return null;
      await rm(file);
      return bytes;
    });
  };

  /** Opens a document and looks what it does. @param {string} type @param {string} body @param {string} within */
  const open = async (type, body, within) => {
    const address = server.put(type, body);
    await at.page.goto(address, { waitUntil: 'load' });
    assert.equal(await at.page.evaluate('typeof window.attack'), 'function', `the canary is set: ${body.slice(0, 200)}`);
    const bad = await at.page.evaluate(`(${acting})(document, ${JSON.stringify(within)})`);
    assert.deepEqual(bad, []);
    assert.deepEqual(await caught(at.page), []);
  };

  it('neither runs nor asks for anything in the overlay, nor in what it saves', async () => {
    let seen = 0;
    for (let number = 0; number < server.batches; number += 1) {
      await at.page.goto(`${server.base}/batch/${number}`, { waitUntil: 'load' });
      assert.deepEqual(await caught(at.page), [], 'the page itself keeps still');
      await at.click();
      const text = await shown(at.page);
      seen += server.batch(number).filter((payload) => marks(payload.number).every((mark) => text.includes(mark))).length;
      assert.deepEqual(await inReader(at.driver, at.page, acting, 'article'), []);
      assert.deepEqual(await caught(at.page), []);
      const html = (await saved('takeSaveHtml', 'html')).toString();
      const markdown = (await saved('takeSaveMarkdown', 'md')).toString();
      const book = unzip(await saved('takeSaveEpub', 'epub'));
      assert.deepEqual(await caught(at.page), [], 'saving');
      await open('text/html; charset=utf-8', html, 'article');
      // Without its policy too: what is in it must not need one.
      await open('text/html; charset=utf-8', html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''), 'article');
      const rendered = new HtmlRenderer().render(new Parser().parse(markdown));
      await open('text/html; charset=utf-8', `<!doctype html><html><head></head><body>${rendered}`, 'body');
      for (const [name, chapter] of book) {
        if (name.endsWith('.xhtml')) await open('application/xhtml+xml', chapter, 'body');
      }
    }
    assert.ok(server.count >= 400);
    assert.ok(seen > 0.9 * server.count, `${seen} of ${server.count} payloads went through the reader`);
  });

  it('neither runs nor asks for anything in the tab', async () => {
    for (let number = 0; number < server.batches; number += 1) {
      await at.page.goto(`${server.base}/batch/${number}/remover`, { waitUntil: 'load' });
      await at.click();
      const tab = await readerTab();
      await tab.evaluate('window.attack = () => { window.attacks = (window.attacks ?? 0) + 1; }');
      await shown(tab);
      assert.deepEqual(await inReader(at.driver, tab, acting, 'article'), []);
      assert.deepEqual(await caught(tab), []);
      await tab.close();
    }
  });
});
