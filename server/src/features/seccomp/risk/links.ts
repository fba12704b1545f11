import type { Cve } from '../../../seccomp/knowledge/dangers.ts';
import { plain } from '../../hover/markdown.ts';

/** A CVE with its page, and how well it is known that it is about the call. */
export function cveLink({ id, evidence }: Cve): string {
  const link = `[${id}](https://nvd.nist.gov/vuln/detail/${id})`;
  return evidence === 'read' ? link : `${link} (public record)`;
}

/** A source, with its page where its name tells it: `moby/moby#46762`. */
export function referenceLink(name: string): string {
  const [, repository, number] = /^([\w-]+\/[\w.-]+)#(\d+)$/.exec(name) ?? [];
  return repository === undefined
    ? plain(name)
    : `[${plain(name)}](https://github.com/${repository}/issues/${number})`;
}
