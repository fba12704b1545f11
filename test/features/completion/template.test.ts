import { describe, expect, it } from 'vitest';
import { withoutStops } from '../../../server/src/features/completion/snippet.ts';
import {
  blank,
  list,
  mapping,
  oneOf,
  open,
  renderEntry,
  renderValue,
  scalar,
  stop,
} from '../../../server/src/features/completion/template.ts';

const peer = mapping({ podSelector: mapping({ matchLabels: mapping({ app: stop(scalar('web')) }) }) });

describe('templates', () => {
  it.each([
    ['block', 'from:\n    - podSelector:\n        matchLabels:\n          app: web'],
    ['flow', 'from: [{podSelector: {matchLabels: {app: web}}}]'],
    ['json', '"from": [{"podSelector": {"matchLabels": {"app": "web"}}}]'],
  ] as const)('an entry in %s form', (form, text) => {
    expect(withoutStops(renderEntry('from', list(peer), form, 2))).toBe(text);
  });

  it('numbers the stops in the order of the text', () => {
    const two = mapping({ port: stop(scalar(80)), endPort: stop(scalar(90)) });
    expect(renderValue(two, 'block', 4)).toMatch(/^port: \$\{1:80\}\n {4}endPort: \$\{2:90\}$/);
  });

  it('leaves the cursor at a single blank', () => {
    expect(renderEntry('port', blank, 'block', 0)).toBe('port: $0');
    expect(renderEntry('matchLabels', open, 'block', 2)).toBe('matchLabels:\n    $0');
    expect(renderEntry('matchLabels', open, 'json', 2)).toBe('"matchLabels": {$0\\}');
  });

  it.each([
    [oneOf(['a', 'b']), 'a'],
    [oneOf(['a']), 'a'],
    [oneOf(['a,b', 'c|d']), '"a,b"'],
    [oneOf([]), ''],
    [scalar('$1}'), '"$1}"'],
    [stop(mapping({})), '{}'],
    [scalar('true'), '"true"'],
    [scalar(true), 'true'],
  ])('%j without snippets is %s', (template, text) => {
    expect(withoutStops(renderValue(template, 'block', 0))).toBe(text);
  });
});
