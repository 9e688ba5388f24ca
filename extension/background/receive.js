/** Takes the messages of the overlay. */
import { TABLE, initial, load, save } from '../shared/settings.js';
import { accept } from '../shared/messages.js';
import { explain, read } from './core.js';
import { openTab } from './tab.js';
import * as word from './word.js';
import { pageStyle, readerStyle } from './style.js';

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
  answer(accepted, tab).then(reply, (error) => reply({ error: String(error) }));
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
    case 'save':
      return save(message.settings);
    case 'closed':
      return pageStyle.remove(tabId);
    case 'tab':
      return openTab(message.results, tab).catch((error) => word.failed(tabId, String(error)));
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
  const [settings, css] = await Promise.all([
    load().catch(initial),
    readerStyle(),
    pageStyle.insert(tabId),
  ]);
  const result = await read(message.capture, { insist: message.insist, putBack: message.putBack });
  return { result, css, dress: { settings, table: TABLE } };
}
