import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';

/** A SARIF log as far as tests look at it; the schema says the rest. */
export interface SarifRun {
  readonly tool: {
    readonly driver: {
      readonly rules: readonly {
        readonly id: string;
        readonly helpUri?: string;
        readonly help: { readonly text: string; readonly markdown: string };
        readonly defaultConfiguration: { readonly level: string };
      }[];
    };
  };
  readonly artifacts: readonly { readonly location: { readonly uri: string } }[];
  readonly results: readonly {
    readonly ruleId: string;
    readonly ruleIndex: number;
    readonly level: string;
    readonly message: { readonly text: string };
    readonly locations: readonly SarifLocation[];
    readonly relatedLocations?: readonly (SarifLocation & { readonly message: { readonly text: string } })[];
    readonly partialFingerprints: Readonly<Record<string, string>>;
  }[];
  readonly invocations: readonly {
    readonly executionSuccessful: boolean;
    readonly toolExecutionNotifications: readonly {
      readonly message: { readonly text: string };
      readonly locations?: readonly SarifLocation[];
    }[];
  }[];
}

interface SarifLocation {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly index?: number };
    readonly region?: Readonly<Record<string, number>>;
  };
}

let validate: ValidateFunction | undefined;

/** The one run of a report; fails with what does not fit SARIF. */
export function readSarif(text: string): SarifRun {
  const log: unknown = JSON.parse(text);
  validate ??= compile();
  assert.ok(validate(log), JSON.stringify(validate.errors?.slice(0, 3)));
  const [run] = (log as { runs: readonly SarifRun[] }).runs;
  assert.ok(run !== undefined);
  return run;
}

function compile(): ValidateFunction {
  const file = path.join(import.meta.dirname, 'sarif-subset.schema.json');
  const ajv = new Ajv({ strict: true });
  // RFC 3986: only these characters, and a scheme or none. Node's parser has to take it, too.
  const uriCharacters = /^(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[\dA-F]{2})+$/;
  const parses = (uri: string, base?: string): boolean => uriCharacters.test(uri) && URL.canParse(uri, base);
  ajv.addFormat('uri', (uri: string) => parses(uri));
  ajv.addFormat('uri-reference', (uri: string) => parses(uri, 'file:///base/'));
  return ajv.compile(JSON.parse(readFileSync(file, 'utf8')) as object);
}
