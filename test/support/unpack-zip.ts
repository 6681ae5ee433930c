import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FileReader } from '../../host/src/node/file-reader.ts';
import { defaultLimits } from '../../host/src/node/zip-bundle/limits.ts';
import { locateEntry } from '../../host/src/node/zip-bundle/locate-entry.ts';
import { readDirectory } from '../../host/src/node/zip-bundle/read-directory.ts';
import { readEntry } from '../../host/src/node/zip-bundle/read-entry.ts';

/** Unpacks a zip that we made ourselves, with the reader of the product; returns the names, sorted. */
export async function unpackZip(file: string, folder: string): Promise<string[]> {
  const reader = new FileReader(file, file, statSync(file));
  await reader.acquire();
  const names: string[] = [];
  try {
    for (const entry of await readDirectory(reader, 10_000)) {
      const place = await locateEntry(reader, entry);
      if (!('start' in place)) throw new Error(`${entry.name}: ${place.which}`);
      const chunks: Buffer[] = [];
      // A chunk may be overwritten when the next one is asked for.
      for await (const chunk of readEntry(reader, entry, place.start, entry.name, defaultLimits)) {
        chunks.push(Buffer.from(chunk));
      }
      const target = path.join(folder, entry.name);
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, Buffer.concat(chunks));
      names.push(entry.name);
    }
  } finally {
    await reader.release();
  }
  return names.sort();
}
