/** Addresses and secrets that the page of a panel is made of. */
export interface PageParts {
  readonly script: string;
  readonly style: string;
  /** The webview's own source, for the content security policy. */
  readonly cspSource: string;
  /** Fresh for every page, so that no other script runs. */
  readonly nonce: string;
}

/** The page that a panel loads; all that it shows arrives later by message. */
export function pageHtml({ script, style, cspSource, nonce }: PageParts): string {
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${cspSource}; font-src ${cspSource}`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Preview</title>
<link rel="stylesheet" href="${style}">
</head>
<body>
<div id="root"></div>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}
