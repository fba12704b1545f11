import { nearest } from '../decode/nearest.ts';
import { goQuote } from '../goText.ts';
import type { Place } from '../located.ts';
import type { AdmissionMessage } from '../message.ts';
import { child, isUnknown, items, textEntries, textOf } from '../place.ts';
import { selectorOperators } from '../schema.ts';
import { labelKeyErrors, labelValueErrors } from './names.ts';
import { fieldError, type Surroundings, shownNamed } from './report.ts';

/** k8s.io/apimachinery/pkg/apis/meta/v1/validation: ValidateLabelSelector. */
export function selectorErrors(selector: Place, around: Surroundings): readonly AdmissionMessage[] {
  return [
    ...labelErrors(child(selector, 'matchLabels'), around),
    ...items(child(selector, 'matchExpressions')).flatMap((item) => requirementErrors(item, around)),
  ];
}

/** ValidateLabels. The server walks a map in any order; here it is that of the keys. */
export function labelErrors(labels: Place, around: Surroundings): readonly AdmissionMessage[] {
  return textEntries(labels).flatMap(({ key, text, place }) => {
    const range = place.entry?.key.range;
    const ofKey = labelKeyErrors(key, around.version).map((reason) => {
      const error = {
        code: 'label-key-invalid',
        type: 'Invalid value',
        shown: goQuote(key),
        reason,
      } as const;
      const message = fieldError(place, around, { ...error, detail: { value: key } });
      return range === undefined ? message : { ...message, range };
    });
    return [...ofKey, ...(text === undefined ? [] : labelValueMessages(place, text, around))];
  });
}

function labelValueMessages(place: Place, value: string, around: Surroundings): readonly AdmissionMessage[] {
  return labelValueErrors(value, around.version).map((reason) => {
    const shown = goQuote(value);
    return fieldError(place, around, {
      ...{ code: 'label-value-invalid', type: 'Invalid value', shown, reason },
      detail: { value },
    });
  });
}

/** ValidateLabelSelectorRequirement. */
function requirementErrors(requirement: Place, around: Surroundings): readonly AdmissionMessage[] {
  if (isUnknown(requirement)) return [];
  const key = child(requirement, 'key');
  const keyText = textOf(key);
  const ofKey =
    keyText === undefined
      ? []
      : labelKeyErrors(keyText, around.version).map((reason) => {
          const shown = goQuote(keyText);
          return fieldError(key, around, {
            ...{ code: 'label-key-invalid', type: 'Invalid value', shown, reason },
            detail: { value: keyText },
          });
        });
  const ofValues = items(child(requirement, 'values')).flatMap((item) => {
    const value = textOf(item);
    return value === undefined ? [] : labelValueMessages(item, value, around);
  });
  return [...operatorErrors(requirement, around), ...ofKey, ...ofValues];
}

function operatorErrors(requirement: Place, around: Surroundings): readonly AdmissionMessage[] {
  const operator = child(requirement, 'operator');
  const values = child(requirement, 'values');
  const name = textOf(operator);
  if (name === undefined) return [];
  const isEmpty = items(values).length === 0;
  switch (name) {
    case 'In':
    case 'NotIn': {
      if (!isEmpty || isUnknown(values)) return [];
      const reason = "must be specified when `operator` is 'In' or 'NotIn'";
      const place = values.entry === undefined ? { ...operator, path: values.path } : values;
      return [
        fieldError(place, around, {
          ...{ code: 'values-missing', type: 'Required value', reason },
          detail: { value: name },
        }),
      ];
    }
    case 'Exists':
    case 'DoesNotExist': {
      if (isEmpty) return [];
      const reason = "may not be specified when `operator` is 'Exists' or 'DoesNotExist'";
      return [
        fieldError(values, around, {
          ...{ code: 'values-forbidden', type: 'Forbidden', reason },
          detail: { value: name },
        }),
      ];
    }
    default: {
      const suggestion = meantOperator(name, isEmpty);
      return [
        fieldError(operator, around, {
          ...{ code: 'operator-invalid', type: 'Invalid value', shown: shownNamed(name, around) },
          reason: 'not a valid selector operator',
          detail: {
            value: name,
            allowed: selectorOperators,
            ...(suggestion === undefined ? {} : { suggestion }),
          },
        }),
      ];
    }
  }
}

const operatorsElsewhere: Readonly<Record<string, string>> = {
  '=': 'In',
  '==': 'In',
  equals: 'In',
  equal: 'In',
  eq: 'In',
  '!=': 'NotIn',
  notequals: 'NotIn',
  ne: 'NotIn',
  '!': 'DoesNotExist',
  notexists: 'DoesNotExist',
};

function meantOperator(name: string, withoutValues: boolean): string | undefined {
  if (name === '') return withoutValues ? 'Exists' : 'In';
  return nearest(name, selectorOperators) ?? operatorsElsewhere[name.toLowerCase().replace(/[\s_-]/g, '')];
}
