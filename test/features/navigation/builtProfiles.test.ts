import { describe, expect, it } from 'vitest';
import { environmentFor } from '../../../server/src/assembly/inUse.ts';
import { resolveOrigin } from '../../../server/src/assembly/resolveOrigin.ts';
import { effectiveProfiles, mergedProfile } from '../../../server/src/assembly/seccomp/effectiveProfile.ts';
import { finish } from '../../../server/src/base/steps.ts';
import { profileLinks } from '../../../server/src/features/links/profileLinks.ts';
import { profileUses } from '../../../server/src/features/navigation/profileUses.ts';
import { objectNameAt, renamedObject } from '../../../server/src/features/rename/operatorObject.ts';
import { profileAt } from '../../../server/src/features/seccomp/lens/profileAt.ts';
import { root, workbenchOf } from '../../support/workbench.ts';

/** The operator's objects in a kustomization that gives them other names. */

const profile = (name: string, base = ''): string =>
  `apiVersion: security-profiles-operator.x-k8s.io/v1\nkind: SeccompProfile\nmetadata:\n  name: ${name}\nspec:\n  defaultAction: SCMP_ACT_ERRNO\n${base === '' ? '' : `  baseProfileName: ${base}\n`}`;

const files: Readonly<Record<string, string>> = {
  'over/kustomization.yaml': 'namePrefix: dev-\nnamespace: dev\nresources: [../base]\n',
  'base/kustomization.yaml': 'resources: [profiles.yaml, pod.yaml]\n',
  'base/profiles.yaml': `${profile('runtime')}---\n${profile('web', 'dev-runtime')}---\n${profile('lost', 'runtime')}`,
  'base/pod.yaml': `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: one
      securityContext: { seccompProfile: { type: Localhost, localhostProfile: operator/dev-web.json } }
    - name: two
      securityContext: { seccompProfile: { type: Localhost, localhostProfile: operator/dev/dev-web.json } }
    - name: three
      securityContext: { seccompProfile: { type: Localhost, localhostProfile: operator/web.json } }
`,
};

const workbench = workbenchOf(new Map(Object.entries(files)));
const profiles = `${root}/base/profiles.yaml`;
const written = files['base/profiles.yaml'] ?? '';

describe('profiles in a kustomization', () => {
  it('are joined with pods by the names that are built', () => {
    const environment = environmentFor(workbench, `${root}/base/pod.yaml`);
    const pod = environment?.objects.find((object) => object.kind === 'Workload');
    if (environment === undefined || pod?.kind !== 'Workload') throw new Error('there is no pod');
    const found = effectiveProfiles(workbench, environment, pod).map(({ effective }) => {
      if (effective.kind !== 'localhost' || effective.file.kind !== 'profile') return 'unknown';
      const { uri, line, profile: joined } = effective.file.place;
      return `${uri.slice(root.length + 1)}:${line + 1} ${joined.namespace}/${joined.name}`;
    });
    expect(found).toEqual([
      'base/profiles.yaml:8 dev/dev-web',
      'base/profiles.yaml:8 dev/dev-web',
      'unknown',
    ]);
  });

  it('are linked from there and from what they are the base of', () => {
    const links = (name: string) =>
      profileLinks(workbench, `${root}/${name}`).map(
        ({ range, target }) => `${files[name]?.slice(range.start, range.end)} -> ${target.line + 1}`,
      );
    expect(links('base/pod.yaml')).toEqual(['operator/dev-web.json -> 8', 'operator/dev/dev-web.json -> 8']);
    expect(links('base/profiles.yaml')).toEqual(['dev-runtime -> 1']);
  });

  it('have the base that a patch gives them', () => {
    const patched = new Map(Object.entries(files));
    patched.set(
      'over/kustomization.yaml',
      `${files['over/kustomization.yaml']}patches: [{ path: patch.yaml }]\n`,
    );
    patched.set(
      'over/patch.yaml',
      profile('lost', 'dev-runtime').replace('  defaultAction: SCMP_ACT_ERRNO\n', ''),
    );
    const merged = [workbench, workbenchOf(patched)].map((moment) => {
      const lost = profileAt(moment, profiles, written.indexOf('name: lost'));
      return lost && mergedProfile(moment, environmentFor(moment, profiles), lost).kind;
    });
    expect(merged).toEqual(['partly', 'whole']);
  });

  it('know what uses them', () => {
    const environment = environmentFor(workbench, profiles);
    const uses = (offset: number) => {
      const asked = profileAt(workbench, profiles, offset);
      if (asked === undefined || environment === undefined) return ['nothing to ask'];
      return finish(profileUses(workbench, environment, asked)).flatMap((origin) =>
        resolveOrigin(workbench, origin).map(
          ({ uri, value }) => `${uri.slice(root.length + 1)}:${value.start.line + 1}`,
        ),
      );
    };
    expect(uses(0)).toEqual(['base/profiles.yaml:14']);
    expect(uses(written.indexOf('---') + 10)).toEqual(['base/pod.yaml:7', 'base/pod.yaml:9']);
  });

  it('are renamed with what the build puts around the name', () => {
    const texts = (word: string): readonly string[] => {
      const object = objectNameAt(workbench, profiles, written.indexOf(`name: ${word}`) + 7);
      return object === undefined
        ? []
        : finish(renamedObject(workbench, object, 'shop')).map(
            ({ uri, range, newText }) => `${uri.slice(root.length + 1)}:${range.start.line + 1} ${newText}`,
          );
    };
    expect(texts('runtime')).toEqual(['base/profiles.yaml:4 shop', 'base/profiles.yaml:14 dev-shop']);
    expect(texts('web')).toEqual([
      'base/profiles.yaml:11 shop',
      'base/pod.yaml:7 operator/dev-shop.json',
      'base/pod.yaml:9 operator/dev/dev-shop.json',
    ]);
  });
});
