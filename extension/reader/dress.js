/** What the settings set. */
{
  /**
   * Dresses a view: words become data attributes, numbers and colours become custom properties.
   *
   * @param {HTMLElement} root
   * @param {Settings} settings
   */
  const dressUp = (root, settings) => {
    for (const [name, value] of Object.entries(settings)) {
      if (typeof value === 'number') root.style.setProperty(`--${name}`, String(value));
      else if (value.startsWith('#')) root.style.setProperty(`--own-${name}`, value);
      else root.dataset[name] = value;
    }
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { dressUp });
}
