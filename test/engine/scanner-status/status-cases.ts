import { readFileSync } from 'node:fs';
import { decodeText, parseScannerStatus, toStatusJson, type StatusJson } from '#engine';
import type { Row } from './powershell-printer.ts';

/** The values behind a printed status. */
export interface TrueStatus {
  readonly Name: string;
  readonly OldNames: boolean;
  readonly Culture: string;
  readonly Cluster: string;
  readonly ClusterStatus: string;
  readonly StartTimeUtc: string;
  readonly TimeFromStart: string;
  readonly Nodes: readonly TrueNode[];
  readonly Current: Counters;
  readonly Repositories: readonly { readonly Path: string; readonly Status: string }[];
  readonly Job: Readonly<Record<string, string | boolean | null>>;
  readonly Configuration: Readonly<Record<string, string>>;
}

export interface TrueNode {
  readonly NodeName: string;
  readonly Status: string;
  readonly IsScanning: string;
  readonly Summary: Counters;
}

export interface Counters {
  readonly ScannedFiles: number;
  readonly FailedFiles: number;
  readonly ScannedBytes: number;
  readonly Classified: number;
  readonly Labeled: number;
}

const folder = new URL('../../fixtures/status/', import.meta.url);

export const truth = JSON.parse(
  readFileSync(new URL('status-truth.json', folder), 'utf8'),
) as readonly TrueStatus[];

/** A fixture as text, with the line ends that it has. */
export function readFixture(name: string): string {
  return decodeText(readFileSync(new URL(name, folder))).text;
}

/** A text as the JSON report sees it. */
export function readStatus(text: string, path = 'status.txt'): StatusJson {
  return toStatusJson([parseScannerStatus({ path, text })], []);
}

export const SUMMARY_TYPE = 'Microsoft.InformationProtection.Scanner.ScanSummaryData';

export function nodeRows(status: TrueStatus): Row[] {
  return status.Nodes.map(({ NodeName, Status, IsScanning }) => ({
    NodeName,
    Status,
    IsScanning,
    Summary: SUMMARY_TYPE,
  }));
}

export function summaryRow(id: string, counters: Counters): Row {
  const { ScannedFiles, FailedFiles, ScannedBytes, Classified, Labeled } = counters;
  return { ScannerID: id, ScannedFiles, FailedFiles, ScannedBytes, Classified, Labeled };
}

export function repositoryRows(status: TrueStatus): Row[] {
  return status.Repositories.map(({ Path, Status }) => ({ Path, Status }));
}

/** What `-Verbose` prints. */
export function currentRow(status: TrueStatus): Row {
  return {
    ScannedFiles: status.Current.ScannedFiles,
    MBScanned: status.Current.ScannedBytes,
    CurrentScanSummary: SUMMARY_TYPE,
    RepositoriesStatus: status.Repositories.map(
      ({ Path, Status }) => `{ Path = ${Path}, Status = ${Status} }`,
    ),
  };
}

/** What the status cmdlet prints; the start time as a culture writes it. */
export function statusRow(status: TrueStatus, startTime: string): Row {
  return {
    Cluster: status.Cluster,
    ClusterStatus: status.ClusterStatus,
    StartTime: startTime,
    TimeFromStart: status.TimeFromStart,
    NodesInfo: status.Nodes.map((node) => node.NodeName),
  };
}

/** A time as .NET writes it in some cultures. */
export function printTime(utc: string, culture: string): string {
  const iso = new Date(utc).toISOString();
  const [year = '', month = '', day = '', hour = '', minute = '', second = ''] = iso.split(/\D/);
  const half = Number(hour) < 12 ? 'AM' : 'PM';
  const twelve = ((Number(hour) + 11) % 12) + 1;
  switch (culture) {
    case 'en-US':
      // ICU writes a narrow no-break space here; Windows PowerShell 5.1 a blank.
      return `${Number(month)}/${Number(day)}/${year} ${twelve}:${minute}:${second}\u202f${half}`;
    case 'de-DE':
      return `${day}.${month}.${year} ${hour}:${minute}:${second}`;
    case 'en-GB':
      return `${day}/${month}/${year} ${hour}:${minute}:${second}`;
    case 'ja-JP':
      return `${year}/${month}/${day} ${Number(hour)}:${minute}:${second}`;
    case 'ko-KR':
      return `${year}-${month}-${day} ${half === 'AM' ? '오전' : '오후'} ${twelve}:${minute}:${second}`;
    case 'fi-FI':
      return `${Number(day)}.${Number(month)}.${year} ${Number(hour)}.${minute}.${second}`;
    default:
      throw new Error(`No culture ${culture}`);
  }
}
