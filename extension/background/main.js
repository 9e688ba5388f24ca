/**
 * The core's home. Handlers are registered before anything else, so that an event that wakes the
 * background is never missed; nothing is kept in memory that a later event needs.
 */
import '../shared/i18n.js';
import { make } from '../shared/entries.js';
import { calm, toggle } from './click.js';
import { settle } from './link.js';
import { listen } from './menus.js';
import { receive } from './receive.js';
import { drop } from './shelf.js';
import * as sites from './sites.js';
import { follow } from './sync.js';
import { welcome } from './tab.js';

chrome.action.onClicked.addListener((tab) => void toggle(tab));
chrome.commands.onCommand.addListener((command, tab) => void (command === 'calm' && tab && calm(tab)));
chrome.runtime.onMessage.addListener(receive);
chrome.storage.onChanged.addListener(follow);
chrome.storage.onChanged.addListener(drop);
chrome.storage.onChanged.addListener((changes) => void sites.follow(changes));
listen();
// What runs by itself on sites is lost with an update, and with access that a person takes back.
for (const begun of [chrome.runtime.onInstalled, chrome.runtime.onStartup]) {
  begun.addListener(() => void Promise.all([sites.register(), make(), settle()]));
}
chrome.runtime.onInstalled.addListener(({ reason }) => void (reason === 'install' && welcome()));
chrome.permissions.onRemoved.addListener(() => void sites.register());
// The entries of the menu are turned on by its permission.
chrome.permissions.onAdded.addListener(() => (listen(), void make()));
