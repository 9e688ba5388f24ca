/** What calm mode hides of a page: elements, the selectors that name them, and what must stay. */
{
  const { document, localNameOf, textContentOf, getBoundingClientRect, isPositioned } = stillpageAccess;

  /** How long the browser is given to draw the page anew, in milliseconds. */
  const SETTLE = 50;
  /** Share of the window that a box without text covers, if it lies over the page. */
  const COVER = 0.8;

  /** The elements around others, and these. @param {Iterable<Element>} elements */
  const withAncestors = (elements) => {
    /** @type {Set<Element>} */
    const all = new Set();
    for (const element of elements) {
      for (let at = /** @type {Element | null} */ (element); at && !all.has(at); at = stillpage.up(at)) all.add(at);
    }
    return all;
  };

  /**
   * Whether hiding an element would let the article beside it move into its column.
   *
   * @param {Element} element
   * @param {Set<Element>} guarded
   */
  const holdsColumn = (element, guarded) => {
    const parent = stillpage.up(element);
    const own = getComputedStyle(element);
    if (!parent || own.position === 'fixed' || own.position === 'absolute') return false;
    const { display, flexDirection } = getComputedStyle(parent);
    const row = /grid/.test(display) || (/flex/.test(display) && flexDirection.startsWith('row')) || own.display === 'table-cell';
    return row && [...parent.children].some((child) => guarded.has(child));
  };

  /** Whether an element is drawn. @param {Element} element */
  const isDrawn = (element) => {
    const { width, height } = getBoundingClientRect.call(element);
    return width > 0 && height > 0;
  };

  /**
   * Empty boxes that lie over the window: what a notice dimmed the page with. They hold no text, so
   * the core has no verdict on them.
   *
   * @param {Set<Element>} guarded
   */
  const backdrops = (guarded) => {
    const covers = (/** @type {Element} */ element) => {
      const { width, height } = getBoundingClientRect.call(element);
      const large = width * height >= COVER * innerWidth * innerHeight;
      return large && !guarded.has(element) && isPositioned(element) && isEmpty(element);
    };
    return document.elementsFromPoint(innerWidth / 2, innerHeight / 3).filter(covers);
  };

  /** @param {Element} element */
  const isEmpty = (element) =>
    !/\S/.test(element.textContent ?? '') && element.querySelector('img, video, canvas, iframe, svg, input') === null;

  /** Whether the page keeps a person from scrolling although there is more of it. */
  const isLocked = () => {
    const { body, documentElement: html } = document;
    if (!body) return false;
    const held = (/** @type {Element} */ element) => /hidden|clip/.test(getComputedStyle(element).overflowY);
    const locked = held(html) || held(body) || getComputedStyle(body).position === 'fixed';
    return locked && Math.max(html.scrollHeight, body.scrollHeight) > innerHeight + 40;
  };

  /** Where the text under the reader's eyes stands, so that it can be kept there. @param {Iterable<Element>} article */
  const anchor = (article) => {
    for (const element of article) {
      const { top, bottom } = getBoundingClientRect.call(element);
      if (bottom <= 0 || top >= innerHeight) continue;
      return () => {
        const by = element.isConnected ? getBoundingClientRect.call(element).top - top : 0;
        if (Math.abs(by) >= 1) scrollBy({ left: 0, top: by, behavior: 'instant' });
      };
    }
    return () => {};
  };

  /** Most elements of a name that are searched for one that was replaced. */
  const MOST_SEARCHED = 3000;

  /**
   * Finds what a page put in the place of an element that it took out: the same name and text.
   *
   * @returns {(gone: Element) => Element[]}
   */
  const successors = () => {
    /** @type {Map<string, Element[]>} */
    const byText = new Map();
    const tags = new Set();
    const key = (/** @type {Element} */ element) => `${localNameOf.call(element)} ${textContentOf.call(element).trim()}`;
    return (gone) => {
      const tag = localNameOf.call(gone);
      if (!tags.has(tag)) {
        tags.add(tag);
        const all = [...document.getElementsByTagName(tag)];
        for (const one of all.slice(0, MOST_SEARCHED)) byText.set(key(one), [...(byText.get(key(one)) ?? []), one]);
      }
      return /\S/.test(textContentOf.call(gone)) ? byText.get(key(gone)) ?? [] : [];
    };
  };

  /**
   * The class names that an element shares with the one it replaced; null where it has the same.
   *
   * @param {Element} element
   * @param {string[]} before
   * @param {boolean} changed whether those before did not last already
   */
  const lastingOf = (element, before, changed) => {
    const names = stillpage.classNames(element);
    const same = before.filter((name) => names.includes(name));
    return same.length === names.length && !changed ? null : same;
  };

  /**
   * Waits until the page is drawn with its sheets of user origin: Chromium draws nothing anew for a
   * sheet of a shadow tree that changes together with one of those.
   */
  const settled = () => new Promise((resolve) => setTimeout(resolve, SETTLE));

  /** The veil over a page, as far as it is decided. */
  class PageVeil {
    /** The elements to hide. @type {Map<Element, Hidden>} */
    #hidden = new Map();
    /** Why each was decided to go. @type {WeakMap<Element, Reason[]>} */
    #reasons = new WeakMap();
    /** @type {Set<Element>} */
    #article = new Set();
    /** What the person had shown again. @type {Set<Element>} */
    #shown = new Set();
    #free = false;
    /** The trees that what is hidden and the article lie in. @type {ParentNode[]} */
    #trees = [window.document];
    /** @type {CSSStyleSheet | null} */
    #sheet = null;
    /** Class names of the last empty box that the page took out. @type {string[] | null} */
    #shade = null;
    /** What was last made. @type {Map<string, string>} selectors with their kinds */
    #selectors = new Map();

    /** Takes what the core decided; what was decided before stays decided while it is there. @param {Clutter[]} clutter @param {Element[]} article */
    add(clutter, article) {
      // What was hidden when it was decided on is not found to be the article for being hidden.
      const seen = article.filter((element) => !stillpage.lies(element, this.#hidden));
      this.#article = new Set([...this.#article].filter((element) => element.isConnected).concat(seen));
      for (const { element, kind, reasons } of clutter) {
        this.#hide(element, kind, null);
        this.#reasons.set(element, reasons);
      }
    }

    /** @param {Element} element @param {string} kind @param {string[] | null} lasting */
    #hide(element, kind, lasting) {
      const known = this.#hidden.get(element);
      this.#hidden.set(element, { kind, lasting: known?.lasting ?? lasting, selector: known?.selector ?? null });
    }

    /** Puts those in the place of elements which the page has put there. */
    #follow() {
      const find = successors();
      for (const [gone, { kind, lasting, selector }] of [...this.#hidden]) {
        if (gone.isConnected) continue;
        this.#hidden.delete(gone);
        const before = lasting ?? stillpage.classNames(gone);
        if (isEmpty(gone)) this.#shade = before;
        // A place says nothing of what stands there now; a name does.
        const named = selector !== null && !selector.includes(':') ? stillpage.find(this.#trees, selector) : [];
        for (const element of [...find(gone), ...named]) this.#hide(element, kind, lastingOf(element, before, lasting !== null));
      }
    }

    /** The page as it is now, made into selectors. @returns {Veil} */
    make() {
      this.#follow();
      const guarded = withAncestors(this.#article);
      for (const element of backdrops(guarded)) {
        this.#hide(element, 'consent', this.#shade && lastingOf(element, this.#shade, false));
      }
      this.#free ||= isLocked();
      const wanted = new Set([...this.#hidden.keys()].filter((element) => element.isConnected && !guarded.has(element) && !this.#shown.has(element)));
      const tried = new Map();
      this.#trees = stillpage.treesOf([...wanted, ...this.#article]);
      /** @type {Veil} */
      const veil = { gone: [], hollow: [], free: this.#free };
      this.#selectors = new Map();
      for (const element of wanted) {
        const known = /** @type {Hidden} */ (this.#hidden.get(element));
        const selector = stillpage.selectorFor(element, wanted, tried, known.lasting, this.#trees);
        known.selector = selector;
        if (selector === null || this.#selectors.has(selector)) continue;
        this.#selectors.set(selector, known.kind);
        (holdsColumn(element, guarded) ? veil.hollow : veil.gone).push(selector);
      }
      return veil;
    }

    /** Whether what was made no longer fits the page: something shows again, or would go with the rest. */
    isTorn() {
      const guarded = withAncestors(this.#article);
      const named = new Set(this.#matches().map(({ element }) => element));
      for (const element of named) if (guarded.has(element)) return true;
      for (const element of this.#hidden.keys()) if (!element.isConnected || (!named.has(element) && !this.#shown.has(element) && isDrawn(element))) return true;
      return !this.#free && isLocked();
    }

    /** Whether the article that was decided on is still in the page. */
    holdsArticle() {
      return this.#article.size === 0 || [...this.#article].some((element) => element.isConnected);
    }

    /** Whether an element is hidden, by itself or with what is around it. @param {Element} element */
    covers(element) {
      return !isDrawn(element);
    }

    #matches() {
      const matches = [];
      for (const [selector, kind] of this.#selectors) {
        for (const element of stillpage.find(this.#trees, selector)) matches.push({ element, kind });
      }
      return matches;
    }

    /** Shows an element again, or hides it again. @param {Element} element @param {boolean} shown */
    show(element, shown) {
      if (shown) this.#shown.add(element);
      else this.#shown.delete(element);
    }

    /** What is hidden now, and what was shown again; what lies in something hidden goes with that. @returns {VeilPart[]} */
    parts() {
      const matches = new Map(this.#matches().map(({ element, kind }) => [element, kind]));
      const outermost = [...matches].filter(([element]) => {
        const parent = stillpage.up(element);
        return parent === null || !stillpage.lies(parent, matches);
      });
      const back = [...this.#shown].filter((element) => element.isConnected);
      const reasons = (/** @type {Element} */ element) => this.#reasons.get(element) ?? [];
      return [
        ...outermost.map(([element, kind]) => ({ element, kind, reasons: reasons(element), shown: false })),
        ...back.map((element) => ({ element, kind: this.#hidden.get(element)?.kind ?? '', reasons: reasons(element), shown: true })),
      ];
    }

    get trees() {
      return this.#trees;
    }

    /** Has the style sheet hold in shadow trees too. Firefox lets no script do that, and needs it not. @param {string} css */
    async adopt(css) {
      if (this.#trees.length === 1) return;
      await settled();
      try {
        this.#sheet ??= new CSSStyleSheet();
        this.#sheet.replaceSync(css);
        for (const tree of this.#trees) {
          if (tree instanceof ShadowRoot && !tree.adoptedStyleSheets.includes(this.#sheet)) tree.adoptedStyleSheets.push(this.#sheet);
        }
      } catch {
        // The sheet of user origin is all there is.
      }
    }

    /** Takes the style sheet out of all shadow trees. */
    async release() {
      if (this.#trees.length === 1) return;
      await settled();
      for (const tree of this.#trees) {
        if (!(tree instanceof ShadowRoot)) continue;
        const others = [...tree.adoptedStyleSheets].filter((sheet) => sheet !== this.#sheet);
        if (others.length < tree.adoptedStyleSheets.length) tree.adoptedStyleSheets = others;
      }
    }

    /** Gives back a function that puts the text under the reader's eyes where it stands now. */
    anchor() {
      return anchor(this.#article);
    }
  }

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { PageVeil });
}
