/** The keys of the reader: one table, from which keys are obeyed and the sheet of keys is made. */
{
  const { make, text } = stillpage;

  /** @type {readonly {keys: readonly string[], name: ShortcutName}[]} */
  const SHORTCUTS = [
    { keys: ['n'], name: 'sectionNext' },
    { keys: ['p'], name: 'sectionPrevious' },
    { keys: ['o'], name: 'outline' },
    { keys: ['t'], name: 'take' },
    { keys: ['a'], name: 'appearance' },
    { keys: ['x'], name: 'pick' },
    { keys: ['s'], name: 'selectionOnly' },
    { keys: ['+', '='], name: 'textLarger' },
    { keys: ['-'], name: 'textSmaller' },
    { keys: ['h'], name: 'highlight' },
    { keys: ['m'], name: 'noteAdd' },
    { keys: ['q'], name: 'quoteCopy' },
    { keys: ['l'], name: 'notes' },
    { keys: ['f'], name: 'lineFocus' },
    { keys: ['ArrowDown'], name: 'lineNext' },
    { keys: ['ArrowUp'], name: 'linePrevious' },
    { keys: ['b'], name: 'boldStarts' },
    { keys: ['i'], name: 'gallery' },
    { keys: ['r', 'MediaPlayPause'], name: 'aloud' },
    { keys: ['MediaStop'], name: 'aloudStop' },
    { keys: ['j', 'MediaTrackNext'], name: 'sentenceNext' },
    { keys: ['k', 'MediaTrackPrevious'], name: 'sentencePrevious' },
    { keys: ['J'], name: 'paragraphNext' },
    { keys: ['K'], name: 'paragraphPrevious' },
    { keys: ['?'], name: 'shortcuts' },
    { keys: ['Escape'], name: 'close' },
  ];

  /** Keys that are drawn otherwise than they are named. @type {Record<string, string>} */
  const SIGNS = { ArrowDown: '↓', ArrowUp: '↑', MediaStop: '■' };

  /** @param {Element | null} target */
  const isField = (target) => target instanceof HTMLElement && target.matches('input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable]');

  /**
   * What a key asks for.
   *
   * @param {KeyboardEvent} event
   * @param {Element | null} focused what takes the keys: an event in a closed tree does not tell
   * @returns {ShortcutName | null}
   */
  const shortcutOf = (event, focused) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return null;
    if (event.key !== 'Escape' && isField(focused)) return null;
    return SHORTCUTS.find(({ keys }) => keys.includes(event.key))?.name ?? null;
  };

  const shortcutSheet = () => {
    const rows = SHORTCUTS.flatMap(({ keys, name }) => [
      make('dt', '', make('kbd', '', SIGNS[keys[0] ?? ''] ?? keys[0] ?? '')),
      make('dd', '', text(name)),
    ]);
    const sheet = make('dl', 'keys', ...rows);
    // It is longer than a small window, and keys scroll what has the focus.
    sheet.tabIndex = 0;
    return sheet;
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { shortcutOf, shortcutSheet });
}
