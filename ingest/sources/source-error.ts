// Failures of a source, each with a Vietnamese sentence: those that pass by themselves and those that do not.

/** The source cannot be used as it is; `message` says what to change. */
export class SourceError extends Error {
  override name = 'SourceError';
}

/** The source does not answer properly now; trying again later may help. */
export class SourceUnavailableError extends SourceError {
  override name = 'SourceUnavailableError';
}
