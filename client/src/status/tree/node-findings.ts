import type { SourceFindings } from '#protocol';

/**
 * Findings in the logs of a node: of sources whose path has a part named like the node, with or without its domain.
 * Names of computers are compared without regard to case. Not by a part of a word: SCAN1 is not SCAN10.
 */
export function findingsOfNode(sources: readonly SourceFindings[], node: string): readonly SourceFindings[] {
  return sources.filter((source) => source.groups.length > 0 && isLogOf(source.uri, node));
}

/** Whether a path is that of a log of the node. */
export function isLogOf(uri: string, node: string): boolean {
  const names = namesOf(node);
  return partsOf(uri).some((part) => names.some((name) => holdsName(part, name)));
}

function namesOf(node: string): readonly string[] {
  const full = node.trim().toLowerCase();
  const [host = ''] = full.split('.');
  // An address is not a name with a domain, and names of one letter would be everywhere.
  const short = /^\d+$/.test(host) || host.length < 2 ? [] : [host];
  return full.length < 2 ? [] : [...new Set([full, ...short])];
}

function partsOf(uri: string): readonly string[] {
  return uri.split(/[/\\!]+/).map((part) => {
    try {
      return decodeURIComponent(part).toLowerCase();
    } catch {
      return part.toLowerCase();
    }
  });
}

function holdsName(part: string, name: string): boolean {
  for (let at = part.indexOf(name); at >= 0; at = part.indexOf(name, at + 1)) {
    const before = part.charAt(at - 1);
    const after = part.charAt(at + name.length);
    if (!/[a-z0-9-]/.test(before) && !/[a-z0-9]/.test(after)) return true;
  }
  return false;
}
