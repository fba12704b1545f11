import type { Dialect } from '../../../seccomp/profile/dialect.ts';
import { wordsOf } from '../../../seccomp/words/words.ts';
import { keyText } from '../../../syntax/keyText.ts';
import type { Node } from '../../../syntax/tree.ts';
import { keyShapes, type Shape } from '../keys/shapes.ts';

/** Whether a value that is there already could stand behind a key: its type fits, and its words and keys are known. */
export function fitsShape(shape: Shape, node: Node, dialect: Dialect): boolean {
  switch (node.kind) {
    case 'mapping': {
      if (shape.kind !== 'object') return false;
      const keys = keyShapes(shape.level, dialect);
      return node.entries.every(({ key, value }) => {
        const own = keys.get(keyText(key).toLowerCase());
        return own !== undefined && fitsShape(own.shape, value, dialect);
      });
    }
    case 'sequence':
      return shape.kind === 'list' && node.items.every((item) => fitsShape(shape.item, item, dialect));
    case 'scalar':
      return node.value !== null && fitsScalar(shape, node.value, dialect);
    default:
      return true;
  }
}

function fitsScalar(shape: Shape, value: string | number | bigint | boolean, dialect: Dialect): boolean {
  switch (shape.kind) {
    case 'text':
      return (
        typeof value === 'string' && (wordsOf(shape.sort, dialect)?.includes(value) ?? shape.sort === 'free')
      );
    case 'number':
      return typeof value === 'number' && value >= 0 && value <= 5;
    case 'flag':
      return typeof value === 'boolean';
    default:
      return false;
  }
}
