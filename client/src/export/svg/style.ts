/** Colours of both schemes have a contrast of at least 4.5 to 1 on their paper. A bar's dashes tell what its colour does. */
export const pictureStyle = `
text { font-family: system-ui, sans-serif; fill: var(--ink); white-space: pre; }
svg { --paper: #ffffff; --ink: #1f2328; --quiet: #57606a; --allowed: #1a7f37; --partly: #8a5a00; --denied: #b3261e; --unknown: #5b4b9a; }
@media (prefers-color-scheme: dark) {
  svg { --paper: #1e1e1e; --ink: #e6e6e6; --quiet: #a8b0b8; --allowed: #57c46a; --partly: #e0b050; --denied: #ff8a80; --unknown: #b9a8ff; }
}
.paper { fill: var(--paper); }
.title { font-size: 20px; font-weight: 600; }
.heading { font-size: 14px; font-weight: 600; }
.strong { font-size: 13px; font-weight: 600; }
.plain { font-size: 13px; }
.small { font-size: 11px; }
.quiet { fill: var(--quiet); }
text.allowed { fill: var(--allowed); }
text.partly { fill: var(--partly); }
text.denied { fill: var(--denied); }
text.unknown { fill: var(--unknown); }
.bar { stroke-width: 3; }
.bar.allowed { stroke: var(--allowed); }
.bar.partly { stroke: var(--partly); stroke-dasharray: 7 4; }
.bar.denied { stroke: var(--denied); stroke-dasharray: 2 4; }
.bar.unknown { stroke: var(--unknown); stroke-dasharray: 10 3 2 3; }
`;
