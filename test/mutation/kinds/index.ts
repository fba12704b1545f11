import { decodingKinds } from './decoding.ts';
import type { MistakeKind } from './kind.ts';
import { metadataKinds } from './metadata.ts';
import { peerKinds } from './peers.ts';
import { portKinds } from './ports.ts';
import { selectorKinds } from './selectors.ts';
import { syntaxKinds } from './syntax.ts';

/** Mistakes of one policy alone, which the server, kubectl or the format rule out. */
export const admissionKinds: readonly MistakeKind[] = [
  ...syntaxKinds,
  ...decodingKinds,
  ...metadataKinds,
  ...selectorKinds,
  ...portKinds,
  ...peerKinds,
];
