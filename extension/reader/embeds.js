/** Cards for what the page shows in frames: who it is from, and a button that loads it. Nothing is loaded before. */
{
  const { document } = stillpageAccess;
  const { make, text } = stillpage;

  /** What a frame may do: play, and open its own site. It may not lead this page elsewhere. */
  const SANDBOX = 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-presentation allow-forms';
  const ALLOW = 'fullscreen; encrypted-media; picture-in-picture';

  /** @param {HTMLAnchorElement} link */
  const frame = (link) => {
    const element = document.createElement('iframe');
    element.title = link.textContent;
    // One of the page's own origin could reach out to the reader around it.
    const isOwn = URL.parse(link.href)?.origin === location.origin;
    element.setAttribute('sandbox', isOwn ? SANDBOX.replace('allow-same-origin ', '') : SANDBOX);
    element.allow = ALLOW;
    // Players of films refuse to play for those who do not say where they are.
    element.referrerPolicy = 'strict-origin-when-cross-origin';
    element.src = link.href;
    return make('div', 'frame', element);
  };

  /**
   * Makes cards of the links that stand for frames.
   *
   * @param {ParentNode} body
   */
  const cardEmbeds = (body) => {
    for (const link of body.querySelectorAll('p.stillpage-embed > a')) {
      if (!(link instanceof HTMLAnchorElement)) continue;
      const card = /** @type {HTMLElement} */ (link.parentElement);
      link.dataset.source = URL.parse(link.href)?.hostname.replace(/^www\./, '') ?? '';
      const load = stillpage.wordButton('embedLoad', 'load', () => {
        const shown = frame(link);
        load.replaceWith(shown);
        /** @type {HTMLElement} */ (shown.firstElementChild).focus({ preventScroll: true });
      });
      load.setAttribute('aria-label', text('embedLoadNamed', link.textContent));
      card.append(make('span', 'aid', load));
    }
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { cardEmbeds });
}
