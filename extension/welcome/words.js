/** Words of the pages for newcomers. */

const { text } = stillpage;

/**
 * Fills a page with the words that its elements name, in the person's language and direction.
 *
 * @param {Document} document
 */
export function fillWords(document) {
  document.documentElement.lang = chrome.i18n.getUILanguage();
  document.documentElement.dir = chrome.i18n.getMessage('@@bidi_dir');
  for (const element of document.querySelectorAll('[data-text]')) {
    if (element instanceof HTMLElement) element.textContent = text(/** @type {MessageKey} */ (element.dataset.text));
  }
}

/** What each command of the browser's does: the words of the manifest, in the order of its table. */
const COMMANDS = /** @type {const} */ ([
  ['_execute_action', 'commandToggle'],
  ['calm', 'commandCalm'],
]);

/**
 * The keys as the browser has them now.
 *
 * @returns {Promise<{words: string, key: string, isSet: boolean}[]>} `key` says so where none is set
 */
export async function keys() {
  const commands = await chrome.commands.getAll();
  const key = (/** @type {string} */ name) => commands.find((command) => command.name === name)?.shortcut;
  return COMMANDS.map(([name, words]) => ({ words: text(words), key: key(name) || text('optionsKeyboardNone'), isSet: Boolean(key(name)) }));
}
