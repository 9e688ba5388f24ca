/** Builds the nodes of an article from the core's plan, whose format src/render/plan.rs documents. */
{
  const { document } = stillpageAccess;
  // Looked up once: in Firefox that costs a content script more than the call.
  const { createElement, createElementNS } = document;
  const { appendChild } = Node.prototype;
  const { append, setAttribute } = Element.prototype;
  /** A plan of more than this is a task of its own: to take in the message was one. */
  const LONG = 20_000;
  const OPEN = 0;
  /**
   * The node of the page that each element was drawn from. A further click runs this file anew, and the
   * reader that it closes asks too.
   */
  const sources = stillpage.sources ?? new WeakMap();
  const TEXT = 1;
  const CLOSE = 2;
  const FOLD = 3;

  /**
   * The strings of a plan, by index.
   *
   * @param {Plan} plan
   * @returns {string[]}
   */
  const strings = (plan) => {
    let from = 0;
    return Array.from(plan.lengths, (length) => plan.text.slice(from, (from += length)));
  };

  /** What elements need beyond what the plan says. @type {Record<string, object>} */
  const NEEDS = { img: { loading: 'lazy', decoding: 'async' }, pre: { tabIndex: 0 }, audio: { preload: 'none' }, video: { preload: 'none' } };

  /** @param {HTMLElement} table */
  const scroller = (table) => {
    const box = document.createElement('div');
    box.className = 'scroll';
    box.tabIndex = 0;
    box.setAttribute('role', 'region');
    box.setAttribute('aria-label', stillpage.text('tableLabel'));
    box.append(table);
    return box;
  };

  const MATHML = 'http://www.w3.org/1998/Math/MathML';

  /**
   * A formula and all within it are of MathML: elements of the same names in HTML draw nothing.
   *
   * @param {string} name
   * @param {boolean} isMath
   */
  const create = (name, isMath) => {
    if (isMath) return /** @type {HTMLElement} */ (createElementNS(MATHML, name));
    const element = createElement(name);
    if (NEEDS[name]) Object.assign(element, NEEDS[name]);
    if (name === 'img') stillpage.standIn(/** @type {HTMLImageElement} */ (element));
    return element;
  };

  /** Steps of a plan between two looks at the clock. */
  const CLOCK = 128;

  /** @typedef {(block: number, words: string) => Node} MakeFold makes what stands for a block in doubt */

  /** A plan that is being drawn. Attributes are set before `src` may load anything: those of the plan come first, in its order. */
  class Drawing {
    fragment = document.createDocumentFragment();
    /** @type {ParentNode[]} */
    #open = [this.fragment];
    /** How many of them are of a formula. */
    #formula = 0;
    #at = 0;

    /** @param {Planned} planned @param {MakeFold} [fold] without it nothing stands for a block in doubt */
    constructor({ plan, names }, fold) {
      this.ops = plan.ops;
      this.words = strings(plan);
      this.elements = names.elements.split(' ');
      this.attributes = names.attributes.split(' ');
      this.fold = fold;
    }

    /** Goes on until a time; whether all is drawn. @param {number} until as of `performance.now()` */
    go(until) {
      const { ops, words, fold } = this;
      let count = 0;
      while (this.#at < ops.length) {
        const at = this.#at;
        const parent = /** @type {ParentNode} */ (this.#open[this.#open.length - 1]);
        if (ops[at] === OPEN) {
          this.#element(parent, at);
        } else if (ops[at] === TEXT) {
          if (parent === this.fragment) parent.append(words[ops[at + 1]]);
          else append.call(parent, words[ops[at + 1]]);
          this.#at += 2;
        } else if (ops[at] === CLOSE) {
          this.#open.pop();
          if (this.#formula > 0) this.#formula -= 1;
          this.#at += 1;
        } else {
          if (fold) parent.append(fold(ops[at + 1], words[ops[at + 2]]));
          this.#at += 3;
        }
        count += 1;
        if (count % CLOCK === 0 && performance.now() > until) break;
      }
      return this.#at >= ops.length;
    }

    /** @param {ParentNode} parent @param {number} at where it begins */
    #element(parent, at) {
      const { ops, words, attributes } = this;
      const name = this.elements[ops[at + 1]];
      if (this.#formula > 0 || name === 'math') this.#formula += 1;
      const element = create(name, this.#formula > 0);
      const end = at + 4 + 2 * ops[at + 3];
      if (ops[at + 2] > 0) sources.set(element, ops[at + 2] - 1);
      for (let i = at + 4; i < end; i += 2) setAttribute.call(element, attributes[ops[i]], words[ops[i + 1]]);
      appendChild.call(parent, name === 'table' ? scroller(element) : element);
      this.#open.push(element);
      this.#at = end;
    }
  }

  /**
   * @param {Planned} planned
   * @param {MakeFold} [fold]
   * @returns {DocumentFragment}
   */
  const planNodes = (planned, fold) => {
    const drawing = new Drawing(planned, fold);
    drawing.go(Infinity);
    return drawing.fragment;
  };

  /**
   * The same in turns with the page.
   *
   * @param {Planned} planned
   * @param {MakeFold} fold
   * @param {Turns} turns
   */
  const planInTurns = async (planned, fold, turns) => {
    if (planned.plan.ops.length > LONG) await turns.next();
    const drawing = new Drawing(planned, fold);
    while (!drawing.go(turns.until)) await turns.next();
    // What is done with a long one takes a turn of its own.
    if (turns.hasPaused) await turns.next();
    return drawing.fragment;
  };

  /**
   * What each block at the top of a plan is made of, but for where it was drawn from: two that are
   * the same have the same key.
   *
   * @param {ReadResult} result
   */
  const planKeys = ({ plan: { ops }, plan }) => {
    const words = strings(plan);
    /** @type {string[]} */
    const keys = [];
    let [depth, at, key] = [0, 0, ''];
    while (at < ops.length) {
      if (ops[at] === OPEN) {
        const end = at + 4 + 2 * ops[at + 3];
        key += `<${ops[at + 1]}`;
        for (at += 4; at < end; at += 2) key += ` ${ops[at]}=${words[ops[at + 1]]}`;
        depth += 1;
      } else if (ops[at] === TEXT) {
        key += `"${words[ops[at + 1]]}`;
        at += 2;
      } else if (ops[at] === FOLD) {
        key += `?${ops[at + 1]} ${words[ops[at + 2]]}`;
        at += 3;
      } else {
        at += 1;
        depth -= 1;
        key += '>';
      }
      if (depth > 0) continue;
      keys.push(key);
      key = '';
    }
    return keys;
  };

  /** Makes an element and all in it stand for the nodes of the page that another of the same make was drawn from.
   * @param {Element} heir @param {Element} element */
  const inheritSources = (heir, element) => {
    const drawn = (/** @type {Element} */ one) => [one, ...one.querySelectorAll('*')].filter((each) => sources.has(each));
    const [to, from] = [drawn(heir), drawn(element)];
    if (to.length !== from.length) return;
    to.forEach((each, at) => sources.set(each, /** @type {number} */ (sources.get(/** @type {Element} */ (from[at])))));
  };

  /**
   * Puts the description of an image in its place where it does not load.
   *
   * @param {HTMLImageElement} image
   */
  const standIn = (image) => {
    image.addEventListener('error', () => {
      const words = document.createElement('span');
      words.className = 'missing';
      words.textContent = image.alt || stillpage.text('imageMissing');
      image.replaceWith(words);
    });
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { sources, planNodes, planInTurns, planKeys, inheritSources, standIn, sourceOf: (/** @type {Element} */ element) => sources.get(element) });
}
