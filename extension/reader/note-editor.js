/** What appears beside a passage: a bar for one that is selected, an editor for one that is marked. */
{
  const { document } = stillpageAccess;
  const { make, text } = stillpage;

  /** The colours of marks, as shared/notes.js has them, and their words. @type {Record<NoteColour, MessageKey>} */
  const COLOURS = { yellow: 'noteYellow', green: 'noteGreen', blue: 'noteBlue', pink: 'notePink' };
  /** Between a passage and what appears beside it, in pixels. */
  const GAP = 10;

  /**
   * @param {NoteColour} colour
   * @param {boolean | null} pressed whether it is the one in use; null where none is
   * @param {(colour: NoteColour) => void} choose
   */
  const swatch = (colour, pressed, choose) => {
    const button = stillpage.signButton('swatch', text(COLOURS[colour]), () => choose(colour));
    button.dataset.colour = colour;
    if (pressed !== null) button.setAttribute('aria-pressed', String(pressed));
    return button;
  };

  const names = /** @type {NoteColour[]} */ (Object.keys(COLOURS));

  /**
   * Puts something above a passage, or below where there is no room above.
   *
   * @param {HTMLElement} element
   * @param {HTMLElement} sheet
   * @param {DOMRect} rect of the passage
   */
  const placeBeside = (element, sheet, rect) => {
    sheet.append(element);
    const around = sheet.getBoundingClientRect();
    const { width, height } = element.getBoundingClientRect();
    const isBelow = rect.top < height + GAP + 60;
    const middle = (rect.left + rect.right) / 2 - width / 2;
    const left = Math.max(8, Math.min(middle, document.documentElement.clientWidth - width - 8));
    element.style.left = `${left - around.left}px`;
    element.style.top = `${(isBelow ? rect.bottom + GAP : rect.top - height - GAP) - around.top}px`;
  };

  /**
   * The bar for what is selected.
   *
   * @param {string | null} dictionary the address that explains it
   * @param {SelectionActions} actions
   */
  const selectionBar = (dictionary, actions) => {
    const look = document.createElement('a');
    Object.assign(look, { className: 'tool look', href: dictionary ?? '', target: '_blank', rel: 'noreferrer noopener', title: text('lookUp') });
    look.setAttribute('aria-label', text('lookUp'));
    look.append(stillpage.icon('look'));
    const bar = make(
      'div',
      'beside selection',
      ...names.map((colour) => swatch(colour, null, actions.mark)),
      stillpage.signButton('remark', text('noteAdd'), actions.note),
      stillpage.signButton('quote', text('quoteCopy'), actions.quote),
      stillpage.signButton('take', text('takePart'), actions.take),
      stillpage.signButton('aloud', text('aloudFrom'), actions.aloud),
      dictionary === null ? null : look,
    );
    bar.setAttribute('role', 'toolbar');
    bar.setAttribute('aria-label', text('selectionBar'));
    // A click on a button would take away the selection that the button is about.
    bar.addEventListener('mousedown', (event) => event.preventDefault());
    return bar;
  };

  /**
   * The editor of a note.
   *
   * @param {KeptNote} note
   * @param {EditorActions} actions
   */
  const noteEditor = (note, actions) => {
    const field = document.createElement('textarea');
    field.value = note.words;
    field.rows = 3;
    field.maxLength = 10_000;
    field.placeholder = text('notePlaceholder');
    field.setAttribute('aria-label', text('noteWords'));
    field.addEventListener('input', () => actions.write(field.value));
    const colours = make('div', 'swatches');
    const fill = (/** @type {NoteColour} */ now) =>
      colours.replaceChildren(...names.map((colour) => swatch(colour, colour === now, choose)));
    /** @param {NoteColour} colour */
    const choose = (colour) => {
      actions.colour(colour);
      fill(colour);
      /** @type {HTMLElement | null} */ (colours.querySelector(`[data-colour="${colour}"]`))?.focus();
    };
    fill(note.colour);
    const acts = make('div', 'row', colours, stillpage.signButton('delete', text('noteDelete'), actions.remove), stillpage.wordButton('noteDone', 'done', actions.done));
    const box = make('div', 'beside editor', field, acts);
    box.setAttribute('role', 'dialog');
    box.setAttribute('aria-label', text('noteEdit'));
    return { element: box, field };
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { placeBeside, selectionBar, noteEditor });
}
