/** A passage as a quote with a link that leads to it. */
{
  const { make } = stillpage;

  /** Of a longer passage the link holds the first and the last words, this many of each. */
  const WORDS = 5;
  /** The longest passage that is looked up, in words: dictionaries hold no sentences. */
  const LOOKED_UP = 3;

  /** @param {string} words as they stand in a text fragment (https://wicg.github.io/scroll-to-text-fragment/) */
  const encoded = (words) => encodeURIComponent(words).replaceAll('-', '%2D');

  /**
   * An address that leads to a passage; browsers that know no text fragments go to the page.
   *
   * @param {string | null} url
   * @param {string} quote
   */
  const linkTo = (url, quote) => {
    const words = quote.trim().split(/\s+/);
    const isShort = words.length <= 2 * WORDS;
    const ends = isShort ? [words] : [words.slice(0, WORDS), words.slice(-WORDS)];
    return `${(url ?? '').replace(/#.*$/, '')}#:~:text=${ends.map((end) => encoded(end.join(' '))).join(',')}`;
  };

  /**
   * Copies a passage with where it is from.
   *
   * @param {string} quote
   * @param {Metadata} metadata
   */
  const copyQuote = (quote, { title, url, byline }) => {
    const name = [byline, title].filter(Boolean).join(': ');
    const link = make('a', '', name || (url ?? ''));
    const address = linkTo(url, quote);
    link.setAttribute('href', address);
    const html = make('div', '', make('blockquote', '', make('p', '', quote)), make('p', '', '— ', link));
    return stillpage.copy({
      'text/plain': `“${quote}”\n— ${name}\n${address}\n`,
      'text/html': new XMLSerializer().serializeToString(html),
    });
  };

  /**
   * Where a word is explained: in the Wiktionary of the article's language. Nothing is asked there before the link is followed.
   *
   * @param {string} quote
   * @param {string} language
   * @returns {string | null} null for what no dictionary holds
   */
  const lookUp = (quote, language) => {
    const words = quote.trim().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
    if (words === '' || words.split(/\s+/).length > LOOKED_UP || words.length > 60) return null;
    const code = /^[a-z]{2,3}\b/.exec(language.toLowerCase())?.[0] ?? 'en';
    return `https://${code}.wiktionary.org/wiki/${encodeURIComponent(words.replace(/\s+/g, '_'))}`;
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { linkTo, copyQuote, lookUp });
}
