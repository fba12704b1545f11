import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { checkFiles } from '../../../server/src/cli/check/checkFiles.ts';
import { profileRules } from '../../../server/src/rules/registry.ts';
import { presetIds } from '../../../server/src/seccomp/targets/presets.ts';
import { describeShared } from '../../support/shared.ts';
import { judgements } from './judgedTargets.ts';

const onTargets = new Set(
  profileRules
    .filter(({ checkOnHost, checkOnHostInSteps }) => checkOnHost ?? checkOnHostInSteps)
    .map(({ id }) => id),
);
const targets = ['auto', ...presetIds];

/** `docker-* podman-5.4`: the targets by name, engines that all agree by a star. */
function inWords(found: ReadonlySet<string>): string {
  const engines = ['docker', 'podman', 'kubernetes-containerd', 'kubernetes-cri-o'];
  const whole = engines.filter((engine) =>
    targets.filter((target) => target.startsWith(`${engine}-`)).every((target) => found.has(target)),
  );
  const single = [...found].filter((target) => !whole.some((engine) => target.startsWith(`${engine}-`)));
  return [...whole.map((engine) => `${engine}-*`), ...single].join(' ');
}

describeShared('what real profiles do on every target', 'cases/seccomp/profiles', (folder) => {
  const names = existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(?:json|ya?ml)$/.test(name) && name !== 'index.json')
        .sort()
    : [];

  /** What is said of the rules on targets, each text once. */
  const told = new Map<string, { readonly rule: string; readonly message: string }>();

  /** Rule, severity and line of each finding, with the targets that have it. */
  function table(name: string): readonly string[] {
    const text = readFileSync(`${folder}/${name}`, 'utf8');
    const rows = new Map<string, Set<string>>();
    for (const target of targets) {
      const files = new Map([[`file:///w/${encodeURI(name)}`, text]]);
      if (target !== 'auto') {
        files.set(
          'file:///w/.policy-lens.yaml',
          `environments: [{ name: w, runtimes: [{ preset: ${target} }] }]`,
        );
      }
      for (const { rule, severity, range, message } of checkFiles(files)) {
        if (!onTargets.has(rule)) continue;
        told.set(`${rule} ${message}`, { rule, message });
        const row = `${String(text.slice(0, range.start).split('\n').length).padStart(5)} ${severity.padEnd(7)} ${rule.padEnd(27)}`;
        rows.set(row, (rows.get(row) ?? new Set()).add(target));
      }
    }
    return [...rows].map(([row, found]) => `${row} ${inWords(found)}`).sort();
  }

  // Each row was looked at and is true. `npx vitest run --update` writes the golden file anew: read the difference.
  it('is found, and nothing else', { timeout: 300_000 }, async () => {
    const tables = names.map((name) => [name, ...table(name)].join('\n'));
    await expect(`${tables.join('\n\n')}\n`).toMatchFileSnapshot('golden/realTargets.txt');
  });

  it('is true, each finding for one reason', () => {
    const reasonsOf = ({ rule, message }: { rule: string; message: string }) =>
      judgements.filter((one) => one.rule === rule && one.message.test(message));
    const all = [...told.values()];
    expect(all.filter((finding) => reasonsOf(finding).length !== 1)).toEqual([]);
    const given = new Set(all.flatMap(reasonsOf));
    expect(judgements.filter((one) => !given.has(one)).map(({ because }) => because)).toEqual([]);
  });
});
