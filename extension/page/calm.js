/**
 * Calm mode: the page stays, its clutter goes. Takes the page in, asks the core what is clutter, has
 * it hidden by a style sheet, keeps that up while the page changes, and leaves without a trace. One
 * for each document, kept between calls.
 */
{
  const { text, ask } = stillpage;
  const { document, nodeTypeOf } = stillpageAccess;

  const alive = () => chrome.runtime?.id !== undefined;

  /** Least time between two looks at a page that changes, in milliseconds. */
  const LOOK = 120;
  /** Least and most time between two readings of it, in milliseconds; doubled while they find nothing new. */
  const READ = { least: 1000, most: 30_000 };
  /** What looks and readings cost may be this part of the time at most. */
  const SHARE = 20;
  /** Most added elements that are kept for the next look. */
  const MOST_ADDED = 300;

  /** The element of a node of the capture, where it lies in this document and not in a frame's. @param {Node | undefined} node */
  const elementOf = (node) =>
    node && nodeTypeOf.call(node) === 1 && node.ownerDocument === window.document ? /** @type {Element} */ (node) : null;

  /** @param {CalmReply} reply */
  const hidesAny = ({ result }) => result.status === 'read' && result.hide.length > 0;

  /** @implements {Calm} */
  class PageCalm {
    /** @type {'off' | 'starting' | 'on'} */
    #state = 'off';
    /** @type {PageVeil} */
    #veil = new stillpage.PageVeil();
    /** What the background holds for this tab. @type {Veil | null} */
    #held = null;
    /** @type {Pill | null} */
    #pill = null;
    #observer = new MutationObserver((records) => this.#changed(records));
    /** @type {Set<Element>} */
    #added = new Set();
    /** What was seen to move by itself. @type {Set<Element>} */
    #moving = new Set();
    #url = '';
    #timer = 0;
    #isAsking = false;
    #isWatching = false;
    #pause = READ.least;
    #nextRead = 0;

    alive() {
      return alive();
    }

    /** @param {boolean} unasked whether it runs by itself: it then says nothing where nothing is hidden */
    toggle(unasked) {
      if (this.#state === 'off') void this.#start(unasked);
      else if (!unasked) void this.leave();
    }

    async leave() {
      this.#state = 'off';
      this.#observer.disconnect();
      this.#isWatching = false;
      clearTimeout(this.#timer);
      this.#timer = 0;
      this.#pill?.remove();
      this.#pill = null;
      const back = this.#veil.anchor();
      const before = this.#held;
      this.#held = null;
      await this.#drop(before);
      this.#veil = new stillpage.PageVeil();
      back();
    }

    /** Has nothing hidden any more. @param {Veil | null} held */
    async #drop(held) {
      const veil = this.#veil;
      if (alive()) await ask({ type: 'veil', before: held, after: null }).catch(() => {});
      await veil.release();
    }

    /** @param {boolean} isQuiet */
    async #start(isQuiet) {
      this.#state = 'starting';
      this.#url = location.href;
      const result = await this.#read();
      // Left meanwhile.
      if (this.#state !== 'starting') return;
      this.#state = 'on';
      if (result === null || (isQuiet && !hidesAny(result))) return void this.leave();
      await this.#apply();
      this.#watch();
      await this.#hideMoving();
    }

    /** Watches the page for what moves by itself, and has that hidden too. */
    async #hideMoving() {
      const { moving } = await stillpage.watchMotion();
      if (this.#state !== 'on' || moving.size === 0) return;
      this.#moving = moving;
      await this.#read();
      if (this.#isOn()) await this.#apply();
    }

    #isOn() {
      return this.#state === 'on';
    }

    #watch() {
      this.#isWatching = true;
      for (const tree of this.#veil.trees) this.#observer.observe(tree, { childList: true, subtree: true, attributes: true, attributeFilter: ['class', 'id', 'style'] });
    }

    /** Takes the page in and asks the core. @returns {Promise<CalmReply | null>} */
    async #read() {
      const from = performance.now();
      const { capture, nodes } = await stillpageCaptureInTurns();
      if (capture !== null) stillpage.markPinned(capture, nodes);
      const cost = performance.now() - from;
      if (capture === null) return null;
      stillpage.markMotion(capture, nodes, this.#moving);
      this.#nextRead = from + Math.max(this.#pause, SHARE * cost);
      /** @type {CalmReply | null} */
      const reply = await ask({ type: 'clutter', capture, corrections: stillpage.visit ?? [] }).catch(() => null);
      if (this.#state === 'off' || !reply?.result) return null;
      this.#pill ??= stillpage.openPill(reply.css, reply.settings, {
        undo: () => void this.leave(),
        options: () => void ask({ type: 'options' }).catch(() => {}),
        flip: (part) => void this.#flip(part),
        pick: () => this.#pick(),
        remember: chrome.extension?.inIncognitoContext ? null : (part) => void this.#remember(part),
      });
      if (reply.result.status !== 'read') {
        this.#pill.say(text('calmNothing'));
        return reply;
      }
      const { hide, because, article } = reply.result;
      const found = hide.map(({ node, kind }, i) => ({ element: elementOf(nodes[node]), kind, reasons: because[i] ?? [] }));
      this.#veil.add(
        found.flatMap(({ element, kind, reasons }) => (element ? [{ element, kind, reasons }] : [])),
        article.flatMap((node) => elementOf(nodes[node]) ?? []),
      );
      return reply;
    }

    /** Hides what is decided, with the text under the reader's eyes where it was. */
    async #apply() {
      const veil = this.#veil.make();
      const back = this.#veil.anchor();
      const before = this.#held;
      this.#held = veil;
      const css = await ask({ type: 'veil', before, after: veil }).catch(() => '');
      if (typeof css === 'string') await this.#veil.adopt(css);
      if (this.#state === 'off') return void this.#drop(veil);
      back();
      if (this.#isWatching) this.#watch();
      this.#pill?.show(this.#veil.parts());
    }

    /** Shows a part again, or hides it again. @param {VeilPart} part */
    async #flip({ element, shown }) {
      this.#veil.show(element, !shown);
      await this.#apply();
      if (!shown) element.scrollIntoView({ block: 'center', behavior: 'instant' });
    }

    /** Has the person choose a part of the page, and puts that right. */
    #pick() {
      stillpage.picked = (made) => made && void this.#putRight(made);
      void ask({ type: 'pick' }).catch(() => {});
    }

    /** Keeps for the site that a part is shown. @param {VeilPart} part */
    async #remember({ element }) {
      const { capture, nodes } = await stillpageCaptureInTurns();
      const node = nodes.indexOf(element);
      if (capture === null || node < 0) return;
      await ask({ type: 'annex', name: 'correct' });
      await this.#putRight(await stillpage.correct(capture, { node, action: 'keep' }, true));
    }

    /** Has the page hidden anew with what was put right, and says so. @param {Corrected} made */
    async #putRight(made) {
      if ('failed' in made) return this.#pill?.toast(made.failed, null);
      await this.#renew();
      const undo = async () => {
        await stillpage.uncorrect(made.correction);
        await this.#renew();
      };
      this.#pill?.toast(stillpage.correctedWords(made), () => void undo());
    }

    /** Decides on the whole page anew: what was decided before counts no more. */
    async #renew() {
      const before = this.#held;
      this.#held = null;
      await this.#drop(before);
      this.#veil = new stillpage.PageVeil();
      if ((await this.#read()) && this.#isOn()) await this.#apply();
    }

    /** Notes what changed, and looks at it soon: before it is drawn, there is no time. @param {MutationRecord[]} records */
    #changed(records) {
      for (const { addedNodes } of records) {
        for (const node of addedNodes) {
          if (nodeTypeOf.call(node) !== 1 || this.#pill?.is(node) || this.#added.size >= MOST_ADDED) continue;
          this.#added.add(/** @type {Element} */ (node));
        }
      }
      this.#soon(LOOK);
    }

    /** @param {number} wait */
    #soon(wait) {
      if (this.#timer === 0) this.#timer = window.setTimeout(() => void this.#look(), wait);
    }

    /** Looks whether what is hidden still is what should be. */
    async #look() {
      if (this.#isAsking || !this.#isOn()) return;
      const from = performance.now();
      this.#isAsking = true;
      this.#pill?.keep();
      if (document.hidden) await new Promise((resolve) => document.addEventListener('visibilitychange', resolve, { once: true }));
      if (this.#state === 'on') await this.#keepUp();
      this.#isAsking = false;
      this.#timer = 0;
      const cost = performance.now() - from;
      if (this.#added.size > 0 && this.#state === 'on') this.#soon(Math.max(LOOK, cost, this.#nextRead - performance.now()));
    }

    async #keepUp() {
      const moved = location.href !== this.#url;
      if (moved) {
        this.#url = location.href;
        void this.#veil.release();
        this.#veil = new stillpage.PageVeil();
        this.#pause = READ.least;
      }
      const isNew = moved || !this.#veil.holdsArticle() || this.#showsMore();
      if (isNew && (moved || performance.now() >= this.#nextRead)) {
        this.#added.clear();
        const before = this.#held;
        await this.#read();
        if (this.#state === 'on') await this.#apply();
        const found = JSON.stringify(before) !== JSON.stringify(this.#held);
        this.#pause = found ? READ.least : Math.min(READ.most, 2 * this.#pause);
      } else if (this.#veil.isTorn()) {
        await this.#apply();
      } else {
        this.#pill?.show(this.#veil.parts());
      }
    }

    /** Whether any of what was added is seen, and is more than a sign. */
    #showsMore() {
      for (const element of this.#added) {
        const more = element.isConnected && !this.#veil.covers(element) && holdsMore(element);
        if (!more) this.#added.delete(element);
      }
      return this.#added.size > 0;
    }
  }

  /** @param {Element} element */
  const holdsMore = (element) => /\S\s*\S/.test(element.textContent ?? '') || element.matches('iframe, img, ins') || element.querySelector('iframe, img, ins') !== null;

  const before = stillpage.calm;
  if (before && !before.alive()) void before.leave();
  if (!before?.alive()) Object.assign(stillpage, { calm: new PageCalm() });
  stillpage.calm.toggle(stillpage.unasked === true);
  stillpage.unasked = false;
}
// What an injected script leaves as its last value is sent to the background: a plain one.
'done';
