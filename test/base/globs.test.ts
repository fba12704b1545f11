import { describe, expect, it } from 'vitest';
import { globMatcher } from '../../server/src/base/globs.ts';

describe('globs', () => {
  it.each([
    ['**/*.yaml', 'a/b.yaml', true],
    ['**/*.yaml', 'a.yaml', true],
    ['*.yaml', 'a/b.yaml', false],
    ['production/**', 'production/.hidden/a.yaml', true],
    ['{a,b}/*', 'b/c', true],
    ['a[0-9].yaml', 'a1.yaml', true],
    ['./a.yaml', 'a.yaml', true],
    // Only in shells do these mean more than themselves.
    ['!a.yaml', 'b.yaml', false],
    ['!a.yaml', '!a.yaml', true],
    ['a(1).yaml', 'a(1).yaml', true],
    ['a(1).yaml', 'a1.yaml', false],
    ['!(a).yaml', 'b.yaml', false],
    ['@(a|b).yaml', 'a.yaml', false],
  ])('%s and %s: %s', (pattern, path, matches) => {
    expect(globMatcher([pattern])(path)).toBe(matches);
  });

  it.each(['', '[', '{a', '(', '\\', '**/', '[[:bad:]]', '{'.repeat(500), 'a'.repeat(100_000)])(
    'that are not finished, or absurd, do no harm (%#)',
    (pattern) => {
      expect(globMatcher([pattern, 'a.yaml'])('a.yaml')).toBe(true);
      expect(globMatcher([pattern])('other.yaml')).toBe(false);
    },
  );
});
