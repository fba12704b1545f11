import { environmentFor } from '../../assembly/inUse.ts';
import { objectsBelow } from '../../assembly/kustomize/objectsBelow.ts';
import { resolveOrigin } from '../../assembly/resolveOrigin.ts';
import { nodePaths } from '../../assembly/seccomp/nodePaths.ts';
import { shiftRange } from '../../base/range.ts';
import { folderOf, nameOf, pathBelow } from '../../base/uri.ts';
import { groupOf } from '../../manifests/recognise.ts';
import { mayHoldProfile } from '../../manifests/seccomp/scan.ts';
import type { World } from '../../network/world.ts';
import type { Workbench } from '../../rules/workbench.ts';
import type { RawProfile } from '../../seccomp/rawProfile.ts';
import { parseJsonDocument } from '../../syntax/json/parseJsonDocument.ts';
import type { SyntaxDocument } from '../../syntax/tree.ts';
import { parseListItem } from '../../syntax/yaml/parseListItem.ts';
import { parseYamlDocument } from '../../syntax/yaml/parseYamlDocument.ts';
import { isConfigurationFile } from '../../workspace/configurationFile.ts';
import type { WorkspaceFile } from '../../workspace/file.ts';
import { isKustomizationFile } from '../../workspace/kustomizationFile.ts';
import { fileOf, folderHolding } from '../../workspace/snapshot.ts';
import { nameablePaths } from '../links/kustomizationPaths.ts';
import { profileDraft } from '../seccomp/completion/profileDraft.ts';
import { profileOffers } from '../seccomp/completion/profileOffers.ts';
import { beginnings } from './beginnings.ts';
import { commentCompletions } from './commentCompletions.ts';
import type { Completion } from './completion.ts';
import { configurationOffers, type Nameable } from './configurationOffers.ts';
import { type ConfigurationPaths, configurationPaths } from './configurationPaths.ts';
import { didYouMean } from './didYouMean.ts';
import { excerptOf } from './excerpt.ts';
import type { FileOf } from './fileWords.ts';
import { kustomizationOffers } from './kustomizationOffers.ts';
import { namespaceOffers } from './namespaceOffers.ts';
import type { Offer } from './offer.ts';
import { nodeAt, type Parse, type Place, placesOf } from './place.ts';
import { baseOffers, type NameableProfile, podSeccompOffers } from './podSeccompOffers.ts';
import { policyOffers } from './policyOffers.ts';
import { toCompletion } from './toCompletion.ts';
import { tokenAt } from './token.ts';

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
  if (
    offset - start > document.text.length ||
    !mayBeOurs(document, isConfigurationFile(uri) || isKustomizationFile(uri))
  )
    return [];
  const excerpt = excerptOf(document, offset - start, syntax.language);
  const token = tokenAt(excerpt.text, offset - start - excerpt.shift, syntax.language);
  if (token === undefined) return [];
  const parse: Parse =
    syntax.language === 'json' ? parseJsonDocument : role === 'listItem' ? parseListItem : parseYamlDocument;
  const range = shiftRange(token.range, start + excerpt.shift);
  const world = environmentFor(workbench, uri)?.world;
  const namedFile = filesNamed(workbench);
  const problems = (): number =>
    excerpt.text === document.text ? document.problems.length : parse(token.without).problems.length;
  const known = profileNear(file, offset);
  const offersAt = (place: Place): readonly Offer[] => {
    if (isKustomizationFile(uri)) {
      return kustomizationOffers(place, {
        paths: nameablePaths(workbench.snapshot, folderOf(uri)),
        objects: () => objectsBelow(folderOf(uri), workbench.assembly.loaded),
        namespaces: () => namespaceOffers(world, token.typed, namedFile),
      });
    }
    if (!isConfigurationFile(uri))
      return offersIn(place, world, known, namedFile, () => profilesFor(workbench, uri));
    return configurationOffers(place, nameableIn(workbench, uri, namedFile));
  };
  return placesOf(token, parse, problems).flatMap((place) => {
    const offers = didYouMean(offersAt(place), token.typed);
    return offers.flatMap((offer) => toCompletion(offer, place, range) ?? []);
  });
}

/** Files by their path in the workspace's folder, each object's looked up once. */
function filesNamed(workbench: Workbench): FileOf {
  const known = new Map<string, string | undefined>();
  return ({ object }) => {
    if (known.has(object)) return known.get(object);
    const uri = resolveOrigin(workbench, { object, path: 'metadata.name' })[0]?.uri;
    const folder = uri && folderHolding(workbench.snapshot.folders, uri);
    const name = uri && ((folder && pathBelow(folder.uri, uri)) ?? nameOf(uri));
    known.set(object, name);
    return name;
  };
}

/** What a configuration can name. */
function nameableIn({ assembly, snapshot }: Workbench, uri: string, namedFile: FileOf): Nameable {
  const snapshots = [...snapshot.disk.values()]
    .filter(({ cluster }) => cluster !== undefined)
    .map((file) => pathBelow(folderOf(uri), file.uri))
    .filter((path) => path !== undefined);
  const paths = (): ConfigurationPaths => configurationPaths(snapshot, folderOf(uri));
  return { environments: assembly.environments, snapshots, paths, fileOf: namedFile };
}

/** The profile that the cursor is in, or that begins last before it, as the file was last read. */
function profileNear({ documents }: WorkspaceFile, offset: number): RawProfile | undefined {
  const document = documents.findLast(({ start }) => start <= offset);
  const profiles = (document?.manifests ?? []).flatMap(({ model, locate }) =>
    model.kind === 'SeccompProfile' ? [{ model, start: locate('')?.value.start ?? 0 }] : [],
  );
  const near = profiles.findLast(({ start }) => start <= offset - (document?.start ?? 0)) ?? profiles[0];
  return near?.model;
}

/** A cheap look: whether the document may be a policy or a profile, or a pod that names one, or is so short that it may become one. */
function mayBeOurs({ text }: SyntaxDocument, isConfiguration: boolean): boolean {
  return (
    isConfiguration ||
    text.includes('NetworkPolicy') ||
    text.includes('networking.k8s.io') ||
    /SeccompProfile|security-profiles-operator\.x-k8s\.io|spdx\.softwarecomposition/.test(text) ||
    /seccompProfile|securityContext/.test(text) ||
    mayHoldProfile(text) ||
    /^\s*(?:---\s*)?(?:#.*\s*)*(?:[\w-]*|(?:apiVersion|kind):.*)\s*$/.test(text) ||
    /^\s*\{\s*"?\w*"?\s*\}?\s*$/.test(text)
  );
}

/** The profiles that pods of a file can name, each with the place where it stands. */
function profilesFor(workbench: Workbench, uri: string): readonly NameableProfile[] {
  const { snapshot } = workbench;
  const paths = nodePaths(workbench, environmentFor(workbench, uri), uri);
  return paths.map(({ path, place }) => {
    const folder = folderHolding(snapshot.folders, place.uri);
    return { path, detail: (folder && pathBelow(folder.uri, place.uri)) ?? place.uri };
  });
}

function offersIn(
  place: Place,
  world: World | undefined,
  known: RawProfile | undefined,
  namedFile: FileOf,
  profiles: () => readonly NameableProfile[],
): readonly Offer[] {
  const draft = profileDraft(place, known);
  if (draft !== undefined) return [...profileOffers(draft, place), ...baseOffers(place, draft, profiles)];
  const text = (key: string): string | undefined => {
    const node = nodeAt(place.object, [key]);
    return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
  };
  const kind = text('kind');
  const group = groupOf(text('apiVersion') ?? 'networking.k8s.io/v1');
  if (kind !== undefined && place.path.length > 1) {
    const ofPod = podSeccompOffers(place, kind, profiles);
    if (ofPod.length > 0) return ofPod;
  }
  const isAtRoot = place.path.length <= 1;
  if (kind === 'NetworkPolicy' && group === 'networking.k8s.io') return policyOffers(place, world, namedFile);
  if (!isAtRoot) return [];
  return beginnings(place, kind, text('apiVersion'));
}
