/** How a run ended. `passed: 0` is a failure too: then nothing was tested. */
export interface TestCounts {
  readonly passed: number;
  readonly failures: readonly TestFailure[];
}

/** A test or hook that failed: its full title, and message and stack of the error. */
export interface TestFailure {
  readonly title: string;
  readonly error: string;
}

/** Runs test files with mocha in this process. Loaded on call, because inside VS Code only `import()` reaches it. */
export async function runMocha(files: readonly string[], timeout: number): Promise<TestCounts> {
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({ ui: 'bdd', reporter: 'spec', color: false, timeout });
  for (const file of files) mocha.addFile(file);
  await mocha.loadFilesAsync();
  return await new Promise((resolve) => {
    const failures: TestFailure[] = [];
    const runner = mocha.run(() => resolve({ passed: runner.stats?.passes ?? 0, failures }));
    runner.on('fail', (test, error: Error) =>
      failures.push({ title: test.fullTitle(), error: error.stack ?? error.message }),
    );
  });
}
