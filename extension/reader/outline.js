/** The way through an article: its headings, where the reader is, and what is left. */
{
  const { make, text } = stillpage;

  const HEADINGS = ['h2', 'h3', 'h4'];
  /** How far below the top a heading may be and still be the current one, in pixels. */
  const BELOW = 120;

  /** @param {HTMLElement} element */
  const goTo = (element) => {
    element.tabIndex = -1;
    element.focus({ preventScroll: true });
    stillpage.goTo(element);
  };

  /**
   * @param {HTMLElement} heading
   * @param {() => void} gone
   */
  const entry = (heading, gone) => {
    const button = stillpage.wordButton('outline', '', () => {
      gone();
      goTo(heading);
    });
    button.textContent = heading.textContent;
    button.dir = 'auto';
    return make('li', heading.localName, button);
  };

  /** How much of an article is above the lower edge of the window, from 0 to 1. @param {HTMLElement} article */
  const shareRead = (article) => {
    const { top, height } = article.getBoundingClientRect();
    return height > 0 ? Math.min(1, Math.max(0, (innerHeight - top) / height)) : 0;
  };

  /**
   * @param {HTMLElement} article
   * @param {number} minutes that the whole takes
   * @param {() => void} gone is called when the person goes somewhere
   * @returns {OutlineView}
   */
  const outlineView = (article, minutes, gone) => {
    const body = /** @type {HTMLElement} */ (article.querySelector('.body'));
    /** @type {HTMLElement[]} */
    let headings = [];
    /** @type {HTMLElement[]} */
    let entries = [];
    const list = make('ol', '');
    const refresh = () => {
      const found = /** @type {HTMLElement[]} */ ([...body.querySelectorAll(HEADINGS.join())]);
      headings = found.filter((heading) => heading.textContent.trim() !== '');
      entries = headings.map((heading) => entry(heading, gone));
      list.replaceChildren(...entries);
    };
    refresh();
    const left = make('p', 'left', '');
    const progress = make('div', 'progress');
    progress.setAttribute('aria-hidden', 'true');
    const current = () => headings.findLastIndex((heading) => stillpage.roughRect(heading).top <= BELOW);
    return {
      element: make('nav', 'outline-list', left, list),
      progress,
      refresh,
      isEmpty: headings.length === 0,
      update() {
        const share = shareRead(article);
        progress.style.setProperty('--share', share.toFixed(4));
        const rest = Math.ceil(minutes * (1 - share));
        left.textContent = rest > 0 ? text('minutesLeft', String(rest)) : text('minutesNone');
        const here = current();
        entries.forEach((item, at) => {
          const button = /** @type {HTMLElement} */ (item.firstElementChild);
          if (at === here) button.setAttribute('aria-current', 'location');
          else button.removeAttribute('aria-current');
        });
      },
      step(sign) {
        const at = current();
        // Back from within a section is to its beginning; from there to the one before.
        const isInside = at >= 0 && sign < 0 && /** @type {HTMLElement} */ (headings[at]).getBoundingClientRect().top < -1;
        const next = headings[isInside ? at : at + sign] ?? (sign < 0 ? article.querySelector('h1') : undefined);
        if (next instanceof HTMLElement) goTo(next);
      },
    };
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { outlineView });
}
