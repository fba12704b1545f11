import { enumerate } from '../../base/words.ts';
import { intersectPorts, isNoPort, type PortSet } from '../../network/ports.ts';
import type { Connection } from '../../network/reachability.ts';
import type { Phrase } from '../../protocol/preview.ts';
import { phrase } from '../preview/phrase.ts';
import { portTexts } from '../preview/portChips.ts';

/**
 * What the two sides make of it together.
 * @param asked the ports that are asked about; undefined: every port
 */
export function conclusionOf(
  item: Connection,
  asked: PortSet | undefined,
  fromName: string,
  toName: string,
): Phrase {
  if (item.samePod) return ['It is one pod, and a pod always reaches itself, whatever policies say.'];
  const text = wordsOf(item, asked, fromName, toName);
  return item.sameWorkload
    ? phrase(text, ' Both are one workload: this is about different pods of it. A pod always reaches itself.')
    : text;
}

function wordsOf(item: Connection, asked: PortSet | undefined, fromName: string, toName: string): Phrase {
  const within = (ports: PortSet): PortSet => (asked === undefined ? ports : intersectPorts(ports, asked));
  const surely = within(item.surely);
  if (!isNoPort(surely)) {
    const both =
      item.egress === undefined || item.ingress === undefined ? 'It is allowed' : 'Both sides allow it';
    return phrase({ strong: both }, ` on ${portsPhrase(surely)}.`);
  }
  if (!isNoPort(within(item.possibly))) {
    return phrase(
      { strong: 'It is not known' },
      ': it depends on what is not in these files, or can’t be read in them.',
    );
  }
  const leaves = item.egress === undefined || !isNoPort(within(item.egress.possibly));
  const enters = item.ingress === undefined || !isNoPort(within(item.ingress.possibly));
  if (leaves && enters)
    return phrase({ strong: 'Nothing gets through' }, ': the two sides allow different ports.');
  if (!leaves && !enters && item.egress !== undefined && item.ingress !== undefined)
    return phrase({ strong: 'Nothing gets through' }, ': neither side allows it.');
  if (!leaves) {
    const though = item.ingress === undefined ? '' : `, though ${toName} would let it in`;
    return phrase({ strong: `${fromName} may not leave` }, ` for ${toName}${though}.`);
  }
  const though = item.egress === undefined ? '' : `, though ${fromName} may leave for it`;
  return phrase({ strong: `${toName} does not let it in` }, `${though}.`);
}

function portsPhrase(ports: PortSet): string {
  const texts = portTexts(ports, []);
  const [first = ''] = texts;
  if (texts.length > 6) return `${texts.length} ranges of ports`;
  return first.startsWith('every') ? enumerate(texts) : `port ${enumerate(texts)}`;
}
