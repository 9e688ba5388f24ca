/** Takes the messages of the overlay. */
import { TABLE, initial, load, save } from '../shared/settings.js';
import { accept } from '../shared/messages.js';
import { hostOf } from './sites.js';
import * as choice from '../shared/calm.js';
import { calm } from './click.js';
import { clutter, comments, explain, read, render, report } from './core.js';
import { openTab } from './tab.js';
import * as word from './word.js';
import { pageStyle, pillStyle, readerStyle } from './style.js';
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
  answer(accepted, tab).then(reply, (error) => reply({ error: String(error?.message ?? error) }));
  return true;
}

/**
 * @param {import('../shared/messages.js').Message} message
 * @param {chrome.tabs.Tab} tab
 */
async function answer(message, tab) {
  const tabId = /** @type {number} */ (tab.id);
  switch (message.type) {
    case 'read':
      return dressed(message, tabId);
    case 'explain':
      return explain(message.capture, { insist: message.insist, putBack: message.putBack });
    case 'render':
      return render(message.capture, { insist: message.insist, putBack: message.putBack }, message.format, message.pictures);
    case 'report':
      return report(message.capture);
    case 'comments':
      return comments(message.capture);
    case 'save':
      return save(message.settings);
    case 'closed':
      return pageStyle.remove(tabId);
    case 'tab':
      return openTab(message.results, tab).catch((error) => word.failed(tabId, String(error)));
    case 'calm':
      return calm(tab);
    case 'clutter':
      return hidden(message.capture);
    case 'veil':
      return veil.replace(tabId, message.before, message.after);
    case 'site':
      return openSite(tab);
    case 'options':
      return chrome.runtime.openOptionsPage();
  }
}

/**
 * @param {import('../shared/messages.js').ReadMessage} message
 * @param {number} tabId
 * @returns {Promise<ReadReply>}
 */
async function dressed(message, tabId) {
  // Not waited for: only hostile pages need it, and it says nothing where no reader is.
  void pageStyle.insert(tabId);
  // The browser sees to these while the core works.
  const rest = Promise.all([load().catch(initial), readerStyle()]);
  const result = await read(message.capture, { insist: message.insist, putBack: message.putBack });
  const [settings, css] = await rest;
  return { result, css, dress: { settings, table: TABLE } };
}

/**
 * @param {Capture} capture
 * @returns {Promise<CalmReply>}
 */
async function hidden(capture) {
  const [settings, chosen, css] = await Promise.all([
    load().catch(initial),
    choice.load().catch(() => choice.validate({})),
    pillStyle(),
  ]);
  return { result: await clutter(capture, choice.unwanted(chosen)), css, settings };
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
