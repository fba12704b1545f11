/** A text; or the first line (from 1) that is no UTF-8, and the text with U+FFFD for what can't be read. */
export type Decoded =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'undecodable'; readonly line: number; readonly text: string };

/**
 * The text of a file. Kubernetes' reader of YAML takes no octet that is not UTF-8, not even in a comment
 * (go.yaml.in/yaml/v2: readerc.go, `yaml_parser_update_buffer`); Go's reader of JSON puts U+FFFD in its place
 * (encoding/json, Unmarshal).
 */
export function decode(bytes: Uint8Array): Decoded {
  try {
    return { kind: 'text', text: strict.decode(bytes) };
  } catch {
    const text = lenient.decode(bytes);
    if (isJson(text)) return { kind: 'text', text };
    return { kind: 'undecodable', line: firstUndecodableLine(bytes), text };
  }
}

/** Why a file that is no UTF-8 was not read; a whole clause. */
export function undecodableReason(line: number): string {
  return `line ${line} is not UTF-8, for which kubectl refuses the whole file`;
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/** As kubectl tells it (k8s.io/apimachinery/pkg/util/yaml/decoder.go, `hasPrefix`). */
function isJson(text: string): boolean {
  return /^\s*\{/.test(text);
}

const lineFeed = 0x0a;

function firstUndecodableLine(bytes: Uint8Array): number {
  let start = 0;
  for (let line = 1; ; line++) {
    const end = bytes.indexOf(lineFeed, start);
    try {
      strict.decode(bytes.subarray(start, end < 0 ? undefined : end));
    } catch {
      return line;
    }
    if (end < 0) return line;
    start = end + 1;
  }
}
