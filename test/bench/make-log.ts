import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { Catalog } from '#engine';

export interface LogPlan {
  readonly folder: string;
  readonly megabytes: number;
  readonly encoding: 'utf8' | 'utf16le';
  readonly seed: number;
  /** One record in so many is a known error. */
  readonly errorEvery: number;
}

/**
 * A sensor log of the size asked for: healthy records in the shapes of real ones, stacks, and known errors of the
 * catalogue here and there. Seeded; made once for each plan and then taken from the folder.
 */
export function makeLog(catalog: Catalog, plan: LogPlan): string {
  const name = `${plan.megabytes}-${plan.encoding}-${plan.seed}-${plan.errorEvery}`;
  const file = path.join(plan.folder, name, 'Microsoft.Tri.Sensor.log');
  if (existsSync(file)) return file;
  mkdirSync(path.dirname(file), { recursive: true });
  const random = createRandom(plan.seed);
  const errors = catalog.signatures
    .filter(({ role }) => role === 'finding')
    .flatMap(({ examples }) => examples.match.filter(({ source }) => source === 'mdi.sensor'))
    .map(({ text }) => text.replaceAll('\n', '\r\n'));
  const fd = openSync(`${file}.part`, 'w');
  let time = Date.parse('2026-03-01T00:00:00Z');
  let record = 0;
  for (let bytes = 0; bytes < plan.megabytes * 1e6;) {
    const lines: string[] = [];
    for (let i = 0; i < 20_000; i++) {
      time += Math.floor(random() * 40);
      const isError = record++ % plan.errorEvery === plan.errorEvery - 1;
      const error = errors[Math.floor(random() * errors.length)] ?? '';
      lines.push(isError ? stamped(error, time, random) : healthy(time, random));
    }
    const block = `${lines.join('\r\n')}\r\n`;
    bytes += writeSync(fd, Buffer.from(block, plan.encoding));
  }
  closeSync(fd);
  renameSync(`${file}.part`, file);
  return file;
}

function stampOf(time: number, random: () => number): string {
  const iso = new Date(time).toISOString();
  return `${iso.slice(0, 10)} ${iso.slice(11, 23)}${Math.floor(random() * 10)}`;
}

function stamped(text: string, time: number, random: () => number): string {
  const body = text.replace(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+ /, '');
  return /^(?:Error|Warn|Info|Debug)\b/.test(body)
    ? `${stampOf(time, random)} ${body}`
    : `${stampOf(time, random)} Error Component ${body}`;
}

function healthy(time: number, random: () => number): string {
  const stamp = stampOf(time, random);
  const n = Math.floor(random() * 1e6);
  const id = n.toString(36);
  switch (n % 8) {
    case 0:
      return `${stamp} Debug MetricManager FlushAsync finished [metricCount=${n} elapsed=00:00:00.${n % 1000} correlation=${id}]`;
    case 1:
      return `${stamp} Info  EntityResolver ResolveAsync finished [resolvedCount=${n % 900} failedCount=0 cache=hit]`;
    case 2:
      return `${stamp} Info  ServiceProxy SendHeartbeatAsync finished [status=OK bytes=${n} endpoint=Unspecified/contoso-corp.atp.azure.com:443]`;
    case 3:
      return `${stamp} Debug NetworkListener OnCaptured [packetCount=${n} dropped=0 adapter=Ethernet0 queue=${n % 32}]`;
    case 4:
      return `${stamp} Info  InteractiveDeploymentManager ValidateCreateSensorAsync returned [validateCreateSensorResult=Success id=${id}]`;
    case 5:
      return `${stamp} Info  ImpersonationManager CreateImpersonatorAsync finished [UserName=svc_${id} Domain=corp.contoso.example IsSuccess=True]`;
    case 6:
      return `${stamp} Warn  RetryPolicy attempt ${n % 5} succeeded\r\n   at async Task Microsoft.Tri.Infrastructure.RetryPolicy.ExecuteAsync()\r\n   at async Task Microsoft.Tri.Sensor.Service.RunAsync()`;
    default:
      return `${stamp} Info  DirectoryServicesClient SearchAsync finished [DistinguishedName= Scope=Base Filter= AttributeCount=20 Duration=${n % 90}]`;
  }
}

/** Mulberry32. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
