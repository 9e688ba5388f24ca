/** Selectors that name an element by what it is and where it stands, and leave no mark on it. */
{
  const { document, getAttribute, localNameOf, parentElementOf, firstElementOf } = stillpageAccess;

  const { getRootNode } = Node.prototype;

  /** The element around another, also out of a shadow tree. @param {Element} element @returns {Element | null} */
  const up = (element) => {
    const parent = parentElementOf.call(element);
    if (parent) return parent;
    const root = getRootNode.call(element);
    return root instanceof ShadowRoot ? root.host : null;
  };

  /**
   * The trees that elements lie in: the document and shadow trees. A style sheet of user origin holds
   * in all of them, but a selector does not reach from one into another.
   *
   * @param {Iterable<Element>} elements
   * @returns {ParentNode[]}
   */
  const treesOf = (elements) => {
    /** @type {Set<ParentNode>} */
    const trees = new Set([window.document]);
    for (const element of elements) {
      const root = getRootNode.call(element);
      if (root instanceof ShadowRoot) trees.add(root);
    }
    return [...trees];
  };

  /** @param {ParentNode[]} trees @param {string} selector */
  const find = (trees, selector) => trees.flatMap((tree) => [...(tree === window.document ? document : tree).querySelectorAll(selector)]);

  /** Names that need no escaping; the background takes no others. */
  const PLAIN = /^-?[A-Za-z_][\w-]*$/;
  /** Most levels of a path: pages nest elements thousands deep. */
  const DEEPEST = 100;
  /** Most elements that a selector may match. */
  const MOST = 500;

  const nextElementOf = /** @type {() => Element | null} */ (
    Object.getOwnPropertyDescriptor(Element.prototype, 'nextElementSibling')?.get
  );

  /** The plain class names of an element. @param {Element} element */
  const classNames = (element) =>
    (getAttribute.call(element, 'class') ?? '').split(/\s+/).filter((name) => PLAIN.test(name));

  /** @param {string[]} names */
  const dotted = (names) => names.map((name) => `.${name}`).join('');

  /** @param {Element} element */
  const id = (element) => {
    const value = getAttribute.call(element, 'id') ?? '';
    return PLAIN.test(value) ? `#${value}` : '';
  };

  /** @param {Element} element */
  const tag = (element) => {
    const name = localNameOf.call(element);
    return PLAIN.test(name) ? name : '*';
  };

  /**
   * The element among the children of its parent.
   *
   * @param {Element} element
   * @param {Element} parent
   */
  const step = (element, parent) => {
    let place = 1;
    for (let at = firstElementOf.call(parent); at !== null && at !== element; at = nextElementOf.call(at)) place += 1;
    return `${tag(element)}:nth-child(${place})`;
  };

  /** The way from the root, or from the nearest element with a name of its own. @param {Element} element */
  const path = (element) => {
    const steps = [];
    for (let at = element; steps.length < DEEPEST; ) {
      const parent = parentElementOf.call(at);
      // A shadow tree has no selector for its root.
      if (parent === null) return at === document.documentElement ? [':root', ...steps].join(' > ') : steps.join(' > ') || null;
      steps.unshift(step(at, parent));
      const name = id(parent);
      if (name && document.querySelectorAll(name).length === 1) return [name, ...steps].join(' > ');
      at = parent;
    }
    return null;
  };

  /**
   * By name first: that holds also for what the page puts in its place.
   *
   * @param {Element} element
   * @param {string[] | null} lasting its class names that outlast a change, once there was one
   */
  function* candidates(element, lasting) {
    const named = dotted(lasting ?? classNames(element));
    if (named) yield tag(element) + named;
    if (id(element)) yield tag(element) + id(element);
    const parent = parentElementOf.call(element);
    const around = parent ? id(parent) || (lasting ? '' : dotted(classNames(parent))) : '';
    if (around) yield `${around} > ${tag(element)}${named}`;
    const whole = path(element);
    if (whole) yield whole;
  }

  /** Whether an element is one of the set or lies in one. @param {Element} element @param {{has(element: Element): boolean}} set */
  const lies = (element, set) => {
    for (let at = /** @type {Element | null} */ (element); at; at = up(at)) if (set.has(at)) return true;
    return false;
  };

  /**
   * A selector that matches an element, and nothing that is not wanted or within what is.
   *
   * @param {Element} element
   * @param {Set<Element>} wanted
   * @param {Map<string, boolean>} tried what is known of selectors
   * @param {string[] | null} lasting
   * @param {ParentNode[]} trees
   * @returns {string | null}
   */
  const selectorFor = (element, wanted, tried, lasting, trees) => {
    for (const selector of candidates(element, lasting)) {
      let fits = tried.get(selector);
      if (fits === undefined) {
        const matches = find(trees, selector);
        fits = matches.length > 0 && matches.length <= MOST && matches.every((match) => lies(match, wanted));
        tried.set(selector, fits);
      }
      if (fits) return selector;
    }
    return null;
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { classNames, find, lies, selectorFor, treesOf, up });
}
