/** What numbers, lengths or counts a service takes, both ends included. */
export interface Range {
  readonly min: number;
  readonly max: number;
}
