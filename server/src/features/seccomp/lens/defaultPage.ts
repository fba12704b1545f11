import { nameOf } from '../../../base/uri.ts';
import { count } from '../../../base/words.ts';
import type { Workbench } from '../../../rules/workbench.ts';
import type { Difference } from '../../../seccomp/compare/compare.ts';
import { syscallNamed } from '../../../seccomp/knowledge/syscallTable.ts';
import type { RawProfile } from '../../../seccomp/rawProfile.ts';
import { bullets, code, paragraphs, plain } from '../../hover/markdown.ts';
import type { ChangesPage } from '../../lens/changesPage.ts';
import { againstDefault } from './againstDefault.ts';
import { onFirstHost } from './onTarget.ts';

/** The calls that a profile allows and its engine's default profile does not, and the other way round; in steps. */
export function* defaultPage(
  workbench: Workbench,
  uri: string,
  profile: RawProfile,
): Generator<void, ChangesPage | undefined> {
  const host = onFirstHost(workbench, uri, profile);
  const against = host && (yield* againstDefault(host));
  if (host === undefined || against === undefined) return undefined;
  const name = profile.name ?? nameOf(uri);
  const { name: other, gained, lost, changed } = against;
  return {
    title: `${name} against the default of ${other}`,
    markdown: `${paragraphs(
      `# ${plain(name)} against the default profile of ${plain(other)}`,
      ...section('Allowed here, not by default', gained),
      ...section('Allowed by default, not here', lost),
      ...section('Denied by both, in another way', changed),
      gained.length + lost.length + changed.length === 0 ? 'Both do the same with every call.' : undefined,
      `Compared is what both do on ${plain(host.named.name)} (${plain(host.target.architecture)}), with the capabilities of ` +
        'that target.',
    )}\n`,
  };
}

function section(title: string, found: readonly Difference[]): readonly string[] {
  if (found.length === 0) return [];
  const lines = found.map(({ syscall, always }) => {
    const summary = syscallNamed(syscall)?.summary;
    const words = [always ? '' : 'for some arguments', summary ?? ''].filter((text) => text !== '');
    return `${code(syscall)}${words.length === 0 ? '' : `: ${plain(words.join('; '))}`}`;
  });
  return [`## ${title}: ${count(found.length, 'call')}`, bullets(lines)];
}
