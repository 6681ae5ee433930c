import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { Catalog } from '#engine';
import { LogText } from './log-text.ts';

/** Bytes at which a sensor rotates its logs (log-formats.md 1.1). */
const ROTATED = 50e6;
const FEWEST_PARTS = 3;

export interface RotatedPlan {
  readonly folder: string;
  /** Without `-Archived-n`, `-Errors` and the extension. */
  readonly name: string;
  readonly kind: 'mdi.sensor' | 'mdi.updater';
  /** Of all parts. */
  readonly bytes: number;
  readonly seed: number;
}

/**
 * A log in its rotated parts, the last without a number, and its `-Errors` twin. In each part an account fails to log on,
 * by several records that conditions ask for; once the part ends in the middle of them.
 */
export function writeRotatedLog(catalog: Catalog, { folder, name, kind, bytes, seed }: RotatedPlan): void {
  const text = new LogText(catalog, { kind, seed, errorEvery: 1000 });
  const errors: string[] = [];
  const parts = Math.max(FEWEST_PARTS, Math.ceil(bytes / ROTATED));
  let left: readonly string[] = [];
  for (let part = 0; part < parts; part++) {
    const suffix = part === parts - 1 ? '' : `-Archived-${String(part).padStart(5, '0')}`;
    const [started, ...failed] = part === 0 ? failedLogon('svcSeam$') : [];
    writeLog(path.join(folder, `${name}${suffix}.log`), text, bytes / parts, {
      first: [...left, ...failedLogon(`svc${part}$`)],
      last: started === undefined ? [] : [started],
      onRecord: (record) => {
        if (record.slice(25, 30) === 'Error') errors.push(record);
      },
    });
    left = failed;
  }
  const twin = openLog(path.join(folder, `${name}-Errors.log`));
  writeSync(twin, joined(errors));
  closeSync(twin);
}

export interface LogEnds {
  readonly encoding?: 'utf8' | 'utf16le';
  /** Texts of records to begin and to end with. */
  readonly first?: readonly string[];
  readonly last?: readonly string[];
  readonly onRecord?: (record: string) => void;
}

/** One file with so many bytes of the text, and hardly more. Written block by block. */
export function writeLog(
  file: string,
  text: LogText,
  bytes: number,
  { encoding = 'utf8', first = [], last = [], onRecord }: LogEnds = {},
): void {
  const fd = openLog(file);
  const put = (records: readonly string[]): number => {
    if (onRecord !== undefined) records.forEach(onRecord);
    return records.length === 0 ? 0 : writeSync(fd, Buffer.from(joined(records), encoding));
  };
  const mark = encoding === 'utf16le' ? writeSync(fd, Buffer.from([0xff, 0xfe])) : 0;
  let written = mark + put(first.map((record) => text.add(record)));
  while (written < bytes) written += put(text.records(Math.min(20_000, Math.ceil((bytes - written) / 100))));
  put(last.map((record) => text.add(record)));
  closeSync(fd);
}

function openLog(file: string): number {
  mkdirSync(path.dirname(file), { recursive: true });
  return openSync(file, 'w');
}

function joined(records: readonly string[]): string {
  return records.map((record) => `${record}\r\n`).join('');
}

function failedLogon(account: string): string[] {
  const domain = 'corp.contoso.example';
  return [
    `Info  ImpersonationManager CreateImpersonatorAsync started [UserName=${account} Domain=${domain} IsGroupManagedServiceAccount=True]`,
    `Info  ImpersonationManager CreateImpersonatorAsync finished [UserName=${account} Domain=${domain} IsSuccess=False]`,
    `Warn  DirectoryServicesClient CreateLdapConnectionAsync failed to retrieve group managed service account password. [DomainControllerDnsName=DC01.${domain} Domain=${domain} UserName=${account}]`,
    `Error DirectoryServicesClient Microsoft.Tri.Infrastructure.ExtendedException: Failed to communicate with configured domain controllers [ _domainControllerConnectionDatas=DC01.${domain}]\r\n   at async Task Microsoft.Tri.Infrastructure.ModuleManager.StartAsync()`,
  ];
}
