import fc from 'fast-check';

// Loaded before all tests: properties are tried on the same cases in every run, so that a change fails and never the chance.
// `SEED=4711 npx mocha` tries others, and `npm run fuzz` as many as somebody has time for.
fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 1) });
