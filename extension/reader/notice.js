/** What is shown where there is no article: why, and what a person can do. */
{
  const { make, text, wordButton } = stillpage;

  /** By the reasons of the core's `Refusal`. @type {Record<string, MessageKey>} */
  const REASONS = {
    'no-text': 'refusedNoText',
    'no-article': 'refusedNoArticle',
    'front-page': 'refusedFrontPage',
    form: 'refusedForm',
    'search-results': 'refusedSearchResults',
  };

  /** @param {RefusedResult | FailedResult} result */
  const reason = (result) => {
    if (result.status === 'refused') return REASONS[result.reason] ? text(REASONS[result.reason]) : result.message;
    return result.message;
  };

  /**
   * @param {RefusedResult | FailedResult} result
   * @param {ViewActions} actions
   */
  const noticeView = (result, actions) => {
    const refused = result.status === 'refused';
    const title = make('h1', '', text(refused ? 'noticeRefusedTitle' : 'noticeFailedTitle'));
    const more = refused && result.reason !== 'no-text' ? wordButton('insist', 'act first', actions.insist) : null;
    const again = more === null && actions.retry ? wordButton('retry', 'act first', actions.retry) : null;
    const row = make('div', 'acts', more, again, wordButton('back', 'act', actions.close));
    const box = make('section', 'notice', title, make('p', '', reason(result)), row, stillpage.reportView(actions));
    box.setAttribute('role', 'status');
    return make('main', 'sheet', box);
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { noticeView });
}
