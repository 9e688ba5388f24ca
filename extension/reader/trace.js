/**
 * Marks behind the text, drawn as boxes: nodes of the article stay as they are. The highlights of
 * CSS are not used here, since any script of the page may ask for their ranges and would find its way
 * into the closed tree of the reader.
 */
{
  const { make } = stillpage;

  /**
   * @param {HTMLElement} sheet
   * @returns {Trace}
   */
  const traceOn = (sheet) => {
    const layer = make('div', 'trace');
    layer.setAttribute('aria-hidden', 'true');
    sheet.prepend(layer);
    /** @type {Map<string, Range>} */
    const shown = new Map();
    const draw = () => {
      const { left, top } = layer.getBoundingClientRect();
      const boxes = [...shown].flatMap(([name, range]) =>
        [...range.getClientRects()].map((rect) => {
          const box = make('div', name);
          Object.assign(box.style, {
            left: `${rect.left - left}px`,
            top: `${rect.top - top}px`,
            width: `${rect.width}px`,
            height: `${rect.height}px`,
          });
          return box;
        }),
      );
      layer.replaceChildren(...boxes);
    };
    // Another size of letters, another width of the window, a picture that came late.
    const observer = new ResizeObserver(draw);
    observer.observe(sheet);
    return {
      show(name, range) {
        if (range === null) shown.delete(name);
        else shown.set(name, range);
        draw();
      },
      remove() {
        observer.disconnect();
        layer.remove();
      },
    };
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { traceOn });
}
