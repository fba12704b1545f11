import { shiftRange } from '../../base/range.ts';
import { groupOf } from '../../manifests/recognise.ts';
import type { World } from '../../network/world.ts';
import type { Workbench } from '../../rules/workbench.ts';
import { parseJsonDocument } from '../../syntax/json/parseJsonDocument.ts';
import type { SyntaxDocument } from '../../syntax/tree.ts';
import { parseListItem } from '../../syntax/yaml/parseListItem.ts';
import { parseYamlDocument } from '../../syntax/yaml/parseYamlDocument.ts';
import { isConfigurationFile } from '../../workspace/configurationFile.ts';
import { fileOf } from '../../workspace/snapshot.ts';
import { commentCompletions } from './commentCompletions.ts';
import type { Completion } from './completion.ts';
import { configurationOffers } from './configurationOffers.ts';
import { type Excerpt, excerptOf } from './excerpt.ts';
import type { Offer } from './offer.ts';
import { nodeAt, type Parse, type Place, placesOf } from './place.ts';
import { policyOffers } from './policyOffers.ts';
import { policyOffer } from './ruleOffers.ts';
import { toCompletion } from './toCompletion.ts';
import { cursorWord, tokenAt } from './token.ts';
import { apiVersionOffers, plain } from './valueOffers.ts';

/** What may be written at an offset of an open file; nothing in texts that are not ours. */
export function completeAt(workbench: Workbench, uri: string, offset: number): readonly Completion[] {
  const file = fileOf(workbench.snapshot, uri);
  if (file?.source === undefined) return [];
  const { text, syntax } = file.source;
  const inComment = commentCompletions(text, offset);
  if (inComment !== undefined) return inComment;
  const slice = syntax.slices.findLast(({ start }) => start <= offset) ?? syntax.slices[0];
  if (slice === undefined) return [];
  const { document, start, role } = slice;
  if (offset - start > document.text.length || !mayBeOurs(document, isConfigurationFile(uri))) return [];
  const excerpt = syntax.language === 'json' ? whole(document) : excerptOf(document, offset - start);
  const token = tokenAt(excerpt.text, offset - start - excerpt.shift, syntax.language);
  if (token === undefined) return [];
  const parse: Parse =
    syntax.language === 'json' ? parseJsonDocument : role === 'listItem' ? parseListItem : parseYamlDocument;
  const range = shiftRange(token.range, start + excerpt.shift);
  const worlds = workbench.assembly.environmentsOf(uri).map((environment) => environment.world);
  const problems =
    excerpt.text === document.text ? document.problems.length : parse(token.without).problems.length;
  return placesOf(token, parse, problems).flatMap((place) => {
    const offers = isConfigurationFile(uri)
      ? configurationOffers(
          place,
          workbench.assembly.environments.map(({ world }) => world),
        )
      : offersIn(place, worlds[0]);
    return offers.flatMap((offer) => toCompletion(offer, place, range) ?? []);
  });
}

function whole({ text }: SyntaxDocument): Excerpt {
  return { text, shift: 0 };
}

/** A cheap look: whether the document may be a policy, or is so short that it may become one. */
function mayBeOurs({ text }: SyntaxDocument, isConfiguration: boolean): boolean {
  return (
    isConfiguration ||
    text.includes('NetworkPolicy') ||
    text.includes('networking.k8s.io') ||
    /^\s*(?:---\s*)?(?:#.*\s*)*(?:[\w-]*|(?:apiVersion|kind):.*)\s*$/.test(text)
  );
}

function offersIn(place: Place, world: World | undefined): readonly Offer[] {
  const text = (key: string): string | undefined => {
    const node = nodeAt(place.object, [key]);
    return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
  };
  const kind = text('kind');
  const group = groupOf(text('apiVersion') ?? 'networking.k8s.io/v1');
  const isAtRoot = place.path.length <= 1;
  if (kind === 'NetworkPolicy' && group === 'networking.k8s.io') return policyOffers(place, world);
  if (!isAtRoot) return [];
  return beginnings(place, kind, text('apiVersion'));
}

/** In a document that is not yet known to be a policy: only what its typed beginning asks for. */
function beginnings(
  { position, path, token, object }: Place,
  kind: string | undefined,
  apiVersion: string | undefined,
): readonly Offer[] {
  const [key] = path;
  const ours = 'networking.k8s.io/v1';
  if (position === 'value' && key === 'kind' && (apiVersion === undefined || apiVersion === ours)) {
    return token.typed.startsWith('N') || apiVersion === ours ? [plain('NetworkPolicy', 'value')] : [];
  }
  if (position === 'value' && key === 'apiVersion' && kind === 'NetworkPolicy') {
    return apiVersionOffers(token.word);
  }
  if (position === 'key' && path.length === 0 && apiVersion === ours && kind === undefined) {
    return [{ label: 'kind', kind: 'key', rank: 0, content: entryOf('kind', 'NetworkPolicy') }];
  }
  const isAlone = object.entries.length === 1 && object.entries[0]?.key.value === cursorWord;
  const isAsked = token.typed.length >= 4 && 'netpol'.startsWith(token.typed);
  return position === 'key' && isAlone && isAsked && token.form === 'block' ? [policyOffer] : [];
}

function entryOf(key: string, value: string): Offer['content'] {
  return { kind: 'entry', key, value: { kind: 'scalar', value } };
}
