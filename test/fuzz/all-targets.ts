import type { FuzzTarget } from './fuzz-target.ts';
import { decode } from './targets/decode.ts';
import { explain, markdown, reports } from './targets/explain.ts';
import { follow } from './targets/follow.ts';
import { formats } from './targets/formats.ts';
import { remediation, signatureYaml } from './targets/knowledge-files.ts';
import { languageServer } from './targets/language-server.ts';
import { places } from './targets/places.ts';
import { records } from './targets/records.ts';
import { scan } from './targets/scan.ts';
import { clixml, csv, status } from './targets/status.ts';
import { threads } from './targets/threads.ts';
import { zip } from './targets/zip.ts';

/** Every target, in the order in which data goes through the program. */
export const allTargets: readonly FuzzTarget[] = [
  decode,
  formats,
  records,
  scan,
  follow,
  threads,
  places,
  zip,
  status,
  csv,
  clixml,
  signatureYaml,
  remediation,
  explain,
  reports,
  markdown,
  languageServer,
];
