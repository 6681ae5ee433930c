import assert from 'node:assert/strict';
import { SourceError, toProblem } from '#host';

describe('toProblem', () => {
  it('has a sentence and what to do for the errors of files and network shares', () => {
    for (const code of [
      'ENOENT',
      'EACCES',
      'EPERM',
      'EBUSY',
      'ELOOP',
      'ENAMETOOLONG',
      'EIO',
      'ESTALE',
      'EHOSTDOWN',
    ]) {
      const problem = toProblem('x.log', Object.assign(new Error(`${code}: open 'x.log'`), { code }));
      assert.equal(problem.source, 'x.log');
      assert.match(problem.message, /^[A-Z][^\n]*\.$/);
      assert.ok(!problem.message.includes(code), problem.message);
    }
  });

  it('keeps what is already said, with its own place', () => {
    const error = new SourceError('zip-cut', 'a.zip!/x.log', 'The zip ends.');
    assert.deepEqual(toProblem('a.zip', error), {
      kind: 'zip-cut',
      source: 'a.zip!/x.log',
      message: 'The zip ends.',
    });
  });

  it('takes anything that was thrown', () => {
    assert.deepEqual(toProblem('x', 'odd'), {
      kind: 'unreadable',
      source: 'x',
      message: 'It could not be read: odd',
    });
  });
});
