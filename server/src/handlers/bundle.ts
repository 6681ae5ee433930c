import type { BundleParams, EntryBytes, EntryStat, FolderListing, OpenedBundle, Refused } from '#protocol';
import { hideInProblem } from '../convert/hide-in-problem.ts';
import { toRefusal } from '../convert/to-refusal.ts';
import type { ServerContext } from '../server-context.ts';

/** As much as VS Code gives to an extension; what is larger opens in parts. */
const MAX_BYTES = 50 * 1024 * 1024;

/** What is in a zip, and where it is mounted. */
export async function openBundle(
  { bundles, runtime }: ServerContext,
  { uri }: BundleParams,
): Promise<OpenedBundle | Refused> {
  try {
    const { path } = await runtime.findArchive(uri);
    const { files, problems } = await bundles.list(uri);
    if (files === 0) return { refused: problems[0]?.message ?? 'Nothing in it may be a log.' };
    return { uri: runtime.uriOf(`${path}!/`).slice(0, -1), files, problems: problems.map(hideInProblem) };
  } catch (error) {
    return toRefusal(error);
  }
}

export async function statEntry(
  { bundles }: ServerContext,
  { uri }: BundleParams,
): Promise<EntryStat | Refused | null> {
  try {
    return (await bundles.stat(uri)) ?? null;
  } catch (error) {
    return toRefusal(error);
  }
}

export async function listFolder(
  { bundles }: ServerContext,
  { uri }: BundleParams,
): Promise<FolderListing | Refused | null> {
  try {
    const entries = await bundles.listFolder(uri);
    return entries === undefined ? null : { entries };
  } catch (error) {
    return toRefusal(error);
  }
}

/** The bytes of an entry as they are; the editor decodes them as it does those of a file. */
export async function readEntry(
  { runtime }: ServerContext,
  { uri }: BundleParams,
): Promise<EntryBytes | Refused> {
  try {
    const source = await runtime.openFile(uri);
    const parts: Uint8Array[] = [];
    let length = 0;
    if ((source.byteLength ?? 0) > MAX_BYTES) return tooLarge;
    for await (const chunk of source.read()) {
      length += chunk.length;
      if (length > MAX_BYTES) return tooLarge;
      // A copy: the source may write into its chunk again.
      parts.push(new Uint8Array(chunk));
    }
    return { base64: Buffer.concat(parts).toString('base64') };
  } catch (error) {
    return toRefusal(error);
  }
}

const tooLarge: Refused = {
  refused:
    'It is larger than 50 MB, which VS Code gives to no extension. "IPLog Lens: Go to Line or Time of the Log" opens it in parts.',
};
