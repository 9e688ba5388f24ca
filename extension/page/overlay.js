/**
 * The reader over a page: takes the page in, asks the core, shows what comes back, and leaves the
 * page as it was. One for each document, kept between clicks.
 */
{
  const { document } = stillpageAccess;
  const { text, ask } = stillpage;

  /** Tells the background something that the reader does not depend on. @param {object} message */
  const tell = (message) => void ask(message).catch(() => {});

  const alive = () => chrome.runtime?.id !== undefined;

  /** Whether this is a page of the extension, where browsers let it insert no style. */
  const isOwnPage = () => location.href.startsWith(chrome.runtime.getURL(''));

  /** How a notice looks where the background is gone and no settings came. @type {Dress} */
  const PLAIN = { table: [], here: null, notes: null, place: null, settings: /** @type {any} */ ({ theme: 'system', paper: '#fdfdfc', ink: '#1d1e20', font: 'serif' }) };

  /** Asks the background; once more where it was stopped in the middle of it. @param {object} message */
  const askTwice = async (message) => (await ask(message).catch(() => undefined)) ?? ask(message);

  /**
   * @param {Capture} capture
   * @param {ReadOptions & {corrections: string[]}} options
   * @returns {Promise<ReadReply>}
   */
  const read = async (capture, options) => {
    const reply = await askTwice({ type: 'read', capture, ...options });
    if (!reply?.result) throw new Error(reply?.error ?? text('failedGone'));
    return reply;
  };

  /** Two clicks within this time are one, in milliseconds: the reader is there before many people let go. */
  const DOUBLE_CLICK = 400;

  /** Most further pages of an article that are read at once. */
  const MOST_PAGES = 30;

  /** @param {unknown} error @param {ReadReply | null} last */
  const failure = (error, last) => {
    const reason = error instanceof Error ? error.message : String(error);
    const message = alive() ? text('failedCore', reason) : text('failedGone');
    const result = { status: /** @type {const} */ ('failed'), message };
    return { result, dress: last?.dress ?? PLAIN };
  };

  /** @implements {Overlay} */
  class ReaderOverlay {
    /** @type {'closed' | 'opening' | 'open'} */
    #state = 'closed';
    #isQuiet = false;
    /** What the reader looks like, once it is here. */
    #css = '';
    /** @type {Place | null} */
    #place = null;
    /** @type {Host | null} */
    #host = null;
    /** @type {View | null} */
    #view = null;
    /** @type {ReadReply | null} */
    #reply = null;
    /** The page as it was taken in, for a person who insists. @type {Capture | null} */
    #capture = null;
    /** Ends the watching of the page. */
    #unwatch = () => {};
    /** Where the page was when it was taken in: where that changed, so did the article. */
    #address = '';
    /** The number of the last page that was asked for. */
    #page = 1;
    /** When the button was pressed last. */
    #toggled = -Infinity;
    /** The nodes of the page, as the core numbers them. @type {readonly Node[]} */
    #nodes = [];
    /** What the person asked for beyond the core's own choice. @type {ReadOptions} */
    #options = { insist: false, putBack: [], selection: null };

    /** @type {ViewActions} */
    #actions = {
      close: () => this.#shut(),
      insist: () => void this.#open(true),
      retry: () => {
        this.leave();
        void this.#open(false);
      },
      save: async (settings, here) => {
        const reply = await ask({ type: 'save', settings, here });
        if (reply?.error) throw new Error(reply.error);
      },
      options: () => tell({ type: 'options' }),
      site: () => tell({ type: 'site' }),
      calm: isOwnPage() ? null : () => {
        this.leave();
        tell({ type: 'calm' });
      },
      annex: (name) => ask({ type: 'annex', name }),
      pick: () => this.#pick(),
      explain: () => ask({ type: 'explain', capture: this.#capture, ...this.#wish() }),
      further: (all) => this.#readOn(all),
      comments: () => ask({ type: 'comments', capture: this.#capture }),
      putBack: (block, back, isFold) => void this.#putBack(block, back, isFold === true),
      remember: chrome.extension?.inIncognitoContext ? null : (block) => void this.#remember(block),
      report: () => ask({ type: 'report', capture: this.#capture }),
      render: (format, pictures, part) => ask({ type: 'render', capture: this.#capture, ...this.#wish(), format, pictures, notes: this.#written(), part }),
      excerpt: (place) => ask({ type: 'excerpt', capture: this.#capture, ...this.#wish(), place }),
      selection: () => this.#turnSelection(),
      notes: {
        describe: (place) => ask({ type: 'describe', capture: this.#capture, ...this.#wish(), place }),
        find: (anchors) => ask({ type: 'find', capture: this.#capture, ...this.#wish(), anchors }),
        keep: async (title, notes) => {
          if (this.#reply) this.#reply.dress.notes = notes;
          const reply = await ask({ type: 'keep', title, notes });
          if (reply?.error) throw new Error(reply.error);
        },
        node: (source) => this.#nodes[source] ?? null,
        showOnPage: (marks) => tell({ type: 'marks', shown: stillpage.showMarks(marks) }),
      },
    };

    /** @type {HostEvents} */
    #events = {
      close: () => this.#shut(),
      key: (event) => this.#key(event),
      lost: () => this.#moveToTab(),
    };

    alive() {
      return alive();
    }

    /** Closes from within: the next click is no second half of the one that opened, however late that one got here. */
    #shut() {
      this.#toggled = -Infinity;
      this.leave();
    }

    toggle() {
      const now = performance.now();
      const isDouble = now - this.#toggled < DOUBLE_CLICK;
      this.#toggled = now;
      if (isDouble) return;
      if (this.#state === 'open') this.leave();
      else void this.#open(false);
    }

    /** Opens without having been asked: a page that holds no article is left alone. */
    openQuietly() {
      if (this.#state !== 'closed') return;
      this.#isQuiet = true;
      void this.#open(false);
    }

    /** Reads what is selected on the page alone, of whatever length. */
    openAlone() {
      void this.#open(false, true);
    }

    leave() {
      this.#isQuiet = false;
      if (this.#state === 'closed') return;
      this.#state = 'closed';
      const last = this.#lastRead();
      if (this.#view?.isMoved() && this.#view.passage) tell({ type: 'place', place: this.#view.passage.here() });
      this.#view?.leave();
      this.#host?.remove();
      this.#place?.restore(last);
      this.#unwatch();
      this.#nodes = [];
      this.#host = this.#view = this.#reply = this.#place = this.#capture = null;
      tell({ type: 'closed' });
    }

    /** @param {boolean} insist @param {boolean} [isAlone] reads what is selected alone */
    async #open(insist, isAlone = false) {
      if (this.#state === 'opening') return;
      this.#state = 'opening';
      this.#options = { insist, putBack: [], selection: null };
      this.#place ??= stillpage.rememberPlace();
      const dressed = this.#dressUp();
      const reply = await this.#read(isAlone).catch((error) => failure(error, this.#reply));
      await dressed;
      if (!this.#isOpening()) return;
      if (this.#isQuiet && reply.result.status !== 'read') return this.leave();
      // Where no host can be, elements made here are none of HTML either: #show goes elsewhere.
      const view = stillpage.holdsHtml() ? await stillpage.viewInTurns(reply.result, reply.dress, this.#actions) : undefined;
      if (!this.#isOpening()) return view?.leave();
      this.#state = 'open';
      this.#show(reply, view);
      const isThere = !isAlone && this.#view?.passage?.show(this.#nodes);
      if (isAlone || this.#place?.isSelected) void this.#offerSelection().catch(() => {});
      else if (!isThere && reply.dress.place) this.#view?.returnTo(reply.dress.place);
      void this.#watch().catch(() => {});
    }

    #isOpening() {
      return this.#state === 'opening';
    }

    /** Has the style brought while the page is taken in: the reader's, and what holds the page still. */
    async #dressUp() {
      if (this.#host) return;
      const css = await askTwice({ type: 'opening', bare: this.#css === '' }).catch(() => '');
      if (typeof css === 'string') this.#css ||= css;
      if (this.#css) stillpage.readyHost(this.#css);
    }

    /** Watches the page for more text, once what there is is shown. */
    async #watch() {
      const nodes = this.#nodes;
      await ask({ type: 'annex', name: 'live' });
      if (this.#state !== 'open' || this.#nodes !== nodes) return;
      this.#unwatch();
      this.#unwatch = stillpage.watchText(nodes, () => this.#readAgain());
    }

    /** The page has more text. What a person put back is known by numbers of the first capture: then it is left at that. */
    async #readAgain() {
      const result = this.#reply?.result;
      if (this.#state !== 'open' || this.#options.putBack.length > 0 || this.#options.selection || document.hidden) return false;
      const taken = await stillpageCaptureInTurns();
      if (taken.capture === null || location.href !== this.#address) return false;
      await ask({ type: 'annex', name: 'growth' });
      const { capture, reply } = await stillpage.readState(taken.capture, this.#capture, result, (all) => read(all, this.#wish()));
      if (this.#state !== 'open' || reply.result.status !== 'read' || this.#reply?.result !== result) return false;
      if (result?.status === 'read' && !this.#view?.update(reply.result)) return false;
      [this.#capture, this.#nodes] = [capture, taken.nodes];
      if (result?.status === 'read') this.#reply = reply;
      else this.#show(reply);
      return true;
    }

    /** Reads the next page of the article, or all that follow, and adds them. @param {boolean} all */
    async #readOn(all) {
      for (let count = 0; count < (all ? MOST_PAGES : 1); count++) {
        const result = this.#reply?.result;
        const next = result?.status === 'read' ? result.next : null;
        // A page that leads back would be read for ever.
        if (this.#state !== 'open' || !next || !this.#capture || next.number <= this.#page) return;
        this.#page = next.number;
        await ask({ type: 'annex', name: 'growth' });
        const more = [...(this.#capture.more ?? []), await stillpage.fetchPage(next.address)];
        const capture = { ...this.#capture, more };
        const reply = await read(capture, this.#wish());
        if (this.#state !== 'open' || reply.result.status !== 'read') return;
        this.#capture = capture;
        this.#reply = reply;
        this.#view?.update(reply.result);
      }
    }

    /** What is marked, as it is written out with the article. @returns {RenderNotes | null} */
    #written() {
      const list = this.#reply?.dress.notes ?? [];
      return list.length > 0 ? { heading: text('notesHeading'), list: list.map(({ anchor, words }) => ({ anchor, words })) } : null;
    }

    /** The part of the page that was read to, where one read on in the reader. */
    #lastRead() {
      const source = this.#view?.passage?.source() ?? null;
      const node = source === null || !this.#view?.isMoved() ? undefined : this.#nodes[source];
      return node instanceof Element ? node : null;
    }

    async #read(isAlone = false) {
      await stillpage.parsed();
      if (this.#capture === null) {
        const taken = await stillpage.takePage();
        // Left meanwhile: what is taken in at the next click is the page as it is then.
        if (this.#state === 'closed') throw new Error(text('failedGone'));
        ({ capture: this.#capture, nodes: this.#nodes } = taken);
        [this.#address, this.#page] = [location.href, 1];
      }
      if (isAlone && this.#place) {
        this.#options.selection = stillpage.selectionAt(this.#place.ranges, this.#nodes);
        this.#place.isSelected = this.#options.selection !== null;
      }
      const reply = read(this.#capture, this.#wish());
      // The first word on a page takes Chromium 4 ms: while the core works.
      text('failedGone');
      return reply;
    }

    /** What the person asked for, with what was put right during this visit. */
    #wish() {
      return { ...this.#options, corrections: stillpage.visit ?? [] };
    }

    /**
     * Shows the article with a block put back, or left out again.
     *
     * @param {number} block
     * @param {boolean} back
     * @param {boolean} isFold whether it was folded in the article: then that place stays in sight
     */
    async #putBack(block, back, isFold) {
      const others = this.#options.putBack.filter((other) => other !== block);
      this.#options = { ...this.#options, putBack: back ? [...others, block] : others };
      await this.#again();
      if (!isFold) return this.#view?.reveal(block);
      await ask({ type: 'annex', name: 'correct' });
      this.#view?.toast(text('correctedBack'), () => void this.#putBack(block, false, true));
    }

    /** Reads the page anew and shows that, at the same height. */
    async #again() {
      const scroller = this.#view?.root.parentElement;
      const top = scroller?.scrollTop ?? 0;
      const reply = await this.#read().catch((error) => failure(error, this.#reply));
      if (this.#state !== 'open') return;
      this.#show(reply);
      if (scroller) scroller.scrollTop = top;
    }

    /** Offers what was selected on the page before the click, to be read alone, or the way back to all. */
    async #offerSelection() {
      const view = this.#view;
      await ask({ type: 'annex', name: 'selected' });
      if (view && view === this.#view) stillpage.offerSelection(view.root, this.#options.selection !== null, this.#place?.isSelected ? () => this.#turnSelection() : null);
    }

    /** Shows what was selected on the page alone, or all again; false where nothing was. */
    #turnSelection() {
      if (!this.#place?.isSelected || this.#state !== 'open') return false;
      void this.#readSelection().catch(() => {});
      return true;
    }

    async #readSelection() {
      await ask({ type: 'annex', name: 'selected' });
      const selection = this.#options.selection ? null : stillpage.selectionAt(this.#place?.ranges ?? [], this.#nodes);
      this.#options = { ...this.#options, selection };
      await this.#again();
      await this.#offerSelection();
    }

    /** Keeps for the site that a block was put back. @param {number} block */
    async #remember(block) {
      if (this.#capture === null) return;
      await ask({ type: 'annex', name: 'correct' });
      const made = await stillpage.correct(this.#capture, { block, action: 'keep' }, true);
      if (this.#state === 'open') this.#toast(made);
    }

    /** Says what was put right, with the way back. @param {Corrected} made */
    #toast(made) {
      const undo = async () => {
        if ('failed' in made) return;
        await stillpage.uncorrect(made.correction);
        await this.#again();
      };
      this.#view?.toast(stillpage.correctedWords(made), 'failed' in made ? null : () => void undo());
    }

    /** Back to the page, to choose a part of it; the reader opens again with that put right. */
    #pick() {
      this.leave();
      stillpage.picked = (made) => made && void this.#open(false).then(() => this.#toast(made));
      tell({ type: 'pick' });
    }

    /** @param {ReadReply} reply @param {View} [view] of it, where that was made before */
    #show(reply, view) {
      this.#reply = reply;
      this.#host ??= stillpage.openHost(this.#css, this.#events);
      if (this.#host === null) return (view?.leave(), this.#moveToTab());
      this.#view?.leave();
      this.#view = view ?? stillpage.view(reply.result, reply.dress, this.#actions);
      this.#host.show(this.#view);
    }

    /** @param {KeyboardEvent} event */
    #key(event) {
      if (this.#view?.key(event)) return true;
      if (event.key !== 'Escape' || event.isComposing) return false;
      this.leave();
      return true;
    }

    /** The page will not hold an overlay: the same in a tab of its own. */
    #moveToTab() {
      const message = { type: 'tab', result: this.#reply?.result, capture: this.#capture, ...this.#wish() };
      this.leave();
      tell(message);
    }
  }

  const before = stillpage.overlay;
  if (before && !before.alive()) before.leave();
  if (!before?.alive()) Object.assign(stillpage, { overlay: new ReaderOverlay() });
  const { overlay, unasked, alone } = stillpage;
  if (unasked) overlay.openQuietly();
  else if (alone) overlay.openAlone();
  else overlay.toggle();
  stillpage.unasked = stillpage.alone = false;
}
// What an injected script leaves as its last value is sent to the background: a plain one.
'done';
