import type { AwsEnvironment } from "@mlops/core";

/** Whatever lives in an account and region: every reference does. */
interface Placed {
  readonly environment: AwsEnvironment;
}

/**
 * References that live in another account or region than `home`: things built from both could not reach each other.
 * @param home argument that says where the component lives
 */
export function strangerProblems<Refs extends Readonly<Record<string, Placed>>>(
  home: keyof Refs & string,
  refs: Refs,
): string[] {
  const expected = place(refs[home]);
  return Object.entries(refs).flatMap(([argument, ref]) =>
    place(ref) === expected
      ? []
      : [`${argument}: lives in ${place(ref)}; expected ${expected}, where ${home} lives`],
  );
}

function place(ref: Placed | undefined): string {
  return `account ${ref?.environment.account}, ${ref?.environment.region}`;
}
