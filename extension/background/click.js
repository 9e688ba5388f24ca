/** A click on the toolbar button, or its key: opens the reader, or closes it. */
import { inject } from './inject.js';
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
  const id = tab.id;
  const timer = setTimeout(() => void word.busy(id), PATIENCE);
  const entered = await inject(id);
  clearTimeout(timer);
  await (entered ? word.clear(id) : word.refused(id));
}

/** @param {chrome.tabs.Tab} tab */
function isReaderTab(tab) {
  return tab.url?.startsWith(chrome.runtime.getURL('reader/reader.html')) ?? false;
}
