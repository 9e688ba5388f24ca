// Captures a page as typed arrays, joined texts in UTF-8 among them: what page/walk.js found, and where it
// stands. The arrays are described in src/page/capture.rs, which reads them.

(() => {
  'use strict';

  /**
   * @typedef {object} Capture
   * @property {string} url
   * @property {string} names
   * @property {Uint32Array} tags
   * @property {Uint32Array} parents
   * @property {Uint32Array} sizes
   * @property {Uint8Array} text
   * @property {Uint32Array} attrNames
   * @property {Uint32Array} attrSizes
   * @property {Uint8Array} values
   * @property {Uint32Array} measured
   * @property {Float32Array} boxes
   * @property {Uint8Array} flags
   */

  /** @typedef {{capture: Capture, nodes: Node[]} | {capture: null, nodes: Node[], failed: string}} Captured */
  /** @typedef {{layout?: boolean, document?: Document, url?: string}} Options */

  const { Walk, TooLarge } = stillpageWalk;
  const { isConnectedOf, checkVisibility, getBoundingClientRect } = stillpageAccess;

  /** Chromium passes on the bytes of long strings in half the time that the strings take. */
  const utf8 = new TextEncoder();

  const HIDDEN = 1;
  /** What makes an element unseen besides having no box. */
  const SEEN = { opacityProperty: true, visibilityProperty: true };
  /** Elements that are measured between two looks at the clock. */
  const CLOCK = 32;

  /** Where the viewport of a place begins in the document.
   * @param {WalkPlace} place @returns {{x: number, y: number}} */
  function originOf(place) {
    if (place.origin) return place.origin;
    if (!place.frame || !place.outer) return (place.origin = { x: scrollX, y: scrollY });
    const { x, y } = originOf(place.outer);
    const rect = getBoundingClientRect.call(place.frame);
    return (place.origin = { x: x + rect.left + place.frame.clientLeft, y: y + rect.top + place.frame.clientTop });
  }

  /** Measures the elements that hold text, all reads and no writes. The box of the root is what is on the screen. */
  class Measuring {
    #at = 0;

    /** @param {PageWalk} walk */
    constructor(walk) {
      this.walk = walk;
      this.measured = Uint32Array.from(walk.candidates.keys()).sort();
      this.boxes = new Float32Array(4 * this.measured.length);
      this.flags = new Uint8Array(this.measured.length);
    }

    /** Goes on until a time; whether all is done. @param {number} until as of `performance.now()` */
    go(until) {
      const { measured } = this;
      while (this.#at < measured.length) {
        this.#measure(this.#at, /** @type {number} */ (measured[this.#at]));
        this.#at += 1;
        if (this.#at % CLOCK === 0 && performance.now() > until) break;
      }
      return this.#at === measured.length;
    }

    /** @param {number} at @param {number} id */
    #measure(at, id) {
      const element = /** @type {Element} */ (this.walk.nodes[id]);
      const { x, y } = originOf(/** @type {WalkPlace} */ (this.walk.candidates.get(id)));
      const { left, top, width, height } = id ? getBoundingClientRect.call(element) : new DOMRect(0, 0, innerWidth, innerHeight);
      this.boxes[4 * at] = left + x;
      this.boxes[4 * at + 1] = top + y;
      this.boxes[4 * at + 2] = width;
      this.boxes[4 * at + 3] = height;
      if (width <= 0 || height <= 0 || !checkVisibility.call(element, SEEN)) this.flags[at] = HIDDEN;
    }

    /** Whether all that was measured is still of the page. */
    isWhole() {
      return this.measured.every((id) => isConnectedOf.call(/** @type {Node} */ (this.walk.nodes[id])));
    }
  }

  const UNMEASURED = { measured: new Uint32Array(0), boxes: new Float32Array(0), flags: new Uint8Array(0) };

  /** Joined texts in UTF-8, for which two bytes a unit are spent already. @param {PageWalk} walk @param {string[]} texts */
  function joined(walk, texts) {
    const text = texts.join('');
    const bytes = utf8.encode(text);
    walk.spend(Math.max(0, bytes.length - 2 * text.length));
    return bytes;
  }

  /** @param {string} url @param {PageWalk} walk @param {Measuring | null} measuring @returns {Capture} */
  function result(url, walk, measuring) {
    const { measured, boxes, flags } = measuring ?? UNMEASURED;
    return {
      url,
      names: [...walk.names.keys()].join(' '),
      tags: Uint32Array.from(walk.tags),
      parents: Uint32Array.from(walk.parents),
      sizes: Uint32Array.from(walk.sizes),
      text: joined(walk, walk.text),
      attrNames: Uint32Array.from(walk.attrNames),
      attrSizes: Uint32Array.from(walk.attrSizes),
      values: joined(walk, walk.values),
      measured,
      boxes,
      flags,
    };
  }

  /** @param {unknown} error @returns {Captured} */
  function failure(error) {
    const failed = error instanceof TooLarge ? 'this page is too large to be read' : `this page could not be captured (${error})`;
    return { capture: null, nodes: [], failed };
  }

  /**
   * Captures the document of this window, or one that was parsed: that has no layout.
   * @param {Options} [options] `layout`: whether to measure blocks, as by default
   * @returns {Captured} `nodes` holds the DOM nodes by the numbers that the core gives them
   */
  function capture({ document: parsed, url = location.href, layout = parsed === undefined } = {}) {
    try {
      const walk = new Walk();
      walk.start(parsed ?? document, parsed !== undefined);
      walk.go(Infinity);
      const measuring = layout ? new Measuring(walk) : null;
      measuring?.go(Infinity);
      return { capture: result(url, walk, measuring), nodes: walk.nodes };
    } catch (error) {
      return failure(error);
    }
  }

  /**
   * Captures the document of this window in turns with the page: a large one does not stand still meanwhile. One
   * that changes under the walk is captured in one go.
   * @returns {Promise<Captured>}
   */
  async function captureInTurns() {
    try {
      const walk = new Walk();
      walk.start(document, false);
      const turns = new stillpageTurns();
      while (!walk.go(turns.until)) {
        const before = walk.whereabouts();
        await turns.next();
        if (!walk.isAt(before)) return capture();
      }
      const measuring = new Measuring(walk);
      while (!measuring.go(turns.until)) await turns.next();
      // To join what a large page holds takes a turn of its own.
      if (turns.hasPaused) await turns.next();
      if (turns.hasPaused && !measuring.isWhole()) return capture();
      return { capture: result(location.href, walk, measuring), nodes: walk.nodes };
    } catch (error) {
      return failure(error);
    }
  }

  globalThis.stillpageCapture = capture;
  globalThis.stillpageCaptureInTurns = captureInTurns;
})();
