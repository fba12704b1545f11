import type { Sketch } from '../appended.ts';
import { callerSketches } from './callers.ts';
import { connectionSketches } from './connections.ts';
import { labelSketches } from './labels.ts';
import { openingSketches } from './openings.ts';
import { placementSketches } from './placement.ts';
import { twiceSketches } from './twice.ts';
import { withoutEffectSketches } from './withoutEffect.ts';

export const sketches: readonly Sketch[] = [
  ...openingSketches,
  ...withoutEffectSketches,
  ...connectionSketches,
  ...placementSketches,
  ...callerSketches,
  ...twiceSketches,
  ...labelSketches,
];
