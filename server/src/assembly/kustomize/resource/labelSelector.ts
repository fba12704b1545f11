/** Whether labels fulfil a selector in text form, such as `app=web,tier in (front, back),!legacy`. */
export type LabelMatcher = (labels: ReadonlyMap<string, string>) => boolean;

const requirement =
  /^\s*(?:(!)\s*(\S+?)|(\S+?)\s*(==|=|!=)\s*([^\s,()]*)|(\S+?)\s+(in|notin)\s*\(([^()]*)\)|(\S+?)\s*([<>])\s*(-?\d+)|([^\s,()=!<>]+))\s*$/;

/**
 * Reads a label selector as k8s.io/apimachinery/pkg/labels does.
 * @returns undefined where it can't be read
 */
export function labelMatcher(selector: string): LabelMatcher | undefined {
  const matchers: LabelMatcher[] = [];
  for (const part of selector.split(/,(?![^()]*\))/)) {
    if (part.trim() === '' && selector.trim() === '') continue;
    const matcher = requirementMatcher(part);
    if (matcher === undefined) return undefined;
    matchers.push(matcher);
  }
  return (labels) => matchers.every((matches) => matches(labels));
}

function requirementMatcher(text: string): LabelMatcher | undefined {
  const match = requirement.exec(text);
  if (match === null) return undefined;
  const [, not, absent, equalKey, operator, value, setKey, set, values, orderKey, order, bound, present] =
    match;
  if (not !== undefined && absent !== undefined) return (labels) => !labels.has(absent);
  if (equalKey !== undefined) {
    return operator === '!='
      ? (labels) => labels.get(equalKey) !== value
      : (labels) => labels.get(equalKey) === value;
  }
  if (setKey !== undefined) {
    const allowed = (values ?? '').split(',').map((item) => item.trim());
    return set === 'in'
      ? (labels) => labels.has(setKey) && allowed.includes(labels.get(setKey) ?? '')
      : (labels) => !labels.has(setKey) || !allowed.includes(labels.get(setKey) ?? '');
  }
  if (orderKey !== undefined) {
    return (labels) => {
      const number = Number(labels.get(orderKey) ?? Number.NaN);
      return order === '<' ? number < Number(bound) : number > Number(bound);
    };
  }
  return present === undefined ? undefined : (labels) => labels.has(present);
}
