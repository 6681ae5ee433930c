/** What the first bytes and the name of a file say about how to treat it. */
export type Looks = 'zip' | 'other-archive' | 'not-a-log' | 'maybe-log';

/** Bytes that {@link lookAt} wants to see; tar has its mark at 257. */
export const headLength = 512;

/**
 * Sorts out what is plainly no log, so that a process dump of gigabytes in a case is not searched for sentences.
 * Everything in doubt is `maybe-log`: a log with broken bytes is still a log, and the engine judges its text.
 */
export function lookAt(name: string, head: Uint8Array): Looks {
  const extension = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (binaryExtensions.has(extension)) return 'not-a-log';
  if (zipMarks.some((mark) => startsWith(head, mark))) return 'zip';
  const mark = marks.find(
    ({ bytes, at, binary }) => startsWith(head, bytes, at) && (!binary || head.includes(0)),
  );
  return mark?.looks ?? 'maybe-log';
}

/** True for a name that promises a zip, whatever the bytes say. */
export function isCalledZip(name: string): boolean {
  return /\.zip$/i.test(name);
}

/** An entry, the end of an empty zip, and the first part of one that was split. */
const zipMarks = ['PK\u0003\u0004', 'PK\u0005\u0006', 'PK\u0007\u0008'];

function startsWith(head: Uint8Array, mark: string, at = 0): boolean {
  if (head.length < at + mark.length) return false;
  for (let i = 0; i < mark.length; i += 1) if (head[at + i] !== mark.charCodeAt(i)) return false;
  return true;
}

/** Pictures, programs, dumps, mail stores, event logs and captures; office and package files are zips inside. */
const binaryExtensions = new Set(
  `png jpg jpeg gif bmp ico webp tif tiff mp4 avi mov wav mp3 wmv
   exe dll sys ocx drv cpl scr pdb lib obj so dylib msi msp msu mst cat winmd node wasm
   dmp mdmp hdmp kdmp vmem pst ost edb sdf mdf ldf sqlite evtx evt etl blg pml pcap pcapng cap
   docx docm dotx xlsx xlsm pptx pptm vsdx pdf nupkg vsix jar appx msix woff woff2 ttf otf`.split(/\s+/),
);

interface Mark {
  /** Bytes as characters of Latin-1. */
  readonly bytes: string;
  readonly looks: Looks;
  readonly at?: number;
  /** The mark is plain letters that a text might start with too: a NUL must follow somewhere in the head. */
  readonly binary?: boolean;
}

const marks: readonly Mark[] = [
  { bytes: '\u001f\u008b\u0008', looks: 'other-archive' },
  { bytes: '7z\u00bc\u00af\u0027\u001c', looks: 'other-archive' },
  { bytes: 'Rar!\u001a\u0007', looks: 'other-archive' },
  { bytes: 'MSCF\0\0\0\0', looks: 'other-archive' },
  { bytes: '\u00fd7zXZ\0', looks: 'other-archive' },
  { bytes: '\u0028\u00b5\u002f\u00fd', looks: 'other-archive' },
  { bytes: '1AY&SY', at: 4, looks: 'other-archive' },
  { bytes: 'ustar', at: 257, binary: true, looks: 'other-archive' },
  // AppleDouble: what macOS keeps beside a file, `__MACOSX/._x.log` in its zips.
  { bytes: '\0\u0005\u0016\u0007', looks: 'not-a-log' },
  { bytes: '\u0089PNG\r\n\u001a\n', looks: 'not-a-log' },
  { bytes: '\u00ff\u00d8\u00ff', looks: 'not-a-log' },
  { bytes: 'GIF8', binary: true, looks: 'not-a-log' },
  { bytes: 'MZ', binary: true, looks: 'not-a-log' },
  { bytes: '\u007fELF', looks: 'not-a-log' },
  { bytes: '\0asm', looks: 'not-a-log' },
  { bytes: '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1', looks: 'not-a-log' },
  { bytes: '%PDF-', looks: 'not-a-log' },
  { bytes: 'MDMP', binary: true, looks: 'not-a-log' },
  { bytes: 'PAGEDU', looks: 'not-a-log' },
  { bytes: '!BDN', looks: 'not-a-log' },
  { bytes: 'ElfFile\0', looks: 'not-a-log' },
  { bytes: 'SQLite format 3\0', looks: 'not-a-log' },
  { bytes: 'regf', binary: true, looks: 'not-a-log' },
];
