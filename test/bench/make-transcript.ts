import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Looks at one scan before the next one begins. */
const LOOKS = 40;

/** A transcript in which somebody asked for the status again and again, of the size asked for. Made once. */
export function makeTranscript(folder: string, megabytes: number): string {
  const file = path.join(folder, `transcript-${megabytes}.txt`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  const parts = [
    '**********************\r\nWindows PowerShell transcript start\r\n**********************\r\n',
  ];
  let length = 0;
  for (let look = 0; length < megabytes * 1e6; look++) {
    const part = session(look);
    length += part.length;
    parts.push(part);
  }
  writeFileSync(file, parts.join(''));
  return file;
}

function session(look: number): string {
  const scan = Math.floor(look / LOOKS);
  const start = new Date(Date.UTC(2026, 0, 13, 1, 0, 2) + scan * 86_400_000);
  const time = `${start.getUTCMonth() + 1}/${start.getUTCDate()}/${start.getUTCFullYear()} 1:00:02 AM`;
  const files = (look % LOOKS) * 500;
  const minutes = String(look % LOOKS).padStart(2, '0');
  const nodes = ['SCAN01', 'SCAN02', 'SCAN03'];
  const lines = [
    'PS C:\\> $x = Get-ScanStatus -Verbose; $x',
    '',
    'Cluster        : contoso',
    'ClusterStatus  : Scanning',
    `StartTime      : ${time}`,
    `TimeFromStart  : 00:00:${minutes}:00`,
    `NodesInfo      : {${nodes.join(', ')}}`,
    '',
    'PS C:\\> $x.NodesInfo',
    '',
    'NodeName Status   IsScanning Summary',
    '-------- ------   ---------- -------',
    ...nodes.map(
      (node) => `${node}   Scanning True       Microsoft.InformationProtection.Scanner.ScanSummaryData`,
    ),
    '',
    'PS C:\\> $x.CurrentScanSummary',
    '',
    'ScannerID     : ',
    `ScannedFiles  : ${files}`,
    `FailedFiles   : ${look % 7}`,
    `ScannedBytes  : ${files * 1000}`,
    'Classified    : 3',
    'Labeled       : 3',
    '',
    '',
  ];
  return lines.join('\r\n');
}
