/** Takes the messages of the overlay. */
import { TABLE, initial, load, save } from '../shared/settings.js';
import { accept } from '../shared/messages.js';
import { hostOf } from './sites.js';
import * as choice from '../shared/calm.js';
import * as corrections from '../shared/corrections.js';
import * as memory from '../shared/memory.js';
import { calm } from './click.js';
import { clutter, correct, explain, read, render } from './core.js';
import { PICK, inject } from './inject.js';
import { openTab } from './tab.js';
import * as word from './word.js';
import { pageStyle, pickerStyle, pillStyle, readerStyle } from './style.js';
import * as veil from './veil.js';

/**
 * @param {unknown} message
 * @param {chrome.runtime.MessageSender} sender
 * @param {(reply: unknown) => void} reply
 * @returns {boolean} whether a reply follows
 */
export function receive(message, sender, reply) {
  const accepted = accept(message, sender);
  const tab = sender.tab;
  if (accepted === null || tab?.id === undefined) return false;
  answer(accepted, tab, sender.url ?? '').then(reply, (error) => reply({ error: String(error) }));
  return true;
}

/**
 * @param {import('../shared/messages.js').Message} message
 * @param {chrome.tabs.Tab} tab
 * @param {string} url of the page
 */
async function answer(message, tab, url) {
  const tabId = /** @type {number} */ (tab.id);
  switch (message.type) {
    case 'read':
      return dressed(message, tab, url);
    case 'explain':
      return explain(message.capture, await known(message, tab, url));
    case 'render':
      return render(message.capture, await known(message, tab, url), message.format, message.pictures);
    case 'correct':
      return putRight(message, tab, url);
    case 'forget':
      return forget(message.correction, url);
    case 'pick':
      return inject(tabId, PICK);
    case 'picker':
      return { css: await pickerStyle(), settings: await load().catch(initial), isPrivate: tab.incognito };
    case 'save':
      return save(message.settings);
    case 'closed':
      return pageStyle.remove(tabId);
    case 'tab':
      return openTab(message.results, tab).catch((error) => word.failed(tabId, String(error)));
    case 'calm':
      return calm(tab);
    case 'clutter':
      return hidden(message, tab, url);
    case 'veil':
      return veil.replace(tabId, message.before, message.after);
    case 'site':
      return openSite(tab);
    case 'options':
      return chrome.runtime.openOptionsPage();
  }
}

/**
 * How to read a page: as the message asks, with what is known of its site. What was put right during
 * this visit may not be stored, in private windows never.
 *
 * @param {{insist?: boolean, putBack?: number[], corrections: string[]}} message
 * @param {chrome.tabs.Tab} tab
 * @param {string} url
 * @returns {Promise<CoreOptions>}
 */
async function known({ insist = false, putBack = [], corrections: visit }, tab, url) {
  const host = hostOf(url);
  const [stored, remembered] = await Promise.all([
    corrections.forSite(host).catch(() => []),
    tab.incognito ? null : memory.recall(host, url).catch(() => null),
  ]);
  return { insist, putBack, corrections: [...new Set([...stored, ...visit])], memory: remembered };
}

/**
 * @param {import('../shared/messages.js').CorrectMessage} message
 * @param {chrome.tabs.Tab} tab
 * @param {string} url
 */
async function putRight(message, tab, url) {
  const host = hostOf(url);
  const result = await correct(message.capture, await known(message, tab, url), message.part);
  const keeps = result.status === 'read' && message.remember && host !== null && !tab.incognito;
  if (keeps) await corrections.add(host, result.correction);
  return { result, isKept: keeps };
}

/** @param {string} correction @param {string} url */
async function forget(correction, url) {
  const host = hostOf(url);
  if (host !== null) await corrections.remove(host, correction);
}

/**
 * @param {import('../shared/messages.js').ReadMessage} message
 * @param {chrome.tabs.Tab} tab
 * @param {string} url
 * @returns {Promise<ReadReply>}
 */
async function dressed(message, tab, url) {
  const tabId = /** @type {number} */ (tab.id);
  // Not waited for: only hostile pages need it, and it says nothing where no reader is.
  void pageStyle.insert(tabId);
  // The browser sees to these while the core works.
  const rest = Promise.all([load().catch(initial), readerStyle()]);
  const result = await read(message.capture, await known(message, tab, url));
  const [settings, css] = await rest;
  if (result.status === 'read' && result.remember !== null) {
    const host = hostOf(url);
    if (host !== null) await memory.learn(host, url, result.remember).catch(() => {});
    result.remember = null;
  }
  return { result, css, dress: { settings, table: TABLE } };
}

/**
 * @param {import('../shared/messages.js').ClutterMessage} message
 * @param {chrome.tabs.Tab} tab
 * @param {string} url
 * @returns {Promise<CalmReply>}
 */
async function hidden(message, tab, url) {
  const [settings, chosen, css] = await Promise.all([
    load().catch(initial),
    choice.load().catch(() => choice.validate({})),
    pillStyle(),
  ]);
  return { result: await clutter(message.capture, choice.unwanted(chosen), await known(message, tab, url)), css, settings };
}

/**
 * The settings, with the choice for the site of a tab.
 *
 * @param {chrome.tabs.Tab} tab
 */
async function openSite(tab) {
  const page = hostOf(tab.url) === null ? '' : `?site=${encodeURIComponent(tab.url ?? '')}`;
  await chrome.tabs.create({ url: chrome.runtime.getURL(`options/options.html${page}`), index: tab.index + 1, openerTabId: tab.id });
}
