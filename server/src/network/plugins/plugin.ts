/** What a plugin may do otherwise than the documentation of NetworkPolicy has it. */
export type PluginAspect =
  /** Whether an ipBlock names pods by their addresses. */
  | 'ip-block-and-pods'
  /** Whether it names nodes and the API server. */
  | 'ip-block-and-nodes'
  /** Where a named port of an egress rule is looked up. */
  | 'named-port-of-egress'
  /** Which port counts where a pod has several of one name. */
  | 'named-port-twice'
  | 'end-port'
  | 'policy-types'
  | 'protocol-sctp'
  /** Pods in their node's network, as subjects or as peers. */
  | 'host-network';

/** Something that is documented, with where. */
export interface PluginFact {
  /** What holds, without a full stop: it stands behind the plugin's name. */
  readonly text: string;
  /** An issue, a pull request or a page. */
  readonly source: string;
}

export interface PluginDifference extends PluginFact {
  readonly aspect: PluginAspect;
}

/** What carries the policies out. Verdicts are the same for all: differences are marks on them. */
export interface NetworkPlugin {
  readonly name: string;
  /** Where it carries out no policy at all, or only if it is set up so. */
  readonly caution: PluginFact | undefined;
  readonly differences: readonly PluginDifference[];
}
