/**
 * Whether the page's own menu has entries of ours. The browser's permission for them is the choice, and
 * nothing else is stored: it is asked for when the entries are turned on, and given back with them.
 */
import { inTurn } from './turn.js';

const ACCESS = { permissions: /** @type {['contextMenus']} */ (['contextMenus']) };

const WEB = ['http://*/*', 'https://*/*'];
/** Where a page is that can be read. */
const PAGES = [...WEB, 'file:///*'];

/** The entries, their ids being what a click on them asks for. @type {(chrome.contextMenus.CreateProperties & {title: MessageKey})[]} */
const ENTRIES = [
  { id: 'page', title: 'menuPage', contexts: ['page', 'frame'], documentUrlPatterns: PAGES },
  { id: 'selection', title: 'menuSelection', contexts: ['selection'], documentUrlPatterns: PAGES },
  // Other links lead to no page.
  { id: 'link', title: 'menuLink', contexts: ['link'], targetUrlPatterns: WEB },
];

/** Whether this browser lets a person choose: Firefox (153) knows the permission from the installation on only. */
export const canChoose = () => chrome.runtime.getManifest().optional_permissions?.includes('contextMenus') ?? false;

export const areOn = () => chrome.permissions.contains(ACCESS);

/** Makes the entries anew where the browser lets them be: it forgets them, and their words, at times. */
export function make() {
  return inTurn('entries', async () => {
    if (!chrome.contextMenus) return;
    await chrome.contextMenus.removeAll();
    for (const entry of ENTRIES) chrome.contextMenus.create({ ...entry, title: stillpage.text(entry.title) });
  });
}

/**
 * Turns the entries on or off; to be called in a person's own act, since a browser asks in no other.
 *
 * @param {boolean} on
 */
export async function turn(on) {
  // Firefox would not give back what it cannot take.
  if (!canChoose()) return;
  if (on) return void (await chrome.permissions.request(ACCESS));
  // Chromium shows them on without the permission.
  await inTurn('entries', async () => chrome.contextMenus?.removeAll());
  await chrome.permissions.remove(ACCESS);
}
