import { type Catalog, FollowScan, type Problem, renameSource, type ScanResult } from '#engine';
import type { FollowEvent } from '#host';
import type { FindingsOrigin, FollowParams, FollowResult } from '#protocol';
import { toScannedFindings } from '../convert/to-source-findings.ts';
import type { ServerContext } from '../server-context.ts';
import type { LogFollower } from '../server-runtime.ts';

/** How often a log is looked at, in milliseconds; a share that answers slowly is asked less often. */
const INTERVAL = 250;
/** Share of the time that looking may take. */
const SLOWER_BY = 4;
/** Logs followed at one time; each keeps its place in memory. */
const MOST = 8;

/** Follows logs that grow and tells new findings as they come, each once. */
export class LogFollowers {
  readonly #context: ServerContext;
  readonly #followed = new Map<string, FollowedLog>();

  constructor(context: ServerContext) {
    this.#context = context;
  }

  async handle({ uri, follow }: FollowParams): Promise<FollowResult> {
    const known = this.#followed.get(uri);
    if (!follow) {
      this.#followed.delete(uri);
      await known?.stop();
      return { following: false };
    }
    if (known !== undefined) return { following: true };
    if (this.#followed.size >= MOST)
      return { following: false, problem: `${MOST} logs are followed already. Stop following one of them.` };
    const follower = this.#context.runtime.followFile(uri);
    if (follower === undefined)
      return { following: false, problem: 'Only a file on disk or on a network share can be followed.' };
    const [catalog, settings] = await Promise.all([this.#context.catalog(), this.#context.settings()]);
    const log = new FollowedLog(this.#context, catalog, uri, follower, settings.limits.occurrencesPerFinding);
    this.#followed.set(uri, log);
    log.start();
    return { following: true };
  }
}

/** One log, from the request to follow it to the request to stop. */
class FollowedLog {
  readonly #context: ServerContext;
  readonly #catalog: Catalog;
  readonly #path: string;
  readonly #follower: LogFollower;
  readonly #keep: number;
  #scan: FollowScan;
  /** What was told last, so that nothing is told twice. */
  #told = '';
  /** Why the log cannot be read just now. */
  #trouble: readonly Problem[] = [];
  /** What stood in a text that is gone. */
  #lost: readonly Problem[] = [];
  /** How the last look ended. */
  #last: FollowEvent['kind'] | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;
  #look: Promise<void> = Promise.resolve();

  constructor(context: ServerContext, catalog: Catalog, uri: string, follower: LogFollower, keep: number) {
    this.#context = context;
    this.#catalog = catalog;
    this.#path = context.runtime.pathOf(uri);
    this.#follower = follower;
    this.#keep = keep;
    this.#scan = this.#begin();
  }

  start(): void {
    const { guard, runtime } = this.#context;
    const began = runtime.now();
    this.#look = this.#takeNews();
    guard.run('iplogLens/follow', async () => {
      try {
        await this.#look;
      } finally {
        if (!this.#stopped) {
          const took = runtime.now() - began;
          this.#timer = setTimeout(() => this.start(), Math.max(INTERVAL, took * SLOWER_BY));
          this.#timer.unref();
        }
      }
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    // A failure of the last look was told by the guard.
    await this.#look.catch(() => {});
    await this.#follower.close();
    await this.#tell(this.#scan.end(), 'follow');
  }

  async #takeNews(): Promise<void> {
    let last: FollowEvent['kind'] | undefined;
    let hasNews = false;
    for await (const event of this.#follower.poll()) {
      if (this.#stopped) return;
      last = event.kind;
      hasNews ||= last !== 'idle' && last !== 'unreadable';
      if (event.kind === 'unreadable') this.#trouble = [event.problem];
      else this.#trouble = [];
      if (event.kind === 'bytes') this.#scan.push(event.bytes);
      else if (event.kind === 'rotated') await this.#rotate(event.to);
      else if (event.kind === 'emptied') this.#empty();
    }
    // Nothing has happened since the last look, which said so already.
    if (!hasNews && last === this.#last) return;
    this.#last = last;
    const isQuiet = last === 'idle' || last === 'unreadable';
    await this.#tell(this.#scan.result(isQuiet), 'follow');
  }

  /** What was found so far stays true, in the file that is called otherwise now. */
  async #rotate(to: string): Promise<void> {
    const result = renameSource(this.#scan.end(), to);
    this.#told = '';
    await this.#tell(result, 'scan');
    this.#lost = [];
    this.#scan = this.#begin();
  }

  /** The places are gone with the text; that something stood there is not forgotten. */
  #empty(): void {
    const { groups } = this.#scan.end();
    const lost = groups.map(({ signatureId, count }) => `${signatureId} (${count})`).join(', ');
    const message =
      lost === ''
        ? 'It was emptied or replaced while it was followed; nothing known stood in the text before.'
        : `It was emptied or replaced while it was followed. In the text before stood: ${lost}.`;
    this.#lost = [{ kind: 'log-emptied', source: this.#path, message }];
    this.#scan = this.#begin();
  }

  #begin(): FollowScan {
    return new FollowScan(this.#catalog, this.#path, {
      keep: this.#keep,
      today: this.#context.runtime.today(),
      now: () => this.#context.runtime.now(),
    });
  }

  async #tell(scanned: ScanResult, origin: FindingsOrigin): Promise<void> {
    const { connection, runtime } = this.#context;
    const result = { ...scanned, problems: [...this.#lost, ...this.#trouble, ...scanned.problems] };
    const source = toScannedFindings(
      this.#catalog,
      result,
      runtime.uriOf(result.sources[0]?.path ?? ''),
      runtime,
    );
    const told = keyOf(result);
    if (told === this.#told) return;
    this.#told = told;
    await connection.sendNotification('iplogLens/findings', { origin, source });
  }
}

/** Changes when something is worth telling; a healthy record more is not. */
function keyOf({ groups, problems, sources }: ScanResult): string {
  return JSON.stringify([
    sources[0]?.path,
    sources[0]?.kind,
    groups.map(({ signatureId, count, occurrences, resolvedBy }) => [
      signatureId,
      count,
      occurrences.at(-1)?.recordEndLine,
      resolvedBy?.line,
    ]),
    problems.map(({ message }) => message),
  ]);
}
