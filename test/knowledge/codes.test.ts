import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

interface CodeFile {
  readonly family: string;
  readonly codes: readonly { readonly code: number; readonly name: string; readonly message: string }[];
}

const folder = path.resolve(import.meta.dirname, '../../knowledge/codes');
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

describe('the tables of codes', () => {
  it('cover every family that a public table exists for', () => {
    assert.deepEqual(files, [
      'aadsts.json',
      'hresult.json',
      'msi.json',
      'ntstatus.json',
      'win32.json',
      'winhttp.json',
    ]);
  });

  for (const file of files) {
    const { family, codes } = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as CodeFile;

    it(`${file} has one row a code, sorted, with a name and a text of bounded length`, () => {
      assert.equal(`${family}.json`, file);
      let last = -1;
      for (const { code, name, message } of codes) {
        assert.ok(
          Number.isInteger(code) && code > last && code <= 0xffff_ffff,
          `${name}: ${code} after ${last}`,
        );
        last = code;
        assert.match(name, /^\w{2,100}$/);
        assert.ok(message.length <= 201, name);
        assert.doesNotMatch(
          message,
          /\]\(|<\/?(?:br|ul|li)\b|\s\s|\p{Cc}/u,
          `${name} has marks of its source`,
        );
      }
    });
  }

  it('stay small enough to load with the extension', () => {
    const bytes = files.reduce((sum, file) => sum + readFileSync(path.join(folder, file)).length, 0);
    assert.ok(bytes < 900_000, `${bytes} bytes`);
  });
});
