import { type ExtraField, getFileNameLowLevel } from 'yauzl';

const utf8Flag = 0x800;

/**
 * The name of an entry with `/` between its folders. Names without the UTF-8 flag are code page 437 by the
 * specification, but some tools (macOS Archive Utility among them) write UTF-8 and do not say so: bytes that are
 * valid UTF-8 are read as that, since names of code page 437 hardly ever are. Tools on .NET Framework before 4.6.1
 * write `\` between the folders.
 */
export function decodeEntryName(flags: number, raw: Buffer, extraFields: ExtraField[]): string {
  const name = getFileNameLowLevel(isUtf8(raw) ? flags | utf8Flag : flags, raw, extraFields, false);
  return plainPath(name);
}

/** Without `.` and empty names between the folders, which nobody could open by its path. An absolute name stays one. */
function plainPath(name: string): string {
  const plain = name.replace(/^(?:\.\/+)+/, '').replace(/\/(?:\.?\/)+/g, '/');
  return plain === '' ? '_' : plain;
}

/** True for names that would lead out of the folder the archive is unpacked to: absolute, of a drive, or with `..`. */
export function isUnsafeName(name: string): boolean {
  return /^(?:\/|[a-z]:)/i.test(name) || name.split('/').includes('..');
}

/** Gives each name once: `x.log`, then `x (2).log`. Takes constant time however many entries share a name. */
export class UniqueNames {
  readonly #taken = new Set<string>();
  readonly #copies = new Map<string, number>();

  take(name: string): string {
    if (!this.#taken.has(name)) {
      this.#taken.add(name);
      return name;
    }
    const [, stem = name, extension = ''] = /^(.*?[^/])(\.[^./]*)?$/s.exec(name) ?? [];
    for (let count = (this.#copies.get(name) ?? 1) + 1; ; count += 1) {
      const free = `${stem} (${count})${extension}`;
      if (this.#taken.has(free)) continue;
      this.#copies.set(name, count);
      this.#taken.add(free);
      return free;
    }
  }
}

function isUtf8(raw: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(raw);
    return true;
  } catch {
    return false;
  }
}
