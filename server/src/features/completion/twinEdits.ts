import type { Moment } from '../../assembly/resolveOrigin.ts';
import { formEditOf } from '../../rules/edits/originEdit.ts';
import type { FormEdit, ReportedEdit } from '../../rules/finding.ts';
import { twinRule } from '../../rules/policies/twinRule.ts';
import { objectsById } from '../names/objectsById.ts';
import type { Twin } from './twin.ts';

/**
 * The edits that write a rule into the policy of the other side; undefined where that is gone, or its text has no place for
 * the rule.
 */
export function twinEdits(moment: Moment, twin: Twin): readonly ReportedEdit[] | undefined {
  for (const environment of moment.assembly.environments) {
    const policy = objectsById(environment).get(twin.policy);
    if (policy?.kind !== 'NetworkPolicy') continue;
    const fix = twinRule(policy, twin.direction, twin);
    const edits = fix?.edits.map((edit) => (isFormEdit(edit) ? formEditOf(moment, edit) : undefined)) ?? [];
    const written = edits.filter((edit) => edit !== undefined);
    return written.length > 0 && written.length === edits.length ? written : undefined;
  }
  return undefined;
}

function isFormEdit(edit: object): edit is FormEdit {
  return !('place' in edit) && !('reword' in edit);
}
