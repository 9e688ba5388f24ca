/** Runs before the scripts that a person chose for a site: they open quietly, or not at all. */
globalThis.stillpage = Object.assign(Object.hasOwn(globalThis, 'stillpage') ? globalThis.stillpage : /** @type {any} */ ({}), { unasked: true });
