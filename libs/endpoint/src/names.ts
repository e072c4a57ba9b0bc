import { nameLengths } from "@mlops/aws";
import { type AwsEnvironment, physicalName } from "@mlops/core";

/** The name under which callers find what a component makes, where its settings name none. */
export function defaultName(environment: AwsEnvironment, name: string): string {
  return physicalName({ environment, parts: [name], maxLength: nameLengths.sageMaker });
}
