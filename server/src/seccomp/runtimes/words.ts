import type { ActionName } from '../libseccomp/action.ts';
import type { Operator } from '../libseccomp/condition.ts';

const actions: ReadonlyMap<string, ActionName> = new Map([
  ['SCMP_ACT_KILL', 'KILL_THREAD'],
  ['SCMP_ACT_KILL_THREAD', 'KILL_THREAD'],
  ['SCMP_ACT_KILL_PROCESS', 'KILL_PROCESS'],
  ['SCMP_ACT_TRAP', 'TRAP'],
  ['SCMP_ACT_ERRNO', 'ERRNO'],
  ['SCMP_ACT_NOTIFY', 'NOTIFY'],
  ['SCMP_ACT_TRACE', 'TRACE'],
  ['SCMP_ACT_LOG', 'LOG'],
  ['SCMP_ACT_ALLOW', 'ALLOW'],
]);

const operators: readonly Operator[] = ['NE', 'LT', 'LE', 'EQ', 'GE', 'GT', 'MASKED_EQ'];

/** The words for actions, in the order in which youki lists them. */
export const actionWords: readonly string[] = [...actions.keys()];

/** The words for operators, in the order of runtime-spec. */
export const operatorWords: readonly string[] = operators.map((name) => `SCMP_CMP_${name}`);

/** The action of a profile's word; no runtime takes another spelling. */
export function actionOf(word: string): ActionName | undefined {
  return actions.get(word);
}

/** The operator of a profile's word. */
export function operatorOf(word: string): Operator | undefined {
  return operators.find((name) => word === `SCMP_CMP_${name}`);
}
