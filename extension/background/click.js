/** A click on the toolbar button or an entry of the page's menu, or a key: the reader or calm mode, on or off. */
import { CALM, READER, SELECTION, inject } from './inject.js';
import { warm } from './core.js';
import { fill } from './shelf.js';
import { choiceFor } from './sites.js';
import * as word from './word.js';

/** How long a page may take before the button says that work goes on, in milliseconds. */
const PATIENCE = 400;

/**
 * Opens the reader in a tab, or closes it where it is open.
 *
 * @param {chrome.tabs.Tab} tab
 */
export async function toggle(tab) {
  if (tab.id === undefined) return;
  if (isReaderTab(tab)) return void (await chrome.tabs.remove(tab.id));
  if (isOwn(tab, 'welcome/practice.html')) return void (await chrome.tabs.sendMessage(tab.id, { type: 'click' }));
  await enter(tab.id, tab, READER);
}

/**
 * Opens the reader in a tab with what is selected there alone.
 *
 * @param {chrome.tabs.Tab} tab
 */
export async function readSelection(tab) {
  if (tab.id !== undefined) await enter(tab.id, tab, SELECTION);
}

/**
 * Hides the clutter of the page in a tab, or shows it again.
 *
 * @param {chrome.tabs.Tab} tab
 */
export async function calm(tab) {
  if (tab.id === undefined || isReaderTab(tab)) return;
  await enter(tab.id, tab, CALM);
}

/**
 * Runs scripts in a tab; the button says where that cannot be, or takes long, or is not wanted.
 *
 * @param {number} id
 * @param {chrome.tabs.Tab} tab
 * @param {string[]} files
 */
async function enter(id, tab, files) {
  if ((await choiceFor(tab.url, fill(tab)).catch(() => null)) === 'never') return word.off(id);
  // The page is taken in meanwhile.
  warm();
  const timer = setTimeout(() => void word.busy(id), PATIENCE);
  const entered = await inject(id, files);
  clearTimeout(timer);
  await (entered ? word.clear(id) : word.refused(id));
}

/** @param {chrome.tabs.Tab} tab */
function isReaderTab(tab) {
  return isOwn(tab, 'reader/reader.html');
}

/** Whether a tab shows a page of the extension. @param {chrome.tabs.Tab} tab @param {string} path */
function isOwn(tab, path) {
  return tab.url?.startsWith(chrome.runtime.getURL(path)) ?? false;
}
