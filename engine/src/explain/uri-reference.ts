/**
 * The path of a source as a URI reference (RFC 3986): every character that could mean something, or that is not seen,
 * is escaped, so that a name can become neither a scheme, a host, a query nor a fragment, nor end a Markdown link.
 * Absolute paths become `file:` URIs, others stay relative; the way into a zip (`case.zip!/Logs/x.log`) stays readable.
 */
export function toUriReference(path: string): string {
  const isDrive = /^[a-z]:[\\/]/i.test(path);
  const isShare = path.startsWith('\\\\');
  const escaped = (isDrive || isShare ? path.replaceAll('\\', '/') : path)
    .split('/')
    .map(escapeSegment)
    .join('/');
  // The server of a share stays in the path, where no other name can become a host either.
  if (isShare) return `file:////${escaped.replace(/^\/+/, '')}`;
  if (isDrive) return `file:///${escaped.replace('%3A', ':')}`;
  // Two slashes at the front would name a host.
  return escaped.startsWith('/') ? `file:///${escaped.replace(/^\/+/, '')}` : escaped;
}

/** A web address as it may stand in a report; undefined for anything that is not `https:`. Escapes in it stay. */
export function toWebAddress(url: string): string | undefined {
  if (!url.startsWith('https://')) return undefined;
  return encodeURI(url.replace(loneSurrogates, '\ufffd'))
    .replace(/%25([\da-f]{2})/gi, '%$1')
    .replace(/['()*]/g, escapeCharacter);
}

/** One part of a path. What `encodeURIComponent` leaves alone means nothing there; a colon could end a scheme. */
function escapeSegment(segment: string): string {
  return encodeURIComponent(segment.replace(loneSurrogates, '\ufffd')).replace(/['()*]/g, escapeCharacter);
}

/** Half of a surrogate pair has no bytes in UTF-8. */
const loneSurrogates = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function escapeCharacter(c: string): string {
  return `%${c.charCodeAt(0).toString(16).toUpperCase()}`;
}
