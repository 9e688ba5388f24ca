/** The article as a person sees it: its head and its body. */
{
  const { document } = stillpageAccess;
  const { text } = stillpage;

  /**
   * @param {string} name
   * @param {string} className
   * @param {(Node | string | null)[]} children those that are null are left out
   */
  const make = (name, className, ...children) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.append(...children.filter((child) => child !== null));
    return element;
  };

  /**
   * A day in the person's words.
   *
   * @param {MessageKey} key
   * @param {string | null} iso
   * @param {string | null} words
   */
  const day = (key, iso, words) => {
    if (iso === null || words === null) return null;
    const time = document.createElement('time');
    time.dateTime = iso;
    time.textContent = key === 'published' ? words : text(key, words);
    return time;
  };

  /** @param {ReadResult} result */
  const line = ({ metadata: { published, modified, minutes }, days }) => {
    const parts = [
      day('published', published, days.published),
      day('modified', modified, days.modified),
      minutes > 0 ? make('span', '', text('minutes', String(minutes))) : null,
    ].filter((part) => part !== null);
    return parts.length > 0 ? make('p', 'facts', ...parts) : null;
  };

  /** @param {Metadata} metadata */
  const origin = ({ site, url }) => {
    const host = url === null ? '' : URL.parse(url)?.hostname.replace(/^www\./, '');
    const name = site || host;
    if (!name) return null;
    if (url === null) return make('p', 'site', name);
    const link = document.createElement('a');
    link.href = url;
    link.textContent = name;
    return make('p', 'site', link);
  };

  /**
   * The lead image, unless the body already opens with an image or shows the same file.
   *
   * @param {Metadata} metadata
   * @param {DocumentFragment} body
   */
  const lead = ({ leadImage }, body) => {
    if (leadImage === null) return null;
    const path = URL.parse(leadImage.url)?.pathname;
    const shown = [...body.querySelectorAll('img')].some((image) => URL.parse(image.src)?.pathname === path);
    const first = body.firstElementChild;
    if (shown || first?.matches('figure, img') || first?.querySelector('img')) return null;
    const image = document.createElement('img');
    stillpage.standIn(image);
    image.alt = leadImage.alt ?? '';
    image.decoding = 'async';
    image.src = leadImage.url;
    return make('figure', 'lead', image);
  };

  /** @param {ViewActions} actions */
  const foldOf = (actions) => (/** @type {number} */ block, /** @type {string} */ words) => stillpage.foldView(block, words, actions);

  /** The body of an article, drawn in turns with the page. @param {ReadResult} result @param {ViewActions} actions @param {Turns} turns */
  const bodyInTurns = (result, actions, turns) => stillpage.planInTurns(result, foldOf(actions), turns);

  /**
   * @param {ReadResult} result
   * @param {ViewActions} actions
   * @param {DocumentFragment} [body] its body, where that was drawn before
   * @returns {HTMLElement}
   */
  const articleView = (result, actions, body = stillpage.planNodes(result, foldOf(actions))) => {
    const { metadata } = result;
    stillpage.boxCode(body);
    stillpage.cardEmbeds(body);
    stillpage.nameSeams(body);
    const first = lead(metadata, body);
    stillpage.cutStretches(body);
    const byline = metadata.byline ? make('p', 'byline', text('byline', metadata.byline)) : null;
    const title = metadata.title ? make('h1', '', metadata.title) : null;
    const head = make('header', 'head', origin(metadata), title, byline, line(result));
    const article = make('article', '', head, first, make('div', 'body', body));
    article.dir = metadata.direction;
    if (metadata.language) article.lang = metadata.language;
    return article;
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { articleView, bodyInTurns, make });
}
