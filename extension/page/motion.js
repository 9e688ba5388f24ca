/**
 * Watches which elements of a page move or change by themselves: by mutations, animations, scrolling
 * and changes of place. Reads only, and rests when watching costs more than nobody feels.
 */
{
  const { document, getBoundingClientRect, localNameOf, nodeTypeOf, parentElementOf, textContentOf } = stillpageAccess;

  /** How long a page is watched, in milliseconds: what changes once a second changes twice. */
  const WATCH = 2300;
  /** How often what has changed its style is measured, in milliseconds. */
  const TICK = 280;
  /** Changes closer to each other than this are one, in milliseconds. */
  const APART = 90;
  /** The same for changes of style, longer than what comes up takes to do so. */
  const FADE = 400;
  /** How often an element must change to be in motion: once is what pages do when they load. */
  const LEAST = 2;
  /** Changes that follow a person's own act within this time are none of the page's, in milliseconds. */
  const ACT = 500;
  /** What watching may cost in a second before it measures no more, in milliseconds; at twice that it rests. */
  const BUDGET = 4;
  /** Most elements that are measured. */
  const MOST = 60;

  /** Properties that move what they are set on, or fade it. */
  const MOVES = /^(transform|translate|left|right|top|bottom|margin|inset|offsetDistance|opacity|scale|textIndent|scrollLeft|clipPath)/;
  const ACTS = ['wheel', 'touchmove', 'keydown', 'pointerdown', 'input'];

  /** Elements that change, with when they last did and how often. */
  class Tally {
    /** @type {Map<Element, {last: number, count: number}>} */
    #seen = new Map();

    /** @param {number} apart */
    constructor(apart) {
      this.apart = apart;
    }

    /** @param {Element} element @param {number} now */
    note(element, now) {
      const seen = this.#seen.get(element);
      if (!seen) this.#seen.set(element, { last: now, count: 1 });
      else if (now - seen.last > this.apart) Object.assign(seen, { last: now, count: seen.count + 1 });
    }

    often() {
      return [...this.#seen].filter(([, { count }]) => count >= LEAST).map(([element]) => element);
    }
  }

  /** One stretch of watching. */
  class Watch {
    #texts = new Tally(APART);
    #children = new Tally(APART);
    #scrolls = new Tally(APART);
    #styles = new Tally(FADE);
    /** Elements that were seen to change their place. @type {Set<Element>} */
    #moved = new Set();
    /** What elements were put into those whose children change. @type {Map<Element, Set<Element>>} */
    #added = new Map();
    /** Elements that changed their style, with where they last were, once measured. @type {Map<Element, string>} */
    #styled = new Map();
    #acted = -Infinity;
    /** What it cost so far, and in this second. */
    cost = 0;
    #second = { from: 0, cost: 0 };
    #observer = new MutationObserver((records) => this.#spend(() => this.#mutations(records)));
    #ends = new AbortController();
    #timer = 0;

    start() {
      const options = { capture: true, passive: true, signal: this.#ends.signal };
      for (const type of ACTS) addEventListener(type, (event) => event.isTrusted && (this.#acted = performance.now()), options);
      document.addEventListener('scroll', (event) => this.#spend(() => this.#scrolled(event.target)), options);
      this.#observe();
      this.#timer = window.setInterval(() => this.#tick(), TICK);
    }

    #observe() {
      this.#observer.observe(window.document, {
        subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['style', 'class', 'transform'],
      });
    }

    /** Ends the watch. @returns {Set<Element>} what moves */
    end() {
      this.#observer.disconnect();
      this.#ends.abort();
      clearInterval(this.#timer);
      const churned = this.#children.often().flatMap((element) => [...(this.#added.get(element) ?? [])]);
      const all = [...this.#texts.often(), ...churned, ...this.#scrolls.often(), ...this.#shifted(), ...animated(), ...marquees()];
      return new Set(all.filter((element) => element.isConnected && /\S/.test(textContentOf.call(element))));
    }

    /** What changed its style again and again, and was seen to move by that. */
    #shifted() {
      return this.#styles.often().filter((element) => this.#moved.has(element));
    }

    /** @param {() => void} work */
    #spend(work) {
      const from = performance.now();
      if (from - this.#second.from > 1000) this.#second = { from, cost: 0 };
      if (this.#second.cost < 2 * BUDGET) work();
      // A page that makes so many records is left alone for the rest of the second.
      else this.#observer.disconnect();
      const cost = performance.now() - from;
      this.cost += cost;
      this.#second.cost += cost;
    }

    #tick() {
      // Rested: goes on with the next second.
      if (performance.now() - this.#second.from > 1000 && this.#second.cost >= 2 * BUDGET) this.#observe();
      if (this.#second.cost < BUDGET) this.#spend(() => this.#measure());
    }

    /** @param {MutationRecord[]} records */
    #mutations(records) {
      const now = performance.now();
      if (now - this.#acted < ACT) return;
      for (const record of records) this.#mutation(record, now);
    }

    /** @param {MutationRecord} record @param {number} now */
    #mutation({ type, target, addedNodes }, now) {
      if (type === 'characterData') {
        const parent = parentElementOf.call(target);
        if (parent) this.#texts.note(parent, now);
      } else if (type === 'attributes') {
        const element = /** @type {Element} */ (target);
        this.#styles.note(element, now);
        if (this.#styled.size < MOST && !this.#styled.has(element)) this.#styled.set(element, '');
      } else if (nodeTypeOf.call(target) === 1) {
        this.#put(/** @type {Element} */ (target), addedNodes, now);
      }
    }

    /** @param {Element} target @param {NodeList} nodes @param {number} now */
    #put(target, nodes, now) {
      for (const node of nodes) {
        if (nodeTypeOf.call(node) === 3) this.#texts.note(target, now);
        if (nodeTypeOf.call(node) !== 1) continue;
        this.#children.note(target, now);
        const added = this.#added.get(target) ?? new Set();
        if (added.size < MOST) added.add(/** @type {Element} */ (node));
        this.#added.set(target, added);
      }
      for (const added of this.#added.get(target) ?? []) if (!added.isConnected) this.#added.get(target)?.delete(added);
    }

    /** @param {EventTarget | null} target */
    #scrolled(target) {
      const now = performance.now();
      if (target instanceof Element && now - this.#acted >= ACT) this.#scrolls.note(target, now);
    }

    #measure() {
      const now = performance.now();
      for (const [element, before] of this.#styled) {
        if (this.#moved.has(element)) continue;
        const after = place(element);
        if (before !== '' && after !== before && now - this.#acted >= ACT) this.#moved.add(element);
        this.#styled.set(element, after);
      }
    }
  }

  /** Where an element is within the one around it, and whether it is seen. @param {Element} element */
  const place = (element) => {
    const { left, top, width, height } = getBoundingClientRect.call(element);
    const parent = parentElementOf.call(element);
    const outer = parent ? getBoundingClientRect.call(parent) : { left: 0, top: 0 };
    const { opacity, visibility } = getComputedStyle(element);
    return [left - outer.left, top - outer.top, width, height, 10 * Number(opacity)].map(Math.round).join(' ') + visibility;
  };

  /** What an animation moves on and on, or for longer than things take to come up. */
  const animated = () => {
    const found = [];
    for (const animation of document.getAnimations()) {
      const { effect, playState, timeline, currentTime } = animation;
      if (playState !== 'running' || timeline !== document.timeline || !(effect instanceof KeyframeEffect)) continue;
      const { endTime } = effect.getComputedTiming();
      const left = Number(endTime) - Number(currentTime ?? 0);
      const moves = effect.getKeyframes().some((frame) => Object.keys(frame).some((name) => MOVES.test(name)));
      if (effect.target && !effect.pseudoElement && left > WATCH && moves) found.push(effect.target);
    }
    return found;
  };

  const marquees = () => [...document.getElementsByTagName('marquee')].filter((element) => localNameOf.call(element) === 'marquee');

  /**
   * Watches the page for about two seconds.
   *
   * @returns {Promise<{moving: Set<Element>, cost: number}>} what moves, and what watching cost in milliseconds
   */
  const watchMotion = () =>
    new Promise((resolve) => {
      const watch = new Watch();
      watch.start();
      setTimeout(() => resolve({ moving: watch.end(), cost: watch.cost }), WATCH);
    });

  /** As in src/page/capture.rs. */
  const MOVING = 4;

  /**
   * Marks in a capture the blocks that were seen to move: with what is around them, or by text that
   * they hold themselves.
   *
   * @param {Capture} capture
   * @param {Node[]} nodes
   * @param {Set<Element>} moving
   */
  const markMotion = (capture, nodes, moving) => {
    if (moving.size === 0) return;
    const { measured, flags } = /** @type {{measured: Uint32Array, flags: Uint8Array}} */ (capture);
    const places = new Map([...measured].map((id, at) => [/** @type {Element} */ (nodes[id]), at]));
    for (const [element, at] of places) if (within(element, moving)) flags[at] |= MOVING;
    for (const element of moving) {
      let block = /** @type {Element | null} */ (element);
      while (block && !places.has(block)) block = parentElementOf.call(block);
      // What moves is no text of a block that holds other elements.
      if (block && isInline(element)) flags[places.get(block) ?? 0] |= MOVING;
    }
  };

  /** @param {Element} element @param {Set<Element>} set */
  const within = (element, set) => {
    for (let at = /** @type {Element | null} */ (element); at; at = parentElementOf.call(at)) if (set.has(at)) return true;
    return false;
  };

  /** @param {Element} element */
  const isInline = (element) => getComputedStyle(element).display.startsWith('inline');

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { markMotion, watchMotion });
}
// What an injected script leaves as its last value is sent to the background: a plain one.
'done';
