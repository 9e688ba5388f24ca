/** What is shown where there is no article: why, and what a person can do. */
{
  const { document } = stillpageAccess;
  const { make, text } = stillpage;

  /** By the reasons of the core's `Refusal`. @type {Record<string, MessageKey>} */
  const REASONS = {
    'no-text': 'refusedNoText',
    'no-article': 'refusedNoArticle',
    'front-page': 'refusedFrontPage',
    form: 'refusedForm',
    'search-results': 'refusedSearchResults',
  };

  /**
   * @param {MessageKey} key
   * @param {string} className
   * @param {() => void} act
   */
  const button = (key, className, act) => {
    const element = document.createElement('button');
    element.type = 'button';
    element.className = className;
    element.textContent = text(key);
    element.addEventListener('click', act);
    return element;
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
    const more = refused && result.reason !== 'no-text' ? button('insist', 'act first', actions.insist) : null;
    const again = more === null && actions.retry ? button('retry', 'act first', actions.retry) : null;
    const row = make('div', 'acts', more, again, button('back', 'act', actions.close));
    const box = make('section', 'notice', title, make('p', '', reason(result)), row, stillpage.reportView(actions));
    box.setAttribute('role', 'status');
    return make('main', 'sheet', box);
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { noticeView });
}
