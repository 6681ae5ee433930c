/** Where the project's files are read; package.json's repository, which a test compares. */
const files = 'https://github.com/iplog-lens/iplog-lens/blob/main';

/** How to teach a new error. */
export const signatureGuide = `${files}/CONTRIBUTING.md#add-a-signature-in-five-minutes`;

/** The page of a built-in error in docs/errors; undefined for an error of somebody's own, which has none. */
export function findReferencePage(id: string): string | undefined {
  return /^(?:AIP|MDI|SEC)\d{4}$/.test(id) ? `${files}/docs/errors/${id}.md` : undefined;
}
