/** Where the project's files are read; package.json's repository, which a test compares. */
const files = 'https://github.com/iplog-lens/iplog-lens/blob/main';

/** How to teach a new error. */
export const signatureGuide = `${files}/CONTRIBUTING.md#add-a-signature-in-five-minutes`;
