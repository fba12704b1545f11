/** The look of the table as a picture of its own. */
export const matrixStyle = `
text { font: 12px system-ui, sans-serif; fill: #24292f; }
.title { font-size: 15px; font-weight: 600; }
.group { font-weight: 600; }
.quiet { fill: #57606a; }
.sign { text-anchor: middle; }
.paper { fill: #ffffff; }
.cell { fill: none; stroke: #d0d7de; }
.allowed { fill: #c8ecd0; }
.some, .mixed { fill: #fdeeb8; }
.half { fill: #fdeeb8; stroke-dasharray: 3 2; }
.unknown { fill: #eaeef2; }
.self { fill: #afb8c1; }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3; }
  .quiet { fill: #9198a1; }
  .paper { fill: #0d1117; }
  .cell { stroke: #30363d; }
  .allowed { fill: #1b4d2b; }
  .some, .mixed, .half { fill: #5c4813; }
  .unknown { fill: #21262d; }
  .self { fill: #484f58; }
}`;
