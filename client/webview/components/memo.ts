import { Component, type ComponentChild, type ComponentClass } from 'preact';

/**
 * A component that is drawn again only when one of its properties is another object than before.
 * @param isSame whether it would be drawn alike all the same
 */
export function memo<P extends object>(
  draw: (props: P) => ComponentChild,
  isSame: (before: P, next: P) => boolean = () => false,
): ComponentClass<P> {
  return class Memo extends Component<P> {
    override shouldComponentUpdate(next: Readonly<P>): boolean {
      return !sameFields(this.props, next) && !isSame(this.props, next);
    }

    override render(): ComponentChild {
      return draw(this.props);
    }
  };
}

/** An edit asks this of every line that is drawn. */
export function sameFields<P extends object>(before: Readonly<P>, next: Readonly<P>): boolean {
  for (const key in next) if (before[key] !== next[key]) return false;
  for (const key in before) if (!(key in next)) return false;
  return true;
}
