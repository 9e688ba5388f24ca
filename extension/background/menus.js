/** A click on an entry of ours in the page's own menu. */
import { readSelection, toggle } from './click.js';
import { openLink } from './link.js';

/** @param {chrome.contextMenus.OnClickData} info @param {chrome.tabs.Tab} [tab] */
function clicked({ menuItemId, linkUrl }, tab) {
  // Nothing is awaited before: the browser asks for access only in the click itself.
  if (menuItemId === 'link') return void openLink(linkUrl, tab);
  if (tab) void (menuItemId === 'selection' ? readSelection(tab) : toggle(tab));
}

/** Hears of clicks, where the browser lets the entries be. */
export function listen() {
  // The same function twice counts once.
  chrome.contextMenus?.onClicked.addListener(clicked);
}
