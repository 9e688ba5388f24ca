// Ways into a document that its page cannot bend: what the browser defined, asked past the names of
// fields, images and custom elements. Every script that runs in a page goes by them.

(() => {
  'use strict';

  /**
   * The getter of a property as the browser defines it: a form or document answers `node.firstChild`
   * with the field or image of that name.
   * @param {object} prototype
   * @param {string} name
   * @returns {() => any}
   */
  const getter = (prototype, name) => {
    const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
    if (!get) throw new TypeError(`no ${name}`);
    return get;
  };

  const nodeTypeOf = getter(Node.prototype, 'nodeType');
  const nodeValueOf = getter(Node.prototype, 'nodeValue');
  const textContentOf = getter(Node.prototype, 'textContent');
  const firstChildOf = getter(Node.prototype, 'firstChild');
  const nextSiblingOf = getter(Node.prototype, 'nextSibling');
  const parentNodeOf = getter(Node.prototype, 'parentNode');
  const isConnectedOf = getter(Node.prototype, 'isConnected');
  const parentElementOf = getter(Node.prototype, 'parentElement');
  const localNameOf = getter(Element.prototype, 'localName');
  const firstElementOf = getter(Element.prototype, 'firstElementChild');
  const rootOf = getter(Document.prototype, 'documentElement');
  const bodyOf = getter(Document.prototype, 'body');
  const { hasAttributes, getAttributeNames, getAttribute, checkVisibility, getBoundingClientRect } = Element.prototype;
  const { assignedNodes } = HTMLSlotElement.prototype;
  /** Chromium's way into closed shadow trees; Firefox has a property of elements. */
  const openOrClosed = globalThis.chrome?.dom?.openOrClosedShadowRoot;

  /** What is assigned to a slot; nothing for an element that only bears that name.
   * @param {Element} slot @returns {Node[]} */
  function assignedTo(slot) {
    try {
      return assignedNodes.call(/** @type {HTMLSlotElement} */ (slot));
    } catch {
      return [];
    }
  }

  /** @param {Element} element @returns {ShadowRoot | null} */
  function shadowRootOf(element) {
    const host = /** @type {HTMLElement & {openOrClosedShadowRoot?: ShadowRoot | null}} */ (element);
    if (!openOrClosed) return host.openOrClosedShadowRoot ?? host.shadowRoot;
    try {
      return openOrClosed(host);
    } catch {
      // Not an HTML element, although it has such a name.
      return null;
    }
  }

  /** @param {Document} document */
  function hasBody(document) {
    const body = bodyOf.call(document);
    return body !== null && firstChildOf.call(body) !== null;
  }

  /** HTML text parsed without a window: nothing in it runs or loads.
   * @param {string} html @returns {Document | null} */
  function parseDocument(html) {
    try {
      if (typeof Document.parseHTMLUnsafe === 'function') return Document.parseHTMLUnsafe(html);
      return new DOMParser().parseFromString(html, 'text/html');
    } catch {
      return null;
    }
  }

  /** What lies in a `noscript`, parsed as the content of a body.
   * @param {string} html @returns {Element | null} */
  function parse(html) {
    try {
      return bodyOf.call(new DOMParser().parseFromString(`<!DOCTYPE html><body>${html}`, 'text/html'));
    } catch {
      return null;
    }
  }

  /** @param {Element} element */
  function isPositioned(element) {
    const position = getComputedStyle(element).position;
    return position === 'fixed' || position === 'sticky';
  }

  /** A document with what the browser defined alone: `<img name=createElement>` stands in the way of nothing.
   * @type {Document} */
  const plain = new Proxy(document, {
    get(real, name) {
      const value = Reflect.get(Document.prototype, name, real);
      return typeof value === 'function' ? value.bind(real) : value;
    },
  });

  const access = {
    document: plain,
    nodeTypeOf,
    nodeValueOf,
    textContentOf,
    firstChildOf,
    nextSiblingOf,
    parentNodeOf,
    isConnectedOf,
    parentElementOf,
    localNameOf,
    firstElementOf,
    rootOf,
    bodyOf,
    hasAttributes,
    getAttributeNames,
    getAttribute,
    checkVisibility,
    getBoundingClientRect,
    assignedTo,
    shadowRootOf,
    hasBody,
    parseDocument,
    parse,
    isPositioned,
  };
  globalThis.stillpageAccess = access;
})();
