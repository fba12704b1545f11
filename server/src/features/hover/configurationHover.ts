import { allRules } from '../../rules/registry.ts';
import { configurationShapeAt } from '../keys/configuration.ts';
import type { Path } from '../keys/place.ts';
import { paragraphs } from './markdown.ts';
import { ruleText } from './suppressionHover.ts';

/** What a key of `.policy-lens.yaml` means; for the id of a rule, what the rule finds. */
export function configurationHover(path: Path): string | undefined {
  const last = path.at(-1);
  const rule = path[0] === 'rules' && path.length === 2 ? last : undefined;
  if (rule !== undefined) {
    const known = allRules.find(({ id }) => id === rule);
    return known && ruleText(known);
  }
  const key = configurationShapeAt(path)?.key;
  return key && paragraphs(key.documentation, key.required === true ? 'It is required.' : undefined);
}
