/** The file that says what counts as complete; the nearest one up the tree holds. */
export const configurationFileName = '.policy-lens.yaml';

/** What a new configuration file holds: one environment with everything as Policy Lens finds it, and the choices as comments. */
export const configurationTemplate = `# Policy Lens reads this file for the folder it is in and for the folders below.
environments:
  - name: default
    # Which files belong to this environment, relative to this folder.
    files: ['**']
    # What is held here completely: Policy Lens calls something missing only where it would have to be here.
    # Each is true (all of it), false (nothing is known to be complete) or, but for namespaces, a list of namespaces.
    # What has no line is judged by what is found: a namespace is complete when at least one of its workloads is here.
    # complete:
    #   workloads: [shop, payments]
    #   policies: true
    #   namespaces: true
`;
