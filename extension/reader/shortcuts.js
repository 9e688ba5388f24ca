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
    { keys: ['+', '='], name: 'textLarger' },
    { keys: ['-'], name: 'textSmaller' },
    { keys: ['?'], name: 'shortcuts' },
    { keys: ['Escape'], name: 'close' },
  ];

  /** @param {EventTarget | undefined} target */
  const isField = (target) => target instanceof HTMLElement && target.matches('input:not([type="radio"]), textarea, select, [contenteditable]');

  /**
   * What a key asks for.
   *
   * @param {KeyboardEvent} event
   * @returns {ShortcutName | null}
   */
  const shortcutOf = (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return null;
    if (event.key !== 'Escape' && isField(event.composedPath()[0])) return null;
    return SHORTCUTS.find(({ keys }) => keys.includes(event.key))?.name ?? null;
  };

  const shortcutSheet = () => {
    const rows = SHORTCUTS.flatMap(({ keys, name }) => [
      make('dt', '', make('kbd', '', /** @type {string} */ (keys[0]))),
      make('dd', '', text(name)),
    ]);
    return make('dl', 'keys', ...rows);
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { shortcutOf, shortcutSheet });
}
