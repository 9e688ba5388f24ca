/** Buttons: with a sign on them, or with words. */
{
  const { document } = stillpageAccess;
  const { icon, text } = stillpage;

  /** @param {string} className @param {() => void} act */
  const button = (className, act) => {
    const element = document.createElement('button');
    element.type = 'button';
    element.className = className;
    element.addEventListener('click', act);
    return element;
  };

  /**
   * A round button of the bar.
   *
   * @param {Sign} sign
   * @param {string} label
   * @param {() => void} act
   */
  const signButton = (sign, label, act) => {
    const element = button(`tool ${sign}`, act);
    element.setAttribute('aria-label', label);
    element.title = label;
    element.append(icon(sign));
    return element;
  };

  /**
   * A button that says what it does.
   *
   * @param {MessageKey} key
   * @param {string} className
   * @param {() => void} act
   */
  const wordButton = (key, className, act) => {
    const element = button(className, act);
    element.textContent = text(key);
    return element;
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { signButton, wordButton });
}
