import { actionNamed } from '../../../seccomp/knowledge/actions.ts';
import type { SyscallColumn } from '../../../seccomp/knowledge/columns.ts';
import { errnoAt } from '../../../seccomp/knowledge/errnos.ts';
import { fieldOf } from '../../../seccomp/profile/access.ts';
import type { RawObject } from '../../../seccomp/rawProfile.ts';
import type { Hint, HintPlace, ProfileHints } from '../../hints/hint.ts';
import { byText } from '../arguments/byText.ts';
import { profileColumns, ruleColumns } from '../written/ruleColumns.ts';
import { defaultActionOf, rulesOf, type WrittenAction } from '../written/rules.ts';
import { hintWords } from './hintText.ts';

/** The errors behind their numbers. */
export const errorHints: ProfileHints = {
  kind: 'errors',
  *hints(place) {
    const { model } = place;
    const { body } = model;
    if (body.kind !== 'object') return [];
    const hints = [...behind(place, body, 'defaultErrnoRet', defaultActionOf(model), profileColumns(model))];
    for (const { object, action } of rulesOf(model)) {
      if (fieldOf(object, 'errnoRet') === undefined) continue;
      hints.push(...behind(place, object, 'errnoRet', action, ruleColumns(model, object)));
      yield;
    }
    return hints;
  },
};

/** To a tracer the number is a message, to other actions it is nothing. */
function behind(
  { visible }: HintPlace,
  holder: RawObject,
  key: string,
  { name }: WrittenAction,
  columns: readonly SyscallColumn[],
): readonly Hint[] {
  const number = fieldOf(holder, key);
  const range = number && visible(number);
  if (range === undefined || number?.kind !== 'number' || actionNamed(name ?? '')?.name !== 'SCMP_ACT_ERRNO')
    return [];
  const errno = Number(number.value);
  const words =
    errno === 0
      ? { text: 'no error', tooltip: undefined }
      : hintWords(byText(columns.map((column) => ({ column, text: errnoAt(errno, column)?.name ?? '' }))));
  return words === undefined ? [] : [{ offset: range.end, ...words }];
}
