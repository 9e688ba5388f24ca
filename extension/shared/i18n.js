/**
 * The one way to words: every text a person sees is looked up here by its key.
 *
 * A classic script, since content scripts cannot import; modules import it for its effect. The first
 * of them in a page: an element of the page with this id is not taken for what we keep there.
 */
{
  /** What is said once the extension was updated: then there are no other words to be had. Known from the first word on. */
  let gone = '';

  globalThis.stillpage = Object.assign(Object.hasOwn(globalThis, 'stillpage') ? globalThis.stillpage : /** @type {any} */ ({}), {
    /**
     * @param {MessageKey} key
     * @param {string[]} values
     */
    text(key, ...values) {
      try {
        gone ||= chrome.i18n.getMessage('failedGone');
        return chrome.i18n.getMessage(key, values);
      } catch {
        return values[0] ?? gone;
      }
    },
    /**
     * Asks the background; fails with words for a person where the extension that this belongs to is gone.
     *
     * @param {object} message
     */
    async ask(message) {
      if (chrome.runtime?.id === undefined) throw new Error(gone);
      return chrome.runtime.sendMessage(message);
    },
  });
}
