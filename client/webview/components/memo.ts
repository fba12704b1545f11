import { Component, type ComponentChild, type ComponentClass } from 'preact';

/** A component that is drawn again only when one of its properties is another object than before. */
export function memo<P extends object>(draw: (props: P) => ComponentChild): ComponentClass<P> {
  return class Memo extends Component<P> {
    override shouldComponentUpdate(next: Readonly<P>): boolean {
      const keys = new Set([...Object.keys(this.props), ...Object.keys(next)]);
      return [...keys].some((key) => Reflect.get(this.props, key) !== Reflect.get(next, key));
    }

    override render(): ComponentChild {
      return draw(this.props);
    }
  };
}
