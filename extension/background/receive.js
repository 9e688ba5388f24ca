/** Takes the messages of the overlay. */
import { TABLE, initial, load, save } from '../shared/settings.js';
import * as looks from '../shared/looks.js';
import { accept } from '../shared/messages.js';
import * as notes from '../shared/notes.js';
import * as places from '../shared/places.js';
import { hostOf } from './sites.js';
import * as choice from '../shared/calm.js';
import * as corrections from '../shared/corrections.js';
import * as memory from '../shared/memory.js';
import { calm } from './click.js';
import { clutter, comments, correct, describe, excerpt, explain, find, read, render, report } from './core.js';
import { ANNEXES, PICK, inject } from './inject.js';
import { left } from './link.js';
import { openTab } from './tab.js';
import { fill } from './shelf.js';
import * as word from './word.js';
import { joined, legible, markStyle, pageStyle, pickerStyle, pillStyle, readerStyle } from './style.js';
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
  answer(accepted, tab).then(reply, (error) => reply({ error: said(error) }));
  return true;
}

/** What went wrong, in words for a person. @param {unknown} error */
function said(error) {
  const words = String(error instanceof Error ? error.message : error);
  // Chromium: "Resource::kQuotaBytes quota exceeded"; Firefox: "QuotaExceededError".
  return /quota/i.test(words) ? stillpage.text('storageFull') : words;
}

/**
 * @param {import('../shared/messages.js').Message} message
 * @param {chrome.tabs.Tab} tab
 */
async function answer(message, tab) {
  const tabId = /** @type {number} */ (tab.id);
  switch (message.type) {
    case 'read':
      return dressed(message, tab);
    case 'explain':
      return explain(message.capture, await known(message, tab));
    case 'render':
      return render(message.capture, await known(message, tab), message.format, message.pictures, message.notes, message.part);
    case 'excerpt':
      return excerpt(message.capture, await known(message, tab), message.place);
    case 'correct':
      return putRight(message, tab);
    case 'forget':
      return forget(message.correction, tab);
    case 'pick':
      return inject(tabId, PICK);
    case 'picker':
      return { css: await pickerStyle(), settings: await load().catch(initial), isPrivate: tab.incognito };
    case 'report':
      return report(message.capture);
    case 'comments':
      return comments(message.capture);
    case 'describe':
      return describe(message.capture, await known(message, tab), message.place);
    case 'find':
      return find(message.capture, await known(message, tab), message.anchors);
    case 'keep':
      return keep(message, tab);
    case 'place':
      return tab.incognito ? undefined : places.save(tab.url, message.place);
    case 'marks':
      return message.shown ? markStyle.insert(tabId) : markStyle.remove(tabId);
    case 'save':
      return tab.incognito ? save(message.settings) : looks.save(hostOf(tab.url), message.here, message.settings);
    case 'opening':
      // Not waited for: only hostile pages need it, and it says nothing where no reader is.
      void pageStyle.insert(tabId);
      return message.bare ? readerStyle() : '';
    case 'closed':
      return pageStyle.remove(tabId);
    case 'left':
      return left(tabId);
    case 'tab':
      return moveToTab(message, tab).catch((error) => word.failed(tabId, String(error)));
    case 'calm':
      return calm(tab);
    case 'clutter':
      return hidden(message, tab);
    case 'veil':
      return veil.replace(tabId, message.before, message.after);
    case 'site':
      return openSite(tab);
    case 'annex':
      return annex(message.name, tab);
    case 'font':
      return legible();
    case 'options':
      return chrome.runtime.openOptionsPage();
  }
}

/**
 * How to read a page: as the message asks, with what is known of its site. What was put right during
 * this visit may not be stored, in private windows never.
 *
 * @param {{insist?: boolean, putBack?: number[], selection?: PageSelection | null, corrections: string[]}} message
 * @param {chrome.tabs.Tab} tab
 * @returns {Promise<CoreOptions>}
 */
async function known({ insist = false, putBack = [], selection = null, corrections: visit }, tab) {
  const { incognito, url = '' } = tab;
  const [host, shelf] = [hostOf(url), fill(tab)];
  const [stored, remembered] = await Promise.all([
    corrections.forSite(host, shelf).catch(() => []),
    incognito ? null : memory.recall(host, url, shelf).catch(() => null),
  ]);
  return { insist, putBack, selection, corrections: [...new Set([...stored, ...visit])], memory: remembered };
}

/**
 * @param {import('../shared/messages.js').CorrectMessage} message
 * @param {chrome.tabs.Tab} tab
 */
async function putRight(message, tab) {
  const host = hostOf(tab.url);
  const result = await correct(message.capture, await known(message, tab), message.part);
  const keeps = result.status === 'read' && message.remember && host !== null && !tab.incognito;
  // What is not kept for the site holds for this visit all the same.
  const unkept = keeps ? await corrections.add(host, result.correction).then(() => null, said) : null;
  return { result, isKept: keeps && unkept === null, unkept };
}

/** @param {string} correction @param {chrome.tabs.Tab} tab */
async function forget(correction, { url }) {
  const host = hostOf(url);
  if (host !== null) await corrections.remove(host, correction);
}

/**
 * @param {import('../shared/messages.js').ReadMessage} message
 * @param {chrome.tabs.Tab} tab
 * @returns {Promise<ReadReply>}
 */
async function dressed(message, tab) {
  const shelf = fill(tab);
  // The browser sees to these while the core works.
  const rest = Promise.all([lookOf(tab, shelf), marked(tab, shelf), places.load(tab.url, shelf).catch(() => null)]);
  const result = await read(message.capture, await known(message, tab));
  const [{ settings, here }, kept, place] = await rest;
  if (result.status === 'read' && result.remember !== null) await learn(tab, result.remember);
  if (result.status === 'read') result.remember = null;
  return { result, dress: { settings, table: TABLE, here, notes: kept, place } };
}

/**
 * Shows in a tab of its own what the page will not hold, and with it what there is, for who insists.
 *
 * @param {import('../shared/messages.js').TabMessage} message
 * @param {chrome.tabs.Tab} tab
 */
async function moveToTab({ result, capture, ...wish }, tab) {
  const options = await known(wish, tab);
  const isRefused = result.status === 'refused' && capture !== null;
  const rest = isRefused ? [await read(capture, { ...options, insist: true, putBack: [], selection: null })] : [];
  await openTab([result, ...rest], tab, capture, options);
}

/** Remembers the text of a page for its site. @param {chrome.tabs.Tab} tab @param {Uint32Array} hashes */
async function learn({ url = '' }, hashes) {
  const host = hostOf(url);
  if (host !== null) await memory.learn(host, url, hashes).catch(() => {});
}

/** How the reader looks in a tab; `here` is null where no site may have a look of its own. @param {chrome.tabs.Tab} tab @param {Shelf} shelf */
async function lookOf({ incognito, url }, shelf) {
  const host = incognito ? null : hostOf(url);
  const { settings, isOwn } = await looks.load(host, shelf).catch(() => ({ settings: initial(), isOwn: false }));
  return { settings, here: host === null ? null : isOwn };
}

/** What was marked on the page of a tab; null where nothing may be kept of it. @param {chrome.tabs.Tab} tab @param {Shelf} shelf */
async function marked({ incognito, url }, shelf) {
  return incognito || notes.addressOf(url) === null ? null : notes.load(url, shelf).catch(() => []);
}

/**
 * @param {import('../shared/messages.js').KeepMessage} message
 * @param {chrome.tabs.Tab} tab
 */
async function keep({ title, notes: list }, { incognito, url }) {
  if (!incognito) await notes.save(url, title, list);
}

/**
 * Loads an annex into the reader of a tab; its style is for the reader to put on. Into pages of our
 * own browsers let nobody inject, so those are told what to load.
 *
 * @param {AnnexName} name
 * @param {chrome.tabs.Tab} tab
 * @returns {Promise<AnnexReply>}
 */
async function annex(name, { id, url }) {
  const { scripts, styles } = ANNEXES[name];
  const css = await joined(styles);
  if (url?.startsWith(chrome.runtime.getURL(''))) return { scripts, css };
  return (await inject(/** @type {number} */ (id), scripts)) ? { scripts: [], css } : { scripts: null, css };
}

/**
 * @param {import('../shared/messages.js').ClutterMessage} message
 * @param {chrome.tabs.Tab} tab
 * @returns {Promise<CalmReply>}
 */
async function hidden(message, tab) {
  const [settings, chosen, css] = await Promise.all([
    load().catch(initial),
    choice.load().catch(() => choice.validate({})),
    pillStyle(),
  ]);
  return { result: await clutter(message.capture, choice.unwanted(chosen), await known(message, tab)), css, settings };
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
