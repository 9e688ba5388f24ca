/** Says when the page is left for which access was lent, for it to be given back. */
addEventListener('pagehide', ({ isTrusted }) => void (isTrusted && chrome.runtime?.id && chrome.runtime.sendMessage({ type: 'left' })));
