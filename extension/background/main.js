/**
 * The core's home. Handlers are registered before anything else, so that an event that wakes the
 * background is never missed; nothing is kept in memory that a later event needs.
 */
import '../shared/i18n.js';
import { calm, toggle } from './click.js';
import { receive } from './receive.js';
import { register } from './sites.js';
import { follow } from './sync.js';
import { welcome } from './tab.js';

chrome.action.onClicked.addListener((tab) => void toggle(tab));
chrome.commands.onCommand.addListener((command, tab) => void (command === 'calm' && tab && calm(tab)));
chrome.runtime.onMessage.addListener(receive);
chrome.storage.onChanged.addListener(follow);
// What runs by itself on sites is lost with an update, and with access that a person takes back.
chrome.runtime.onInstalled.addListener(() => void register());
chrome.runtime.onInstalled.addListener(({ reason }) => void (reason === 'install' && welcome()));
chrome.runtime.onStartup.addListener(() => void register());
chrome.permissions.onRemoved.addListener(() => void register());
