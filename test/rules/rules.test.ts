import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ReportedFinding, ReportedFix } from '../../server/src/rules/finding.ts';
import { allRules } from '../../server/src/rules/registry.ts';
import type { Workbench } from '../../server/src/rules/workbench.ts';
import { expectedFindings, filesOfCase, sourceOf } from '../support/marked.ts';
import { findingsOf, root, workbenchOf } from '../support/workbench.ts';

const cases = ['cases/', 'policies/'].flatMap((folder) =>
  readdirSync(new URL(folder, import.meta.url), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.case'))
    .map((name) => ({
      name: name.slice(0, -5),
      files: filesOfCase(readFileSync(new URL(`${folder}${name}`, import.meta.url), 'utf8')),
    })),
);

describe.each(cases)('$name', ({ files: marks }) => {
  const files = new Map([...marks].map(([name, text]) => [name, sourceOf(name, text)]));
  const workbench = workbenchOf(files);
  const findings = findingsOf(workbench);

  it('finds what is marked and nothing else', () => {
    const expected = [...marks].flatMap(([name, text]) => expectedFindings(name, text));
    const found = findings.map((finding) => marked(workbench, finding));
    expect(found.map(({ message: _, ...place }) => place).sort(byPlace)).toEqual(
      expected.map(({ text: _, ...place }) => place).sort(byPlace),
    );
    for (const { text, ...place } of expected) {
      const own = found.find(({ message: _, ...other }) => JSON.stringify(other) === JSON.stringify(place));
      expect(own?.message).toContain(text);
    }
  });

  const fixes = findings.flatMap((finding) =>
    finding.fixes.map((fix) => ({ title: fix.title, finding, fix })),
  );
  if (fixes.length === 0) return;
  it.each(fixes)('is mended by: $title', ({ finding, fix }) => {
    const mended = workbenchOf(apply(files, fix));
    const after = findingsOf(mended);
    const same = (other: ReportedFinding): boolean =>
      other.rule === finding.rule && other.message === finding.message;
    expect(after.filter(same).length).toBe(findings.filter(same).length - 1);
    const errors = (all: readonly ReportedFinding[]): number =>
      all.filter((other) => other.rule === 'syntax').length;
    expect(errors(after)).toBe(errors(findings) - (finding.rule === 'syntax' ? 1 : 0));
  });
});

it('has a case for every rule', () => {
  const covered = new Set(
    cases
      .flatMap(({ files }) => [...files].flatMap(([name, text]) => expectedFindings(name, text)))
      .map(({ rule }) => rule),
  );
  // A filter that is too long is thousands of conditions long.
  covered.add('seccomp-too-large');
  expect(allRules.map((rule) => rule.id).filter((id) => !covered.has(id))).toEqual([]);
});

interface Marked {
  readonly file: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly rule: string;
  readonly message: string;
}

function marked({ snapshot }: Workbench, finding: ReportedFinding): Marked {
  const lines = snapshot.open.get(finding.uri)?.lines;
  const start = lines?.positionAt(finding.range.start);
  const end = lines?.positionAt(finding.range.end);
  const file = finding.uri.slice(root.length + 1);
  return {
    file,
    line: start?.line ?? -1,
    start: start?.character ?? -1,
    end: end?.character ?? -1,
    rule: finding.rule,
    message: finding.message,
  };
}

function byPlace(left: object, right: object): number {
  return JSON.stringify(left) < JSON.stringify(right) ? -1 : 1;
}

function apply(files: ReadonlyMap<string, string>, fix: ReportedFix): ReadonlyMap<string, string> {
  const changed = new Map(files);
  for (const { uri, range, newText } of fix.edits.toSorted(
    (left, right) => right.range.start - left.range.start,
  )) {
    const name = uri.slice(root.length + 1);
    const text = changed.get(name) ?? '';
    changed.set(name, text.slice(0, range.start) + newText + text.slice(range.end));
  }
  return changed;
}
