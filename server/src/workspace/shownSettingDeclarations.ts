import type { SettingDeclaration } from './settingDeclaration.ts';
import { defaultShownSettings, type HintKind, hintKinds, type LensKind, lensKinds } from './shown.ts';

const hints: Readonly<Record<HintKind, string>> = {
  peers: 'Says behind each entry of `from` and `to` of a policy how many pods it names: `→ 3 pods`.',
  anyone: 'Says behind a rule of a policy that names nobody that it means everyone: `= any source`.',
  addresses:
    'Says behind each address range of a policy how many addresses it holds, without those that are taken out.',
  ports: 'Says behind each named port of a policy which numbers it stands for on the pods: `= 8080`.',
  constants:
    'Names the constants behind the numbers with which a seccomp profile compares arguments: `AF_VSOCK` behind `40`.',
  errors: 'Names the errors behind the numbers of `errnoRet` and `defaultErrnoRet`: `EPERM` behind `1`.',
  architectures:
    'Says behind each architecture of a seccomp profile what others call it, how wide it is, and which programs of the same ' +
    'processors the profile leaves out.',
};

const lenses: Readonly<Record<LensKind, string>> = {
  connections:
    'Says above policies and workloads who can reach them, and which connections were lost and gained.',
  profiles:
    'Says above a seccomp profile how many calls it allows on its target, and how it differs from the default profile.',
  containers: 'Says above a container which seccomp profile it runs under, and where that comes from.',
};

/** What is shown between the lines. `editor.inlayHints.enabled` and `editor.codeLens` switch all of it. */
export const shownSettingDeclarations: readonly SettingDeclaration[] = [
  ...hintKinds.map((kind): SettingDeclaration => {
    return switchOf(`hints.${kind}`, defaultShownSettings.hints[kind], hints[kind]);
  }),
  ...lensKinds.map((kind): SettingDeclaration => {
    return switchOf(`lenses.${kind}`, defaultShownSettings.lenses[kind], lenses[kind]);
  }),
  switchOf(
    'hover.enabled',
    defaultShownSettings.hover.enabled,
    'Says under the pointer what a policy, a selector, a port, a range of addresses, or a part of a seccomp profile means.',
  ),
];

function switchOf(key: string, byDefault: boolean, description: string): SettingDeclaration {
  return { key, default: byDefault, values: { kind: 'switch' }, description };
}
