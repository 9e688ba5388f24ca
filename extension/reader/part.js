/** The article on paper or its part that is selected, as the core draws that alone. */
{
  const { make } = stillpage;

  /** How long a click takes to be answered, in milliseconds. */
  const ANSWERED = 100;

  /**
   * @param {TextPlace} place
   * @param {ViewActions} actions
   * @returns {Promise<DocumentFragment>}
   */
  const nodesOf = async (place, actions) => {
    const reply = await actions.excerpt?.(place);
    if (reply?.status !== 'read') throw new Error(reply?.message ?? stillpage.text('failedGone'));
    return stillpage.planNodes(reply);
  };

  /** A part as markup for the clipboard. @param {TextPlace} place @param {ViewActions} actions */
  const partMarkup = async (place, actions) => new XMLSerializer().serializeToString(make('div', '', await nodesOf(place, actions)));

  /**
   * Prints a part alone, below the head of the article: it stands beside the article for as long.
   *
   * @param {HTMLElement} article
   * @param {TextPlace} place
   * @param {ViewActions} actions
   * @param {boolean} withLinks
   */
  const printPart = async (article, place, actions, withLinks) => {
    const part = /** @type {HTMLElement} */ (article.cloneNode());
    const head = article.querySelector('.head')?.cloneNode(true) ?? null;
    const body = make('div', 'body', await nodesOf(place, actions));
    part.append(...[head, body].filter((node) => node !== null));
    if (withLinks) listLinks(body);
    part.classList.add('printed');
    const pictures = [...part.querySelectorAll('img')];
    // What is not shown would otherwise not be loaded.
    for (const picture of pictures) picture.loading = 'eager';
    article.after(part);
    article.classList.add('unprinted');
    await Promise.all(pictures.map((picture) => picture.decode().catch(() => {})));
    const done = () => {
      part.remove();
      article.classList.remove('unprinted');
    };
    addEventListener('afterprint', done, { once: true });
    printSoon();
  };

  /** Prints an article. @param {HTMLElement} article @param {boolean} withLinks */
  const printAll = (article, withLinks) => {
    const body = /** @type {HTMLElement | null} */ (article.querySelector('.body'));
    if (withLinks && body) addEventListener('afterprint', listLinks(body), { once: true });
    printSoon();
  };

  /** The window of the browser that opens stops all: the click is answered first. */
  const printSoon = () => void setTimeout(() => print(), ANSWERED);

  /** Numbers the links of a text and lists below it where they lead, since paper cannot be clicked; gives back what takes both away. @param {HTMLElement} body */
  const listLinks = (body) => {
    /** @type {Map<string, number>} */
    const numbers = new Map();
    const links = [...body.querySelectorAll('a')].filter((link) => /^https?:/.test(link.getAttribute('href') ?? ''));
    const marks = links.map((link) => {
      const number = numbers.get(link.href) ?? numbers.size + 1;
      numbers.set(link.href, number);
      return link.appendChild(make('sup', 'on-paper', String(number)));
    });
    const list = make('ol', '', ...[...numbers.keys()].map((address) => make('li', '', address)));
    const section = make('section', 'on-paper link-list', make('h2', '', stillpage.text('linkList')), list);
    if (numbers.size > 0) body.append(section);
    return () => [...marks, section].forEach((node) => node.remove());
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { partMarkup, printPart, printAll });
}
// What an injected script leaves as its last value is sent to the background: a plain one.
'done';
