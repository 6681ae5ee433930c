import { open, rm } from 'node:fs/promises';

/**
 * Writes a text to a file, whole or not at all: half a report would be taken for one when the disk is full. What can not
 * be opened for writing is left as it is. Rejects with the system's error.
 */
export async function writeWhole(file: string, text: string): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(text);
    // A share may tell only now that it has no room.
    await handle.close();
  } catch (error) {
    const isFile = await handle.stat().then(
      (state) => state.isFile(),
      () => true,
    );
    await handle.close().catch(() => {});
    if (isFile) await rm(file, { force: true });
    throw error;
  }
}
