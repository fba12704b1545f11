import { definition } from './lowerCallers.ts';
import { kindsRead } from './recognise.ts';
import { mayHoldProfile } from './seccomp/scan.ts';

/**
 * A cheap look before parsing: whether a text may hold an object that we read.
 * Never wrong about a text that does; most files of a repository need no parsing after it.
 */
export function mayHoldObjects(text: string): boolean {
  return (text.includes('apiVersion') && (kinds.test(text) || isConverting(text))) || mayHoldProfile(text);
}

/**
 * The same for one YAML document or JSON value, told by its own `kind` where that stands at a line's start: definitions
 * of custom resources are long, and full of the words that objects have.
 */
export function mayBeObject(document: string): boolean {
  if (!mayHoldObjects(document)) return false;
  const lines = document.match(/(?<![^\n])kind:[^\n]*/g);
  return lines === null || lines.some((line) => kinds.test(line)) || isConverting(document);
}

/** Whether it may be a definition of custom resources that a webhook converts. */
function isConverting(text: string): boolean {
  return text.includes(definition) && /\bstrategy["']?:\s*["']?Webhook\b/.test(text);
}

const kinds = new RegExp(
  `\\b(?:${[...kindsRead].filter((kind) => kind !== definition).join('|')})(?:List)?\\b|\\bList\\b`,
);
