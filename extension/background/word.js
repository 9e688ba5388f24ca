/** What the toolbar button says about a tab. Browsers forget it when the tab moves on. */

const { text } = stillpage;

/**
 * The page lets no add-on in.
 *
 * @param {number} tabId
 */
export function refused(tabId) {
  return say(tabId, text('badgeRefused'), text('titleRefused'));
}

/**
 * The reader could not open, and there is no page to say so on.
 *
 * @param {number} tabId
 * @param {string} reason
 */
export function failed(tabId, reason) {
  return say(tabId, text('badgeRefused'), text('titleFailed', reason));
}

/**
 * The person wants nothing of this on the site.
 *
 * @param {number} tabId
 */
export function off(tabId) {
  return say(tabId, text('badgeOff'), text('titleOff'));
}

/**
 * The reader did not open by itself, and opens at a click.
 *
 * @param {number} tabId
 */
export function unlet(tabId) {
  return say(tabId, text('badgeRefused'), text('titleUnlet'));
}

/**
 * Reading goes on.
 *
 * @param {number} tabId
 */
export function busy(tabId) {
  return say(tabId, text('badgeBusy'), text('actionTitle'));
}

/**
 * Nothing to say.
 *
 * @param {number} tabId
 */
export function clear(tabId) {
  return say(tabId, '', text('actionTitle'));
}

/**
 * @param {number} tabId
 * @param {string} badge
 * @param {string} title
 */
async function say(tabId, badge, title) {
  try {
    await Promise.all([
      chrome.action.setBadgeBackgroundColor({ tabId, color: '#5f6368' }),
      chrome.action.setBadgeText({ tabId, text: badge }),
      chrome.action.setTitle({ tabId, title }),
    ]);
  } catch {
    // The tab is gone: there is nobody to tell.
  }
}
