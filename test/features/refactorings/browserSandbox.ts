import { refactoringsAt } from '../../../server/src/features/refactorings/refactoringsAt.ts';
import { convert } from '../../../server/src/seccomp/convert/convert.ts';
import { engineDefault } from '../../../server/src/seccomp/targets/defaultProfile.ts';
import { newestTarget } from '../../../server/src/seccomp/targets/forProfile.ts';
import { withEdits } from '../../support/textEdits.ts';
import { root, workbenchOf } from '../../support/workbench.ts';

/** Namespaces (kernel: include/uapi/linux/sched.h). */
export const namespaces = {
  mount: 0x0002_0000n,
  user: 0x1000_0000n,
  process: 0x2000_0000n,
  network: 0x4000_0000n,
  time: 0x80n,
  /** Of unshare, since Linux 7.1; for clone it is CLONE_PARENT_SETTID, which threads are made with. */
  emptyMounts: 0x0010_0000n,
};

/** The default profile of containerd as a file of plain OCI, before and after the browser's addition. */
export function withBrowserAddition(): { readonly before: string; readonly after: string } {
  const [host] = newestTarget('kubernetes-containerd').hosts;
  const usual = host && engineDefault('kubernetes-containerd', host.architecture);
  if (host === undefined || usual === undefined) throw new Error('the engine has no default');
  const converted = convert({ profile: usual.profile, text: undefined, path: 'default.json' }, 'oci', host);
  if ('error' in converted) throw new Error(converted.error);
  const before = converted.text;
  const offered = refactoringsAt(workbenchOf(new Map([['a.json', before]])), `${root}/a.json`, {
    start: 1,
    end: 1,
  });
  const addition = offered.find(({ title }) => title.includes('a browser’s sandbox'));
  return { before, after: withEdits(before, addition?.edits ?? []) };
}
