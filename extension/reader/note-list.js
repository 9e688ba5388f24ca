/** The panel of all that is marked in an article. */
{
  const { make, text } = stillpage;

  /**
   * @param {KeptNote} note
   * @param {boolean} isHere whether its passage is still in the article
   * @param {NoteListActions} actions
   */
  const item = (note, isHere, actions) => {
    const quote = stillpage.wordButton('noteEdit', 'quote', () => actions.go(note));
    quote.textContent = note.anchor.quote;
    quote.dir = 'auto';
    quote.disabled = !isHere;
    const words = note.words ? make('p', 'words', note.words) : null;
    if (words) words.dir = 'auto';
    const gone = isHere ? null : make('p', 'gone', text('noteGone'));
    const edit = isHere ? stillpage.signButton('remark', text('noteEdit'), () => actions.edit(note)) : null;
    const remove = stillpage.signButton('delete', text('noteDelete'), () => actions.remove(note));
    const entry = make('li', '', make('div', 'entry', quote, words, gone), make('div', 'acts', edit, remove));
    entry.dataset.colour = note.colour;
    entry.dataset.note = note.id;
    return entry;
  };

  /**
   * @param {readonly KeptNote[]} notes in the order of the text
   * @param {(note: KeptNote) => boolean} isHere
   * @param {NoteListActions} actions
   */
  const noteList = (notes, isHere, actions) => {
    if (notes.length === 0) return make('p', 'hint', text('notesNone'));
    return make('ul', 'note-list', ...notes.map((note) => item(note, isHere(note), actions)));
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { noteList });
}
