import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { root } from './real-catalog.ts';

const ajv = new Ajv({ strict: true, allErrors: true });
const compiled = new Map<string, ValidateFunction>();

/** What does not fit a schema of knowledge/schemas, each as one line; empty when all fits. */
export function findSchemaMistakes(schema: 'report' | 'explanation', value: unknown): string[] {
  let validate = compiled.get(schema);
  if (validate === undefined) {
    const file = path.join(root, 'knowledge/schemas', `${schema}.schema.json`);
    validate = ajv.compile(JSON.parse(readFileSync(file, 'utf8')) as object);
    compiled.set(schema, validate);
  }
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}
