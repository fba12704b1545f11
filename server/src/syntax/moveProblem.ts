import { shiftRange } from '../base/range.ts';
import type { SyntaxProblem } from './tree.ts';

export function moveProblem(problem: SyntaxProblem, by: number): SyntaxProblem {
  return { ...problem, range: shiftRange(problem.range, by) };
}
