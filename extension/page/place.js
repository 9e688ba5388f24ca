/** Where a person was on the page: scroll position, focus, selection. */
{
  const { document } = stillpageAccess;
  /** Room for a bar that the page keeps at its top, in pixels. */
  const HEADER = 90;

  const { focus: focusOn, blur } = HTMLElement.prototype;
  const { scrollIntoView } = Element.prototype;

  /** The focused element, inside open shadow roots too. */
  const focused = () => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element;
  };

  const ranges = () => {
    const selection = getSelection();
    const count = selection?.rangeCount ?? 0;
    return Array.from({ length: count }, (_, i) => /** @type {Selection} */ (selection).getRangeAt(i).cloneRange());
  };

  /** @param {Range[]} before */
  const select = (before) => {
    const selection = getSelection();
    if (selection === null || (before.length === 0 && selection.rangeCount === 0)) return;
    selection.removeAllRanges();
    for (const range of before) selection.addRange(range);
  };

  /** @param {Element | null} before */
  const focus = (before) => {
    if (focused() === before) return;
    if (before instanceof HTMLElement && before !== document.body) focusOn.call(before, { preventScroll: true });
    else if (document.activeElement instanceof HTMLElement) blur.call(document.activeElement);
  };

  /** Fewest characters of a selection to be read alone: less is a word looked up, or a slip. */
  const LEAST = 60;

  /** @returns {Place} */
  const rememberPlace = () => {
    const before = { x: scrollX, y: scrollY, element: focused(), ranges: ranges() };
    return {
      ranges: before.ranges,
      isSelected: String(before.ranges[0] ?? '').trim().length >= LEAST,
      restore(read) {
        select(before.ranges);
        focus(before.element);
        if (read?.isConnected) {
          scrollIntoView.call(read, { behavior: 'instant', block: 'start' });
          scrollBy({ top: -HEADER, behavior: 'instant' });
        } else if (scrollX !== before.x || scrollY !== before.y) {
          scrollTo({ left: before.x, top: before.y, behavior: 'instant' });
        }
      },
    };
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { rememberPlace });
}
