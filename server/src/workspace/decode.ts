import { mayBeClusterSnapshot } from './clusterReader.ts';
import { utf16Reason, utf16Text } from './utf16.ts';

export type Decoded =
  | { readonly kind: 'text'; readonly text: string }
  /** `reason`: a whole clause. `text`: as far as there is one, with U+FFFD for what can't be read. */
  | { readonly kind: 'undecodable'; readonly reason: string; readonly text: string };

/**
 * The text of a file. UTF-16 is read where it holds a cluster's snapshot, without its byte order mark. Kubernetes' reader of YAML takes no octet that is not UTF-8, not even in a comment
 * (go.yaml.in/yaml/v2: readerc.go, `yaml_parser_update_buffer`); Go's reader of JSON puts U+FFFD in its place
 * (encoding/json, Unmarshal).
 */
export function decode(bytes: Uint8Array): Decoded {
  const utf16 = utf16Text(bytes);
  if (utf16 !== undefined) {
    if (mayBeClusterSnapshot(utf16)) return { kind: 'text', text: utf16 };
    return { kind: 'undecodable', reason: utf16Reason, text: utf16 };
  }
  if (bytes.includes(0)) return { kind: 'undecodable', reason: 'it is binary', text: '' };
  try {
    return { kind: 'text', text: strict.decode(bytes) };
  } catch {
    const text = lenient.decode(bytes);
    if (isJson(text)) return { kind: 'text', text };
    const line = firstUndecodableLine(bytes);
    const reason = `line ${line} is not UTF-8, for which kubectl refuses the whole file`;
    return { kind: 'undecodable', reason, text };
  }
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/** As kubectl tells it (k8s.io/apimachinery/pkg/util/yaml/decoder.go, `hasPrefix`). */
function isJson(text: string): boolean {
  return /^\s*\{/.test(text);
}

const lineFeed = 0x0a;

/** Counted from 1. */
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
