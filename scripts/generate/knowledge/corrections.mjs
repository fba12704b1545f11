/**
 * Sentences on system calls that are wrong or misleading in the collected facts, and what to say instead.
 * @type {ReadonlyMap<string, { summary: string, because: string, source: string }>}
 */
export const corrections = new Map();
