/** The way to the clipboard. */
{
  const { document } = stillpageAccess;
  /**
   * On pages that are not secure browsers offer only the old way: what a `copy` event is given.
   *
   * @param {Record<string, string>} data by media type
   */
  const copyByEvent = (data) => {
    /** @param {ClipboardEvent} event */
    const give = (event) => {
      event.stopImmediatePropagation();
      event.preventDefault();
      for (const [type, content] of Object.entries(data)) event.clipboardData?.setData(type, content);
    };
    addEventListener('copy', give, { capture: true });
    const copied = document.execCommand('copy');
    removeEventListener('copy', give, { capture: true });
    if (!copied) throw new Error(stillpage.text('copyRefused'));
  };

  /** Copies, in several types. @param {Record<string, string>} data by media type */
  const copy = async (data) => {
    const parts = Object.entries(data).map(([type, content]) => [type, new Blob([content], { type })]);
    try {
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(parts))]);
    } catch {
      copyByEvent(data);
    }
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { copy });
}
