/** Notes beside their marks: shown where a person points at a mark, taps it, or comes to it by key. */
{
  const { document } = stillpageAccess;
  const { make, text } = stillpage;

  /** Longest text of a mark, in characters. */
  const MOST_MARK = 6;
  /** Longest note that is shown beside its mark, in characters. */
  const MOST_NOTE = 4000;
  /** What a note may be. */
  const NOTE = 'li, dd, p, aside, td, div:not(.body)';
  /** How long a pointer rests on a mark before its note is shown, and may be away from both, in milliseconds. */
  const REST = 120;
  const AWAY = 250;
  /** Between the note and the edges of the text, in pixels. */
  const MARGIN = 12;

  /** The note that a mark leads to: a short block after it. @param {HTMLElement} article @param {HTMLAnchorElement} link */
  const noteOf = (article, link) => {
    const id = link.getAttribute('href')?.slice(1) ?? '';
    const place = article.querySelector(`[id="${CSS.escape(id)}"]`);
    if (place === null || [...link.textContent.trim()].length > MOST_MARK) return null;
    const note = place.matches('dt') ? place.nextElementSibling : place.closest(NOTE);
    const follows = note !== null && (link.compareDocumentPosition(note) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    return follows && article.contains(note) && note.textContent.length <= MOST_NOTE ? note : null;
  };

  /** A note as it is shown: without ids, which are its own, and without ways back. @param {Element} note */
  const copyOf = (note) => {
    const copy = make('div', 'words', ...note.cloneNode(true).childNodes);
    for (const link of copy.querySelectorAll('a[href^="#"], .aid')) {
      if (!/\p{L}{2}/u.test(link.textContent)) link.remove();
    }
    for (const element of copy.querySelectorAll('[id]')) element.removeAttribute('id');
    return copy;
  };

  /** The one note that is shown at a time. */
  class NoteBox {
    /** @type {HTMLElement | null} */
    #box = null;
    /** @type {HTMLAnchorElement | null} */
    #mark = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    #timer;

    /** @param {HTMLElement} article @param {HTMLElement} root the view, which the box is placed in */
    constructor(article, root) {
      this.article = article;
      this.root = root;
      article.addEventListener('pointerover', (event) => this.#point(event));
      article.addEventListener('pointerout', (event) => this.#leave(event));
      article.addEventListener('focusin', (event) => this.#focus(event));
      article.addEventListener('click', (event) => this.#tap(event), { capture: true });
      root.addEventListener('click', (event) => {
        if (!this.#holds(event.target)) this.shut();
      });
    }

    /** Takes the note away; whether there was one. */
    shut() {
      clearTimeout(this.#timer);
      const box = this.#box;
      if (box === null) return false;
      const returns = box.contains(/** @type {ShadowRoot | Document} */ (box.getRootNode()).activeElement);
      this.#mark?.removeAttribute('aria-describedby');
      if (returns) this.#mark?.focus({ preventScroll: true });
      box.remove();
      this.#box = this.#mark = null;
      return true;
    }

    /** @param {EventTarget | null} target */
    #markAt(target) {
      const link = target instanceof Element ? target.closest('a[href^="#stillpage-"]') : null;
      return link instanceof HTMLAnchorElement ? link : null;
    }

    /** @param {EventTarget | null} target */
    #holds(target) {
      return target instanceof Node && (this.#box?.contains(target) || this.#mark?.contains(target));
    }

    /** @param {PointerEvent} event */
    #point(event) {
      const mark = this.#markAt(event.target);
      if (event.pointerType === 'touch' || mark === null) return;
      clearTimeout(this.#timer);
      if (mark !== this.#mark) this.#timer = setTimeout(() => this.#show(mark), REST);
    }

    /** @param {PointerEvent} event */
    #leave(event) {
      if (event.pointerType === 'touch' || this.#markAt(event.target) === null) return;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.shut(), AWAY);
    }

    /** @param {FocusEvent} event */
    #focus(event) {
      const mark = this.#markAt(event.target);
      if (mark?.matches(':focus-visible')) this.#show(mark);
      else if (!this.#holds(event.target)) this.shut();
    }

    /** A finger shows the note first; from there it leads on. @param {MouseEvent} event */
    #tap(event) {
      const mark = this.#markAt(event.target);
      const isTouch = event instanceof PointerEvent && event.pointerType === 'touch';
      if (mark === null || !isTouch || mark === this.#mark || !this.#show(mark)) return;
      event.preventDefault();
      event.stopPropagation();
    }

    /** @param {HTMLAnchorElement} mark */
    #show(mark) {
      if (mark === this.#mark) return true;
      this.shut();
      const note = noteOf(this.article, mark);
      if (note === null) return false;
      const box = make('div', 'note', copyOf(note));
      box.id = 'note';
      box.setAttribute('role', 'note');
      box.setAttribute('aria-label', text('note'));
      box.dir = getComputedStyle(note).direction;
      box.lang = note.closest('[lang]')?.getAttribute('lang') ?? '';
      box.addEventListener('pointerenter', () => clearTimeout(this.#timer));
      box.addEventListener('pointerleave', () => (this.#timer = setTimeout(() => this.shut(), AWAY)));
      this.root.append(box);
      mark.setAttribute('aria-describedby', box.id);
      this.#place(box, mark);
      [this.#box, this.#mark] = [box, mark];
      return true;
    }

    /** Below its mark, or above where there is more room, within the text's edges. @param {HTMLElement} box @param {HTMLElement} mark */
    #place(box, mark) {
      const around = this.root.getBoundingClientRect();
      const at = mark.getBoundingClientRect();
      const { width, height } = box.getBoundingClientRect();
      const left = Math.min(Math.max(at.left + at.width / 2 - width / 2, MARGIN), document.documentElement.clientWidth - width - MARGIN);
      const isBelow = at.bottom + height + MARGIN < innerHeight || at.top < innerHeight / 2;
      box.style.left = `${Math.max(left, MARGIN) - around.left}px`;
      box.style.top = `${(isBelow ? at.bottom + 8 : at.top - height - 8) - around.top}px`;
    }
  }

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, {
    noteBox: (/** @type {HTMLElement} */ article, /** @type {HTMLElement} */ root) => new NoteBox(article, root),
  });
}
// What an injected script leaves as its last value is sent to the background: a plain one.
'done';
