import * as vscode from 'vscode';
import type { PlaceRef, PlaceScheme } from '#protocol';
import type { Feature, FeatureContext } from '../feature.ts';
import { normaliseUri } from '../findings/finding-argument.ts';
import { openPlace, toLogPlace } from '../logs/open-place.ts';
import { tellInformation } from '../tell.ts';

const scheme: PlaceScheme = 'iplog-lens-place';

/**
 * Links to places in reports. A Markdown preview follows neither commands nor links to files, but opens what has a
 * scheme of its own: an empty document, in whose place the log is opened at once.
 */
export const placeLinks: Feature = (context) =>
  vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: () => '',
    }),
    vscode.window.onDidChangeActiveTextEditor((editor) => {
      if (editor?.document.uri.scheme === scheme) void follow(context, editor.document.uri);
    }),
  );

/** The link that leads to a line of a source that was read, however large that is. */
export function linkToPlace(uri: string, line: number): vscode.Uri {
  const ref: PlaceRef = { uri, line };
  return vscode.Uri.from({
    scheme,
    path: `/${uri.slice(uri.lastIndexOf('/') + 1)}`,
    query: JSON.stringify(ref),
  });
}

async function follow(context: FeatureContext, link: vscode.Uri): Promise<void> {
  const place = findPlace(context, link);
  if (place === undefined) {
    void tellInformation('This place is not known any more. Scan the case again.');
  } else {
    await openPlace(context, toLogPlace(place));
  }
  const stubs = vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputText && input.uri.scheme === scheme);
  await vscode.window.tabGroups.close(stubs, true);
}

/** Only places in sources that were read: a link of somebody else opens nothing else. */
function findPlace(
  { findings }: FeatureContext,
  link: vscode.Uri,
): Parameters<typeof toLogPlace>[0] | undefined {
  const ref = parseQuery(link.query);
  const source = ref === undefined ? undefined : findings.find(normaliseUri(ref.uri));
  if (ref === undefined || source === undefined) return undefined;
  const occurrence = source.groups
    .flatMap(({ occurrences }) => occurrences)
    .find(({ range }) => range.start.line === ref.line);
  const start = { line: ref.line, character: 0 };
  return { uri: source.uri, range: occurrence?.range ?? { start, end: start } };
}

function parseQuery(query: string): PlaceRef | undefined {
  try {
    const { uri, line } = JSON.parse(query) as Partial<Record<keyof PlaceRef, unknown>>;
    return typeof uri === 'string' && typeof line === 'number' && line >= 0 ? { uri, line } : undefined;
  } catch {
    return undefined; // The query is not one of ours.
  }
}
