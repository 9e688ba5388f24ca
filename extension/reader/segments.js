/** Sentences and words, as the browser's own tables of languages have them. */
{
  /**
   * A segmenter for a language; for one that the browser does not know, of no language in particular.
   *
   * @param {string} language
   * @param {'sentence' | 'word'} granularity
   */
  const segmenterFor = (language, granularity) => {
    try {
      return new Intl.Segmenter(language || undefined, { granularity });
    } catch {
      return new Intl.Segmenter(undefined, { granularity });
    }
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { segmenterFor });
}
