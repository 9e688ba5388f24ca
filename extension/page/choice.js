/** Which part of the page is chosen: an element and all that are around it, as one path. */
{
  const { localNameOf, parentElementOf, getBoundingClientRect } = stillpageAccess;

  const { getRootNode } = Node.prototype;

  /** @param {Element} element @returns {Element | null} */
  const around = (element) => {
    const parent = parentElementOf.call(element);
    const root = parent ? null : getRootNode.call(element);
    return parent ?? (root instanceof ShadowRoot ? root.host : null);
  };

  /** Whether an element is the page itself, or ours. @param {Element} element */
  const isPage = (element) => /^(html|body|stillpage-\w+)$/.test(localNameOf.call(element));

  /** @param {Element} a @param {Element} b */
  const coincide = (a, b) => {
    const [one, other] = [getBoundingClientRect.call(a), getBoundingClientRect.call(b)];
    return ['left', 'top', 'width', 'height'].every((side) => Math.abs(Reflect.get(one, side) - Reflect.get(other, side)) < 1);
  };

  /**
   * The path from an element up to the page, the smallest first. Of elements that fill the same box only
   * the outermost is on it: each step is seen.
   *
   * @param {Element} element
   */
  const pathOf = (element) => {
    /** @type {Element[]} */
    const path = [];
    for (let at = /** @type {Element | null} */ (element); at && !isPage(at); at = around(at)) {
      const last = path.at(-1);
      if (last && coincide(last, at)) path.pop();
      path.push(at);
    }
    return path;
  };

  /** Whether an element is a part of its own, and not of a line. @param {Element} element */
  const isBlock = (element) => !/^(inline|contents)$/.test(getComputedStyle(element).display);

  /** @param {Element} element */
  const isSeen = (element) => {
    const { width, height } = getBoundingClientRect.call(element);
    return width > 1 && height > 1 && !isPage(element);
  };

  /** The next element that is seen after or before one, at its level or the nearest around it. @param {Element} element @param {1 | -1} step */
  const beside = (element, step) => {
    for (let at = /** @type {Element | null} */ (element); at && !isPage(at); at = around(at)) {
      const siblings = [...(parentElementOf.call(at)?.children ?? [])];
      const rest = step > 0 ? siblings.slice(siblings.indexOf(at) + 1) : siblings.slice(0, siblings.indexOf(at)).reverse();
      const next = rest.find(isSeen);
      if (next) return next;
    }
    return null;
  };

  /** How many words a part holds, for a person who looks at it. @param {Element} element */
  const wordsIn = (element) => {
    const words = new Intl.Segmenter(undefined, { granularity: 'word' }).segment((element.textContent ?? '').slice(0, 100_000));
    let count = 0;
    for (const { isWordLike } of words) if (isWordLike) count += 1;
    return count;
  };

  class PartChoice {
    /** @type {Element[]} */
    #path = [];
    #level = 0;

    /** Chooses what is around a point of the page: the smallest part that is no piece of a line. @param {Element} element */
    point(element) {
      const path = pathOf(element);
      if (path.length === 0) return;
      this.#path = path;
      this.#level = Math.max(0, path.findIndex(isBlock));
    }

    /** Goes to a level of the path, 0 being the smallest. @param {number} level */
    climb(level) {
      this.#level = Math.min(Math.max(0, level), Math.max(0, this.#path.length - 1));
    }

    /** Goes to the part after (1) or before (-1). @param {1 | -1} step */
    move(step) {
      const next = this.element && beside(this.element, step);
      if (!next) return;
      this.#path = pathOf(next);
      this.#level = 0;
      getBoundingClientRect.call(next).top > innerHeight - 160 && next.scrollIntoView({ block: 'center', behavior: 'instant' });
      getBoundingClientRect.call(next).bottom < 40 && next.scrollIntoView({ block: 'center', behavior: 'instant' });
    }

    get element() {
      return this.#path[this.#level] ?? null;
    }

    get level() {
      return this.#level;
    }

    get levels() {
      return this.#path.length;
    }

    get words() {
      return this.element ? wordsIn(this.element) : 0;
    }
  }

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { PartChoice });
}
