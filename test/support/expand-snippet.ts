/** A snippet as an editor inserts it when nobody touches a placeholder. */
export interface ExpandedSnippet {
  readonly text: string;
  /** What stands at each place to fill in, by its number; the first of several choices. */
  readonly places: ReadonlyMap<number, SnippetPlace>;
}

export interface SnippetPlace {
  readonly text: string;
  readonly choices: readonly string[];
}

/**
 * Reads a snippet by the grammar of VS Code and LSP. Throws where it holds a variable: PowerShell is full of `$name`,
 * and one that was not escaped is replaced by nothing when the snippet is inserted.
 *
 * @param choose which text stands at a place with choices; the first where absent
 */
export function expandSnippet(
  snippet: string,
  choose: (choices: readonly string[], place: number) => string = ([first = '']) => first,
): ExpandedSnippet {
  const places = new Map<number, SnippetPlace>();
  const place = (number: number, text: string, choices: readonly string[]): string => {
    places.set(number, { text, choices });
    return text;
  };
  const text = snippet.replace(token, (whole, ...groups: (string | undefined)[]) => {
    const [escaped, bare, numbered, listed, list = '', filled, preset = '', variable] = groups;
    if (escaped !== undefined) return escaped;
    if (variable !== undefined) throw new Error(`A variable that is not escaped: ${whole}`);
    const number = Number(bare ?? numbered ?? listed ?? filled);
    if (listed !== undefined) {
      const choices = splitChoices(list);
      return place(number, choose(choices, number), choices);
    }
    if (filled !== undefined) return place(number, preset.replace(/\\([\\$}])/g, '$1'), []);
    return places.get(number)?.text ?? '';
  });
  return { text, places };
}

/** An escape; `$1`; `${1}`; `${1|a,b|}`; `${1:text}`; anything else that a dollar begins as a variable. */
const token =
  /\\([\\$}])|\$(\d+)|\$\{(\d+)\}|\$\{(\d+)\|((?:[^|\\]|\\.)*)\|\}|\$\{(\d+):((?:[^}$\\]|\\.)*)\}|\$(\w+|\{)/g;

function splitChoices(list: string): string[] {
  return [...list.matchAll(/((?:[^,\\]|\\.)*)(?:,|$)/g)]
    .map(([, choice = '']) => choice.replace(/\\([\\,|])/g, '$1'))
    .slice(0, -1);
}
