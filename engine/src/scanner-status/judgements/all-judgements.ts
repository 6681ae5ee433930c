import { classifiedNotLabeled } from './classified-not-labeled.ts';
import { clusterError } from './cluster-error.ts';
import { clusterOffline } from './cluster-offline.ts';
import { clusterUnknown } from './cluster-unknown.ts';
import { clusterWorking } from './cluster-working.ts';
import { configurationEmpty } from './configuration-empty.ts';
import { enforceOff } from './enforce-off.ts';
import { failedFiles } from './failed-files.ts';
import { jobKeptElsewhere } from './job-kept-elsewhere.ts';
import type { Judgement } from './judgement.ts';
import { noProgress } from './no-progress.ts';
import { noRepositories } from './no-repositories.ts';
import { nodeFailed } from './node-failed.ts';
import { nodePending } from './node-pending.ts';
import { nodeUnknown } from './node-unknown.ts';
import { nodeWorking } from './node-working.ts';
import { onlineConfigurationOff } from './online-configuration-off.ts';
import { progressing } from './progressing.ts';
import { repositorySkipped } from './repository-skipped.ts';
import { repositoryUnknown } from './repository-unknown.ts';
import { repositoryWorking } from './repository-working.ts';
import { scheduleManual } from './schedule-manual.ts';

/** Every judgement, in the order in which reports show those of one level: a new one is one file and one line here. */
export const allJudgements: readonly Judgement[] = [
  clusterOffline,
  clusterError,
  clusterUnknown,
  clusterWorking,
  nodeFailed,
  nodePending,
  nodeUnknown,
  nodeWorking,
  noProgress,
  progressing,
  failedFiles,
  classifiedNotLabeled,
  repositorySkipped,
  repositoryUnknown,
  repositoryWorking,
  noRepositories,
  configurationEmpty,
  onlineConfigurationOff,
  enforceOff,
  scheduleManual,
  jobKeptElsewhere,
];
