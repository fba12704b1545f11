import { syscallNamed } from '../../../seccomp/knowledge/syscallTable.ts';
import type { Offer } from '../../completion/offer.ts';
import { list, mapping, oneOf, scalar, stop, type Template } from '../../completion/template.ts';
import type { KeyLevel } from '../keys/documentation.ts';
import { hasKey } from './keyOffers.ts';
import { archMapTemplate, conditionTemplate, containerTemplate, ruleTemplate } from './keyTemplates.ts';
import { entryNamed } from './nodes.ts';
import type { ProfileDraft } from './profileDraft.ts';
import { reachOf } from './reach.ts';

/** Whole items of lists: a rule, a condition, an entry of `archMap`, a container. */
export function wholeItems(draft: ProfileDraft, level: KeyLevel): readonly Offer[] {
  const offers = offersOf(draft, level);
  return offers.map((offer, index) => ({ ...offer, rank: index / 100 }));
}

function offersOf(draft: ProfileDraft, level: KeyLevel): readonly Offer[] {
  switch (level) {
    case 'rule':
      return ruleOffers(draft);
    case 'argument':
      return conditionOffers(draft);
    case 'archMap':
      return [whole('architecture', 'A host with its sub-architectures', archMapTemplate, 'key')];
    case 'kubescapeContainer':
      return [whole('name', 'A container with its profile', containerTemplate(draft), 'key')];
    default:
      return [];
  }
}

function ruleOffers(draft: ProfileDraft): readonly Offer[] {
  const calls = list(stop(scalar('read')));
  const rule = (action: string, more: Readonly<Record<string, Template>> = {}): Template =>
    mapping({ names: calls, action: scalar(action), ...more });
  const { defaultAction } = draft;
  const offers: (Offer | undefined)[] = [whole('names', 'A rule', ruleTemplate(draft), 'key')];
  const add = (action: string, offer: Offer): void => {
    // A rule with the default action is passed over by the runtimes.
    if (action !== defaultAction) offers.push(offer);
  };
  add('SCMP_ACT_ALLOW', whole('allow calls', 'The calls run', rule('SCMP_ACT_ALLOW')));
  add('SCMP_ACT_ALLOW', whole('allow calls with a condition', conditionText, conditional(draft)));
  add(
    'SCMP_ACT_ERRNO',
    whole('deny calls', 'The calls fail with EPERM', rule('SCMP_ACT_ERRNO', { errnoRet: stop(scalar(1)) })),
  );
  offers.push(enosysOffer(draft));
  add(
    'SCMP_ACT_LOG',
    whole('log calls', 'The calls run and are written to the audit log', rule('SCMP_ACT_LOG')),
  );
  add(
    'SCMP_ACT_KILL_PROCESS',
    whole('kill on calls', 'A call ends the process', rule('SCMP_ACT_KILL_PROCESS')),
  );
  if (hasKey(draft, 'rule', 'includes')) {
    const includes = mapping({ caps: list(oneOf(['CAP_SYS_ADMIN', 'CAP_SYS_PTRACE', 'CAP_NET_ADMIN'])) });
    const text =
      'Docker and Podman take the rule for containers with the capability; all others take it always';
    add('SCMP_ACT_ALLOW', whole('allow calls with a capability', text, rule('SCMP_ACT_ALLOW', { includes })));
  }
  return offers.filter((offer) => offer !== undefined);
}

const conditionText =
  'The calls run where the lower 32 bits of an argument have one value; the mask leaves out the upper half, which the kernel does not read of such an argument';

/** `socket` with AF_UNIX, as it stands. */
function conditional(draft: ProfileDraft): Template {
  const names = list(stop(scalar(isReachable(draft, 'socket') ? 'socket' : 'read')));
  const args = list(
    mapping({
      index: stop(scalar(0)),
      value: scalar(4_294_967_295),
      valueTwo: stop(scalar(1)),
      op: scalar('SCMP_CMP_MASKED_EQ'),
    }),
  );
  return mapping({ names, action: scalar('SCMP_ACT_ALLOW'), args });
}

function enosysOffer(draft: ProfileDraft): Offer | undefined {
  if (!isReachable(draft, 'clone3')) return undefined;
  return whole(
    'ENOSYS for new calls',
    'Answers as a kernel does that lacks the calls, so that libraries fall back to older ones',
    mapping({ names: list(stop(scalar('clone3'))), action: scalar('SCMP_ACT_ERRNO'), errnoRet: scalar(38) }),
  );
}

function isReachable({ architectures }: ProfileDraft, name: string): boolean {
  const call = syscallNamed(name);
  return call !== undefined && reachOf([], architectures)(call);
}

/** crun drops what stands behind the sixth condition. */
const maximumConditions = 6;

function conditionOffers(draft: ProfileDraft): readonly Offer[] {
  const args = draft.rule === undefined ? undefined : entryNamed(draft.rule, 'args')?.value;
  // The one that is being written is among them.
  if (args?.kind === 'sequence' && args.items.length > maximumConditions) return [];
  const masked = mapping({
    index: stop(scalar(0)),
    value: stop(scalar(4_294_967_295)),
    valueTwo: stop(scalar(0)),
    op: scalar('SCMP_CMP_MASKED_EQ'),
  });
  return [
    whole('index', 'A condition on an argument', conditionTemplate(draft), 'key'),
    whole('some bits are', 'Compares the bits of a mask: of 32-bit arguments the lower half', masked),
  ];
}

function whole(
  label: string,
  documentation: string,
  value: Template,
  kind: Offer['kind'] = 'snippet',
): Offer {
  return { label, kind, documentation, rank: 0, content: { kind: 'item', value } };
}
