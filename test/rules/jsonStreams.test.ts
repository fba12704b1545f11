import { describe, expect, it } from 'vitest';
import { findingsOf, root, workbenchOf } from '../support/workbench.ts';

const policy = (name: string): string =>
  JSON.stringify({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name },
    spec: { podSelector: {} },
  });

/** Rule and the text in its range. A mark in JSON would be a comment, so that these are no `.case` files. */
function shown(text: string): readonly (readonly [rule: string, text: string])[] {
  return findingsOf(workbenchOf(new Map([['stream.json', text]]))).map(({ rule, range }) => [
    rule,
    text.slice(range.start, range.end),
  ]);
}

describe('JSON objects that follow one another', () => {
  it.each(['', '\n', '\n// the next one\n', '\n---\n'])('are all read, and judged, behind %j', (gap) => {
    const text = [policy('first'), policy('Bad_'), policy('Worse_')].join(gap);
    const { snapshot } = workbenchOf(new Map([['stream.json', text]]));
    const names = snapshot.open
      .get(`${root}/stream.json`)
      ?.documents.flatMap(({ manifests }) => manifests.map(({ name }) => name));
    expect(names).toEqual(['first', 'Bad_', 'Worse_']);
    expect(shown(text)).toEqual([
      ['api-server-refuses', '"Bad_"'],
      ['api-server-refuses', '"Worse_"'],
    ]);
  });

  it.each([
    [' foo', 'foo'],
    ['}', '}'],
    [',', ','],
    [' "x"', '"x"'],
    ['\n[1]\n', '['],
    ['\n// said\nfoo', 'foo'],
    [' /* open', ' /* open'.trim()],
  ])('are followed by %j, which is reported', (rubbish, range) => {
    expect(shown(policy('first') + rubbish)).toEqual([['syntax', range]]);
    expect(shown(`${policy('first')}\n${policy('last')}${rubbish}`)).toEqual([['syntax', range]]);
  });

  it.each(['\n', '\n// the end\n', ' /* the end */'])('may be followed by %j', (end) => {
    expect(shown(policy('first') + end)).toEqual([]);
  });

  it('are not reported on where they are not ours', () => {
    expect(shown('{"kind": "Other"} foo')).toEqual([]);
  });
});
