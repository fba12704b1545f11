import type { ComponentChildren } from 'preact';

interface FilledProps {
  /** With places such as `{0}`, which translations may put in another order. */
  readonly text: string;
  readonly parts: readonly ComponentChildren[];
}

/** A sentence of which some parts are more than text. */
export function Filled({ text, parts }: FilledProps) {
  const pieces = text.split(/\{(\d+)\}/);
  return <>{pieces.map((piece, index) => (index % 2 === 0 ? piece : parts[Number(piece)]))}</>;
}
