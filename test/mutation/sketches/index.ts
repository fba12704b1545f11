import type { Sketch } from '../appended.ts';
import { openingSketches } from './openings.ts';

export const sketches: readonly Sketch[] = [...openingSketches];
