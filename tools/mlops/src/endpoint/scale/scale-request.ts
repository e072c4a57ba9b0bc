/** What is asked of the capacity of one variant. */
export interface CapacityRequest {
  /** Variant that it is about. @default - the only one */
  readonly variant?: string | undefined;
  /** Limits that scaling keeps. */
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** Instances, where nothing scales. */
  readonly count?: number | undefined;
  /** Requests that a serverless variant answers at once. */
  readonly maxConcurrency?: number | undefined;
  /** Copies of a serverless variant that are kept started, where nothing scales them. */
  readonly provisionedConcurrency?: number | undefined;
}

/** Whether it asks for anything. */
export const asksForCapacity = (request: CapacityRequest): boolean =>
  [request.min, request.max, request.count, request.maxConcurrency, request.provisionedConcurrency].some(
    (value) => value !== undefined,
  );

/** What is wrong with an option: `--count: got 3; expected …`. */
export const optionProblem = (option: string, got: string | number | undefined, expected: string): string =>
  `--${option}: got ${typeof got === "string" ? `"${got}"` : (got ?? "nothing")}; expected ${expected}`;
