import type { Catalog } from '#engine';
import { createRandom } from './random.ts';

/** Logs whose lines can be made: those of the sensor and its updater, and the scanner's. */
export type MadeKind = 'mdi.sensor' | 'mdi.updater' | 'mip.iplog';

export interface TextPlan {
  readonly kind: MadeKind;
  readonly seed: number;
  /** One record in so many is a known error of the catalogue. */
  readonly errorEvery: number;
}

/**
 * Text of a log without end: healthy records in the shapes of real ones, stacks, and known errors of the catalogue here
 * and there. Seeded. Its clock runs on from block to block, so blocks that go to several files are a rotated log.
 */
export class LogText {
  readonly #plan: TextPlan;
  readonly #random: () => number;
  readonly #errors: readonly string[];
  #time = Date.parse('2026-03-01T00:00:00Z');
  #record = 0;

  constructor(catalog: Catalog, plan: TextPlan) {
    this.#plan = plan;
    this.#random = createRandom(plan.seed);
    this.#errors = catalog.signatures
      .filter(({ role }) => role === 'finding')
      .flatMap(({ examples }) => examples.match.filter(({ source }) => source === plan.kind))
      .map(({ text }) => text.replaceAll('\n', '\r\n'));
  }

  /** So many more records, without the line end of the last. */
  records(count: number): string[] {
    return Array.from({ length: count }, () => {
      this.#time += Math.floor(this.#random() * 40);
      const isError = this.#record++ % this.#plan.errorEvery === this.#plan.errorEvery - 1;
      const error = this.#errors[Math.floor(this.#random() * this.#errors.length)] ?? '';
      if (isError) return this.add(error);
      return this.#plan.kind === 'mip.iplog' ? this.#scanned() : this.#healthy();
    });
  }

  /** A record with this text, stamped now. */
  add(text: string): string {
    if (this.#plan.kind === 'mip.iplog') return this.#row('Error', text);
    const body = text.replace(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+ /, '');
    const isWhole = /^(?:Error|Warn|Info|Debug)\b/.test(body);
    return `${this.#stamp()} ${isWhole ? body : `Error Component ${body}`}`;
  }

  #stamp(): string {
    const iso = new Date(this.#time).toISOString();
    return `${iso.slice(0, 10)} ${iso.slice(11, 23)}${Math.floor(this.#random() * 10)}`;
  }

  /** A line of the scanner; its real layout is not public, this one is invented. */
  #row(level: string, text: string): string {
    return `${level}\t${this.#stamp().slice(0, -1)}\tMSIP.Scanner\tMSIP.Scanner (4312)\t${text}\t\t${4 + Math.floor(this.#random() * 20)}`;
  }

  #scanned(): string {
    const n = Math.floor(this.#random() * 1e6);
    return this.#row(
      'Info',
      `File processed successfully [\\\\fs01.corp.contoso.example\\Finance\\Q${1 + (n % 4)}\\report-${n}.docx]`,
    );
  }

  #healthy(): string {
    const stamp = this.#stamp();
    const n = Math.floor(this.#random() * 1e6);
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
}
