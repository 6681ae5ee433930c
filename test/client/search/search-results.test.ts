import assert from 'node:assert/strict';
import type { FoundPlaces, SearchSummary } from '#protocol';
import {
  accessibleLabel,
  describePlace,
  describeResults,
} from '../../../client/src/search/describe-search.ts';
import { type AskedSearch, SearchResults } from '../../../client/src/search/search-results.ts';

const asked: AskedSearch = {
  query: { text: 'needle', isRegex: false, matchCase: false },
  uris: ['iplog-zip:/case.zip!'],
  where: 'case.zip',
};
const summary: SearchSummary = {
  sources: 3,
  sourcesWithHits: 2,
  hits: 3,
  problems: [],
  ended: 'complete',
};

describe('the results of a search', () => {
  it('come file by file, more of a file to those it has, and tell of each change', () => {
    const results = new SearchResults();
    let changes = 0;
    results.onDidChange(() => changes++);
    results.begin(asked);
    results.add(asked, places('a.log', 1));
    results.add(asked, places('b.log', 7));
    results.add(asked, places('a.log', 2));
    results.end(asked, summary);
    assert.deepEqual(
      results.files.map(({ path, places: own }) => [path, own.map(({ hit }) => hit.line)]),
      [
        ['case.zip!/Logs/a.log', [1, 2]],
        ['case.zip!/Logs/b.log', [7]],
      ],
    );
    assert.equal(changes, 5);
  });

  it('leave out what a search still brings that is not the one shown', () => {
    const results = new SearchResults();
    results.begin(asked);
    const again = { ...asked };
    results.begin(again);
    results.add(asked, places('a.log', 1));
    results.end(asked, summary);
    assert.deepEqual([results.count, results.summary], [0, undefined]);
    results.add(again, places('a.log', 1));
    results.clear();
    results.add(again, places('a.log', 1));
    assert.deepEqual([results.count, results.asked], [0, undefined]);
  });

  it('are stepped through from the chosen one, around the end and the beginning', () => {
    const results = new SearchResults();
    assert.equal(results.step(1), undefined);
    results.begin(asked);
    results.add(asked, places('a.log', 1, 2, 3));
    const go = (direction: 1 | -1): number | undefined => results.step(direction)?.place.hit.line;
    assert.deepEqual([go(1), go(1), go(1), go(1), go(-1), go(-1)], [1, 2, 3, 1, 3, 2]);
    const [file] = results.files;
    assert.ok(file?.places[0]);
    results.choose(file.places[0]);
    assert.equal(go(1), 2);
    results.begin({ ...asked });
    results.add(asked, places('a.log', 1));
    assert.equal(results.step(-1), undefined);
  });

  it('begin with the last where one goes back first', () => {
    const results = new SearchResults();
    results.begin(asked);
    results.add(asked, places('a.log', 1, 2, 3));
    assert.equal(results.step(-1)?.number, 3);
  });

  it('say in one line what was looked for, what came of it, and what is missing', () => {
    const results = new SearchResults();
    assert.equal(describeResults(results), '');
    const query = { text: 'a+', isRegex: true, matchCase: true };
    const strict = { ...asked, query };
    results.begin(strict);
    const what = '"a+", regular expression, match case in case.zip: ';
    assert.equal(describeResults(results), `${what}searching...`);
    results.add(strict, places('a.log', 1, 2));
    assert.equal(describeResults(results), `${what}2 places in 1 file, searching...`);
    const told = (ended: SearchSummary['ended'], problems: SearchSummary['problems'] = []): string => {
      results.end(strict, { ...summary, ended, problems });
      return describeResults(results).slice(what.length);
    };
    assert.equal(told('complete'), '2 places in 1 file (3 files read).');
    assert.equal(told('cancelled'), '2 places in 1 file, stopped early (3 files read).');
    assert.match(told('limit'), /There are more/);
    assert.match(
      told('stopped', [{ kind: 'search-slow', message: 'x' }]),
      /broken off. 1 problem; the output/,
    );
  });

  it('show the place in its line, and say to a screen reader what the eye sees', () => {
    const results = new SearchResults();
    results.begin(asked);
    results.add(asked, places('a.log', 11));
    const [file] = results.files;
    const [place] = file?.places ?? [];
    assert.ok(file !== undefined && place !== undefined);
    assert.deepEqual(describePlace(place), { label: 'a needle b', highlight: [2, 8], line: 'line 12' });
    assert.equal(accessibleLabel(place), 'line 12, a needle b');
    assert.equal(accessibleLabel(file), 'a.log, 1 place, in case.zip!/Logs');
  });
});

function places(name: string, ...lines: number[]): FoundPlaces {
  return {
    uri: `iplog-zip:/case.zip!/Logs/${name}`,
    path: `case.zip!/Logs/${name}`,
    hits: lines.map((line) => ({
      line,
      startColumn: 2,
      endColumn: 8,
      before: 'a\t',
      match: 'needle',
      after: ' b',
    })),
  };
}
