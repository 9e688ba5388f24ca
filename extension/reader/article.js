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
   * A date in the person's words: a day without a clock where the page gave none.
   *
   * @param {MessageKey} key
   * @param {string | null} iso
   */
  const day = (key, iso) => {
    const date = iso === null ? null : new Date(iso);
    if (iso === null || date === null || Number.isNaN(date.getTime())) return null;
    const zone = iso.length <= 10 ? 'UTC' : undefined;
    const format = new Intl.DateTimeFormat(chrome.i18n.getUILanguage(), { dateStyle: 'long', timeZone: zone });
    const time = document.createElement('time');
    time.dateTime = iso;
    time.textContent = key === 'published' ? format.format(date) : text(key, format.format(date));
    return time;
  };

  /** @param {Metadata} metadata */
  const line = ({ published, modified, minutes }) => {
    const sameDay = published?.slice(0, 10) === modified?.slice(0, 10);
    const parts = [
      day('published', published),
      sameDay ? null : day('modified', modified),
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

  /**
   * @param {ReadResult} result
   * @param {ViewActions} actions
   * @returns {HTMLElement}
   */
  const articleView = (result, actions) => {
    const { metadata } = result;
    const body = stillpage.planNodes(result, (block, words) => stillpage.foldView(block, words, actions));
    stillpage.boxCode(body);
    stillpage.cardEmbeds(body);
    stillpage.nameSeams(body);
    const first = lead(metadata, body);
    stillpage.cutStretches(body);
    const byline = metadata.byline ? make('p', 'byline', text('byline', metadata.byline)) : null;
    const title = metadata.title ? make('h1', '', metadata.title) : null;
    const head = make('header', 'head', origin(metadata), title, byline, line(metadata));
    const article = make('article', '', head, first, make('div', 'body', body));
    article.dir = metadata.direction;
    if (metadata.language) article.lang = metadata.language;
    return article;
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { articleView, make });
}
