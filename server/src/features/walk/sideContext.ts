import type { Endpoint } from '../../network/endpoints.ts';
import type { PortSet } from '../../network/ports.ts';
import type { SideVerdict } from '../../network/sideVerdict.ts';
import type { EnvironmentView } from '../preview/environmentView.ts';
import type { Link } from '../preview/links.ts';

/** What is known where one side of a connection is walked through. */
export interface SideContext extends Pick<EnvironmentView, 'world' | 'refusals'> {
  readonly side: SideVerdict;
  /** Whose side it is. */
  readonly pods: Endpoint;
  readonly other: Endpoint;
  readonly name: string;
  readonly otherName: string;
  /** The ports that are asked about; undefined: every port. */
  readonly asked: PortSet | undefined;
  readonly link: Link;
}
