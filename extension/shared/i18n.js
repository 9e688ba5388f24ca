/**
 * The one way to words: every text a person sees is looked up here by its key.
 *
 * A classic script, since content scripts cannot import; modules import it for its effect.
 */
globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, {
  /**
   * @param {MessageKey} key
   * @param {string[]} values
   */
  text(key, ...values) {
    return chrome.i18n.getMessage(key, values);
  },
});
