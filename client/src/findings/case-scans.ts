import * as vscode from 'vscode';
import type { ScanSummary } from '#protocol';
import type { FeatureContext } from '../feature.ts';
import { plainLabel } from '../plain-label.ts';
import { tellWarning } from '../tell.ts';
import { tellOutcome } from './tell-outcome.ts';

/**
 * The scans of this window. What was scanned to its end is remembered until the reader clears it, because a server that
 * was started again knows nothing of it: then the scan is repeated, so that view, summary and reports say the same.
 */
export class CaseScans {
  readonly #context: FeatureContext;
  /** What was scanned to its end, by its uris. */
  readonly #done = new Map<string, readonly vscode.Uri[]>();

  constructor(context: FeatureContext) {
    this.#context = context;
  }

  async scan(uris: readonly vscode.Uri[]): Promise<void> {
    const summary = await this.#run(uris);
    if (summary === undefined) return;
    await vscode.commands.executeCommand('iplogLens.findings.focus');
    // Nobody has to answer for the scan to be over.
    void tellOutcome(summary, this.#context.output);
  }

  /** Scans again what the server of before had scanned. */
  repeat(): void {
    this.#forgetCleared();
    const again = [...this.#done.values()];
    this.#done.clear();
    const all = async (): Promise<void> => {
      for (const uris of again) await this.#run(uris);
    };
    void all();
  }

  /** The reader may have cleared what was found before. */
  #forgetCleared(): void {
    if (!this.#context.findings.hasScan) this.#done.clear();
  }

  /** Undefined where the server ended before the scan did; then the reader is asked whether to begin again. */
  async #run(uris: readonly vscode.Uri[]): Promise<ScanSummary | undefined> {
    const { output } = this.#context;
    const key = uris.join('\n');
    let last = '';
    this.#forgetCleared();
    try {
      const summary = await this.#request(uris, (message) => (last = message));
      if (summary.ended === 'complete') this.#done.set(key, uris);
      for (const problem of summary.problems) {
        const place = [problem.source, problem.line].filter((part) => part !== undefined).join(':');
        output.warn(place === '' ? problem.message : `${place}: ${problem.message}`);
      }
      return summary;
    } catch (error) {
      output.error(`A scan broke off: ${String(error)}`);
      void this.#offerAgain(uris, last);
      return undefined;
    }
  }

  async #request(uris: readonly vscode.Uri[], onMessage: (message: string) => void): Promise<ScanSummary> {
    const { server } = this.#context;
    const workDoneToken = `scan-${Date.now()}-${this.#context.findings.sources().length}`;
    const title = 'Scanning for known errors';
    return await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, cancellable: true, title },
      async (progress, cancelled) => {
        let shown = 0;
        await server.start();
        const listener = server.onProgress(workDoneToken, (message, percentage = shown) => {
          if (message !== undefined) onMessage(message);
          progress.report({
            ...(message === undefined ? {} : { message: plainLabel(message) }),
            increment: percentage - shown,
          });
          shown = percentage;
        });
        try {
          const params = { uris: uris.map((uri) => uri.toString()), workDoneToken };
          return await server.request('iplogLens/scan', params, cancelled);
        } finally {
          listener.dispose();
        }
      },
    );
  }

  /** Not by itself: what made the server end may do so again. */
  async #offerAgain(uris: readonly vscode.Uri[], last: string): Promise<void> {
    const again = 'Scan Again';
    const reached = last === '' ? '' : ` It had come to: ${last}.`;
    const text = `The scan broke off, because the language server ended.${reached}`;
    const answer = await tellWarning(text, again);
    if (answer !== again) return;
    if (this.#context.server.state === 'failed')
      await vscode.commands.executeCommand('iplogLens.restartServer');
    await this.scan(uris);
  }
}
