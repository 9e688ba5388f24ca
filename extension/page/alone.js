/** Runs before the reader's last script where a person asked for what is selected: it is read alone. */
globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { alone: true });
