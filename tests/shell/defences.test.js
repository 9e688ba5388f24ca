/** What the extension may do at all, read from its manifest, its pages and its sources. */
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { describe, it } from 'node:test';

const ROOT = new URL('../../extension/', import.meta.url);

/** @param {string} file */
const read = (file) => readFile(new URL(file, ROOT), 'utf8');

const manifest = JSON.parse(await read('manifest.json'));
const files = (await readdir(ROOT, { recursive: true })).filter((file) => !file.startsWith('_locales')).sort();
/** Our own scripts, without the built core's JavaScript side. */
const scripts = await Promise.all(
  files.filter((file) => file.endsWith('.js') && !file.startsWith('core')).map(async (file) => ({ file, source: bare(await read(file)) })),
);

/** A source without its comments. @param {string} source */
function bare(source) {
  return source.replace(/\/\*[^]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

/** The lines of our scripts that match, but for those in the files named. @param {RegExp} pattern @param {string[]} [but] */
const lines = (pattern, but = []) =>
  scripts.filter(({ file }) => !but.includes(file)).flatMap(({ file, source }) => source.split('\n').filter((line) => pattern.test(line)).map((line) => `${file}: ${line.trim()}`));

describe('the manifest', () => {
  it('asks for three permissions, none of which shows a warning, and for sites only when a person chooses', () => {
    assert.deepEqual(manifest.permissions, ['activeTab', 'scripting', 'storage']);
    assert.deepEqual(manifest.optional_host_permissions, ['*://*/*']);
    // Which shows no warning either, and is asked for when the entries of the page's menu are turned on.
    assert.deepEqual(manifest.optional_permissions, ['contextMenus']);
    for (const key of ['host_permissions', 'content_scripts']) assert.equal(manifest[key], undefined, key);
  });

  it('opens no file, no message and no page of ours to others', () => {
    for (const key of ['web_accessible_resources', 'externally_connectable', 'sandbox', 'devtools_page', 'chrome_url_overrides']) {
      assert.equal(manifest[key], undefined, key);
    }
  });

  it('holds our pages to a strict policy', () => {
    /** @type {Record<string, string[]>} */
    const policy = Object.fromEntries(manifest.content_security_policy.extension_pages.split(';').map((/** @type {string} */ part) => {
      const [name, ...sources] = part.trim().split(' ');
      return [name, sources];
    }));
    assert.deepEqual(policy['script-src'], ["'self'", "'wasm-unsafe-eval'"]);
    assert.deepEqual(policy['style-src'], ["'self'"]);
    assert.deepEqual(policy['connect-src'], ["'self'"]);
    for (const name of ['default-src', 'object-src', 'base-uri', 'form-action', 'frame-ancestors']) assert.deepEqual(policy[name], ["'none'"], name);
    for (const sources of Object.values(policy)) assert.ok(!sources.some((source) => /unsafe-(inline|eval|hashes)|\*/.test(source) && source !== "'wasm-unsafe-eval'"));
  });
});

describe('our scripts', () => {
  it('are all there is: nothing of them is loaded from elsewhere or made from text', () => {
    assert.deepEqual(lines(/\beval\s*\(|new Function\b|importScripts|\bimport\s*\(|set(Timeout|Interval)\s*\(\s*['"`]|createElement\w*\(\s*['"]script['"]|javascript:/), [
      // Of our own files, in our own pages.
      "reader/aids.js: const script = document.createElement('script');",
      "welcome/practice.js: const script = document.createElement('script');",
    ]);
    for (const name of ['reader/aids.js', 'welcome/practice.js']) {
      assert.ok(scripts.some(({ file, source }) => file === name && source.includes('script.src = chrome.runtime.getURL(file);')));
    }
  });

  it('make no markup from strings', () => {
    // Parsed without a window: nothing in it runs or loads.
    const parsed = ['page/access.js', 'reader/saved.js'];
    assert.deepEqual(lines(/\b(inner|outer)HTML\b|insertAdjacentHTML|document\.write|createContextualFragment|parseFromString|parseHTMLUnsafe|setHTML|\.srcdoc\b/, parsed), []);
  });

  it('ask the network for nothing but our own files and the pictures of an article', () => {
    assert.deepEqual(lines(/\bfetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|RTCPeer/, ['reader/pictures.js']), [
      'background/style.js: const response = await fetch(chrome.runtime.getURL(path));',
      // The next page of an article, of the page's own origin.
      "page/pages.js: const response = await fetch(address, { credentials: 'same-origin', signal: AbortSignal.timeout(PATIENCE) });",
    ]);
  });

  it('hear messages in one place, through one check, and none of a page', () => {
    assert.deepEqual(lines(/\.onMessage\b/), [
      'background/main.js: chrome.runtime.onMessage.addListener(receive);',
      // Opens and closes the reader over our own page to try it on; takes it from us alone.
      'welcome/practice.js: chrome.runtime.onMessage.addListener((message, sender) => {',
    ]);
    const practice = scripts.find(({ file }) => file === 'welcome/practice.js')?.source ?? '';
    assert.match(practice, /if \(sender\.id === chrome\.runtime\.id && message\?\.type === 'click'\) void click\(\);/);
    assert.deepEqual(lines(/onMessageExternal|onConnect|onmessage|addEventListener\(\s*['"]message['"]|postMessage/), []);
    const receive = scripts.find(({ file }) => file === 'background/receive.js')?.source ?? '';
    assert.match(receive, /const accepted = accept\(message, sender\);[^]*if \(accepted === null/);
  });

  it('ask no document that a page could bend: what runs in pages takes it from page/access.js', async () => {
    const { READER, CALM, ANNEXES } = await import('../../extension/background/inject.js');
    const own = new Set(['page/access.js', 'page/walk.js', 'page/capture.js']);
    const injected = scripts.filter(({ file }) => [READER, CALM, ...Object.values(ANNEXES).map(({ scripts: names }) => names)].flat().includes(file) && !own.has(file));
    assert.ok(injected.length > 20);
    const bent = injected.filter(({ source }) => /(?<![.\w])document\s*[.;,})]/.test(source.replace(/const \{[^}]*\} = stillpageAccess;/, '')) && !/const \{ document[,}\s][^;]*= stillpageAccess;/.test(source));
    assert.deepEqual(bent.map(({ file }) => file), []);
  });
});

describe('our pages', async () => {
  for (const file of files.filter((name) => name.endsWith('.html'))) {
    it(`bring page/access.js before what asks it: ${file}`, async () => {
      const loaded = [...(await read(file)).matchAll(/<script src="([^"]+)"/g)].map((match) => String(new URL(match[1] ?? '', new URL(file, 'ext:///'))).replace(/^ext:\/+/, ''));
      const asking = loaded.findIndex((name) => scripts.find((script) => script.file === name)?.source.includes('= stillpageAccess;'));
      if (asking >= 0) assert.ok(loaded.slice(0, asking).includes('page/access.js'));
    });

    it(`hold no script in their text and none from elsewhere: ${file}`, async () => {
      const page = await read(file);
      assert.doesNotMatch(page, /<script(?![^>]*\bsrc=)/);
      assert.doesNotMatch(page, /\b(src|href)="(https?:|data:|\/\/)|\son\w+=|<style|style=|<iframe|<base/);
    });
  }
});
