// Walks the live page: the flat tree that a person sees, with open and closed shadow roots and frames of
// the same origin in place. Reads only; the page cannot tell. The walk can be left and gone on with in
// another task (page/capture.js), so that a large page does not stand still meanwhile.

(() => {
  'use strict';

  /** As in src/page/builder.rs. */
  const MAX_NODES = 2_000_000;
  /** As in src/page/builder.rs, there in bytes; no string has fewer bytes than code units. */
  const MAX_VALUE = 64 * 1024;
  /** As in src/page/html/attributes.rs: browsers look for the value of an attribute among all before it. */
  const MAX_ATTRIBUTES = 512;
  /** As in src/page/mod.rs: frames within frames that are entered. */
  const MAX_FRAMES = 8;
  /** Bytes that the arrays and strings may take; Chromium passes on messages of less than 64 MiB. */
  const MAX_BYTES = 56 * 1024 * 1024;

  // The tables of src/page/policy.rs and src/block/segment.rs; a test there compares them.
  const SKIP = 'style template datalist noembed noframes';
  const HOLLOW = 'svg canvas select textarea object';
  const PASS = 'slot';
  const INLINE =
    'a abbr area audio b bdi bdo big br canvas cite code data del dfn em embed font i img input ins kbd label map ' +
    'mark math meter object output picture progress q rp rt ruby s samp select slot small source span strike ' +
    'strong sub sup svg textarea time track tt u var video wbr';
  const PHRASES = 'p h1 h2 h3 h4 h5 h6';
  /** Elements that may hold a shadow tree, besides custom elements (DOM, "valid shadow host name"). */
  const HOSTS = 'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span';
  const FRAMES = 'iframe frame';

  /** Elements that are entered between two looks at the clock. */
  const CLOCK = 64;

  const {
    nodeTypeOf, nodeValueOf, textContentOf, firstChildOf, nextSiblingOf, parentNodeOf, localNameOf, firstElementOf,
    rootOf, hasAttributes, getAttributeNames, getAttribute, assignedTo, shadowRootOf, hasBody, parseDocument, parse,
  } = stillpageAccess;

  /** What the capture knows of a name. */
  class Name {
    /** @param {string} text @param {number} number */
    constructor(text, number) {
      const isIn = (/** @type {string} */ list) => list.split(' ').includes(text);
      this.number = number;
      this.skip = isIn(SKIP) || text === 'stillpage-reader' || text === 'stillpage-calm' || text === 'stillpage-picker';
      this.hollow = isIn(HOLLOW);
      this.pass = isIn(PASS);
      this.inline = isIn(INLINE) || text.startsWith('mjx-');
      this.custom = text.includes('-');
      this.phrases = isIn(PHRASES);
      this.formula = text === 'math';
      this.host = isIn(HOSTS) || this.custom;
      this.frame = isIn(FRAMES);
      this.script = text === 'script';
      this.noscript = text === 'noscript';
      this.dropped = text === 'nonce' || (text.length > 2 && text.slice(0, 2).toLowerCase() === 'on');
    }
  }

  /** Nodes to visit that have one parent: siblings, or a list. */
  class Level {
    /**
     * @param {Node | null} next
     * @param {ArrayLike<Node> | null} list
     * @param {number} parent number of the element that holds them
     * @param {number} block number of the nearest element that starts a block
     * @param {Name | null} around that element's name, or `math`
     * @param {WalkPlace} place
     */
    constructor(next, list, parent, block, around, place) {
      this.next = next;
      this.list = list;
      this.at = 0;
      this.parent = parent;
      this.block = block;
      this.around = around;
      this.place = place;
    }

    /** @returns {Node | null} */
    take() {
      if (this.list) return this.list[this.at++] ?? null;
      const node = this.next;
      if (node) this.next = nextSiblingOf.call(node);
      return node;
    }
  }

  /** The page holds more than the limits. */
  class TooLarge extends Error {}

  /** One pass over a document. @implements {PageWalk} */
  class Walk {
    constructor() {
      /** @type {Map<string, Name>} */
      this.names = new Map();
      /** @type {Node[]} */
      this.nodes = [];
      /** @type {number[]} */
      this.tags = [];
      /** @type {number[]} */
      this.parents = [];
      /** @type {number[]} */
      this.sizes = [];
      /** @type {string[]} */
      this.text = [];
      /** @type {number[]} */
      this.attrNames = [];
      /** @type {number[]} */
      this.attrSizes = [];
      /** @type {string[]} */
      this.values = [];
      this.bytes = 0;
      /** @type {Map<number, WalkPlace>} */
      this.candidates = new Map();
      /** @type {Level[]} */
      this.levels = [];
    }

    /** @param {Document} document @param {boolean} inert */
    start(document, inert) {
      const place = { inert, noscript: false, frames: 0, frame: null, outer: null, origin: null };
      const root = rootOf.call(document);
      if (!root) return;
      this.candidates.set(0, place);
      this.levels.push(new Level(null, [root], 0, 0, null, place));
    }

    /** Goes on until a time; whether all is done. @param {number} until as of `performance.now()` */
    go(until) {
      let count = 0;
      for (let level = this.levels.at(-1); level; level = this.levels.at(-1)) {
        const node = level.take();
        if (node) this.enter(node, level);
        else this.levels.pop();
        count += 1;
        if (count % CLOCK === 0 && performance.now() > until) return this.levels.length === 0;
      }
      return true;
    }

    /** What the nodes that come next lie in. */
    whereabouts() {
      return this.levels.map(({ next }) => next && parentNodeOf.call(next));
    }

    /** Whether they still lie there: else the page changed under the walk, which has lost its way. @param {(Node | null)[]} before */
    isAt(before) {
      return this.whereabouts().every((parent, at) => parent === before[at]);
    }

    /** @param {Node} node @param {Level} level */
    enter(node, level) {
      switch (nodeTypeOf.call(node)) {
        case 1:
          this.element(/** @type {Element} */ (node), level);
          break;
        case 3:
        case 4:
          this.characters(node, level);
          break;
      }
    }

    /** @param {Node} node @param {Level} level */
    characters(node, level) {
      const text = wellEnded(nodeValueOf.call(node));
      if (text === '' || this.nodes.length === 0) return;
      const last = this.nodes.length - 1;
      if (this.tags[last] === 0 && this.parents[last] === level.parent) this.sizes[last] += text.length;
      else this.push(node, 0, level.parent, text.length);
      this.text.push(text);
      this.spend(2 * text.length);
      if (!level.place.inert && /\S/.test(text)) this.candidates.set(level.block, level.place);
    }

    /** @param {Element} element @param {Level} level */
    element(element, level) {
      const name = this.name(localNameOf.call(element));
      if (name.skip || (name.script && !isData(getAttribute.call(element, 'type')))) return;
      if (name.pass) {
        this.slot(element, level);
        return;
      }
      const id = this.push(element, name.number + 1, level.parent, 0);
      this.sizes[id] = this.attributes(element);
      if (!name.hollow) this.content(element, name, id, level);
    }

    /** In the place of a slot stands what is assigned to it, else what lies in it.
     * @param {Element} slot @param {Level} level */
    slot(slot, level) {
      const assigned = assignedTo(slot);
      const next = assigned.length > 0 ? null : firstChildOf.call(slot);
      const list = assigned.length > 0 ? assigned : null;
      this.levels.push(new Level(next, list, level.parent, level.block, level.around, level.place));
    }

    /** Goes on below an element that has entered.
     * @param {Element} element @param {Name} name @param {number} id @param {Level} level */
    content(element, name, id, level) {
      const stays = name.inline || level.around?.formula || (name.custom && level.around?.phrases);
      const block = stays ? level.block : id;
      const around = name.formula || !stays ? name : level.around;
      let place = level.place;
      if (name.frame) {
        place = { inert: false, noscript: false, frames: place.frames + 1, frame: element, outer: place, origin: null };
        const root = frameRoot(element, place);
        if (root) this.levels.push(new Level(null, [root], id, id, name, place));
        return;
      }
      let holder = (name.host && shadowRootOf(element)) || element;
      if (name.noscript) {
        if (place.noscript) return;
        const parsed = place.inert || firstElementOf.call(element) ? null : parse(textContentOf.call(element));
        place = { ...place, inert: place.inert || parsed !== null, noscript: true };
        holder = parsed ?? element;
      }
      const next = firstChildOf.call(holder);
      if (next) this.levels.push(new Level(next, null, id, block, around, place));
    }

    /** @param {Element} element @returns {number} how many have entered */
    attributes(element) {
      let count = 0;
      if (!hasAttributes.call(element)) return 0;
      for (const key of getAttributeNames.call(element)) {
        if (count >= MAX_ATTRIBUTES) break;
        const name = this.name(key);
        if (name.dropped) continue;
        let value = getAttribute.call(element, key) ?? '';
        if (value.length > MAX_VALUE) value = value.slice(0, MAX_VALUE);
        value = wellEnded(value);
        this.attrNames.push(name.number);
        this.attrSizes.push(value.length);
        this.values.push(value);
        this.spend(8 + 2 * value.length);
        count++;
      }
      return count;
    }

    /** @param {Node} node @param {number} tag @param {number} parent @param {number} size */
    push(node, tag, parent, size) {
      this.spend(12);
      this.tags.push(tag);
      this.parents.push(parent);
      this.sizes.push(size);
      const count = this.nodes.push(node);
      if (count > MAX_NODES) throw new TooLarge();
      return count - 1;
    }

    /** @param {number} bytes */
    spend(bytes) {
      this.bytes += bytes;
      if (this.bytes > MAX_BYTES) throw new TooLarge();
    }

    /** @param {string} text */
    name(text) {
      let name = this.names.get(text);
      if (!name) {
        name = new Name(text, this.names.size);
        this.names.set(text, name);
      }
      return name;
    }
  }

  /** Half a character at the end must not join the string that follows.
   * @param {string} text */
  function wellEnded(text) {
    const last = text.charCodeAt(text.length - 1);
    return last >= 0xd800 && last <= 0xdbff ? `${text.slice(0, -1)}\ufffd` : text;
  }

  /** Whether a script is data that is part of what the page says.
   * @param {string | null} type */
  function isData(type) {
    return /^\s*(application\/ld\+json|math\/)/i.test(type ?? '');
  }

  /** The root of the document that a frame shows, unless it is out of reach or empty.
   * @param {Element} element @param {WalkPlace} place */
  function frameRoot(element, place) {
    if (place.frames > MAX_FRAMES) return null;
    let document = null;
    try {
      document = /** @type {HTMLIFrameElement} */ (element).contentDocument;
    } catch {
      // Of another origin.
    }
    const srcdoc = document ? null : getAttribute.call(element, 'srcdoc');
    if (srcdoc) {
      document = parseDocument(`<!DOCTYPE html>${srcdoc}`);
      place.inert = true;
    }
    place.inert ||= place.outer?.inert ?? false;
    return document && hasBody(document) ? rootOf.call(document) : null;
  }

  globalThis.stillpageWalk = { Walk, TooLarge };
})();
