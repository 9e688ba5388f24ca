/** What a person marks in an article: shown there, listed, changed, kept. */
{
  const { make, text } = stillpage;

  /** How long what is written rests before it is kept, in milliseconds. */
  const REST = 400;

  /** @implements {NotesView} */
  class Notes {
    #room;
    #actions;
    #body;
    /** @type {KeptNote[]} */
    #list;
    /** Where each note stands, and its marks. @type {Map<string, {place: TextPlace, marks: HTMLElement[]}>} */
    #shown = new Map();
    /** The bar or editor beside a passage. @type {HTMLElement | null} */
    #beside = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    #resting;
    #toast;
    #isLeft = false;
    /** @type {NoteColour} */
    #colour = 'yellow';

    /** @param {AidRoom} room @param {NoteActions} actions @param {HTMLElement} panel */
    constructor(room, actions, panel) {
      this.#room = room;
      this.#actions = actions;
      this.#body = /** @type {HTMLElement} */ (room.article.querySelector('.body'));
      this.#list = [...(room.dress.notes ?? [])];
      this.panel = panel;
      this.#toast = stillpage.toastIn(room.root);
      this.#body.addEventListener('click', (event) => this.#clicked(event));
      this.#fill();
    }

    /** Finds all notes in the article, and shows them. */
    async start() {
      if (this.#list.length === 0) return;
      const reply = await this.#actions.find(this.#list.map(({ anchor }) => anchor));
      if (reply?.status !== 'read') return;
      this.#list.forEach((note, at) => {
        const place = reply.places[at];
        if (place) this.#draw(note, place);
      });
      this.#fill();
      this.#showOnPage();
    }

    /** @param {KeptNote} note @param {TextPlace} place */
    #draw(note, place) {
      const marks = stillpage.wrap(this.#body, place, () => {
        const mark = make('mark', 'noted');
        mark.dataset.note = note.id;
        mark.dataset.colour = note.colour;
        return mark;
      });
      if (marks.length > 0) this.#shown.set(note.id, { place, marks });
      this.#dress(note);
    }

    /** @param {KeptNote} note */
    #dress(note) {
      const marks = this.#shown.get(note.id)?.marks ?? [];
      marks.forEach((mark, at) => {
        mark.dataset.colour = note.colour;
        mark.classList.toggle('with-words', note.words !== '' && at === marks.length - 1);
      });
    }

    /** The notes in the order of the text, those without a place last. */
    #ordered() {
      const at = (/** @type {KeptNote} */ { id }) => this.#shown.get(id)?.place.from ?? Infinity;
      return [...this.#list].sort((a, b) => (at(a) === at(b) ? 0 : at(a) - at(b)));
    }

    #fill() {
      this.panel.replaceChildren(
        stillpage.noteList(this.#ordered(), ({ id }) => this.#shown.has(id), {
          go: (note) => this.#go(note),
          edit: (note) => (this.#go(note), this.#edit(note)),
          remove: (note) => this.#remove(note),
        }),
      );
    }

    /** Keeps all as it is now. */
    #keep() {
      clearTimeout(this.#resting);
      this.#resting = undefined;
      this.#actions.keep(this.#list).catch((error) => this.#say(text('saveFailed', String(error?.message ?? error))));
      this.#fill();
      this.#showOnPage();
    }

    #showOnPage() {
      if (this.#isLeft) return;
      const marks = this.#list.flatMap(({ id, colour, anchor }) => {
        const parts = this.#shown.get(id)?.marks ?? [];
        const [from, to] = [parts[0], parts.at(-1)].map((part) => part && this.#actions.source(part));
        return from && to ? [{ colour, quote: anchor.quote, from, to }] : [];
      });
      this.#actions.showOnPage(this.#room.settings().marks === 'page' ? marks : []);
    }

    /** @param {KeptNote} note */
    #go(note) {
      const mark = this.#shown.get(note.id)?.marks[0];
      if (!mark) return;
      this.#actions.moved();
      mark.tabIndex = -1;
      mark.focus({ preventScroll: true });
      mark.scrollIntoView({ block: 'center' });
    }

    /** The bar for what is selected, or none. @param {Range | null} range */
    select(range) {
      if (this.#beside?.matches('.editor')) return;
      this.#put(null);
      if (range === null) return;
      const quote = range.toString();
      if (stillpage.placeOf(this.#body, range) === null || quote.trim() === '') return;
      const bar = stillpage.selectionBar(stillpage.lookUp(quote, this.#room.article.lang), {
        mark: (colour) => void this.mark(range, colour),
        note: () => void this.note(range),
        quote: () => void this.quote(range),
        take: () => (this.#put(null), this.#room.take()),
        aloud: () => (this.#put(null), this.#actions.aloud(range)),
      });
      this.#put(bar, range.getBoundingClientRect());
    }

    /** @param {HTMLElement | null} element @param {DOMRect} [rect] */
    #put(element, rect) {
      this.#beside?.remove();
      this.#beside = element;
      if (element && rect) stillpage.placeBeside(element, this.#room.sheet, rect);
    }

    /**
     * Marks a passage.
     *
     * @param {Range | null} range
     * @param {NoteColour} [colour]
     * @returns {Promise<KeptNote | null>}
     */
    async mark(range, colour = this.#colour) {
      const place = range && stillpage.placeOf(this.#body, range);
      if (!place || this.#room.dress.notes === null) return null;
      const reply = await this.#actions.describe(place);
      const anchor = reply?.status === 'read' ? reply.anchor : null;
      if (anchor === null) return null;
      this.#colour = colour;
      const note = { id: crypto.getRandomValues(new Uint32Array(2)).join('-'), anchor, words: '', colour, at: Date.now() };
      this.#list.push(note);
      this.#draw(note, place);
      this.#keep();
      this.#put(null);
      this.#actions.unselect();
      return note;
    }

    /** Marks a passage and opens its note. @param {Range | null} range */
    async note(range) {
      const note = await this.mark(range);
      if (note) this.#edit(note);
    }

    /** @param {Range | null} range */
    async quote(range) {
      if (range === null) return;
      const quote = range.toString().replace(/\s+/g, ' ').trim();
      const said = await stillpage.copyQuote(quote, this.#room.metadata).then(() => text('takeCopied'), (error) => text('takeFailed', String(error?.message ?? error)));
      this.#put(null);
      this.#say(said);
    }

    /** @param {KeptNote} note */
    #edit(note) {
      const marks = this.#shown.get(note.id)?.marks ?? [];
      const [first, last] = [marks[0], marks.at(-1)].map((mark) => mark?.getBoundingClientRect());
      if (!first || !last) return;
      const { element, field } = stillpage.noteEditor(note, {
        write: (words) => {
          note.words = words;
          this.#dress(note);
          clearTimeout(this.#resting);
          this.#resting = setTimeout(() => this.#keep(), REST);
        },
        colour: (colour) => {
          note.colour = colour;
          this.#dress(note);
          this.#keep();
        },
        remove: () => this.#remove(note),
        done: () => void this.shut(),
      });
      // Beside the whole passage, not over its beginning.
      this.#put(element, new DOMRect(last.left, first.top, last.width, last.bottom - first.top));
      field.focus();
    }

    /** Forgets a note, and offers to bring it back. @param {KeptNote} note */
    #remove(note) {
      const at = this.#list.indexOf(note);
      const marks = this.#shown.get(note.id)?.marks ?? [];
      const back = async () => {
        this.#list.splice(at, 0, note);
        // The article may have grown meanwhile.
        const reply = await this.#actions.find([note.anchor]);
        const place = reply?.status === 'read' ? reply.places[0] : null;
        if (place) this.#draw(note, place);
        this.#keep();
        this.#say('');
        this.#room.closed();
      };
      this.#list.splice(at, 1);
      stillpage.unwrap(marks);
      this.#shown.delete(note.id);
      this.#put(null);
      this.#keep();
      this.#say(text('noteDeleted'), stillpage.wordButton('noteUndo', 'act undo', () => void back()));
    }

    /** @param {string} words @param {HTMLElement} [button] */
    #say(words, button) {
      this.#toast.say(words, button);
      button?.focus({ preventScroll: true });
    }

    /** @param {Event} event */
    #clicked(event) {
      const mark = event.target instanceof Element ? event.target.closest('mark.noted') : null;
      const note = this.#list.find(({ id }) => mark instanceof HTMLElement && id === mark.dataset.note);
      if (note && stillpage.selectedIn(this.#room.article) === null) this.#edit(note);
    }

    shut() {
      const isEditor = this.#beside?.matches('.editor') ?? false;
      const isOpen = this.#beside !== null;
      if (this.#resting !== undefined) this.#keep();
      this.#put(null);
      if (isEditor) this.#room.closed();
      return isOpen;
    }

    leave() {
      this.shut();
      // What still ends after this knows no node of the page any more.
      this.#isLeft = true;
      this.#toast.remove();
    }
  }

  /** @param {AidRoom} room @param {ViewActions} actions @returns {Omit<NoteActions, 'aloud'>} */
  const noteActions = (room, { notes }) => ({
    describe: async (place) => notes?.describe(place),
    find: async (anchors) => notes?.find(anchors),
    keep: async (list) => notes?.keep(room.metadata.title ?? '', list),
    source: (element) => {
      /** @type {Element | null} */
      let at = element;
      while (at && stillpage.sourceOf(at) === undefined) at = at.parentElement;
      const node = at && notes?.node(stillpage.sourceOf(at) ?? -1);
      return node instanceof Element ? node : null;
    },
    showOnPage: (marks) => notes?.showOnPage(marks),
    unselect: () => stillpage.unselect(room.article),
    moved: room.moved,
  });

  /**
   * @param {AidRoom} room
   * @param {ViewActions} actions
   * @param {(range: Range) => void} aloud reads from there on
   * @param {HTMLElement} panel
   * @returns {NotesView}
   */
  const notesView = (room, actions, aloud, panel) => new Notes(room, { ...noteActions(room, actions), aloud }, panel);

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { notesView });
}
// What an injected script leaves as its last value is sent to the background: a plain one.
'done';
