import { hideSecrets, type Problem } from '#engine';

/** A problem for the output channel, which goes into tickets: names of files may hold secrets too. */
export function hideInProblem(problem: Problem): Problem {
  const { source, message } = problem;
  return {
    ...problem,
    message: hideSecrets(message),
    ...(source === undefined ? {} : { source: hideSecrets(source) }),
  };
}
