import { type Catalog, combineScans, type Problem, renameSource, type ScanResult } from '#engine';
import { type FollowEvent, PatternHang } from '#host';
import type { FindingsOrigin, FollowParams, FollowResult } from '#protocol';
import { toScannedFindings } from '../convert/to-source-findings.ts';
import { scanOptions, type ServerContext } from '../server-context.ts';
import type { LogFollower, LogScan } from '../server-runtime.ts';

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
    const log = new FollowedLog(this.#context, uri, follower);
    this.#followed.set(uri, log);
    log.start();
    return { following: true };
  }
}

/** The scan of what was read so far, and what it depends on. */
interface Running {
  readonly scan: LogScan;
  readonly catalog: Catalog;
  readonly keep: number;
}

/** One log, from the request to follow it to the request to stop. */
class FollowedLog {
  readonly #context: ServerContext;
  readonly #path: string;
  readonly #follower: LogFollower;
  /** Absent before the first look, and after a pattern hung in it. */
  #running: Running | undefined;
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

  constructor(context: ServerContext, uri: string, follower: LogFollower) {
    this.#context = context;
    this.#path = context.runtime.pathOf(uri);
    this.#follower = follower;
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
    const running = this.#running;
    const result = running === undefined ? undefined : await this.#end();
    if (running !== undefined && result !== undefined) await this.#tell(running.catalog, result, 'follow');
  }

  async #takeNews(): Promise<void> {
    try {
      const running = await this.#getRunning();
      if (running !== undefined) await this.#readOn(running);
    } catch (error) {
      this.#leave(error);
    }
  }

  /** A log is read again from its start when what is known or kept has changed. */
  async #getRunning(): Promise<Running | undefined> {
    const [catalog, settings] = await Promise.all([this.#context.catalog(), this.#context.settings()]);
    if (this.#stopped) return undefined;
    const keep = settings.limits.occurrencesPerFinding;
    const known = this.#running;
    if (known !== undefined && known.catalog === catalog && known.keep === keep) return known;
    await this.#end();
    this.#follower.startOver();
    this.#told = '';
    this.#last = undefined;
    return this.#begin(catalog, keep);
  }

  async #readOn(running: Running): Promise<void> {
    let now = running;
    let last: FollowEvent['kind'] | undefined;
    let hasNews = false;
    for await (const event of this.#follower.poll()) {
      if (this.#stopped) return;
      last = event.kind;
      hasNews ||= last !== 'idle' && last !== 'unreadable';
      if (event.kind === 'unreadable') this.#trouble = [event.problem];
      else this.#trouble = [];
      if (event.kind === 'bytes') await now.scan.push(event.bytes);
      else if (event.kind === 'rotated') now = await this.#rotate(now, event.to);
      else if (event.kind === 'emptied') now = await this.#empty(now);
    }
    // Nothing has happened since the last look, which said so already.
    if (!hasNews && last === this.#last) return;
    const isQuiet = last === 'idle' || last === 'unreadable';
    await this.#tell(now.catalog, await now.scan.result(isQuiet), 'follow');
    this.#last = last;
  }

  /** What was found so far stays true, in the file that is called otherwise now. */
  async #rotate({ catalog, keep }: Running, to: string): Promise<Running> {
    const result = await this.#end();
    this.#told = '';
    await this.#tell(
      catalog,
      result === undefined ? await this.#readWhole(to) : renameSource(result, to),
      'scan',
    );
    this.#lost = [];
    return this.#begin(catalog, keep);
  }

  /** The places are gone with the text; that something stood there is not forgotten. */
  async #empty({ catalog, keep }: Running): Promise<Running> {
    const groups = (await this.#end())?.groups ?? [];
    const lost = groups.map(({ signatureId, count }) => `${signatureId} (${count})`).join(', ');
    const message =
      lost === ''
        ? 'It was emptied or replaced while it was followed; nothing known stood in the text before.'
        : `It was emptied or replaced while it was followed. In the text before stood: ${lost}.`;
    this.#lost = [{ kind: 'log-emptied', source: this.#path, message }];
    return this.#begin(catalog, keep);
  }

  #begin(catalog: Catalog, keep: number): Running {
    const { runtime } = this.#context;
    const options = { keep, today: runtime.today() };
    return (this.#running = { scan: runtime.followScan(catalog, this.#path, options), catalog, keep });
  }

  /** Ends the scan that runs; undefined when a pattern hangs even now. */
  async #end(): Promise<ScanResult | undefined> {
    const running = this.#running;
    this.#running = undefined;
    try {
      return await running?.scan.end();
    } catch (error) {
      this.#leave(error);
      return undefined;
    }
  }

  /** A scan in which a pattern hung is gone; the next look begins another, without that pattern. */
  #leave(error: unknown): void {
    this.#running = undefined;
    if (!(error instanceof PatternHang)) throw error;
    this.#context.onHang(error);
  }

  /** The same file by another way, when its scan is gone. */
  async #readWhole(path: string): Promise<ScanResult> {
    const { runtime } = this.#context;
    const [catalog, settings] = await Promise.all([this.#context.catalog(), this.#context.settings()]);
    const source = await runtime.openFile(runtime.uriOf(path));
    const options = scanOptions(this.#context, settings.limits.occurrencesPerFinding);
    return combineScans(catalog, [await runtime.scanNow(catalog, source, options)]);
  }

  async #tell(catalog: Catalog, scanned: ScanResult, origin: FindingsOrigin): Promise<void> {
    const { runtime } = this.#context;
    const result = { ...scanned, problems: [...this.#lost, ...this.#trouble, ...scanned.problems] };
    const source = toScannedFindings(catalog, result, runtime.uriOf(result.sources[0]?.path ?? ''), runtime);
    const told = keyOf(result);
    if (told === this.#told) return;
    this.#told = told;
    await this.#context.findings.send(origin, source);
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
