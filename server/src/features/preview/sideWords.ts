import type { Origin } from '../../base/origin.ts';
import { enumerate } from '../../base/words.ts';
import { isolationDoubts, type SideDoubt } from '../../network/doubts.ts';
import type { Endpoint, NamespaceFacts } from '../../network/endpoints.ts';
import { isNoPort } from '../../network/ports.ts';
import { selectNamespaces } from '../../network/selected.ts';
import { type Lack, nearestRule, type Shortfall } from '../../network/shortfall.ts';
import type { SideVerdict } from '../../network/sideVerdict.ts';
import type { World } from '../../network/world.ts';
import type { Phrase } from '../../protocol/preview.ts';
import { decidingGrants, isSure } from './decidingGrants.ts';
import { DrawnThings } from './drawnThings.ts';
import type { EnvironmentView } from './environmentView.ts';
import { grantOrigin, type Link, linkList, type Places, policyOrigins } from './links.ts';
import { phrase } from './phrase.ts';
import { portTexts } from './portChips.ts';
import { requirementWords } from './selectorWords.ts';

interface Words {
  readonly freely: string;
  readonly wouldFreely: string;
  readonly by: string;
  readonly maybeBy: string;
  readonly wouldBy: string;
  readonly denied: string;
  readonly unknown: string;
}

const words: Readonly<Record<SideVerdict['direction'], Words>> = {
  egress: {
    freely: 'leaves freely',
    wouldFreely: 'would leave freely',
    by: 'leaves by ',
    maybeBy: 'may be allowed to leave by ',
    wouldBy: 'would leave by ',
    denied: 'may not leave',
    unknown: 'whether it may leave is not known here',
  },
  ingress: {
    freely: 'let in freely',
    wouldFreely: 'would be let in freely',
    by: 'let in by ',
    maybeBy: 'may be let in by ',
    wouldBy: 'would be let in by ',
    denied: 'not let in',
    unknown: 'whether it is let in is not known here',
  },
};

export interface SideContext extends Pick<EnvironmentView, 'world' | 'refusals'>, Places {
  /** Whose side it is. */
  readonly pods: Endpoint;
  readonly other: Endpoint;
  readonly otherName: string;
  /** The other side does not let it through, so that what this side says is moot. */
  readonly moot: boolean;
}

/** What sides that allow say, of many rows alike, and what sides that deny say of one; an edit leaves most of it alone. */
const allowingWords = {
  moot: new DrawnThings<SideVerdict, Phrase>(),
  decisive: new DrawnThings<SideVerdict, Phrase>(),
} as const;
const denyingWords = new DrawnThings<SideVerdict, Phrase>();

/** What one side decides, and where. */
export function sideWords(side: SideVerdict, context: SideContext): Phrase {
  const text = words[side.direction];
  const { moot, other, otherName } = context;
  if (side.isolated === 'no') return [moot ? text.wouldFreely : text.freely];
  const deciding = decidingGrants(side);
  if (deciding.length > 0) {
    const refused = deciding.every(({ policy }) => context.refusals.isRefused(policy));
    return allowingWords[moot ? 'moot' : 'decisive'].of(side, [refused], context, ({ link }) => {
      const by = moot ? text.wouldBy : deciding.every(isSure) ? text.by : text.maybeBy;
      return phrase(
        by,
        linkList(deciding.map(grantOrigin), link),
        refused ? ', which the API server refuses as it is written' : '',
        hostNetworkWords(side),
      );
    });
  }
  if (!isNoPort(side.possibly)) return phrase(unknownWords(side, context), hostNetworkWords(side));
  const shortfall = almostAllowing(context.world, side, other);
  return denyingWords.of(side, [shortfall, otherName], context, ({ link }) =>
    deniedWords(side, shortfall, otherName, link),
  );
}

export const doubtReasons: Readonly<Record<SideDoubt, string>> = {
  rivals: 'which of several policies of one name the cluster has',
  'other-labels': 'what other labels such pods have',
  label: 'labels whose values these files don’t tell',
  'namespace-labels': 'labels of a namespace that these files don’t declare',
  'port-name': 'a port’s name that a pod has twice',
  unreadable: 'labels that can’t be read',
};

function unknownWords(side: SideVerdict, { world, pods, link }: SideContext): Phrase {
  const text = words[side.direction];
  const { name } = side.pods.namespace;
  if (name === undefined) {
    const why = mayBeKnown(world, side.pods.namespace)
      ? 'it depends on its namespace'
      : 'its namespace is not in these files';
    return [`${text.unknown}: ${why}`];
  }
  if (!side.notes.includes('policies-incomplete')) {
    const [doubt] = isolationDoubts(world, side, pods);
    return side.isolated === 'possibly' && doubt !== undefined
      ? phrase(
          `${text.unknown}: it depends on ${doubtReasons[doubt]}, in `,
          linkList(policyOrigins(side), link),
        )
      : [text.unknown];
  }
  if (side.policies.length === 0)
    return [`${text.unknown}: the policies of ${name} are not all in these files`];
  return phrase({ strong: text.denied }, ' by ', linkList(policyOrigins(side), link), mayBeAdded(side));
}

/** Whether a namespace that only a selector tells may be one of the files'. */
export function mayBeKnown(world: World, { labels }: NamespaceFacts): boolean {
  return labels.kind === 'selected' && selectNamespaces(world, labels.by).items.length > 0;
}

/** A denial is never sure where policies may be missing, for each of them can only add to what is allowed. */
export function mayBeAdded({ notes, pods }: SideVerdict): string {
  if (!notes.includes('policies-incomplete')) return '';
  return `; another policy of ${pods.namespace.name ?? 'its namespace'}, not in these files, may allow it`;
}

function hostNetworkWords(side: SideVerdict): string {
  if (side.notes.includes('host-network') || side.notes.includes('peer-host-network')) {
    return '; what policies do to pods in the network of their node depends on the plugin';
  }
  return '';
}

function deniedWords(
  side: SideVerdict,
  nearest: Shortfall | undefined,
  otherName: string,
  link: Link,
): Phrase {
  const denied = { strong: words[side.direction].denied };
  const [lack] = nearest?.lacks ?? [];
  if (nearest !== undefined && lack !== undefined) {
    const origin = nearest.peer?.origin ?? nearest.rule.origin;
    return phrase(denied, ': ', linkList([origin], link), ' ', lackWords(lack, otherName));
  }
  const policies = linkList(policyOrigins(side), link);
  return phrase(denied, ': no rule of ', policies.length === 0 ? 'these policies' : policies, ' allows it');
}

/** The rule that falls short by one thing. Of addresses that no rule names none does: the policies as a whole deny them. */
function almostAllowing(world: World, side: SideVerdict, other: Endpoint): Shortfall | undefined {
  const known = almost.get(side);
  if (known?.other === other) return known.shortfall;
  const nearest = nearestRule(world, side, other);
  const [lack, ...more] = nearest?.lacks ?? [];
  const shortfall = lack === undefined || lack.kind === 'block' || more.length > 0 ? undefined : nearest;
  almost.set(side, { other, shortfall });
  return shortfall;
}

/** What a row is asked for twice, once for its words and once for where it leads, and again after an edit: of one side and the same pods it stays. */
const almost = new WeakMap<
  SideVerdict,
  { readonly other: Endpoint; readonly shortfall: Shortfall | undefined }
>();

/** `wants tier=worker, cron has tier=batch` */
export function lackWords(lack: Lack, otherName: string): string {
  switch (lack.kind) {
    case 'pod-label':
      return `wants pods ${requirementWords(lack.requirement)}, ${otherName} has ${labelWords(lack)}`;
    case 'namespace-label':
      return `wants a namespace ${requirementWords(lack.requirement)}, that of ${otherName} has ${labelWords(lack)}`;
    case 'namespace':
      return `is about pods in namespace ${lack.wanted} only`;
    case 'except':
      return `takes out ${lack.except.text}`;
    case 'block':
      return `names the addresses of ${lack.cidr}`;
    case 'port-name':
      return `is for the port named ${lack.port.numbers.kind === 'named' ? enumerate([lack.port.numbers.name]) : ''}, which the destination does not have`;
    case 'ports':
      return `lists ${enumerate(portTexts(lack.listed, []), 'and')} only`;
  }
}

function labelWords({ requirement, value }: Extract<Lack, { readonly value: unknown }>): string {
  return value === undefined ? `no label ${requirement.key}` : `${requirement.key}=${value}`;
}

/** Where Enter leads: the line that lets through, the rule that falls short by one thing, or the limiting policy. */
export function decidingOrigin(side: SideVerdict, world: World, other: Endpoint): Origin | undefined {
  const [grant] = decidingGrants(side);
  if (grant !== undefined) return grantOrigin(grant);
  if (side.policies.length === 0) return undefined;
  const nearest = almostAllowing(world, side, other);
  if (nearest !== undefined) return nearest.peer?.origin ?? nearest.rule.origin;
  return side.policies[0]?.policy.origin;
}
