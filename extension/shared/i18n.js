/**
 * The one way to words: every text a person sees is looked up here by its key.
 *
 * A classic script, since content scripts cannot import; modules import it for its effect. The first
 * of them in a page: an element of the page with this id is not taken for what we keep there.
 */
globalThis.stillpage = Object.assign(Object.hasOwn(globalThis, 'stillpage') ? globalThis.stillpage : /** @type {any} */ ({}), {
  /**
   * @param {MessageKey} key
   * @param {string[]} values
   */
  text(key, ...values) {
    return chrome.i18n.getMessage(key, values);
  },
});
